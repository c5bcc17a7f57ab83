import { expect, it } from "vitest";
import type { RawStep } from "../../../api/types";
import type { Diff, Side } from "../api";
import { goneId, union } from "./union";

const side = (version: number, steps: RawStep[], positions = {}): Side => ({
  version,
  createdAt: null,
  createdBy: null,
  source: { definition: { name: "J", steps } },
  canvas: { positions },
});
const text = (id: string, nextStepId: string | null = null): RawStep => ({
  id,
  stepType: "ChatAppsMessage",
  inputs: { content: { text: id } },
  nextStepId,
});

const diff: Diff = {
  isEmpty: false,
  journey: [],
  from: side(1, [text("a", "b"), text("b", "c"), text("c")], { b: [5, 6] }),
  to: side(2, [text("a", "x"), text("x"), text("see")], { a: [1, 2] }),
  steps: [
    { id: "a", state: "changed", before: "a", after: "a", changes: [] },
    { id: "x", state: "added", before: null, after: "x", changes: [] },
    { id: "b", state: "removed", before: "b", after: null, changes: [] },
    { id: "see", state: "changed", before: "c", after: "see", changes: [] },
  ],
};

it("shows what came, changed and went, each at its place", () => {
  expect(union(diff).steps.map(({ id, change, place }) => [id, change, place])).toEqual([
    ["a", "changed", [1, 2]],
    ["x", "added", null],
    ["see", "changed", null],
    [goneId("b"), "removed", [5, 6]],
  ]);
});

it("draws the links that are gone beside those that are there, to renamed steps too", () => {
  const links = union(diff).links.map(({ source, target, change }) => [source, target, change]);
  expect(links).toEqual([
    ["@entry", "a", null],
    ["a", "x", "came"],
    ["a", goneId("b"), "went"],
    [goneId("b"), "see", "went"],
  ]);
});
