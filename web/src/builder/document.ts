// The document that is drawn: a definition, and what belongs to the drawing alone. Every change is a pure function.
import type { RawStep } from "../api/types";
import { escaped, graphOf, type Graph, type Placed } from "../canvas/graph";
import { typeOf } from "../canvas/kinds";
import { choicesOf, selecting, type Choice } from "../canvas/links";
import type { Route } from "../canvas/routes";
import {
  isForClosedWindow,
  nextPhrase,
  otherwisePhrase,
  phrasesOf,
  type Outcome,
} from "../canvas/outcomes";

export { escaped } from "../canvas/graph";

export type Source = {
  definition: { name: string; steps: RawStep[] } & Record<string, unknown>;
} & Record<string, unknown>;
/**
 * An outcome that leads nowhere yet; a definition cannot say this, so the drawing remembers it.
 * `at` is its place among the outcomes of its step, so that a row does not jump when it is connected.
 */
export type OpenOutcome = { id: string; condition: string | null; at?: number };
export type Point = [number, number];
export type Note = { text: string; color: string; at: Point; size: Point };
/** A titled frame around steps, which are named by their addresses. */
export type Frame = { title: string; members: string[]; isCollapsed?: boolean };
export type Canvas = {
  positions?: Record<string, Point>;
  open?: Record<string, OpenOutcome[]>;
  notes?: Record<string, Note>;
  groups?: Record<string, Frame>;
  /** Ways of links around steps, as the layout found them; by the ids of the links. */
  routes?: Record<string, Route>;
};
export type Doc = { source: Source; canvas: Canvas };

const without = <T>(record: Record<string, T> | undefined, keys: string[]): Record<string, T> =>
  Object.fromEntries(Object.entries(record ?? {}).filter(([key]) => !keys.includes(key)));

export const stepsOf = (doc: Doc) => doc.source.definition.steps;

const BRANCHING = new Set(["branch", "waitforreply", "waitfordtmf", "httprequest"]);
export const branches = (step: RawStep) =>
  BRANCHING.has(typeOf(step)) || choicesOf(step).length > 0;
const isJump = (step: RawStep) => typeOf(step) === "jumpto";
// A jump whose target is worked out when it runs may lead anywhere, so it has no port.
const isComputed = (step: RawStep) => String(step.inputs?.["stepId"] ?? "").includes("{{");

export function withSteps(doc: Doc, steps: RawStep[]): Doc {
  return {
    ...doc,
    source: { ...doc.source, definition: { ...doc.source.definition, steps } },
  };
}

// Changes the step at an address, however deep inside Ifs it stands; null takes it away.
function change(
  steps: RawStep[],
  address: string,
  make: (step: RawStep) => RawStep | null,
): RawStep[] {
  const [head, index, ...rest] = address.split("/");
  const id = head!.replaceAll("~1", "/").replaceAll("~0", "~");
  return steps.flatMap((step) => {
    if (step.id !== id) return [step];
    if (index === undefined) return make(step) ?? [];
    const groups = (step.do ?? []).map((group, at) =>
      at === Number(index) ? change(group, rest.join("/"), make) : group,
    );
    return [{ ...step, do: groups }];
  });
}

/** Changes the steps of one level: the outermost, or an inner one named as `if/0/`. */
export function changeLevel(doc: Doc, level: string, make: (steps: RawStep[]) => RawStep[]): Doc {
  if (!level) return withSteps(doc, make(stepsOf(doc)));
  const parts = level.slice(0, -1).split("/");
  const index = Number(parts.pop());
  return withSteps(
    doc,
    change(stepsOf(doc), parts.join("/"), (step) => {
      const groups = [...(step.do ?? [])];
      while (groups.length <= index) groups.push([]);
      groups[index] = make(groups[index]!);
      return { ...step, do: groups };
    }),
  );
}

export function patchStep(doc: Doc, address: string, patch: Partial<RawStep>): Doc {
  return withSteps(
    doc,
    change(stepsOf(doc), address, (step) => ({ ...step, ...patch })),
  );
}

