// The ways out of a step, in words. Conditions that no sentence fits are shown as they are written.
import type { RawStep } from "../api/types";
import { sayScript, type Phrase } from "../builder/conditions/say";
import { alone, type Surroundings } from "../builder/conditions/surroundings";
import { typeOf } from "./kinds";
import { choicesOf, nextOf } from "./links";

export type { Phrase };
export type Outcome = {
  id: string;
  phrases: Phrase[];
  tone?: "error" | "muted";
  targetId: string | null;
};

const phrase = (key: string): Phrase => ({ key: `outcomes.${key}` });

/** The outcome of a message for a closed 24-hour window. At 8x8 it is simply never true. */
export const CLOSED = "{{step.status == 'window_closed'}}";
const FOR_CLOSED = /^\s*\{\{\s*step\.status\s*={2,3}\s*(['"])window_closed\1\s*\}\}\s*$/;
export const isForClosedWindow = (condition: string | null) =>
  condition !== null && FOR_CLOSED.test(condition);

/** The outcome of a hand-over for when nobody of the team is there. At 8x8 it is simply never true. */
export const TEAM_CLOSED = "{{step.isOpen == false}}";
const FOR_TEAM = /^\s*\{\{\s*(?:step\.isOpen\s*={2,3}\s*false|!\s*step\.isOpen)\s*\}\}\s*$/;
export const isForClosedTeam = (condition: string | null) =>
  condition !== null && FOR_TEAM.test(condition);

/** What "otherwise" is called beside an outcome for a closed window: the message was sent. */
export const otherwisePhrase = (conditions: (string | null)[]): Phrase =>
  phrase(conditions.some(isForClosedWindow) ? "sent" : "otherwise");

/** A condition as a definition has it, in words. */
export function phrasesOf(
  condition: string,
  step: RawStep,
  around: Surroundings = alone(step),
): Phrase[] {
  if (isForClosedWindow(condition)) return [phrase("windowClosed")];
  if (isForClosedTeam(condition)) return [phrase("teamClosed")];
  const inside = /^\s*\{\{([\s\S]*)\}\}\s*$/.exec(condition)?.[1] ?? condition;
  return sayScript(inside, around);
}

const isFailure = (phrases: Phrase[]) =>
  phrases.some((p) => "key" in p && /^conditions\.say\.(?:noReply|noReplyIn|noKeys)$/.test(p.key));

// An If always has a place for steps inside, also while there are none.
function innerOf(step: RawStep, around: Surroundings): Outcome[] {
  if (typeOf(step) !== "if") return [];
  const condition = step.inputs?.["condition"];
  const phrases =
    typeof condition === "string" && condition
      ? phrasesOf(condition, step, around)
      : [phrase("inside")];
  const groups = step.do?.length ? step.do : [[]];
  return groups.map((_, index) => ({ id: `do:${index}`, phrases, targetId: null }));
}

export const nextPhrase = (step: RawStep): Phrase =>
  phrase(typeOf(step) === "if" ? "after" : "next");

/** The ways out of a step; with its surroundings, choices are called by their titles. */
export function outcomesOf(step: RawStep, around: Surroundings = alone(step)): Outcome[] {
  const found = innerOf(step, around);
  const choices = choicesOf(step);
  const otherwise = otherwisePhrase(choices.map(([, condition]) => condition));
  for (const [target, condition] of choices) {
    const phrases = condition ? phrasesOf(condition, step, around) : [otherwise];
    const quiet =
      !condition ||
      isFailure(phrases) ||
      isForClosedWindow(condition) ||
      isForClosedTeam(condition);
    found.push({
      id: `to:${target}`,
      phrases,
      targetId: target,
      ...(quiet && { tone: "muted" as const }),
    });
  }
  const next = choices.length === 0 ? nextOf(step) : null;
  if (next) found.push({ id: "next", phrases: [nextPhrase(step)], targetId: next });
  return found;
}
