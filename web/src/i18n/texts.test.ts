import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { LANGUAGES, load, type Language } from "./languages";
import { loadPage, pageNames } from "./pages";

type Tree = { [key: string]: string | Tree };

function flat(tree: Tree, prefix = ""): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    const path = prefix + key;
    if (typeof value === "string") found.set(path, value);
    else for (const [inner, text] of flat(value, `${path}.`)) found.set(inner, text);
  }
  return found;
}

const FORM = /_(zero|one|two|few|many|other)$/;
/** What comes with the first screen and what comes with pages. A text that is in two of them stops here. */
async function all(language: Language) {
  const parts = [load(language), ...pageNames().map((name) => loadPage(language, name))];
  const texts = (await Promise.all(parts)).flatMap((part) => [...flat(part as Tree)]);
  expect(texts.map(([key]) => key)).toHaveLength(new Set(texts.map(([key]) => key)).size);
  return new Map(texts);
}
const ENGLISH = await all("en");
const isPlural = (key: string) => FORM.test(key) && ENGLISH.has(key.replace(FORM, "_other"));
const base = (key: string) => (isPlural(key) ? key.replace(FORM, "") : key);
const stem = (key: string) => {
  const shorter = key.replace(FORM, "");
  return FORM.test(key) && ENGLISH.has(`${shorter}_other`) ? shorter : key;
};
const blanks = (text: string) => new Set(text.match(/\{\{\s*\w+\s*\}\}/g));

describe.each((Object.keys(LANGUAGES) as Language[]).filter((one) => one !== "en"))(
  "the texts in %s",
  (language) => {
    it("are those of the English ones, no fewer and no more", async () => {
      const other = await all(language);
      const wanted = new Set([...ENGLISH.keys()].map(base));
      const given = new Set([...other.keys()].map(stem));
      expect([...wanted].filter((key) => !given.has(key))).toEqual([]);
      expect([...given].filter((key) => !wanted.has(key))).toEqual([]);
    });

    it("have every form that the language has for numbers", async () => {
      const other = await all(language);
      const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
      const plurals = new Set([...ENGLISH.keys()].filter(isPlural).map(base));
      const missing = [...plurals].flatMap((key) =>
        forms.map((form) => `${key}_${form}`).filter((name) => !other.has(name)),
      );
      expect(missing).toEqual([]);
    });

    it("have the same blanks to fill", async () => {
      const other = await all(language);
      const wrong: string[] = [];
      for (const [key, text] of other) {
        const english = ENGLISH.get(key) ?? ENGLISH.get(key.replace(FORM, "_other")) ?? "";
        const wanted = blanks(english);
        const given = blanks(text);
        // "one step" needs no number in a language that has a word for one or two of it.
        const may = /_(zero|one|two)$/.test(key) ? "{{count}}" : "";
        const lacks = [...wanted].filter((blank) => !given.has(blank) && blank !== may);
        const extra = [...given].filter((blank) => !wanted.has(blank));
        if (lacks.length || extra.length) wrong.push(`${key}: ${text}`);
      }
      expect(wrong).toEqual([]);
    });
  },
);

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /\.tsx?$/.test(entry.name) && !/\.test\./.test(entry.name) ? [path] : [];
  });
}

it("every text that the source asks for by its name exists", () => {
  const known = new Set([...ENGLISH.keys()].map(base));
  const missing: string[] = [];
  for (const file of sources("src")) {
    for (const [, key] of readFileSync(file, "utf8").matchAll(/\bt\(\s*"([\w.-]+)"/g)) {
      if (!known.has(key!)) missing.push(`${file}: ${key}`);
    }
  }
  expect(missing).toEqual([]);
});
