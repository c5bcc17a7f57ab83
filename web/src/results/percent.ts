import { useTranslation } from "react-i18next";

/** A share in percent, as the language of the page writes it; nothing of nothing is 0%. */
export function percentOf(part: number, whole: number, language: string): string {
  const share = whole > 0 ? part / whole : 0;
  return share.toLocaleString(language, { style: "percent", maximumFractionDigits: 0 });
}

export function usePercent() {
  const { i18n } = useTranslation();
  return (part: number, whole: number) => percentOf(part, whole, i18n.language);
}
