import { describe, expect, it } from "vitest";
import type { Draft } from "../api/types";
import { moveSteps, patchStep, type Doc } from "./document";
import { createBuilder } from "./store";
import { createRun, onlyDifference } from "./undo";

const doc: Doc = {
  source: {
    definition: {
      name: "J",
      steps: [
        { id: "a", stepType: "SMS", inputs: { text: "" } },
        { id: "b", stepType: "SMS", inputs: { text: "" } },
      ],
    },
  },
  canvas: {},
};
const say = (address: string, text: string) => (now: Doc) =>
  patchStep(now, address, { inputs: { text } });
const builder = () =>
  createBuilder("j", {
    source: doc.source,
    canvas: {},
    problems: [],
    revision: 1,
  } as unknown as Draft);

describe("what is undone together", () => {
  it("is what was written into one field without a pause", () => {
    let time = 0;
    const run = createRun(() => time);
    const [one, two] = [say("a", "H")(doc), say("a", "He")(doc)];
    expect(run.goesOn(doc, one, null)).toBe(false);
    time += 300;
    expect(run.goesOn(one, two, null)).toBe(true);
    time += 1_500;
    expect(run.goesOn(two, say("a", "Hey")(two), null)).toBe(false);
  });

  it("is one field, and not two of them", () => {
    expect(onlyDifference(doc, say("a", "x")(doc))).not.toBeNull();
    expect(onlyDifference(doc, say("b", "x")(say("a", "x")(doc)))).toBeNull();
    expect(onlyDifference({ a: [1] }, { a: [1, 2] })).toBeNull();
  });

  it("goes back to before the word, not by letters, and to before each move of the same keys", () => {
    const store = builder();
    const { edit } = store.getState();
    for (const text of ["H", "He", "Hey"]) edit(say("a", text));
    edit((now) => moveSteps(now, { a: [0, 0] }), "move");
    edit((now) => moveSteps(now, { a: [4, 0] }), "move");
    const { undo } = store.temporal.getState();
    undo();
    expect(store.getState().doc.canvas.positions).toBeUndefined();
    expect(store.getState().doc.source.definition.steps[0]!.inputs).toEqual({ text: "Hey" });
    undo();
    expect(store.getState().doc.source).toBe(doc.source);
  });

  it("has no end", () => {
    const store = builder();
    for (let round = 0; round < 2_000; round += 1) {
      store.getState().edit((now) => ({ ...now, canvas: { positions: { a: [round, 0] } } }));
    }
    for (let round = 0; round < 2_000; round += 1) store.temporal.getState().undo();
    expect(store.getState().doc.canvas).toEqual({});
  });
});
