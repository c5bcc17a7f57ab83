// Going through the screens of a flow: what is filled in, what is wrong, and what a tap does.
import { useState } from "react";
import { faultOf, ofForm, type Fault } from "../flow/check";
import {
  allOf,
  actionOf,
  dict,
  emptyOf,
  isField,
  type Action,
  type Component,
  type Dict,
  type Screen,
} from "../flow/model";
import { initialOf, type Next, type Start } from "../flow/begin";
import { resolve, shownOf, truth, type Surroundings } from "../flow/resolve";

type Visit = { id: string; data: Dict };
type Forms = Record<string, Dict>;

export type Doing = {
  /** Takes what was filled in; rejects with words for the person when it cannot be taken. */
  onComplete: (answer: Dict) => unknown;
  /** Asks the flow's endpoint which screen follows; without, such flows cannot go on. */
  onExchange?: ((action: string, screen: string, data: Dict) => Promise<Next>) | undefined;
};

function examplesOf(screen: Screen): Dict {
  return Object.fromEntries(
    Object.entries(screen.data).map(([name, model]) => [name, dict(model)["__example__"]]),
  );
}

/** The fields of a screen with what they hold: what was written, else what they begin with. */
function formOf(screen: Screen, written: Dict, data: Dict, screens: Surroundings["screens"]): Dict {
  const around: Surroundings = { form: {}, data, screens };
  const found: Dict = {};
  for (const form of allOf(screen.children).filter((one) => one.type === "Form")) {
    const begins = { ...form, "init-values": resolve(form["init-values"], around) };
    for (const field of allOf([form]).filter(isField)) {
      const name = String(field["name"]);
      const begin = ofForm(begins, "init-values", name);
      if (begin !== undefined) found[name] = begin;
    }
  }
  for (const field of allOf(screen.children).filter(isField)) {
    const name = String(field["name"]);
    found[name] = written[name] ?? initialOf(field, around) ?? found[name] ?? emptyOf(field);
  }
  return found;
}

export function useFlow(screens: Screen[], start: Start, doing: Doing) {
  const byId = (id: string) => screens.find((one) => one.id === id);
  const first = byId(start.screen ?? "") ?? screens[0];
  const dataOf = (screen: Screen, given: Dict) =>
    start.withExamples ? { ...examplesOf(screen), ...given } : given;
  const [trail, setTrail] = useState<Visit[]>(
    first ? [{ id: first.id, data: dataOf(first, start.data) }] : [],
  );
  const [forms, setForms] = useState<Forms>({});
  const [isChecked, setChecked] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);

  const here = trail.at(-1);
  const screen = here && byId(here.id);
  const visited: Surroundings["screens"] = {};
  for (const visit of trail) {
    const one = byId(visit.id);
    if (one) {
      const form = formOf(one, forms[visit.id] ?? {}, visit.data, visited);
      visited[visit.id] = { form, data: visit.data };
    }
  }
  const around: Surroundings = {
    form: (here && visited[here.id]?.form) ?? {},
    data: here?.data ?? {},
    screens: visited,
  };
  const shown = screen ? shownOf(screen.children, around) : [];
  const faults = new Map<string, Fault>();
  for (const field of shown.filter(isField)) {
    const fault = faultOf(field, around.form[String(field["name"])], around);
    if (fault) faults.set(String(field["name"]), fault);
  }

  const goTo = (id: string, data: Dict) => {
    const next = byId(id);
    if (!next) return;
    setChecked(false);
    setTrail((before) => {
      const at = before.findIndex((visit) => visit.id === id);
      const kept = at < 0 ? before : before.slice(0, at);
      return [...kept, { id, data: dataOf(next, data) }];
    });
  };
  const attempt = async (work: () => unknown) => {
    setTrouble(null);
    setBusy(true);
    try {
      await work();
    } catch (error) {
      setTrouble(error instanceof Error ? error.message : String(error));
    } finally {
      setBusy(false);
    }
  };
  const ask = (action: string, data: Dict) =>
    attempt(async () => {
      if (!doing.onExchange) throw new Error(start.noEndpoint);
      const next = await doing.onExchange(action, here?.id ?? "", data);
      if (next.done) await doing.onComplete(next.done);
      else if (next.screen === here?.id) {
        setTrail((before) =>
          before.map((one, at) => (at === before.length - 1 ? { ...one, data: next.data } : one)),
        );
      } else goTo(next.screen, next.data);
    });
  const perform = (action: Action | null, values = around) => {
    if (!action) return;
    if (action.name === "open_url") {
      if (/^https?:/i.test(action.url)) window.open(action.url, "_blank", "noopener,noreferrer");
      return;
    }
    const payload = resolve(action.payload, values) as Dict;
    if (action.name === "navigate") goTo(action.screen, payload);
    else if (action.name === "complete") void attempt(() => doing.onComplete(payload));
    else if (action.name === "data_exchange") void ask("data_exchange", payload);
    else if (here) {
      const data = { ...here.data, ...payload };
      setTrail((before) => [...before.slice(0, -1), { ...here, data }]);
    }
  };

  return {
    screen,
    shown,
    around,
    isBusy,
    trouble,
    faults: isChecked ? faults : new Map<string, Fault>(),
    canGoBack: trail.length > 1,
    begin: () => void ask("INIT", {}),
    back: () => {
      setChecked(false);
      setTrouble(null);
      setTrail((before) => (before.length > 1 ? before.slice(0, -1) : before));
    },
    put: (field: Component, value: unknown) => {
      if (!here) return;
      const name = String(field["name"]);
      setForms((before) => ({ ...before, [here.id]: { ...before[here.id], [name]: value } }));
      const isChosen = Array.isArray(value) ? value.length > 0 : Boolean(value);
      const action = field[isChosen ? "on-select-action" : "on-unselect-action"];
      if (action) {
        perform(actionOf(action), { ...around, form: { ...around.form, [name]: value } });
      }
    },
    /** A tap on something other than the footer. */
    tap: (component: Component, own?: unknown) =>
      perform(actionOf(own ?? component["on-click-action"])),
    /** A tap on the footer, which asks for everything to be filled in first; the name of what is not. */
    finish: (footer: Component): string | null => {
      const wrong = shown.filter(isField).find((one) => faults.has(String(one["name"])));
      setChecked(true);
      if (wrong) return String(wrong["name"]);
      perform(actionOf(footer["on-click-action"]));
      return null;
    },
    isOn: (component: Component) =>
      component["enabled"] === undefined || truth(component["enabled"], around),
  };
}

export type Going = ReturnType<typeof useFlow>;
