import { notifications } from "@mantine/notifications";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { Placed } from "../../canvas/graph";
import { choicesOf } from "../../canvas/links";
import { kindOf } from "../../canvas/kinds";
import { titleOf } from "../../canvas/preview";
import {
  CannotConnect,
  connect,
  disconnect,
  escaped,
  idsOf,
  stepsOf,
  type Doc,
  type Point,
} from "../document";
import { freeName, NEW_KINDS, newStep, type NewKind } from "../newStep";
import { useBuilder } from "../view";
import { canJoin, growInto, joinInto } from "./edit";

const NEW = "new:";
const BLANK = { text: "", button: "", row: "", section: "" };
export type Target = { value: string; label: string };

/** A place to the right of a step at which no other stands. */
function beside(doc: Doc, address: string): Point {
  const [x, y] = doc.canvas.positions?.[address] ?? [0, 0];
  const others = Object.values(doc.canvas.positions ?? {});
  let free = y;
  const isTaken = () =>
    others.some(([ox, oy]) => Math.abs(ox - x - 340) < 280 && Math.abs(oy - free) < 150);
  while (isTaken()) free += 170;
  return [x + 340, free];
}

/** Where an outcome can lead, and how it is made to lead there. */
export function useTargets(placed: Placed, port: string, condition: string | null | undefined) {
  const { t } = useTranslation();
  const { builder, subAccountId } = useBuilder();
  const doc = useStore(builder, (state) => state.doc);
  const edit = useStore(builder, (state) => state.edit);
  const taken = choicesOf(placed.step).map(([id]) => id);
  const own = port.startsWith("to:") ? port.slice(3) : null;
  const isOther = (id: string) => condition !== undefined && id !== own && taken.includes(id);
  const steps: Target[] = stepsIn(doc, placed.address)
    .map((step) => step.id)
    .filter((id) => !isOther(id) || canJoin(placed, condition ?? null, id))
    .map((id) => ({
      value: id,
      label: isOther(id) ? t("conditions.joins", { step: titleOf(id) }) : titleOf(id),
    }));
  const fresh: Target[] = NEW_KINDS.map(({ kind }) => ({
    value: NEW + kind,
    label: t("conditions.newStep", {
      kind: t(`kinds.${kindOf(newStep(kind, "", "", BLANK).step).key}`),
    }),
  }));
  const groups = [
    { group: t("conditions.steps"), items: steps },
    { group: t("conditions.newSteps"), items: fresh },
  ];
  const grow = (kind: NewKind) => {
    const id = freeName(kind, idsOf(doc));
    const words = {
      text: t("builder.words.text"),
      button: t("builder.words.button"),
      row: t("builder.words.row"),
      section: t("builder.words.section"),
    };
    const made = newStep(kind, id, subAccountId(), words);
    const at = beside(doc, placed.address);
    edit((now) => growInto(now, placed, port, made, at));
    return id;
  };
  /** Lets the outcome lead there; answers the port under which it is then found. */
  const lead = (value: string | null): string | null => {
    if (value?.startsWith(NEW)) return `to:${grow(value.slice(NEW.length) as NewKind)}`;
    if (value && condition && isOther(value)) {
      edit((now) => joinInto(now, placed, port, condition, value));
      return `to:${value}`;
    }
    try {
      edit((now) => (value ? connect(now, placed, port, value) : disconnect(now, placed, port)));
    } catch (error) {
      if (!(error instanceof CannotConnect)) throw error;
      notifications.show({
        color: "red",
        message: t("builder.alreadyLeads", { id: titleOf(value ?? "") }),
      });
      return null;
    }
    if (value) return port === "next" ? port : `to:${value}`;
    const open = builder.getState().doc.canvas.open?.[placed.address]?.at(-1);
    return open ? `open:${open.id}` : null;
  };
  return { groups, lead, target: own };
}

/** The steps that a link can lead to, with their addresses: those of its own level and of the levels around it. */
export function stepsIn(doc: Doc, address: string): { id: string; address: string }[] {
  const found = new Map<string, string>();
  const parts = address.split("/");
  let level = stepsOf(doc);
  let prefix = "";
  for (let at = 0; ; at += 2) {
    for (const step of level) found.set(step.id, prefix + escaped(step.id));
    if (at + 2 >= parts.length) break;
    const holder = level.find((step) => escaped(step.id) === parts[at]);
    level = holder?.do?.[Number(parts[at + 1])] ?? [];
    prefix += `${parts[at]}/${parts[at + 1]}/`;
  }
  return [...found].map(([id, where]) => ({ id, address: where }));
}
