// Phrases as text in the language of the page.
import type { TFunction } from "i18next";
import type { Phrase, Words } from "./say";

const DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
export const WEEK = [...DAYS.slice(1), DAYS[0]!];

/** The name of a day in the language of the page; `day` is its English name. */
export function dayName(day: string, language: string): string {
  const at = DAYS.findIndex((name) => name.toLowerCase() === day.trim().toLowerCase());
  // The 4th of January 1970 was a Sunday.
  const date = new Date(Date.UTC(1970, 0, 4 + at));
  return at < 0
    ? day
    : new Intl.DateTimeFormat(language, { weekday: "long", timeZone: "UTC" }).format(date);
}

const regions = new Map<string, Intl.DisplayNames>();
/** The name of a country in the language of the page. */
export function regionName(code: string, language: string): string {
  const names = regions.get(language) ?? new Intl.DisplayNames([language], { type: "region" });
  regions.set(language, names);
  try {
    return names.of(code.toUpperCase()) ?? code;
  } catch {
    return code;
  }
}

const alternatives = (items: string[], language: string) =>
  new Intl.ListFormat(language, { type: "disjunction" }).format(items);

function joined(t: TFunction, { of, items }: Words, language: string): string {
  const texts = items.map((item) => {
    if (of === "region") return regionName(item, language);
    if (of === "day") return dayName(item, language);
    return t("conditions.say.quoted", { text: item });
  });
  return alternatives(texts, language);
}

/** Values that begin with `$` are texts of their own: what the condition is about. */
function filled(t: TFunction, values: Record<string, string | number> | undefined) {
  const entries = Object.entries(values ?? {}).map(([name, value]) => [
    name,
    name === "name" && typeof value === "string" && value.startsWith("$")
      ? t(`conditions.say.subjects.${value.slice(1)}`)
      : value,
  ]);
  return Object.fromEntries(entries) as Record<string, string | number>;
}

/** One phrase as text. */
export function wordsOf(t: TFunction, phrase: Phrase, language: string): string {
  if ("code" in phrase) return phrase.code;
  const parts = phrase.parts?.map((part) => wordsOf(t, part, language));
  return t(phrase.key, {
    ...filled(t, phrase.values),
    time: phrase.span ? t(`time.${phrase.span.unit}`, { count: phrase.span.count }) : "",
    words: phrase.words ? joined(t, phrase.words, language) : "",
    any: parts ? alternatives(parts, language) : "",
    all: parts ? parts.join(t("conditions.say.and")) : "",
  });
}

/** Phrases that hold together, as text. */
export const sentence = (t: TFunction, phrases: Phrase[], language: string) =>
  phrases.map((phrase) => wordsOf(t, phrase, language)).join(t("conditions.say.and"));
