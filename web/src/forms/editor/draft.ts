// Changing a Flow JSON without losing what one does not understand: every change gives a new flow. Pure.
import { dict, isDict, isField, list, said, type Component, type Dict } from "../flow/model";

export type Flow = Dict;
export const VERSION = "7.3";
const LAST_WITHOUT_SCREENS = "4.0";

export const parseFlow = (text: string): Flow | null => {
  try {
    const read: unknown = JSON.parse(text);
    return isDict(read) && Array.isArray(read["screens"]) ? read : null;
  } catch {
    return null;
  }
};
export const writeFlow = (flow: Flow) => JSON.stringify(flow, null, 2);

export const rawScreens = (flow: Flow): Dict[] => list(flow["screens"]).filter(isDict);
const withScreens = (flow: Flow, screens: Dict[]): Flow => ({ ...flow, screens });

const childrenOf = (screen: Dict) => list(dict(screen["layout"])["children"]).filter(isDict);
/** A form that holds everything else of a screen, as older flows have it. */
const wrapperOf = (screen: Dict) =>
  childrenOf(screen).find((one) => one["type"] === "Form" && Array.isArray(one["children"]));

/** The components that stand under each other on a screen; those of a form are among them. */
export const partsOf = (screen: Dict): Component[] =>
  childrenOf(screen).flatMap((one) =>
    one === wrapperOf(screen) ? list(one["children"]).filter(isDict) : [one],
  ) as Component[];

/** The screen with other components; what stood in a form still does. */
function withParts(screen: Dict, parts: Component[]): Dict {
  const form = wrapperOf(screen);
  const layout = dict(screen["layout"]);
  if (!form) return { ...screen, layout: { ...layout, children: parts } };
  const most = childrenOf(screen).indexOf(form);
  const inner = parts.findIndex((one, at) => at >= most || isField(one) || one.type === "Footer");
  const before = parts.slice(0, inner < 0 ? parts.length : inner);
  const inside = parts.slice(before.length);
  return { ...screen, layout: { ...layout, children: [...before, { ...form, children: inside }] } };
}

const changeScreen = (flow: Flow, at: number, change: (screen: Dict) => Dict): Flow =>
  withScreens(
    flow,
    rawScreens(flow).map((one, index) => (index === at ? change(one) : one)),
  );

export const setTitle = (flow: Flow, at: number, title: string) =>
  changeScreen(flow, at, (screen) => ({ ...screen, title }));

export const changePart = (flow: Flow, at: number, part: number, patch: Dict): Flow =>
  changeScreen(flow, at, (screen) =>
    withParts(
      screen,
      partsOf(screen).map((one, index) => {
        if (index !== part) return one;
        const changed = { ...one, ...patch };
        const kept = Object.entries(changed).filter(([, value]) => value !== undefined);
        return Object.fromEntries(kept) as Component;
      }),
    ),
  );

export function movePart(flow: Flow, at: number, from: number, to: number): Flow {
  return changeScreen(flow, at, (screen) => {
    const parts = partsOf(screen);
    const most = parts.findIndex((one) => one.type === "Footer");
    if (to < 0 || to >= parts.length || (most >= 0 && (to >= most || from === most))) return screen;
    const rest = parts.filter((_, index) => index !== from);
    return withParts(screen, [...rest.slice(0, to), parts[from]!, ...rest.slice(to)]);
  });
}

/** Every action in a screen, changed. */
function changeActions(value: unknown, change: (action: Dict) => Dict): unknown {
  if (Array.isArray(value)) return value.map((one) => changeActions(one, change));
  if (!isDict(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) =>
      key.endsWith("-action") && isDict(one)
        ? [key, change(one)]
        : [key, changeActions(one, change)],
    ),
  );
}

const changeAllActions = (flow: Flow, change: (action: Dict, screen: Dict) => Dict): Flow =>
  withScreens(
    flow,
    rawScreens(flow).map(
      (screen) => changeActions(screen, (action) => change(action, screen)) as Dict,
    ),
  );

const withoutEntries = (action: Dict, is: (value: unknown) => boolean): Dict =>
  isDict(action["payload"])
    ? {
        ...action,
        payload: Object.fromEntries(
          Object.entries(action["payload"]).filter(([, value]) => !is(value)),
        ),
      }
    : action;

/** A name out of what a field is called; empty for letters that names do not have. */
const slug = (label: string) =>
  label
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "")
    .slice(0, 30);

/** A name for a field that no other of the flow has. */
export function freeName(flow: Flow, label: string): string {
  const taken = new Set(rawScreens(flow).flatMap((one) => partsOf(one).map((p) => p["name"])));
  const stem = slug(label) || "field";
  let name = stem;
  for (let number = 2; taken.has(name); number += 1) name = `${stem}_${number}`;
  return name;
}

