import { useTranslation } from "react-i18next";

/** The browser's own way of writing the language of the screens, such as British English, when it speaks it. */
const localeOf = (language: string) =>
  navigator.languages.find((tag) => tag.split("-")[0] === language) ?? language;

const formats = new Map<string, Intl.DateTimeFormat>();

function timeFormat(locale: string): Intl.DateTimeFormat {
  const kept = formats.get(locale);
  if (kept) return kept;
  const made = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit" });
  formats.set(locale, made);
  return made;
}

/** Times and days as the language of the screens writes them. */
export function useWhen() {
  const { i18n } = useTranslation();
  const locale = localeOf(i18n.language);
  return { locale, time: (moment: string) => timeFormat(locale).format(new Date(moment)) };
}