/** The outcomes of a step as the canvas shows them, those that lead nowhere yet in their places. */
export function outcomesIn(doc: Doc, placed: Placed): Placed["outcomes"] {
  const found = [...placed.outcomes];
  for (const outcome of openOf(doc, placed.address)) {
    const shown = { ...outcomeOf(outcome, placed), target: null };
    found.splice(outcome.at ?? found.length, 0, shown);
  }
  const conditions = conditionsIn(doc, placed);
  if (conditions.some(isForClosedWindow)) {
    const plain = new Set(["outcomes.otherwise", "outcomes.sent"]);
    found.forEach((outcome, at) => {
      const [first] = outcome.phrases;
      if (!first || !("key" in first) || !plain.has(first.key)) return;
      found[at] = { ...outcome, phrases: [otherwisePhrase(conditions)] };
    });
  }
  const isPlain = !branches(placed.step) && !(isJump(placed.step) && isComputed(placed.step));
  if (isPlain && !found.some((outcome) => outcome.id === "next")) {
    const phrases = [nextPhrase(placed.step)];
    found.push({ id: "next", phrases, targetId: null, target: null });
  }
  return found;
}

/** The conditions of all outcomes of a step, also of those that lead nowhere yet. */
export const conditionsIn = (doc: Doc, { step, address }: Pick<Placed, "step" | "address">) => [
  ...choicesOf(step).map(([, condition]) => condition),
  ...openOf(doc, address).map((outcome) => outcome.condition),
];

type Whole = { graph: Graph; steps: Placed[] };
const known = new WeakMap<Doc, Whole>();

/** The steps with all their outcomes, and how they hang together; worked out once for each document. */
export function placedIn(doc: Doc): Whole {
  const before = known.get(doc);
  if (before) return before;
  const graph = graphOf(stepsOf(doc));
  const steps = graph.steps.map((placed) => ({ ...placed, outcomes: outcomesIn(doc, placed) }));
  known.set(doc, { graph, steps });
  return { graph, steps };
}

export const stepAt = (doc: Doc, address: string | null) =>
  placedIn(doc).steps.find((placed) => placed.address === address);

function outcomeOf({ id, condition }: OpenOutcome, { step, around }: Placed): Outcome {
  const phrases = condition ? phrasesOf(condition, step, around) : [{ key: "outcomes.otherwise" }];
  return { id: `open:${id}`, phrases, targetId: null };
}

/** The condition behind a port; undefined for ports that have none, as `next`. */
export function conditionAt(doc: Doc, step: RawStep, address: string, port: string) {
  if (port.startsWith("to:")) {
    return choicesOf(step).find(([target]) => `to:${target}` === port)?.[1];
  }
  return doc.canvas.open?.[address]?.find((outcome) => `open:${outcome.id}` === port)?.condition;
}

/** `taken`: another outcome leads there already; `unseen`: the step stands where no link can reach it. */
export class CannotConnect extends Error {
  constructor(
    readonly targetId: string,
    readonly reason: "taken" | "unseen" = "taken",
  ) {
    super(targetId);
  }
}

function withOpen(doc: Doc, address: string, open: OpenOutcome[]): Doc {
  const others = without(doc.canvas.open, [address]);
  const all = open.length > 0 ? { ...others, [address]: open } : others;
  return { ...doc, canvas: { ...doc.canvas, open: all } };
}

const openOf = (doc: Doc, address: string) => doc.canvas.open?.[address] ?? [];
// All open outcomes with the places they are shown at.
function openAt(doc: Doc, from: Placed): OpenOutcome[] {
  const shown = outcomesIn(doc, from).map((outcome) => outcome.id);
  return openOf(doc, from.address).map((outcome) => ({
    ...outcome,
    at: shown.indexOf(`open:${outcome.id}`),
  }));
}
const plainly = (from: Placed, doc: Doc): Placed =>
  graphOf(stepsOf(doc)).steps.find((placed) => placed.address === from.address) ?? from;

