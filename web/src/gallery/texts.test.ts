import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import type { RawStep } from "../api/types";
import { keywordsOf } from "../journeys/keyword";
import { texts } from "../i18n/en/pages/gallery";

type Entry = {
  id: string;
  title: string;
  description: string;
  category: string;
  starts: unknown;
};
const INDEX = JSON.parse(readFileSync("../src/chatwright/gallery/index.json", "utf8")) as Entry[];

it("titles and descriptions are those that the API tells", () => {
  const told = INDEX.map(({ id, title, description }) => [id, { title, text: description }]);
  expect(texts.gallery.journeys).toEqual(Object.fromEntries(told));
});

it("every category has a name", () => {
  const named = Object.keys(texts.gallery.categories);
  expect(INDEX.filter((entry) => !named.includes(entry.category))).toEqual([]);
});

it("what the gallery says starts a journey holds a word that its trigger shows", () => {
  for (const { id, starts } of INDEX) {
    if (typeof starts !== "string") continue;
    const file = `../src/chatwright/gallery/journeys/${id}.json`;
    const { definition } = JSON.parse(readFileSync(file, "utf8")) as {
      definition: { steps: RawStep[] };
    };
    const words = keywordsOf(definition.steps[0]);
    expect(words.filter((word) => starts.toLowerCase().includes(word.toLowerCase()))).not.toEqual(
      [],
    );
  }
});
