import type { Builder } from "../store";
import { stepsOf, type Doc } from "../document";
import { readVersion, type Side } from "./api";
import { graphOf } from "../../canvas/graph";

/** The document as it was in a version: on or off stays as it is now, and known places are kept. */
export function asItWas(doc: Doc, version: Side): Doc {
  const status = doc.source["status"];
  const source = { ...version.source, ...(status !== undefined && { status }) };
  const positions = { ...doc.canvas.positions, ...version.canvas.positions };
  const there = new Set(graphOf(version.source.definition.steps).steps.map((step) => step.address));
  const kept = Object.entries(positions).filter(
    ([address]) => there.has(address) || address.startsWith("@"),
  );
  return {
    source,
    canvas: { ...version.canvas, positions: Object.fromEntries(kept) },
  };
}

/** Makes the draft what a version was, as a change like any other: undo brings back what was drawn. */
export async function restore(builder: Builder, journeyId: string, number: number) {
  const version = await readVersion(journeyId, number);
  builder.getState().edit((doc) => asItWas(doc, version));
  return stepsOf(builder.getState().doc).length;
}
