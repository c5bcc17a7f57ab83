import { useTranslation } from "react-i18next";

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["week", 604_800],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

/** "3 hours ago", in the language of the page. */
export function ago(at: Date, now: Date, language: string): string {
  const seconds = (at.getTime() - now.getTime()) / 1000;
  const format = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  for (const [unit, length] of STEPS) {
    if (Math.abs(seconds) >= length) return format.format(Math.round(seconds / length), unit);
  }
  return format.format(0, "second");
}

/** A time as people say it; the exact one is shown when the pointer rests on it, and read out. */
export function When({ at }: { at: string }) {
  const { i18n } = useTranslation();
  const time = new Date(at);
  const exact = time.toLocaleString(i18n.language, { dateStyle: "full", timeStyle: "short" });
  return (
    <time dateTime={at} title={exact}>
      {ago(time, new Date(), i18n.language)}
    </time>
  );
}
