// Changes of the outcomes of a step that the panel makes. Pure.
import { keyOf } from "../../api/ordered";
import type { Placed } from "../../canvas/graph";
import { choicesOf, selecting } from "../../canvas/links";
import type { RawStep } from "../../api/types";
import {
  addOutcome,
  addStep,
  connect,
  patchStep,
  removeOutcome,
  setCondition,
  type Doc,
  type OpenOutcome,
  type Point,
} from "../document";
import { braced, scriptOf } from "../expressions/braces";
import { read, write, type Condition } from "./model";
import { partOf } from "./operators";
import type { Choice } from "./surroundings";

const scriptIn = (written: string) => scriptOf(written) ?? written.trim();
/** What the condition of a definition says; null when no sentence fits. */
export const readWritten = (written: string): Condition | null => read(scriptIn(written));
export const writeBraced = (condition: Condition): string => braced(write(condition));

function shifted<T>(items: T[], at: number, to: number): T[] {
  const moved = [...items];
  const [taken] = moved.splice(at, 1);
  moved.splice(to, 0, taken!);
  return moved;
}

/** The ports that can be put in another order: outcomes with conditions. */
const orderedPorts = (doc: Doc, { step, address }: Placed) => ({
  led: choicesOf(step).map(([id]) => `to:${id}`),
  open: (doc.canvas.open?.[address] ?? []).map((outcome) => `open:${outcome.id}`),
});

/** Whether an outcome can go to the place of another; those that lead nowhere yet come last. */
export function canTakePlace(doc: Doc, placed: Placed, port: string, place: string): boolean {
  const { led, open } = orderedPorts(doc, placed);
  return [led, open].some((ports) => ports.includes(port) && ports.includes(place));
}

/** Puts an outcome where another stands; the order in the definition is the order in which paths begin. */
export function takePlace(doc: Doc, placed: Placed, port: string, place: string): Doc {
  if (!canTakePlace(doc, placed, port, place)) return doc;
  const { led, open } = orderedPorts(doc, placed);
  const { step, address } = placed;
  if (led.includes(port)) {
    const order = shifted(choicesOf(step), led.indexOf(port), led.indexOf(place));
    return patchStep(doc, address, { selectNextStep: selecting(order) });
  }
  // They take over each other's rows, too.
  const before = doc.canvas.open![address]!;
  const order = shifted(before, open.indexOf(port), open.indexOf(place)).map(
    ({ id, condition }, index): OpenOutcome => {
      const at = before[index]!.at;
      return { id, condition, ...(at !== undefined && { at }) };
    },
  );
  return { ...doc, canvas: { ...doc.canvas, open: { ...doc.canvas.open, [address]: order } } };
}

/** The neighbour above or below, whose place an outcome can take; null at the ends. */
export function neighbour(doc: Doc, placed: Placed, port: string, by: 1 | -1): string | null {
  const { led, open } = orderedPorts(doc, placed);
  const ports = led.includes(port) ? led : open;
  return ports[ports.indexOf(port) + by] ?? null;
}

/** The condition that a choice was made. */
export const chose = (choice: Choice, reply = "step.reply"): Condition => ({
  kind: "is",
  path: partOf(reply, `interactive.${choice.from}_reply.id`),
  values: [choice.id],
});

/** The choices for which no outcome asks yet. */
export function unasked(conditions: (string | null)[], choices: Choice[]): Choice[] {
  const asked = conditions.flatMap((written) => {
    const condition = written === null ? null : readWritten(written);
    return condition?.kind === "is" ? condition.values : [];
  });
  return choices.filter((choice) => !asked.includes(choice.id));
}

/** Adds an outcome for each choice. */
export function outcomePerChoice(
  doc: Doc,
  address: string,
  choices: Choice[],
  reply?: string,
): Doc {
  return choices.reduce(
    (grown, choice) => addOutcome(grown, address, writeBraced(chose(choice, reply))),
    doc,
  );
}

/** Ports whose condition another outcome of the step has already. */
export function repeated(conditions: Map<string, string | null>): Set<string> {
  const seen = new Set<string>();
  const found = new Set<string>();
  for (const [port, written] of conditions) {
    const condition = written === null ? null : readWritten(written);
    const said = written === null ? "otherwise" : condition ? write(condition) : written.trim();
    if (seen.has(said)) found.add(port);
    seen.add(said);
  }
  return found;
}

/** Whether an outcome can share the way of another: both have a condition. */
export const canJoin = (placed: Placed, condition: string | null, target: string) =>
  condition !== null && typeof placed.step.selectNextStep?.[keyOf(target)] === "string";

const asPart = (written: string): Condition =>
  readWritten(written) ?? { kind: "custom", script: scriptIn(written) };

/** A definition knows one condition a target: two outcomes that lead to the same step become one with "or". */
export function joinInto(
  doc: Doc,
  placed: Placed,
  port: string,
  condition: string,
  target: string,
): Doc {
  const present = placed.step.selectNextStep![keyOf(target)]!;
  const both = [asPart(present), asPart(condition)].flatMap((part) =>
    part.kind === "any" ? part.of : [part],
  );
  const joined = merged(both);
  const changed = setCondition(doc, placed, `to:${target}`, writeBraced(joined));
  // `removeOutcome` reads the step from `placed`, which must be the changed one.
  const selectNextStep = {
    ...placed.step.selectNextStep,
    [keyOf(target)]: writeBraced(joined),
  };
  return removeOutcome(changed, { ...placed, step: { ...placed.step, selectNextStep } }, port);
}

function merged(parts: Condition[]): Condition {
  const written = parts.map(write);
  const whole = read(written.join(" || "));
  return whole && whole.kind !== "any" && parts.every((part) => part.kind === whole.kind)
    ? whole
    : { kind: "any", of: parts };
}

/** Adds a step to which an outcome leads. */
export function growInto(
  doc: Doc,
  placed: Placed,
  port: string,
  made: { step: RawStep; open: OpenOutcome[] },
  at: Point,
): Doc {
  return connect(addStep(doc, made.step, made.open, at), placed, port, made.step.id);
}

/** Compares with the id of a choice instead of its title, which the customer's phone may show otherwise. */
export function byId(condition: Condition, choices: Choice[], reply: string): Condition | null {
  if (condition.kind === "not") {
    const of = byId(condition.of, choices, reply);
    return of && { kind: "not", of };
  }
  if (condition.kind !== "is" && condition.kind !== "isNot") return null;
  const small = (text: string) => text.trim().toLowerCase();
  const found = condition.values.map((value) =>
    choices.find((choice) => small(choice.title) === small(value)),
  );
  if (found.some((choice) => !choice)) return null;
  const known = found as Choice[];
  const { from } = known[0]!;
  if (known.some((choice) => choice.from !== from)) return null;
  const path = partOf(reply, `interactive.${from}_reply.id`);
  return { kind: condition.kind, path, values: known.map((choice) => choice.id) };
}
