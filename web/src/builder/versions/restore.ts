import { ENTRY, graphOf } from "../../canvas/graph";
import type { Doc } from "../document";
import type { BuilderContext } from "../view";
import { readVersion, type Side } from "./api";
import { placeMissing, stillThere } from "./places";

/** The document as it was in a version. Whether the journey is on stays as it is now, and so do known places. */
export function asItWas(doc: Doc, version: Side): Doc {
  const status = doc.source["status"];
  const source = { ...version.source, ...(status !== undefined && { status }) };
  const steps = graphOf(version.source.definition.steps).steps;
  const there = new Set([ENTRY, ...steps.map((step) => step.address)]);
  const positions = Object.fromEntries(
    Object.entries({ ...doc.canvas.positions, ...version.canvas.positions }).filter(([address]) =>
      there.has(address),
    ),
  );
  return placeMissing({ source, canvas: { ...version.canvas, positions } });
}

type Scope = Pick<BuilderContext, "builder" | "view" | "journeyId">;

/** Makes the draft what a version was, as a change like any other: undo brings back what was drawn. */
export async function restore({ builder, view, journeyId }: Scope, number: number) {
  const version = await readVersion(journeyId, number);
  builder.getState().edit((doc) => asItWas(doc, version));
  const { selected, select } = view.getState();
  const left = stillThere(builder.getState().doc, selected);
  if (left !== selected) select(left);
}
