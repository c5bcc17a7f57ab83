// The ways out of a step, in words. Conditions that no sentence fits are shown as they are written.
import type { RawStep } from "../api/types";
import { sayScript, type Phrase } from "../builder/conditions/say";
import { alone, type Surroundings } from "../builder/conditions/surroundings";
import { typeOf } from "./kinds";

export type { Phrase };
export type Outcome = {
  id: string;
  phrases: Phrase[];
  tone?: "error" | "muted";
  targetId: string | null;
};

const phrase = (key: string): Phrase => ({ key: `outcomes.${key}` });

/** A condition as a definition has it, in words. */
export function phrasesOf(
  condition: string,
  step: RawStep,
  around: Surroundings = alone(step),
): Phrase[] {
  const inside = /^\s*\{\{([\s\S]*)\}\}\s*$/.exec(condition)?.[1] ?? condition;
  return sayScript(inside, around);
}

const isFailure = (phrases: Phrase[]) =>
  phrases.some((p) => "key" in p && /^conditions\.say\.(?:noReply|noReplyIn|noKeys)$/.test(p.key));

/** The ways out of a step; with its surroundings, choices are called by their titles. */
export function outcomesOf(step: RawStep, around: Surroundings = alone(step)): Outcome[] {
  const found: Outcome[] = [];
  const inner = typeOf(step) === "if" ? (step.do ?? []) : [];
  inner.forEach((_, index) => {
    const condition = step.inputs?.["condition"];
    const phrases =
      typeof condition === "string" ? phrasesOf(condition, step, around) : [phrase("inside")];
    found.push({ id: `do:${index}`, phrases, targetId: null });
  });
  const choices = Object.entries(step.selectNextStep ?? {});
  for (const [target, condition] of choices) {
    const phrases = condition ? phrasesOf(condition, step, around) : [phrase("otherwise")];
    const quiet = !condition || isFailure(phrases);
    found.push({
      id: `to:${target}`,
      phrases,
      targetId: target,
      ...(quiet && { tone: "muted" as const }),
    });
  }
  if (choices.length === 0) {
    const jump = typeOf(step) === "jumpto" ? step.inputs?.["stepId"] : undefined;
    const target = step.nextStepId ?? (typeof jump === "string" ? jump : null);
    if (target) {
      found.push({
        id: "next",
        phrases: [phrase(inner.length ? "after" : "next")],
        targetId: target,
      });
    }
  }
  return found;
}
