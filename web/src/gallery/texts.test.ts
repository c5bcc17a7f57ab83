import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { gallery } from "../i18n/en/gallery";

type Entry = { id: string; title: string; description: string; category: string };
const INDEX = JSON.parse(readFileSync("../src/chatwright/gallery/index.json", "utf8")) as Entry[];

it("titles and descriptions are those that the API tells", () => {
  const told = INDEX.map(({ id, title, description }) => [id, { title, text: description }]);
  expect(gallery.gallery.journeys).toEqual(Object.fromEntries(told));
});

it("every category has a name", () => {
  const named = Object.keys(gallery.gallery.categories);
  expect(INDEX.filter((entry) => !named.includes(entry.category))).toEqual([]);
});
