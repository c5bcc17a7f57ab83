// An outcome beside the way on, for a case that only this engine knows of, such as a closed window or team.
import type { Placed } from "../../canvas/graph";
import { choicesOf, nextOf } from "../../canvas/links";
import { addOutcome, conditionAt, patchStep, removeOutcome, stepAt, type Doc } from "../document";

type IsFor = (condition: string | null) => boolean;

/** The port of the outcome that is for the case. */
export const portFor = (doc: Doc, placed: Placed, isFor: IsFor): string | undefined =>
  placed.outcomes.find((outcome) =>
    isFor(conditionAt(doc, placed.step, placed.address, outcome.id) ?? null),
  )?.id;

/** Adds it; the way on becomes the outcome for every other case. */
export function withOutcome(doc: Doc, placed: Placed, condition: string): Doc {
  const { step, address } = placed;
  const target = nextOf(step);
  if (choicesOf(step).length > 0) return addOutcome(doc, address, condition);
  const split = target
    ? patchStep(doc, address, { selectNextStep: { [target]: null }, nextStepId: null })
    : addOutcome(doc, address, null);
  return addOutcome(split, address, condition);
}

/** Takes it away; what is left alone becomes the way on again. */
export function withoutOutcome(doc: Doc, placed: Placed, isFor: IsFor): Doc {
  const port = portFor(doc, placed, isFor);
  const { address } = placed;
  const cut = port ? removeOutcome(doc, placed, port) : doc;
  const left = stepAt(cut, address);
  if (!left) return cut;
  const choices = choicesOf(left.step);
  const [only] = choices;
  if (choices.length === 1 && only && only[1] === null) {
    return patchStep(cut, address, { selectNextStep: {}, nextStepId: only[0] });
  }
  const open = left.outcomes.find((outcome) => outcome.id.startsWith("open:"));
  const isLast =
    choices.length === 0 && open && conditionAt(cut, left.step, address, open.id) === null;
  return isLast ? removeOutcome(cut, left, open.id) : cut;
}
