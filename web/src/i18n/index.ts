import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { en } from "./en";
import { directionOf, isLanguage, load, type Language } from "./languages";
import { loadPage } from "./pages";

const KEPT = "chatwright.language";
const FIRST = ""; // What comes with the first screen, among the names of pages.

/** What was asked for in this tab, and what is there of it by language. */
const wanted = new Set([FIRST]);
const there: Record<Language, Set<string>> = { en: new Set([FIRST]), ar: new Set() };

function kept(): string | null {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null; // A browser that keeps nothing still shows the page.
  }
}

/** The language that was chosen on this browser, else the first of the browser's own that there is. */
export function preferred(): Language {
  const languages = [kept(), ...navigator.languages.map((tag) => tag.split("-")[0]!)];
  return languages.find(isLanguage) ?? "en";
}

function show(language: Language) {
  document.documentElement.lang = language;
  document.documentElement.dir = directionOf(language);
}

async function fetchTexts(language: Language, name: string) {
  const texts = await (name === FIRST ? load(language) : loadPage(language, name));
  i18next.addResourceBundle(language, "translation", texts, true, true);
  there[language].add(name);
}

/** Fetches until nothing is missing, also of what is asked for meanwhile. */
async function complete(language: Language) {
  const missing = () => [...wanted].filter((name) => !there[language].has(name));
  while (missing().length) {
    await Promise.all(missing().map((name) => fetchTexts(language, name)));
  }
}

/** Changes the language of everything on the screen, and keeps the choice on this browser. */
export async function changeLanguage(language: Language) {
  await complete(language);
  await i18next.changeLanguage(language);
  show(language);
  try {
    localStorage.setItem(KEPT, language);
  } catch {
    // It holds until the page is left.
  }
}

/**
 * The texts of these pages, `en/pages/<name>.ts` and `ar/pages/<name>.ts`, in the language of the screen. They follow
 * when it changes.
 */
export async function pageTexts(...names: string[]) {
  names.forEach((name) => wanted.add(name));
  const language = () => i18next.language as Language;
  for (let shown; shown !== language();) await complete((shown = language()));
}

/** What `load` gives, once the texts of these pages are there too. */
export async function withTexts<T>(load: () => Promise<T>, ...names: string[]): Promise<T> {
  return (await Promise.all([load(), pageTexts(...names)]))[0];
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
    await complete(language).then(
      () => i18next.changeLanguage(language),
      () => undefined,
    );
  }
  show(i18next.language as Language);
}

export default i18next;
