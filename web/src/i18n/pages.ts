// Texts that come with their page instead of with the first screen: `<language>/pages/<name>.ts` exports them as `texts`.
import type { Language } from "./languages";

type Texts = { texts: object };

const FILES = import.meta.glob<Texts>("./*/pages/*.ts");

/** The names of all pages with texts of their own. */
export const pageNames = () => [
  ...new Set(Object.keys(FILES).map((path) => path.split("/")[3]!.replace(".ts", ""))),
];

/** The texts of a page. @throws when there are none under this name, or when they cannot be fetched. */
export async function loadPage(language: Language, name: string): Promise<object> {
  const file = FILES[`./${language}/pages/${name}.ts`];
  if (!file) throw new Error(`There is no web/src/i18n/${language}/pages/${name}.ts`);
  return (await file()).texts;
}
