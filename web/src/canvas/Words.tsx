import { useTranslation } from "react-i18next";
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
  const { t } = useTranslation();
  return (phrases) =>
    phrases
      .map((phrase) => {
        if ("code" in phrase) return phrase.code;
        const time = phrase.span ? t(`time.${phrase.span.unit}`, { count: phrase.span.count }) : "";
        return t(phrase.key, { ...phrase.values, time });
      })
      .join(", ");
}
