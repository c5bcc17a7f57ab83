// The languages of the application. English comes with the page, the others when somebody wants them.

export const LANGUAGES = { en: "English", ar: "العربية" } as const;
export type Language = keyof typeof LANGUAGES;

const RIGHT_TO_LEFT = new Set<Language>(["ar"]);

export const isLanguage = (tag: string | null): tag is Language => tag !== null && tag in LANGUAGES;

export const directionOf = (language: Language) =>
  RIGHT_TO_LEFT.has(language) ? ("rtl" as const) : ("ltr" as const);

/** The texts of a language that does not come with the page. */
export async function load(language: Language): Promise<object> {
  switch (language) {
    case "ar":
      return (await import("./ar")).ar;
    case "en":
      return (await import("./en")).en;
  }
}
