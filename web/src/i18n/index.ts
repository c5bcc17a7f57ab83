import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { en } from "./en";
import { directionOf, isLanguage, load, type Language } from "./languages";

const KEPT = "chatwright.language";

function kept(): string | null {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null; // A browser that keeps nothing still shows the page.
  }
}

/** The language that was chosen on this browser, else the first of the browser's own that there is. */
export function preferred(): Language {
  const wanted = [kept(), ...navigator.languages.map((tag) => tag.split("-")[0]!)];
  return wanted.find(isLanguage) ?? "en";
}

function show(language: Language) {
  document.documentElement.lang = language;
  document.documentElement.dir = directionOf(language);
}

async function fetchTexts(language: Language) {
  if (i18next.hasResourceBundle(language, "translation")) return;
  i18next.addResourceBundle(language, "translation", await load(language));
}

/** Changes the language of everything on the screen, and keeps the choice on this browser. */
export async function changeLanguage(language: Language) {
  await fetchTexts(language);
  await i18next.changeLanguage(language);
  show(language);
  try {
    localStorage.setItem(KEPT, language);
  } catch {
    // It holds until the page is left.
  }
}

/** Must have ended before the first screen is drawn. English is always there, also for texts that a language lacks. */
export async function startTexts() {
  const language = preferred();
  await i18next.use(initReactI18next).init({
    lng: "en",
    fallbackLng: "en",
    resources: { en: { translation: en } },
    interpolation: { escapeValue: false },
  });
  if (language !== "en") {
    // Without its texts the page is shown in English rather than not at all.
    await fetchTexts(language).then(
      () => i18next.changeLanguage(language),
      () => undefined,
    );
  }
  show(i18next.language as Language);
}

export default i18next;
