import { expect, it } from "vitest";
import type { Template } from "../api";
import { ALL, shownOf, textOf, valuesOf, type Entry } from "./filters";

const template = (name: string, status: string, text: string, language = "en"): Entry => ({
  kind: "template",
  template: {
    name,
    status,
    language,
    category: "UTILITY",
    components: [{ type: "BODY", text }],
  } as unknown as Template,
});
const ENTRIES: Entry[] = [
  template("visit_reminder", "APPROVED", "See you on {{1}}"),
  template("visit_reminder", "REJECTED", "نراك يوم {{1}}", "ar"),
  {
    kind: "draft",
    draft: { id: "1", template: { name: "" }, updatedAt: "", updatedBy: null },
  },
];
const names = (filters: Partial<typeof ALL>) =>
  shownOf(ENTRIES, { ...ALL, ...filters }).map((entry) => ENTRIES.indexOf(entry));

it("finds templates by words of their names and texts", () => {
  expect(names({ search: "Reminder visit" })).toEqual([0, 1]);
  expect(names({ search: "see you" })).toEqual([0]);
  expect(names({ search: "nothing" })).toEqual([]);
  expect(names({})).toEqual([0, 1, 2]);
});

it("finds templates by status and language, drafts too", () => {
  expect(names({ status: "REJECTED" })).toEqual([1]);
  expect(names({ status: "DRAFT" })).toEqual([2]);
  expect(names({ language: "en" })).toEqual([0]);
  expect(names({ category: "MARKETING" })).toEqual([]);
});

it("shows samples in place of variables", () => {
  const body = { type: "BODY", text: "Hi {{1}}, see you {{2}}!", examples: ["Ann"] };
  expect(textOf([body])).toBe("Hi Ann, see you …!");
  expect(textOf(undefined)).toBe("");
});

it("offers the values that there are", () => {
  expect(valuesOf(ENTRIES, "status")).toEqual(["APPROVED", "DRAFT", "REJECTED"]);
  expect(valuesOf(ENTRIES, "language")).toEqual(["ar", "en"]);
});
