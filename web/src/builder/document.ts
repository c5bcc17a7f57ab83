// The document that is drawn: a definition, and what belongs to the drawing alone. Every change is a pure function.
import type { RawStep } from "../api/types";
import { graphOf, type Placed } from "../canvas/graph";
import { typeOf } from "../canvas/kinds";
import { phrasesOf, type Outcome } from "../canvas/outcomes";

export type Source = {
  definition: { name: string; steps: RawStep[] } & Record<string, unknown>;
} & Record<string, unknown>;
/** An outcome that leads nowhere yet; a definition cannot say this, so the drawing remembers it. */
export type OpenOutcome = { id: string; condition: string | null };
export type Point = [number, number];
export type Canvas = { positions?: Record<string, Point>; open?: Record<string, OpenOutcome[]> };
export type Doc = { source: Source; canvas: Canvas };

const without = <T>(record: Record<string, T> | undefined, keys: string[]): Record<string, T> =>
  Object.fromEntries(Object.entries(record ?? {}).filter(([key]) => !keys.includes(key)));

export const stepsOf = (doc: Doc) => doc.source.definition.steps;

const BRANCHING = new Set(["branch", "waitforreply", "waitfordtmf", "httprequest"]);
export const branches = (step: RawStep) =>
  BRANCHING.has(typeOf(step)) || Object.keys(step.selectNextStep ?? {}).length > 0;
const ends = (step: RawStep) => typeOf(step) === "jumpto";

