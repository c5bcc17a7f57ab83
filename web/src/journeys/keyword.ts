// The words with which a journey begins, when its first step is a branch on the customer's text.
import type { RawStep } from "../api/types";
import { read, type Condition } from "../builder/conditions/model";

export const KEYWORD_PATHS = ["data.payload.content.text", "data.payload.body"];

export type Rule = { kind: "is" | "contains" | "startsWith"; words: string[] };

/** The rules that a condition consists of; null when it looks at something else too. */
export function rulesIn(condition: Condition): Rule[] | null {
  if (condition.kind === "any") {
    const rules = condition.of.map(rulesIn);
    return rules.includes(null) ? null : (rules as Rule[][]).flat();
  }
  const { kind } = condition;
  if (kind !== "is" && kind !== "contains" && kind !== "startsWith") return null;
  return KEYWORD_PATHS.includes(condition.path) ? [{ kind, words: condition.values }] : null;
}

/** The words anywhere in a condition, also among others. */
function wordsIn(condition: Condition): string[] {
  if (condition.kind === "any" || condition.kind === "all") return condition.of.flatMap(wordsIn);
  return rulesIn(condition)?.flatMap((rule) => rule.words) ?? [];
}

type Entry = Pick<RawStep, "stepType" | "selectNextStep"> | null | undefined;

/** All words with which a customer begins the journey. */
export function keywordsOf(entry: Entry): string[] {
  if (!entry || entry.stepType.toLowerCase() !== "branch") return [];
  const found = Object.values(entry.selectNextStep ?? {}).flatMap((written) => {
    const script = /^\s*\{\{([\s\S]*)\}\}\s*$/.exec(written ?? "")?.[1];
    const condition = script === undefined ? null : read(script);
    return condition ? wordsIn(condition) : [];
  });
  return [...new Set(found)].filter((word) => word !== "");
}

/** One of them, to try. */
export const keywordOf = (entry: Entry): string | null => keywordsOf(entry)[0] ?? null;
