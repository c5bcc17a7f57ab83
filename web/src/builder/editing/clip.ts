// Steps on the clipboard: as JSON text, so that they go from one journey to another and into an editor. Pure.
import { nameOf, readOrdered } from "../../api/ordered";
import type { RawStep } from "../../api/types";
import { escaped } from "../../canvas/graph";
import { typeOf } from "../../canvas/kinds";
import { choicesOf, selecting } from "../../canvas/links";
import {
  idsOf,
  stepAt,
  stepsOf,
  withSteps,
  type Canvas,
  type Doc,
  type Frame,
  type Note,
  type OpenOutcome,
  type Point,
} from "../document";
import { addGroup, addNote, isMark } from "./marks";

/** Steps, what belongs to their drawing, notes and groups; addresses are those they have in `steps`. */
export type Clip = {
  steps: RawStep[];
  positions: Record<string, Point>;
  open: Record<string, OpenOutcome[]>;
  notes: Note[];
  groups: Frame[];
};

const MOST = 5_000_000;
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What is copied of a selection. Steps inside a selected If come with it. */
export function copyOf(doc: Doc, ids: string[]): Clip {
  const addresses = ids.filter(
    (id) => !isMark(id) && !ids.some((other) => id.startsWith(`${other}/`)) && stepAt(doc, id),
  );
  const clip: Clip = { steps: [], positions: {}, open: {}, notes: [], groups: [] };
  const moved = new Map<string, string>();
  for (const address of addresses) {
    const { step } = stepAt(doc, address)!;
    clip.steps.push(step);
    moved.set(address, escaped(step.id));
  }
  const anew = (key: string): string | null => {
    for (const [before, after] of moved) {
      if (key === before || key.startsWith(`${before}/`)) return after + key.slice(before.length);
    }
    return null;
  };
  for (const [key, at] of Object.entries(doc.canvas.positions ?? {})) {
    const address = anew(key);
    if (address !== null) clip.positions[address] = at;
  }
  for (const [key, open] of Object.entries(doc.canvas.open ?? {})) {
    const address = anew(key);
    if (address !== null) clip.open[address] = open;
  }
  for (const id of ids) {
    const note = doc.canvas.notes?.[id];
    const frame = doc.canvas.groups?.[id];
    if (note) clip.notes.push(note);
    if (frame)
      clip.groups.push({ ...frame, members: frame.members.flatMap((one) => anew(one) ?? []) });
  }
  return clip;
}

function isStep(value: unknown): value is RawStep {
  if (!isObject(value) || typeof value["id"] !== "string" || !value["id"]) return false;
  if (typeof value["stepType"] !== "string") return false;
  const { inputs, outputs, selectNextStep, nextStepId, do: inner } = value;
  return (
    [inputs, outputs, selectNextStep].every((part) => part == null || isObject(part)) &&
    (nextStepId == null || typeof nextStepId === "string") &&
    (inner == null ||
      (Array.isArray(inner) && inner.every((group) => Array.isArray(group) && group.every(isStep))))
  );
}

const isPoint = (value: unknown): value is Point =>
  Array.isArray(value) && value.length === 2 && value.every((part) => Number.isFinite(part));

function drawn(clip: Record<string, unknown>, steps: RawStep[]): Clip {
  const record = (value: unknown) => Object.entries(isObject(value) ? value : {});
  const list = (value: unknown) => (Array.isArray(value) ? value.filter(isObject) : []);
  const isOpen = (value: unknown): value is OpenOutcome =>
    isObject(value) &&
    typeof value["id"] === "string" &&
    (value["condition"] === null || typeof value["condition"] === "string");
  return {
    steps,
    positions: Object.fromEntries(
      record(clip["positions"]).filter((entry): entry is [string, Point] => isPoint(entry[1])),
    ),
    open: Object.fromEntries(
      record(clip["open"]).map(([key, open]) => [
        key,
        Array.isArray(open) ? open.filter(isOpen) : [],
      ]),
    ),
    notes: list(clip["notes"]).flatMap((note): Note[] =>
      isPoint(note["at"]) && isPoint(note["size"])
        ? [
            {
              text: String(note["text"] ?? ""),
              color: String(note["color"] ?? ""),
              at: note["at"],
              size: note["size"],
            },
          ]
        : [],
    ),
    groups: list(clip["groups"]).map((group): Frame => ({
      title: String(group["title"] ?? ""),
      members: Array.isArray(group["members"]) ? group["members"].map(String) : [],
    })),
  };
}

