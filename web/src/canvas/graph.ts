// A definition as a picture: one node a step, one port an outcome, one edge a link. Pure.
import type { RawStep } from "../api/types";
import { surroundingsIn, type Surroundings } from "../builder/conditions/surroundings";
import { namesOf } from "./links";
import { nextPhrase, outcomesOf, type Outcome } from "./outcomes";
import { typeOf } from "./kinds";

export const ENTRY = "@entry";

/** A step and its address, which is how the log names it: `if/0/inner` for a step inside an If. */
export type Placed = {
  address: string;
  step: RawStep;
  around: Surroundings;
  outcomes: (Outcome & { target: string | null; isImplied?: boolean })[];
};
export type Link = {
  id: string;
  source: string;
  port: string;
  target: string;
  /** Written nowhere: inside an If, a step goes on to the one below it [A-IF-1]. */
  isImplied?: boolean;
};
export type Graph = { steps: Placed[]; links: Link[]; entry: string | null };

export const escaped = (id: string) => id.replaceAll("~", "~0").replaceAll("/", "~1");
/** The level that a step stands in, as the beginning of its address: `if/0/`, or nothing for the outermost. */
export const levelIn = (address: string) => address.slice(0, address.lastIndexOf("/") + 1);

type Level = { prefix: string; addresses: Map<string, string>; outer: Level | null };

function levelOf(steps: RawStep[], prefix: string, outer: Level | null): Level {
  return {
    prefix,
    outer,
    addresses: new Map(steps.map((step) => [step.id, prefix + escaped(step.id)])),
  };
}

// A link leads to a step of its own level, or of a level further out.
function targetOf(level: Level | null, id: string): string | null {
  for (let at = level; at; at = at.outer) {
    const found = at.addresses.get(id);
    if (found) return found;
  }
  return null;
}

const groupsOf = (step: RawStep) => (typeOf(step) === "if" ? (step.do ?? []) : []);
const namedWithin = (steps: RawStep[]): string[] =>
  steps.flatMap((step) => [...namesOf(step), ...groupsOf(step).flatMap(namedWithin)]);

// Inside an If, a step without a link goes on to its neighbour when nobody links to that one [A-IF-1].
function neighbours(group: RawStep[]): Map<RawStep, RawStep> {
  const linked = new Set(namedWithin(group));
  const found = new Map<RawStep, RawStep>();
  group.forEach((step, index) => {
    const below = group[index + 1];
    if (below && !linked.has(below.id) && namesOf(step).length === 0) found.set(step, below);
  });
  return found;
}

const known = new WeakMap<RawStep[], Graph>();

/** Worked out once for the same steps: moving a step, or writing a note, changes none of it. */
export function graphOf(steps: RawStep[]): Graph {
  const before = known.get(steps);
  if (before) return before;
  const graph = workOut(steps);
  known.set(steps, graph);
  return graph;
}

function workOut(steps: RawStep[]): Graph {
  const placed: Placed[] = [];
  const look = surroundingsIn(steps);
  const walk = (group: RawStep[], level: Level) => {
    const implied = level.outer ? neighbours(group) : null;
    for (const step of group) {
      const address = level.addresses.get(step.id)!;
      const around = look(step);
      const outcomes: Placed["outcomes"] = outcomesOf(step, around).map((outcome) => ({
        ...outcome,
        target: outcome.targetId === null ? null : targetOf(level, outcome.targetId),
      }));
      const below = implied?.get(step);
      if (below) {
        outcomes.push({
          id: "next",
          phrases: [nextPhrase(step)],
          targetId: below.id,
          target: level.addresses.get(below.id)!,
          isImplied: true,
        });
      }
      const entry: Placed = { address, step, around, outcomes };
      placed.push(entry);
      groupsOf(step).forEach((inner, index) => {
        const nested = levelOf(inner, `${address}/${index}/`, level);
        const first = inner[0];
        const port = entry.outcomes.find((outcome) => outcome.id === `do:${index}`);
        if (port && first) port.target = nested.addresses.get(first.id)!;
        walk(inner, nested);
      });
    }
  };
  walk(steps, levelOf(steps, "", null));
  const entry = placed[0]?.address ?? null;
  const links = placed.flatMap(({ address, outcomes }) =>
    outcomes.flatMap(({ id, target, isImplied }): Link[] =>
      target
        ? [
            {
              id: `${address}>${id}`,
              source: address,
              port: id,
              target,
              ...(isImplied && { isImplied }),
            },
          ]
        : [],
    ),
  );
  if (entry) links.unshift({ id: ENTRY, source: ENTRY, port: "next", target: entry });
  return { steps: placed, links, entry };
}

/**
 * The steps in the order in which a conversation comes to them: a link to an earlier step of this order leads back.
 * Steps that nothing leads to come last.
 */
export function readingOrder(graph: Graph): string[] {
  const leads = new Map<string, string[]>();
  for (const link of graph.links) {
    leads.set(link.source, [...(leads.get(link.source) ?? []), link.target]);
  }
  const seen = new Set<string>();
  const finished: string[] = [];
  // Without recursion: journeys of thousands of steps in a row would not fit the stack.
  const visit = (first: string) => {
    if (seen.has(first)) return;
    seen.add(first);
    const open = [{ step: first, rest: [...(leads.get(first) ?? [])] }];
    while (open.length > 0) {
      const { step, rest } = open.at(-1)!;
      // The last outcome goes first, so that in the reversed order the first one comes first.
      const next = rest.pop();
      if (next === undefined) {
        finished.push(step);
        open.pop();
      } else if (!seen.has(next)) {
        seen.add(next);
        open.push({ step: next, rest: [...(leads.get(next) ?? [])] });
      }
    }
  };
  visit(ENTRY);
  const reached = [...finished].reverse();
  const rest = graph.steps.map((step) => step.address).filter((address) => !seen.has(address));
  return [...reached, ...rest];
}
