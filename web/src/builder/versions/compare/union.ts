// Two versions in one picture: the steps of the newer one, and those of the older one that are gone. Pure.
import type { StepChange } from "../../../canvas/ChangeMark";
import { ENTRY, graphOf, type Graph, type Placed } from "../../../canvas/graph";
import { outcomesIn, stepsOf, type Doc, type Point } from "../../document";
import type { Diff } from "../api";

export type UnionStep = Placed & { id: string; change: StepChange | null; place: Point | null };
export type UnionLink = {
  id: string;
  source: string;
  port: string;
  target: string;
  change: "came" | "went" | null;
};
export type Union = {
  steps: UnionStep[];
  links: UnionLink[];
  entry: string | null;
  entryPlace: Point | null;
};

const GONE = "gone:";
/** The id of a step of the older version that is gone. */
export const goneId = (address: string) => GONE + address;

const placedIn = (doc: Doc, graph: Graph): Placed[] =>
  graph.steps.map((placed) => ({ ...placed, outcomes: outcomesIn(doc, placed) }));

const pair = (source: string, target: string) => `${source}\n${target}`;

/** One version alone. */
export function alone(doc: Doc): Union {
  const graph = graphOf(stepsOf(doc));
  return {
    steps: placedIn(doc, graph).map((placed) => ({
      ...placed,
      id: placed.address,
      change: null,
      place: doc.canvas.positions?.[placed.address] ?? null,
    })),
    links: graph.links.map((link) => ({ ...link, change: null })),
    entry: graph.entry,
    entryPlace: doc.canvas.positions?.[ENTRY] ?? null,
  };
}

/** Both versions in one picture. */
export function union(diff: Diff): Union {
  const newer = alone(diff.to);
  const older = alone(diff.from);
  const states = new Map(
    diff.steps.flatMap((step) => (step.after ? [[step.after, step.state]] : [])),
  );
  const became = new Map<string, string>();
  for (const { before, after, state } of diff.steps) {
    if (before && after) became.set(before, after);
    if (before && state === "removed") became.set(before, goneId(before));
  }
  const known = new Set(newer.steps.map((step) => step.id));
  const gone = older.steps.flatMap((step): UnionStep[] => {
    const id = became.get(step.address);
    if (!id?.startsWith(GONE)) return [];
    return [{ ...step, id, change: "removed", place: step.place }];
  });
  const steps = newer.steps.map((step): UnionStep => {
    const state = states.get(step.address);
    return { ...step, change: state === "added" || state === "changed" ? state : null };
  });
  const all = [...steps, ...gone];
  const ports = new Map(all.map((step) => [step.id, step.outcomes.map((outcome) => outcome.id)]));
  const hadPorts = new Map(
    older.steps.map((step) => [
      became.get(step.address) ?? step.address,
      step.outcomes.map((outcome) => outcome.id),
    ]),
  );
  const now = new Set(newer.links.map((link) => pair(link.source, link.target)));
  const idOf = (address: string) =>
    address === ENTRY ? ENTRY : (became.get(address) ?? (known.has(address) ? address : null));
  const before = older.links.flatMap((link): UnionLink[] => {
    const source = idOf(link.source);
    const target = idOf(link.target);
    if (!source || !target) return [];
    return [{ ...link, id: `was:${link.id}`, source, target, change: "went" }];
  });
  const was = new Set(before.map((link) => pair(link.source, link.target)));
  return {
    steps: all,
    links: [
      ...newer.links.map((link): UnionLink => ({
        ...link,
        change: was.has(pair(link.source, link.target)) ? null : "came",
      })),
      // A link that is gone is drawn from the port that it had, or from the one that has its place now.
      ...before.flatMap((link): UnionLink[] => {
        if (now.has(pair(link.source, link.target))) return [];
        const left = link.source === ENTRY ? ["next"] : (ports.get(link.source) ?? []);
        const had = hadPorts.get(link.source) ?? [];
        const port = left.includes(link.port)
          ? link.port
          : (left[had.indexOf(link.port)] ?? left.at(-1));
        return port ? [{ ...link, port }] : [];
      }),
    ],
    entry: newer.entry,
    entryPlace: newer.entryPlace,
  };
}