/** Lets an outcome lead to a step. Raises CannotConnect when another outcome already leads there. */
export function connect(doc: Doc, from: Placed, port: string, targetId: string): Doc {
  const { address, step } = from;
  if (port === "next" && isJump(step)) {
    const inputs = without(step.inputs ?? {}, ["nextStepId"]);
    return patchStep(doc, address, { inputs: { ...inputs, stepId: targetId }, nextStepId: null });
  }
  if (port === "next") return patchStep(doc, address, { nextStepId: targetId });
  const choices = choicesOf(step);
  if (port === `to:${targetId}`) return doc;
  if (choices.some(([target]) => target === targetId)) throw new CannotConnect(targetId);
  if (port.startsWith("to:")) {
    // The order of the conditions is the order in which the steps are followed, so it is kept.
    const moved = choices.map(([id, condition]): Choice =>
      `to:${id}` === port ? [targetId, condition] : [id, condition],
    );
    return patchStep(doc, address, { selectNextStep: selecting(moved) });
  }
  const plain = plainly(from, doc);
  const open = openAt(doc, plain);
  const chosen = open.find((outcome) => `open:${outcome.id}` === port);
  if (!chosen) return doc;
  const conditions = new Map(choices);
  const grown = outcomesIn(doc, plain).flatMap(({ id, targetId: target }): Choice[] => {
    if (id === port) return [[targetId, chosen.condition]];
    return id.startsWith("to:") ? [[target!, conditions.get(target!) ?? null]] : [];
  });
  const rest = open.filter((outcome) => outcome !== chosen);
  return patchStep(withOpen(doc, address, rest), address, {
    selectNextStep: selecting(grown),
    nextStepId: null,
  });
}

/** Lets an outcome lead nowhere; its condition stays. */
export function disconnect(doc: Doc, from: Placed, port: string): Doc {
  const { address, step } = from;
  if (port === "next" && isJump(step)) {
    const inputs = without(step.inputs ?? {}, ["nextStepId"]);
    return patchStep(doc, address, { inputs: { ...inputs, stepId: "" }, nextStepId: null });
  }
  if (port === "next") return patchStep(doc, address, { nextStepId: null });
  const cut = choicesOf(step).find(([target]) => `to:${target}` === port);
  if (!cut) return doc;
  const plain = plainly(from, doc);
  const at = outcomesIn(doc, plain).findIndex((outcome) => outcome.id === port);
  const loose = { id: freeId(doc, address), condition: cut[1], at };
  const open = [...openAt(doc, plain), loose].sort((one, other) => one.at! - other.at!);
  const rest = choicesOf(step).filter((choice) => choice !== cut && choice[0] !== cut[0]);
  return patchStep(withOpen(doc, address, open), address, { selectNextStep: selecting(rest) });
}

const freeId = (doc: Doc, address: string) => {
  const taken = new Set(openOf(doc, address).map((outcome) => outcome.id));
  let number = 1;
  while (taken.has(String(number))) number += 1;
  return String(number);
};

export function addOutcome(doc: Doc, address: string, condition: string | null): Doc {
  const open = [...openOf(doc, address), { id: freeId(doc, address), condition }];
  return withOpen(doc, address, open);
}

export function removeOutcome(doc: Doc, from: Placed, port: string): Doc {
  const before = new Set(openOf(doc, from.address).map((outcome) => outcome.id));
  const loose = disconnect(doc, from, port);
  const gone = openOf(loose, from.address).find((outcome) =>
    port.startsWith("to:") ? !before.has(outcome.id) : `open:${outcome.id}` === port,
  );
  const left = openOf(loose, from.address).flatMap((outcome): OpenOutcome[] => {
    if (outcome === gone) return [];
    const below = outcome.at !== undefined && gone?.at !== undefined && outcome.at > gone.at;
    return [below ? { ...outcome, at: outcome.at! - 1 } : outcome];
  });
  return withOpen(loose, from.address, left);
}

