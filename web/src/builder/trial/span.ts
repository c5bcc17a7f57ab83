import type { TFunction } from "i18next";

const UNITS = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
] as const;

/** A span of time in its two largest units: `1 day, 2 hours`. */
export function spanIn(seconds: number, t: TFunction, language: string): string {
  const from = UNITS.findIndex(([, size]) => seconds >= size);
  if (from < 0) return t("time.second", { count: 0 });
  let left = seconds;
  const parts = UNITS.slice(from, from + 2).flatMap(([unit, size]) => {
    const count = Math.floor(left / size);
    left -= count * size;
    return count > 0 ? [t(`time.${unit}`, { count })] : [];
  });
  return new Intl.ListFormat(language, { type: "unit", style: "long" }).format(parts);
}

/** The browser's own way of writing the language, such as British English, when it speaks that language. */
export function localeFor(language: string): string {
  return navigator.languages.find((tag) => tag.split("-")[0] === language) ?? language;
}
