// What a condition looks at: the step that it stands at, where its variables come from, and what could be chosen.
import type { Interactive, RawStep } from "../../api/types";
import { typeOf } from "../../canvas/kinds";
import { choicesOf } from "../../canvas/links";
import { keysOf, parse, pathOf } from "./parse";

/** A row of a list or a button that the customer may have chosen. */
export type Choice = { id: string; title: string; from: "list" | "button" };
/** Where a value comes from: `by` is the step whose result it is, null for what the trigger brought. */
export type Origin = { path: string; by: RawStep | null };
export type Surroundings = {
  step: RawStep;
  origin: (path: string) => Origin;
  /** What the customer could choose when the step waited, as the messages before it offer it. */
  choices: (waiting: RawStep) => Choice[];
};

/** The choices that a message offers; those that an expression makes are not known. */
export function offered(step: RawStep): Choice[] {
  const content = step.inputs?.["content"] as { interactive?: Interactive } | undefined;
  const { buttons, sections } = content?.interactive?.action ?? {};
  const rows = Array.isArray(sections)
    ? sections.flatMap((section) => (Array.isArray(section?.rows) ? section.rows : []))
    : [];
  const tapped = Array.isArray(buttons) ? buttons.flatMap((button) => button?.reply ?? []) : [];
  return [
    ...rows.map((row) => ({ id: String(row.id), title: String(row.title), from: "list" as const })),
    ...tapped.map((one) => ({
      id: String(one.id),
      title: String(one.title),
      from: "button" as const,
    })),
  ];
}

function flat(steps: RawStep[]): RawStep[] {
  return steps.flatMap((step) => [step, ...(step.do ?? []).flatMap(flat)]);
}

function leadsTo(step: RawStep): string[] {
  const jump = step.inputs?.["stepId"];
  return [
    ...choicesOf(step).map(([target]) => target),
    ...(step.nextStepId ? [step.nextStepId] : []),
    ...(typeOf(step) === "jumpto" && typeof jump === "string" ? [jump] : []),
    ...(step.do ?? []).flatMap((group) => (group[0] ? [group[0].id] : [])),
  ];
}

const MESSAGE = "chatappsmessage";

/** Looks around in a journey; what is found is remembered, since the canvas asks for every step. */
export function surroundingsIn(steps: RawStep[]): (step: RawStep) => Surroundings {
  const all = flat(steps);
  let before: Map<string, RawStep[]> | null = null;
  const stepsBefore = (id: string) => {
    if (!before) {
      before = new Map();
      for (const step of all) {
        for (const target of leadsTo(step)) {
          before.set(target, [...(before.get(target) ?? []), step]);
        }
      }
    }
    return before.get(id) ?? [];
  };
  let setters: Map<string, RawStep[]> | null = null;
  const settersOf = (name: string) => {
    if (!setters) {
      setters = new Map();
      for (const step of all) {
        for (const output of Object.keys(step.outputs ?? {})) {
          setters.set(output, [...(setters.get(output) ?? []), step]);
        }
      }
    }
    return setters.get(name) ?? [];
  };

  const found = new Map<RawStep, Choice[]>();
  const choices = (waiting: RawStep): Choice[] => {
    const known = found.get(waiting);
    if (known) return known;
    const seen = new Set<RawStep>([waiting]);
    const open = [...stepsBefore(waiting.id)];
    const made: Choice[] = [];
    while (open.length > 0) {
      const step = open.shift()!;
      if (seen.has(step)) continue;
      seen.add(step);
      if (typeOf(step) !== MESSAGE) {
        // What was asked before an earlier reply is not what this one answers.
        if (typeOf(step) !== "waitforreply") open.push(...stepsBefore(step.id));
        continue;
      }
      const choicesHere = offered(step);
      if (choicesHere.length === 0) open.push(...stepsBefore(step.id));
      for (const choice of choicesHere) {
        if (!made.some((one) => one.id === choice.id && one.from === choice.from))
          made.push(choice);
      }
    }
    found.set(waiting, made);
    return made;
  };

  const origin = (path: string, at: RawStep, depth = 0): Origin => {
    const tree = parse(path);
    const keys = tree && keysOf(tree);
    if (!keys || depth > 8) return { path, by: null };
    if (keys[0] === "step") return { path, by: at };
    const [, name, ...rest] = keys;
    if (name === undefined) return { path, by: null };
    const own = name in (at.outputs ?? {}) ? at : null;
    const setter = own ?? settersOf(name)[0];
    const script = /^\s*\{\{([\s\S]*)\}\}\s*$/.exec(String(setter?.outputs?.[name] ?? ""))?.[1];
    const written = script && parse(script);
    const source = written ? keysOf(written) : null;
    if (!setter || !source || !["step", "data"].includes(source[0]!)) return { path, by: null };
    // `x = {{data.x}}` would lead round and round.
    if (source[0] === "data" && source[1] === name) return { path, by: null };
    return origin(pathOf([...source, ...rest]), setter, depth + 1);
  };
  return (step) => ({ step, origin: (path) => origin(path, step), choices });
}

/** Without a journey around it: what the step itself tells. */
export const alone = (step: RawStep): Surroundings => surroundingsIn([step])(step);