function withSteps(doc: Doc, steps: RawStep[]): Doc {
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

export function patchStep(doc: Doc, address: string, patch: Partial<RawStep>): Doc {
  return withSteps(
    doc,
    change(stepsOf(doc), address, (step) => ({ ...step, ...patch })),
  );
}

/** The outcomes of a step as the canvas shows them: those that lead somewhere, then the open ones. */
export function outcomesIn(doc: Doc, placed: Placed): Placed["outcomes"] {
  const open = (doc.canvas.open?.[placed.address] ?? []).map(
    (outcome): Placed["outcomes"][number] => ({
      ...(outcomeOf(outcome, placed) satisfies Outcome),
      target: null,
    }),
  );
  const found = [...placed.outcomes, ...open];
  const isPlain = !branches(placed.step) && !ends(placed.step);
  if (isPlain && !found.some((outcome) => outcome.id === "next")) {
    found.push({ id: "next", phrases: [{ key: "outcomes.next" }], targetId: null, target: null });
  }
  return found;
}

function outcomeOf({ id, condition }: OpenOutcome, { step, around }: Placed): Outcome {
  const phrases = condition ? phrasesOf(condition, step, around) : [{ key: "outcomes.otherwise" }];
  return { id: `open:${id}`, phrases, targetId: null };
}

/** The condition behind a port; undefined for ports that have none, as `next`. */
export function conditionAt(doc: Doc, step: RawStep, address: string, port: string) {
  if (port.startsWith("to:")) return step.selectNextStep?.[port.slice(3)];
  return doc.canvas.open?.[address]?.find((outcome) => `open:${outcome.id}` === port)?.condition;
}

export class CannotConnect extends Error {}

function withOpen(doc: Doc, address: string, open: OpenOutcome[]): Doc {
  const others = without(doc.canvas.open, [address]);
  const all = open.length > 0 ? { ...others, [address]: open } : others;
  return { ...doc, canvas: { ...doc.canvas, open: all } };
}

const openOf = (doc: Doc, address: string) => doc.canvas.open?.[address] ?? [];

/** Lets an outcome lead to a step. Raises CannotConnect when another outcome already leads there. */
export function connect(doc: Doc, from: Placed, port: string, targetId: string): Doc {
  const { address, step } = from;
  if (port === "next") return patchStep(doc, address, { nextStepId: targetId });
  const choices = step.selectNextStep ?? {};
  if (port === `to:${targetId}`) return doc;
  if (targetId in choices) throw new CannotConnect(targetId);
  if (port.startsWith("to:")) {
    // The order of the conditions is the order in which the steps are followed, so it is kept.
    const moved = Object.entries(choices).map(([id, condition]) =>
      `to:${id}` === port ? [targetId, condition] : [id, condition],
    );
    return patchStep(doc, address, {
      selectNextStep: Object.fromEntries(moved) as Record<string, string | null>,
    });
  }
  const chosen = openOf(doc, address).find((outcome) => `open:${outcome.id}` === port);
  if (!chosen) return doc;
  const rest = openOf(doc, address).filter((outcome) => outcome !== chosen);
  return patchStep(withOpen(doc, address, rest), address, {
    selectNextStep: { ...choices, [targetId]: chosen.condition },
    nextStepId: null,
  });
}

/** Lets an outcome lead nowhere; its condition stays. */
export function disconnect(doc: Doc, from: Placed, port: string): Doc {
  const { address, step } = from;
  if (port === "next") return patchStep(doc, address, { nextStepId: null });
  if (!port.startsWith("to:")) return doc;
  const { [port.slice(3)]: condition = null, ...rest } = step.selectNextStep ?? {};
  const open = [...openOf(doc, address), { id: freeId(doc, address), condition }];
  return patchStep(withOpen(doc, address, open), address, { selectNextStep: rest });
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
  const loose = disconnect(doc, from, port);
  const before = new Set(openOf(doc, from.address).map((outcome) => outcome.id));
  const keep = port.startsWith("to:")
    ? (outcome: OpenOutcome) => before.has(outcome.id)
    : (outcome: OpenOutcome) => `open:${outcome.id}` !== port;
  return withOpen(loose, from.address, openOf(loose, from.address).filter(keep));
}

export function setCondition(doc: Doc, from: Placed, port: string, condition: string | null): Doc {
  const { address, step } = from;
  if (port.startsWith("to:")) {
    const choices = { ...step.selectNextStep, [port.slice(3)]: condition };
    return patchStep(doc, address, { selectNextStep: choices });
  }
  const open = openOf(doc, address).map((outcome) =>
    `open:${outcome.id}` === port ? { ...outcome, condition } : outcome,
  );
  return withOpen(doc, address, open);
}

export const escaped = (id: string) => id.replaceAll("~", "~0").replaceAll("/", "~1");

/** Adds a step to the outermost level, where it stands at `at`. */
export function addStep(doc: Doc, step: RawStep, open: OpenOutcome[], at: Point): Doc {
  const address = escaped(step.id);
  const positions = { ...doc.canvas.positions, [address]: at };
  const grown = withSteps({ ...doc, canvas: { ...doc.canvas, positions } }, [
    ...stepsOf(doc),
    step,
  ]);
  return withOpen(grown, address, open);
}

export function moveSteps(doc: Doc, places: Record<string, Point>): Doc {
  return {
    ...doc,
    canvas: { ...doc.canvas, positions: { ...doc.canvas.positions, ...places } },
  };
}

/** Takes steps away. What led to them leads nowhere then; conditions stay. */
export function removeSteps(doc: Doc, addresses: string[]): Doc {
  let left = doc;
  for (const link of graphOf(stepsOf(doc)).links) {
    if (!addresses.includes(link.target) || addresses.includes(link.source)) continue;
    const from = graphOf(stepsOf(left)).steps.find((placed) => placed.address === link.source);
    if (from) left = disconnect(left, from, link.port);
  }
  const positions = without(left.canvas.positions, addresses);
  const open = without(left.canvas.open, addresses);
  let steps = stepsOf(left);
  for (const address of addresses) steps = change(steps, address, () => null);
  return withSteps({ ...left, canvas: { ...left.canvas, positions, open } }, steps);
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
    if (link.target !== address) continue;
    const from = graphOf(stepsOf(renamed)).steps.find((placed) => placed.address === link.source);
    if (from && (link.port === "next" || link.port.startsWith("to:"))) {
      renamed = connect(renamed, from, link.port, id);
    }
  }
  renamed = patchStep(renamed, address, { id });
  const moved = [...address.split("/").slice(0, -1), escaped(id)].join("/");
  const rekey = <T>(record: Record<string, T> | undefined) =>
    Object.fromEntries(
      Object.entries(record ?? {}).map(([key, value]) =>
        key === address || key.startsWith(`${address}/`)
          ? [moved + key.slice(address.length), value]
          : [key, value],
      ),
    );
  const { positions, open } = renamed.canvas;
  return {
    ...renamed,
    canvas: { ...renamed.canvas, positions: rekey(positions), open: rekey(open) },
  };
}
