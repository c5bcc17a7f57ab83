import { useTranslation } from "react-i18next";
import { sentence } from "../builder/conditions/words";
import type { Phrase } from "./outcomes";

/** Text in which variables stand as chips, never as raw braces. */
export function Rich({ text }: { text: string }) {
  return (
    <>
      {text.split(/(\{\{[\s\S]*?\}\})/).map((part, index) =>
        part.startsWith("{{") ? (
          <span key={index} className="var">
            {part
              .slice(2, -2)
              .trim()
              .replace(/^data\./, "")}
          </span>
        ) : (
          part
        ),
      )}
    </>
  );
}

export function usePhrase(): (phrases: Phrase[]) => string {
  const { t, i18n } = useTranslation();
  return (phrases) => sentence(t, phrases, i18n.language);
}
