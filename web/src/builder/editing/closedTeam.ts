// What a hand-over does when nobody of the team is there: the conversation waits, or the journey goes another way. That
// way is an outcome like any other, so that a definition stays one that 8x8 can run: there the condition is never true.
import type { Placed } from "../../canvas/graph";
import { isForClosedTeam, TEAM_CLOSED } from "../../canvas/outcomes";
import { conditionsIn, patchStep, stepAt, type Doc } from "../document";
import { withOutcome, withoutOutcome } from "./extraOutcome";

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
  const now = withInputs(doc, placed, wanted ? SKIP : undefined);
  if (!wanted) {
    const placedNow = stepAt(now, placed.address);
    return placedNow ? withoutOutcome(now, placedNow, isForClosedTeam) : now;
  }
  const has = conditionsIn(doc, placed).some(isForClosedTeam);
  return has ? now : withOutcome(now, placed, TEAM_CLOSED);
}
