// The conditions of a step, in their order: which steps it may lead to, and when.
import { keyOf, nameOf } from "../api/ordered";
import type { RawStep } from "../api/types";
import { typeOf } from "./kinds";

export type Choice = [target: string, condition: string | null];

export const choicesOf = (step: RawStep): Choice[] =>
  Object.entries(step.selectNextStep ?? {}).map(([key, condition]) => [nameOf(key), condition]);

/** The conditions as a step holds them; read them with `choicesOf`. */
export const selecting = (choices: Choice[]): Record<string, string | null> =>
  Object.fromEntries(choices.map(([target, condition]) => [keyOf(target), condition]));

/** Where a jump leads: the portal's JSON of it is not published, so the target is looked for in three places. */
export function jumpTarget(step: RawStep): string | null {
  const { stepId, nextStepId } = step.inputs ?? {};
  const found = [stepId, nextStepId, step.nextStepId].find((id) => typeof id === "string" && id);
  return typeof found === "string" && !found.includes("{{") ? found : null;
}

/** The step that follows without a condition. */
export const nextOf = (step: RawStep): string | null =>
  typeOf(step) === "jumpto" ? jumpTarget(step) : (step.nextStepId ?? null);

/** The ids of all steps that a step names. */
export function namesOf(step: RawStep): string[] {
  const choices = choicesOf(step);
  if (choices.length > 0) return choices.map(([target]) => target);
  const next = nextOf(step);
  return next ? [next] : [];
}