/** Reads what was copied here, a list of steps, one step, or a whole definition; null when it is none of them. */
export function readClip(text: string): Clip | null {
  if (text.length > MOST || !/^\s*[[{]/.test(text)) return null;
  let value: unknown;
  try {
    value = readOrdered(text);
  } catch {
    return null;
  }
  const outer = isObject(value) ? value : {};
  const inner = isObject(outer["definition"]) ? outer["definition"] : outer;
  const steps = Array.isArray(value) ? value : isStep(value) ? [value] : (inner["steps"] ?? []);
  if (!Array.isArray(steps) || !steps.every(isStep)) return null;
  const clip = drawn(outer, steps);
  return clip.steps.length || clip.notes.length ? clip : null;
}

/** `name`, or `name_2` and so on when it is taken; takes it. */
function takeName(id: string, taken: Set<string>): string {
  const base = id.replace(/_\d+$/, "") || id;
  let name = id;
  for (let number = 2; taken.has(name); number += 1) name = `${base}_${number}`;
  taken.add(name);
  return name;
}

/** Adds what is on the clipboard; ids that are taken are changed, and the links among the added steps with them. */
export function paste(doc: Doc, clip: Clip, at: Point | null): { doc: Doc; ids: string[] } {
  const taken = idsOf(doc);
  const names = new Map<string, string>();
  const open: NonNullable<Canvas["open"]> = {};
  const positions: Record<string, Point> = {};
  const readdressed = new Map<string, string>();
  const own = new Map<RawStep, string>();
  const name = (steps: RawStep[]) => {
    for (const step of steps) {
      const free = takeName(step.id, taken);
      own.set(step, free);
      if (!names.has(step.id)) names.set(step.id, free);
      (step.do ?? []).forEach(name);
    }
  };
  name(clip.steps);

  const added = (step: RawStep, from: string, to: string): RawStep => {
    const id = own.get(step)!;
    const [before, after] = [from + escaped(step.id), to + escaped(id)];
    if (!readdressed.has(before)) readdressed.set(before, after);
    const kept = choicesOf(step).filter(([target]) => names.has(target));
    // Where a link led out of what was copied, its condition stays and leads nowhere.
    const loose = choicesOf(step).flatMap(([target, condition], index): OpenOutcome[] =>
      names.has(target) ? [] : [{ id: `cut_${index + 1}`, condition, at: index }],
    );
    const waiting = [...loose, ...(clip.open[before] ?? [])];
    if (waiting.length) open[after] = waiting;
    const copy: RawStep = { ...step, id };
    if (step.nextStepId) copy.nextStepId = names.get(step.nextStepId) ?? null;
    if (step.selectNextStep) {
      copy.selectNextStep = selecting(
        kept.map(([target, condition]) => [names.get(target)!, condition]),
      );
    }
    const jump = step.inputs?.["stepId"];
    if (typeOf(step) === "jumpto" && typeof jump === "string" && !jump.includes("{{")) {
      copy.inputs = { ...step.inputs, stepId: names.get(nameOf(jump)) ?? "" };
    }
    if (step.do) {
      copy.do = step.do.map((group, index) =>
        group.map((inner) => added(inner, `${before}/${index}/`, `${after}/${index}/`)),
      );
    }
    return copy;
  };
  const steps = clip.steps.map((step) => added(step, "", ""));

  const known = [...Object.values(clip.positions), ...clip.notes.map((note) => note.at)];
  const left = Math.min(...known.map(([x]) => x), Infinity);
  const top = Math.min(...known.map(([, y]) => y), Infinity);
  const shift = ([x, y]: Point): Point =>
    at ? [at[0] + x - left, at[1] + y - top] : [x + 40, y + 40];
  for (const [before, place] of Object.entries(clip.positions)) {
    const after = readdressed.get(before);
    if (after !== undefined) positions[after] = shift(place);
  }
  let grown = withSteps(doc, [...stepsOf(doc), ...steps]);
  grown = {
    ...grown,
    canvas: {
      ...grown.canvas,
      positions: { ...grown.canvas.positions, ...positions },
      open: { ...grown.canvas.open, ...open },
    },
  };
  const ids = steps.map((step) => escaped(step.id));
  for (const note of clip.notes) {
    const made = addNote(grown, { ...note, at: shift(note.at) });
    grown = made.doc;
    ids.push(made.id);
  }
  for (const group of clip.groups) {
    const members = group.members.flatMap((member) => readdressed.get(member) ?? []);
    if (members.length) grown = addGroup(grown, members, group.title).doc;
  }
  return { doc: grown, ids };
}