/** A part with another label; the name of a field that was named after its label follows it. */
export function relabel(flow: Flow, at: number, part: number, label: string): Flow {
  const screen = rawScreens(flow)[at];
  const field = screen && partsOf(screen)[part];
  const changed = changePart(flow, at, part, { label });
  if (!field || !isField(field) || !slug(label)) return changed;
  const name = said(field["name"]);
  const stem = slug(said(field["label"])) || "field";
  if (name.replace(/_\d+$/, "") !== stem || slug(label) === stem) return changed;
  return renameField(changed, screen, part, name, freeName(changed, label));
}

function renameField(flow: Flow, screen: Dict, part: number, old: string, name: string): Flow {
  const id = said(screen["id"]);
  const at = rawScreens(flow).findIndex((one) => one["id"] === id);
  const rewritten = (value: unknown, isHere: boolean): unknown => {
    if (typeof value === "string") {
      const elsewhere = value.replaceAll(
        `\${screen.${id}.form.${old}}`,
        `\${screen.${id}.form.${name}}`,
      );
      return isHere ? elsewhere.replaceAll(`\${form.${old}}`, `\${form.${name}}`) : elsewhere;
    }
    if (Array.isArray(value)) return value.map((one) => rewritten(one, isHere));
    if (!isDict(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => {
        const changed = rewritten(one, isHere);
        // The answer is called as its field is.
        return [key === old && changed !== one ? name : key, changed];
      }),
    );
  };
  const screens = rawScreens(flow).map((one, index) => rewritten(one, index === at) as Dict);
  return changePart(withScreens(flow, screens), at, part, { name });
}

const without = (record: Dict, key: string): Dict =>
  Object.fromEntries(Object.entries(record).filter(([own]) => own !== key));

export type NewPart = { type: string; label: string; options?: string[] };

/** A component of a kind as it begins. */
export function freshPart({ type, label, options = [] }: NewPart, name: string): Component {
  if (type.startsWith("Text") && !["TextInput", "TextArea"].includes(type)) {
    return { type, text: label };
  }
  const field = { type, name, label, required: false };
  if (["Dropdown", "RadioButtonsGroup", "CheckboxGroup"].includes(type)) {
    return { ...field, "data-source": optionsFrom(options) };
  }
  return type === "TextInput" ? { ...field, "input-type": "text" } : field;
}

/** Options out of their titles; one that was there before keeps its id. */
export function optionsFrom(titles: string[], before: Dict[] = []): Dict[] {
  const taken = new Set<string>();
  return titles.map((title, index) => {
    const same = before.find((one) => one["title"] === title) ?? before[index];
    let id = said(same?.["id"]) || String(index + 1);
    while (taken.has(id)) id = `${id}_`;
    taken.add(id);
    return { ...same, id, title };
  });
}

/** A component at the end of a screen, before its button; a new field becomes part of the answer. */
export function addPart(flow: Flow, at: number, fresh: NewPart): Flow {
  const screen = rawScreens(flow)[at];
  if (!screen) return flow;
  const part = freshPart(fresh, freeName(flow, fresh.label));
  const parts = partsOf(screen);
  const footer = parts.findIndex((one) => one.type === "Footer");
  const place = footer < 0 ? parts.length : footer;
  const placed = changeScreen(flow, at, (one) =>
    withParts(one, [...parts.slice(0, place), part, ...parts.slice(place)]),
  );
  if (!isField(part)) return placed;
  const name = said(part["name"]);
  return changeAllActions(modern(placed, rawScreens(flow).length > 1), (action, here) =>
    action["name"] === "complete"
      ? {
          ...action,
          payload: {
            ...dict(action["payload"]),
            [name]:
              here["id"] === screen["id"]
                ? `\${form.${name}}`
                : `\${screen.${said(screen["id"])}.form.${name}}`,
          },
        }
      : action,
  );
}

/** References to other screens came with version 4.0. */
const modern = (flow: Flow, needs: boolean): Flow =>
  needs && parseFloat(said(flow["version"])) < parseFloat(LAST_WITHOUT_SCREENS)
    ? { ...flow, version: VERSION }
    : flow;

export function removePart(flow: Flow, at: number, part: number): Flow {
  const screen = rawScreens(flow)[at];
  const gone = screen && partsOf(screen)[part];
  if (!gone) return flow;
  const rest = changeScreen(flow, at, (one) =>
    withParts(
      one,
      partsOf(one).filter((_, index) => index !== part),
    ),
  );
  if (!isField(gone)) return rest;
  const name = said(gone["name"]);
  const elsewhere = `\${screen.${said(screen["id"])}.form.${name}}`;
  return changeAllActions(rest, (action, here) =>
    withoutEntries(
      action,
      (value) =>
        value === elsewhere || (here["id"] === screen["id"] && value === `\${form.${name}}`),
    ),
  );
}

