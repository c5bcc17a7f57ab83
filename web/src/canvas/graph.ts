// A definition as a picture: one node a step, one port an outcome, one edge a link. Pure.
import type { RawStep } from "../api/types";
import { surroundingsIn, type Surroundings } from "../builder/conditions/surroundings";
import { outcomesOf, type Outcome } from "./outcomes";
import { typeOf } from "./kinds";

export const ENTRY = "@entry";

/** A step and its address, which is how the log names it: `if/0/inner` for a step inside an If. */
export type Placed = {
  address: string;
  step: RawStep;
  around: Surroundings;
  outcomes: (Outcome & { target: string | null })[];
};
export type Link = { id: string; source: string; port: string; target: string };
export type Graph = { steps: Placed[]; links: Link[]; entry: string | null };

const escaped = (id: string) => id.replaceAll("~", "~0").replaceAll("/", "~1");

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

export function graphOf(steps: RawStep[]): Graph {
  const placed: Placed[] = [];
  const look = surroundingsIn(steps);
  const walk = (group: RawStep[], level: Level) => {
    for (const step of group) {
      const address = level.addresses.get(step.id)!;
      const around = look(step);
      const outcomes = outcomesOf(step, around).map((outcome) => ({
        ...outcome,
        target: outcome.targetId === null ? null : targetOf(level, outcome.targetId),
      }));
      const entry: Placed = { address, step, around, outcomes };
      placed.push(entry);
      if (typeOf(step) !== "if") continue;
      (step.do ?? []).forEach((inner, index) => {
        const below = levelOf(inner, `${address}/${index}/`, level);
        const first = inner[0];
        const port = entry.outcomes.find((outcome) => outcome.id === `do:${index}`);
        if (port && first) port.target = below.addresses.get(first.id)!;
        walk(inner, below);
      });
    }
  };
  walk(steps, levelOf(steps, "", null));
  const entry = placed[0]?.address ?? null;
  const links = placed.flatMap(({ address, outcomes }) =>
    outcomes.flatMap(({ id, target }) =>
      target ? [{ id: `${address}>${id}`, source: address, port: id, target }] : [],
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
