import { describe, expect, it } from "vitest";
import type { Doc } from "../document";
import type { Side } from "./api";
import { placeMissing, stillThere } from "./places";
import { asItWas } from "./restore";

const step = (id: string) => ({ id, stepType: "Branch" });
const doc: Doc = {
  source: { status: "disabled", definition: { name: "Now", steps: [step("a"), step("b")] } },
  canvas: { positions: { "@entry": [0, 0], a: [1, 2], b: [3, 4] }, open: { b: [] } },
};
const version: Side = {
  version: 1,
  createdAt: null,
  createdBy: null,
  source: { status: "enabled", definition: { name: "Then", steps: [step("a"), step("c")] } },
  canvas: { positions: { a: [9, 9] } },
};

describe("restoring a version", () => {
  const restored = asItWas(doc, version);

  it("brings its steps and its drawing back, and leaves the journey off", () => {
    expect(restored.source).toEqual({ ...version.source, status: "disabled" });
    expect(restored.canvas.open).toBeUndefined();
  });

  it("gives steps without a known place one of their own, and forgets places of steps that are gone", () => {
    const { positions } = restored.canvas;
    expect(positions).toMatchObject({ "@entry": [0, 0], a: [9, 9] });
    expect(positions!["c"]![1]).toBeGreaterThan(9);
    expect(positions).not.toHaveProperty("b");
  });
});

it("a drawing without any place is left to be laid out", () => {
  const bare = { ...doc, canvas: {} };
  expect(placeMissing(bare)).toBe(bare);
});

it("a selection is given up only when its step is gone", () => {
  expect(stillThere(doc, "a")).toBe("a");
  expect(stillThere(doc, "@entry")).toBe("@entry");
  expect(stillThere(doc, "gone")).toBeNull();
});
