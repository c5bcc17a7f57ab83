import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import i18next, { changeLanguage, pageTexts, startTexts, withTexts } from ".";
import { loadPage, pageNames } from "./pages";

const IMPORT = /(?:from|import)\s*\(?\s*"(\.[^"]+)"/g;
/** `page(() => import("./x"), "X", "texts")` of the router and `withTexts(() => import("./x"), "texts")` elsewhere. */
const WITH_TEXTS = /(page|withTexts)\(\s*\(\) =>\s*import\("(\.[^"]+)"\),([^)]*)\)/g;

const SOURCES = readdirSync("src", { recursive: true, encoding: "utf8" })
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.|^i18n/.test(file))
  .map((file) => join("src", file));

function found(from: string, path: string) {
  const stem = join(dirname(from), path);
  return [".ts", ".tsx", "/index.ts", "/index.tsx"].map((end) => stem + end).find(existsSync);
}

/** What is loaded together with texts: the file, and the names of the texts. */
const LOADED = SOURCES.flatMap((from) =>
  [...readFileSync(from, "utf8").matchAll(WITH_TEXTS)].map(([, by, path, rest]) => {
    const names = [...rest!.matchAll(/"([\w-]+)"/g)].map(([, name]) => name!);
    return [found(from, path!)!, by === "page" ? names.slice(1) : names] as const;
  }),
);

/** All files that a file brings in, directly or through others, but for those that bring texts of their own. */
function reach(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const source = readFileSync(file, "utf8").replace(WITH_TEXTS, "");
  for (const [, path] of source.matchAll(IMPORT)) {
    const other = found(file, path!);
    if (other && !other.startsWith("src/i18n/")) reach(other, seen);
  }
  return seen;
}

const ROOTS = await Promise.all(
  pageNames().map(async (name) => [name, Object.keys(await loadPage("en", name))] as const),
);

/** The texts of pages that a file and what belongs to it ask for although they do not come with it. */
const lacking = (file: string, names: readonly string[]) =>
  [...reach(file)].flatMap((one) => {
    const source = readFileSync(one, "utf8");
    const asked = ([, roots]: readonly [string, string[]]) =>
      roots.some((root) => new RegExp(`["\`]${root}\\.[\\w$]`).test(source));
    return ROOTS.filter((texts) => !names.includes(texts[0]) && asked(texts)).map(
      ([name]) => `${one} asks for the texts "${name}"`,
    );
  });

describe("the texts that come with a page", () => {
  it("are named where the page is loaded", () => {
    const router = readFileSync("src/router.tsx", "utf8");
    expect([...router.matchAll(WITH_TEXTS)]).toHaveLength(
      router.match(/component: page\(/g)!.length,
    );
    expect([...new Set(LOADED.flatMap(([, names]) => names))].sort()).toEqual(pageNames().sort());
  });

  it.each(LOADED)("are all that %s and what belongs to it ask for", (file, names) => {
    expect(lacking(file, names)).toEqual([]);
  });

  it("are asked for by nothing that every screen has", () => {
    expect(lacking("src/shell/Shell.tsx", [])).toEqual([]);
  });

  it("are there with the page, and in another language when that is chosen", async () => {
    await startTexts();
    expect(i18next.exists("numbers.title")).toBe(false);
    expect(await withTexts(() => Promise.resolve("page"), "numbers")).toBe("page");
    expect(i18next.t("numbers.title")).toBe("Numbers");
    await changeLanguage("ar");
    expect(i18next.t("numbers.title")).toBe("الأرقام");
  });

  it("are there in the new language when it changes while the page opens", async () => {
    await Promise.all([pageTexts("webhooks"), changeLanguage("ar")]);
    expect(i18next.getResource("ar", "translation", "webhooks.title")).toBeTruthy();
    await Promise.all([changeLanguage("en"), pageTexts("consent")]);
    expect(i18next.getResource("en", "translation", "consent.title")).toBe("Opt-outs");
  });
});
