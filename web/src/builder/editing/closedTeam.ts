// What a hand-over does when nobody of the team is there: the conversation waits, or the journey goes another way. That
// way is an outcome like any other, so that a definition stays one that 8x8 can run: there the condition is never true.
import type { Placed } from "../../canvas/graph";
import { choicesOf, nextOf } from "../../canvas/links";
import { isForClosedTeam, TEAM_CLOSED } from "../../canvas/outcomes";
import {
  addOutcome,
  conditionAt,
  conditionsIn,
  patchStep,
  removeOutcome,
  stepAt,
  type Doc,
} from "../document";

export const SKIP = "skip";

export const goesAnotherWay = (doc: Doc, placed: Placed) =>
  placed.step.inputs?.["whenClosed"] === SKIP || conditionsIn(doc, placed).some(isForClosedTeam);

const withInputs = (doc: Doc, placed: Placed, whenClosed: string | undefined): Doc => {
  const rest = { ...placed.step.inputs };
  delete rest["whenClosed"];
  const inputs = whenClosed ? { ...rest, whenClosed } : rest;
  return patchStep(doc, placed.address, { inputs });
};

/** Lets the journey go another way when the team is closed, or wait. */
export function setAnotherWay(doc: Doc, placed: Placed, wanted: boolean): Doc {
  const { address, step } = placed;
  const now = withInputs(doc, placed, wanted ? SKIP : undefined);
  const has = conditionsIn(doc, placed).some(isForClosedTeam);
  if (wanted) {
    if (has) return now;
    const target = nextOf(step);
    if (choicesOf(step).length > 0) return addOutcome(now, address, TEAM_CLOSED);
    const split = target
      ? patchStep(now, address, { selectNextStep: { [target]: null }, nextStepId: null })
      : addOutcome(now, address, null);
    return addOutcome(split, address, TEAM_CLOSED);
  }
  const placedNow = stepAt(now, address);
  const port = placedNow?.outcomes.find((outcome) =>
    isForClosedTeam(conditionAt(now, placedNow.step, address, outcome.id) ?? null),
  )?.id;
  const cut = placedNow && port ? removeOutcome(now, placedNow, port) : now;
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