export function setCondition(doc: Doc, from: Placed, port: string, condition: string | null): Doc {
  const { address, step } = from;
  if (port.startsWith("to:")) {
    const choices = choicesOf(step).map(([target, before]): Choice =>
      `to:${target}` === port ? [target, condition] : [target, before],
    );
    return patchStep(doc, address, { selectNextStep: selecting(choices) });
  }
  const open = openOf(doc, address).map((outcome) =>
    `open:${outcome.id}` === port ? { ...outcome, condition } : outcome,
  );
  return withOpen(doc, address, open);
}

/** Adds a step to a level, the outermost one unless said otherwise, where it stands at `at`. */
export function addStep(doc: Doc, step: RawStep, open: OpenOutcome[], at: Point, level = ""): Doc {
  const address = level + escaped(step.id);
  const positions = { ...doc.canvas.positions, [address]: at };
  const placed = { ...doc, canvas: { ...doc.canvas, positions } };
  return withOpen(
    changeLevel(placed, level, (steps) => [...steps, step]),
    address,
    open,
  );
}

export function moveSteps(doc: Doc, places: Record<string, Point>): Doc {
  return {
    ...doc,
    canvas: { ...doc.canvas, positions: { ...doc.canvas.positions, ...places } },
  };
}

/** Takes steps away, with all that stands inside them. What led to them leads nowhere then; conditions stay. */
export function removeSteps(doc: Doc, addresses: string[]): Doc {
  const goes = (address: string) =>
    addresses.some((gone) => address === gone || address.startsWith(`${gone}/`));
  let left = doc;
  for (const link of graphOf(stepsOf(doc)).links) {
    if (!goes(link.target) || goes(link.source)) continue;
    const from = graphOf(stepsOf(left)).steps.find((placed) => placed.address === link.source);
    if (from) left = disconnect(left, from, link.port);
  }
  let steps = stepsOf(left);
  for (const address of addresses) steps = change(steps, address, () => null);
  const { positions, open, groups } = left.canvas;
  const stay = <T>(record: Record<string, T> | undefined) =>
    Object.fromEntries(Object.entries(record ?? {}).filter(([key]) => !goes(key)));
  const frames = Object.entries(groups ?? {}).map(([id, frame]): [string, Frame] => [
    id,
    { ...frame, members: frame.members.filter((member) => !goes(member)) },
  ]);
  const canvas: Canvas = { ...left.canvas, positions: stay(positions), open: stay(open) };
  if (groups) canvas.groups = Object.fromEntries(frames.filter(([, one]) => one.members.length));
  return withSteps({ ...left, canvas }, steps);
}

/** All ids of steps, at any depth. */
export function idsOf(doc: Doc): Set<string> {
  return new Set(graphOf(stepsOf(doc)).steps.map((placed) => placed.step.id));
}

/** Gives a step another id, and lets all that led to it lead to the new one. */
export function renameStep(doc: Doc, address: string, id: string): Doc {
  const graph = graphOf(stepsOf(doc));
  let renamed = doc;
  for (const link of graph.links) {
    if (link.target !== address || link.isImplied) continue;
    const from = graphOf(stepsOf(renamed)).steps.find((placed) => placed.address === link.source);
    if (from && (link.port === "next" || link.port.startsWith("to:"))) {
      renamed = connect(renamed, from, link.port, id);
    }
  }
  renamed = patchStep(renamed, address, { id });
  const moved = [...address.split("/").slice(0, -1), escaped(id)].join("/");
  const anew = (key: string) =>
    key === address || key.startsWith(`${address}/`) ? moved + key.slice(address.length) : key;
  const rekey = <T>(record: Record<string, T> | undefined) =>
    Object.fromEntries(Object.entries(record ?? {}).map(([key, value]) => [anew(key), value]));
  const { positions, open, groups } = renamed.canvas;
  const canvas: Canvas = { ...renamed.canvas, positions: rekey(positions), open: rekey(open) };
  if (groups) {
    canvas.groups = Object.fromEntries(
      Object.entries(groups).map(([key, frame]) => [
        key,
        { ...frame, members: frame.members.map(anew) },
      ]),
    );
  }
  return { ...renamed, canvas };
}
