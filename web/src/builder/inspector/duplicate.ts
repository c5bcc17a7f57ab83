// A copy of a step beside it: it says and asks the same, and leads nowhere yet. Pure.
import type { Placed } from "../../canvas/graph";
import { addStep, conditionAt, idsOf, type Doc, type OpenOutcome } from "../document";

function freeId(id: string, taken: Set<string>): string {
  const base = id.replace(/_\d+$/, "");
  for (let number = 2; ; number += 1) {
    const name = `${base}_${number}`;
    if (!taken.has(name)) return name;
  }
}

export function duplicate(doc: Doc, { step, address, outcomes }: Placed): { doc: Doc; id: string } {
  const id = freeId(step.id, idsOf(doc));
  const open = outcomes.flatMap(({ id: port }, at): OpenOutcome[] => {
    const condition = conditionAt(doc, step, address, port);
    return condition === undefined ? [] : [{ id: String(at + 1), condition }];
  });
  const copy = { ...step, id, nextStepId: null, ...(open.length > 0 && { selectNextStep: {} }) };
  const [x, y] = doc.canvas.positions?.[address] ?? [0, 0];
  return { doc: addStep(doc, copy, open, [x + 40, y + 180]), id };
}
