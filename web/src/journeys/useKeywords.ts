import { useTranslation } from "react-i18next";
import type { RawStep } from "../api/types";
import { wordsOf } from "../builder/conditions/words";
import { keywordsOf } from "./keyword";

/** The words with which a journey begins, quoted and joined by "or"; null when it begins without any. */
export function useKeywords(
  entry: Pick<RawStep, "stepType" | "selectNextStep"> | null | undefined,
): string | null {
  const { t, i18n } = useTranslation();
  const items = keywordsOf(entry);
  if (items.length === 0) return null;
  const phrase = { key: "trigger.words", words: { of: "quoted" as const, items } };
  return wordsOf(t, phrase, i18n.language);
}
