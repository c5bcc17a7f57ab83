import { ENTRY, graphOf } from "../../canvas/graph";
import { stepsOf, type Doc, type Point } from "../document";

const GAP = 320;

/** Gives steps that nobody has placed yet a place of their own, in a row below all others. */
export function placeMissing(doc: Doc): Doc {
  const positions = doc.canvas.positions ?? {};
  const addresses = [ENTRY, ...graphOf(stepsOf(doc)).steps.map((placed) => placed.address)];
  const missing = addresses.filter((address) => !positions[address]);
  const known = addresses.flatMap((address) => positions[address] ?? []);
  // Without any place the canvas lays all of it out by itself.
  if (missing.length === 0 || known.length === 0) return doc;
  const places = Object.values(positions);
  const left = Math.min(...places.map(([x]) => x));
  const below = Math.max(...places.map(([, y]) => y)) + GAP;
  const row = missing.map((address, index): [string, Point] => [
    address,
    [left + index * GAP, below],
  ]);
  return {
    ...doc,
    canvas: { ...doc.canvas, positions: { ...positions, ...Object.fromEntries(row) } },
  };
}

/** The step that is selected, when it is still there. */
export function stillThere(doc: Doc, selected: string | null): string | null {
  if (selected === null || selected === ENTRY) return selected;
  return graphOf(stepsOf(doc)).steps.some((step) => step.address === selected) ? selected : null;
}