/** A further screen at the end: the one that was last leads to it, and it sends the answer. */
export function addScreen(
  flow: Flow,
  title: string,
  buttons: { next: string; done: string },
): Flow {
  const screens = rawScreens(flow);
  const taken = new Set(screens.map((one) => one["id"]));
  let id = `SCREEN_${screens.length + 1}`;
  while (taken.has(id)) id = `${id}_X`;
  let payload: Dict = {};
  const before = screens.map((screen) => {
    if (screen["terminal"] !== true) return screen;
    const rest = without(without(screen, "terminal"), "success");
    return changeActions(rest, (action) => {
      if (action["name"] !== "complete") return action;
      payload = moved(dict(action["payload"]), said(screen["id"]));
      return { name: "navigate", next: { type: "screen", name: id }, payload: {} };
    }) as Dict;
  });
  const renamed = before.map((screen, index) =>
    index === before.length - 1
      ? withParts(
          screen,
          partsOf(screen).map((one) =>
            one.type === "Footer" && one["label"] === buttons.done
              ? { ...one, label: buttons.next }
              : one,
          ),
        )
      : screen,
  );
  const footer = {
    type: "Footer",
    label: buttons.done,
    "on-click-action": { name: "complete", payload },
  };
  const fresh = {
    id,
    title,
    terminal: true,
    success: true,
    layout: {
      type: "SingleColumnLayout",
      children: [{ type: "TextHeading", text: title }, footer],
    },
  };
  return modern(withRouting(withScreens(flow, [...renamed, fresh])), true);
}

/** References of a screen, as another screen writes them. */
function moved(payload: Dict, screen: string): Dict {
  return Object.fromEntries(
    Object.entries(payload).map(([key, value]) => [
      key,
      typeof value === "string"
        ? value.replace(/\$\{(form|data)\./g, (_, root: string) => `\${screen.${screen}.${root}.`)
        : value,
    ]),
  );
}

/** A routing model, where there is one, that says what the screens do. */
function withRouting(flow: Flow): Flow {
  if (!isDict(flow["routing_model"])) return flow;
  const model = Object.fromEntries(
    rawScreens(flow).map((screen) => {
      const targets = new Set<string>();
      changeActions(screen, (action) => {
        if (action["name"] === "navigate") targets.add(said(dict(action["next"])["name"]));
        return action;
      });
      return [said(screen["id"]), [...targets]];
    }),
  );
  return { ...flow, routing_model: model };
}

export const canRemoveScreen = (flow: Flow) => rawScreens(flow).length > 1;

/** Without a screen: what led to it leads to what came after it, or is the end now. */
export function removeScreen(flow: Flow, at: number): Flow {
  const screens = rawScreens(flow);
  const gone = screens[at];
  if (!gone || screens.length < 2) return flow;
  const id = said(gone["id"]);
  const footer = partsOf(gone).find((one) => one.type === "Footer");
  const action = dict(footer?.["on-click-action"]);
  const isEnd = action["name"] === "complete";
  const isOfGone = (value: unknown) =>
    typeof value === "string" && value.startsWith(`\${screen.${id}.`);
  const rest = screens
    .filter((_, index) => index !== at)
    .map((screen) => {
      let becomesLast = false;
      const changed = changeActions(screen, (one) => {
        if (one["name"] !== "navigate" || dict(one["next"])["name"] !== id) return one;
        if (!isEnd) return { ...one, next: action["next"], payload: dict(action["payload"]) };
        becomesLast = true;
        const kept = withoutEntries(
          action,
          (value) => isOfGone(value) || /^\$\{(form|data)\./.test(said(value)),
        );
        const own = new RegExp(`\\$\\{screen\\.${said(screen["id"])}\\.`, "g");
        const payload = Object.fromEntries(
          Object.entries(dict(kept["payload"])).map(([key, value]) => [
            key,
            typeof value === "string" ? value.replace(own, "${") : value,
          ]),
        );
        return { name: "complete", payload };
      }) as Dict;
      return becomesLast ? { ...changed, terminal: true, success: true } : changed;
    });
  const cleaned = changeAllActions(withScreens(flow, rest), (one) => withoutEntries(one, isOfGone));
  return withRouting(cleaned);
}

/** Whether a screen has parts that only JSON can change. */
export const isByHand = (flow: Flow) =>
  rawScreens(flow).some((screen) =>
    partsOf(screen).some((one) => ["If", "Switch", "Form", "NavigationList"].includes(one.type)),
  );
