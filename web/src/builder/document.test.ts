import { describe, expect, it } from "vitest";
import type { RawStep } from "../api/types";
import { graphOf } from "../canvas/graph";
import {
  addOutcome,
  addStep,
  CannotConnect,
  connect,
  disconnect,
  outcomesIn,
  removeOutcome,
  removeSteps,
  renameStep,
  setCondition,
  stepsOf,
  type Doc,
} from "./document";
import { newStep } from "./newStep";

const WORDS = { text: "Hi", button: "Open", row: "One", section: "All" };
const empty: Doc = { source: { definition: { name: "J", steps: [] } }, canvas: {} };
const add = (doc: Doc, kind: Parameters<typeof newStep>[0], id: string) => {
  const { step, open } = newStep(kind, id, "sub", WORDS);
  return addStep(doc, step, open, [0, 0]);
};
const placed = (doc: Doc, address: string) => {
  const found = graphOf(stepsOf(doc)).steps.find((one) => one.address === address)!;
  return { ...found, outcomes: outcomesIn(doc, found) };
};
const ports = (doc: Doc, address: string) =>
  placed(doc, address).outcomes.map((outcome) => [outcome.id, outcome.target]);
const step = (doc: Doc, id: string): RawStep => stepsOf(doc).find((one) => one.id === id)!;
const draw = () => add(add(add(empty, "text", "hello"), "wait_reply", "reply"), "text", "bye");

describe("drawing", () => {
  it("lets a new step lead nowhere, and shows where it could lead", () => {
    const doc = draw();
    expect(ports(doc, "hello")).toEqual([["next", null]]);
    expect(ports(doc, "reply")).toEqual([
      ["open:reply", null],
      ["open:silence", null],
    ]);
  });

  it("writes a link as the definition has it", () => {
    const doc = connect(draw(), placed(draw(), "hello"), "next", "reply");
    const both = connect(doc, placed(doc, "reply"), "open:silence", "bye");
    expect(step(both, "hello").nextStepId).toBe("reply");
    expect(step(both, "reply").selectNextStep).toEqual({ bye: "{{step.reply == null}}" });
    expect(ports(both, "reply")).toEqual([
      ["open:reply", null],
      ["to:bye", "bye"],
    ]);
  });

  it("keeps the order of conditions when one of them leads elsewhere", () => {
    let doc = add(draw(), "text", "other");
    doc = connect(doc, placed(doc, "reply"), "open:reply", "bye");
    doc = connect(doc, placed(doc, "reply"), "open:silence", "hello");
    doc = connect(doc, placed(doc, "reply"), "to:bye", "other");
    expect(Object.keys(step(doc, "reply").selectNextStep!)).toEqual(["other", "hello"]);
  });

  it("refuses a second outcome that leads to the same step", () => {
    const doc = connect(draw(), placed(draw(), "reply"), "open:reply", "bye");
    expect(() => connect(doc, placed(doc, "reply"), "open:silence", "bye")).toThrow(CannotConnect);
  });

  it("keeps the condition of a link that is cut", () => {
    let doc = connect(draw(), placed(draw(), "reply"), "open:reply", "bye");
    doc = disconnect(doc, placed(doc, "reply"), "to:bye");
    expect(step(doc, "reply").selectNextStep).toEqual({});
    expect(doc.canvas.open!["reply"]!.map((outcome) => outcome.condition).sort()).toEqual([
      "{{step.reply != null}}",
      "{{step.reply == null}}",
    ]);
  });

  it("takes a step away without leaving a link to it, and forgets its place", () => {
    let doc = connect(draw(), placed(draw(), "hello"), "next", "reply");
    doc = connect(doc, placed(doc, "reply"), "open:reply", "bye");
    doc = removeSteps(doc, ["bye"]);
    expect(stepsOf(doc).map((one) => one.id)).toEqual(["hello", "reply"]);
    expect(ports(doc, "reply").map(([, target]) => target)).toEqual([null, null]);
    expect(doc.canvas.positions).not.toHaveProperty("bye");
  });

  it("renames a step together with all that leads to it", () => {
    let doc = connect(draw(), placed(draw(), "hello"), "next", "reply");
    doc = connect(doc, placed(doc, "reply"), "open:reply", "hello");
    doc = renameStep(renameStep(doc, "reply", "answer"), "hello", "greeting");
    expect(step(doc, "greeting").nextStepId).toBe("answer");
    expect(Object.keys(step(doc, "answer").selectNextStep!)).toEqual(["greeting"]);
    expect(doc.canvas.open).toHaveProperty("answer");
    expect(Object.keys(doc.canvas.positions!).sort()).toEqual(["answer", "bye", "greeting"]);
  });

  it("adds, changes and removes outcomes, those that lead somewhere too", () => {
    let doc = addOutcome(draw(), "reply", "{{true}}");
    doc = setCondition(doc, placed(doc, "reply"), "open:1", "{{data.vip}}");
    doc = connect(doc, placed(doc, "reply"), "open:1", "bye");
    expect(step(doc, "reply").selectNextStep).toEqual({ bye: "{{data.vip}}" });
    doc = removeOutcome(doc, placed(doc, "reply"), "to:bye");
    doc = removeOutcome(doc, placed(doc, "reply"), "open:silence");
    expect(step(doc, "reply").selectNextStep).toEqual({});
    expect(ports(doc, "reply")).toEqual([["open:reply", null]]);
  });

  it("changes steps inside an If in their place", () => {
    const inner: RawStep = { id: "inner", stepType: "SMS", inputs: { text: "a" } };
    const doc: Doc = {
      source: { definition: { name: "J", steps: [{ id: "if", stepType: "If", do: [[inner]] }] } },
      canvas: {},
    };
    const gone = removeSteps(doc, ["if/0/inner"]);
    expect(stepsOf(gone)).toEqual([{ id: "if", stepType: "If", do: [[]] }]);
    expect(stepsOf(doc)[0]!.do![0]).toEqual([inner]);
  });

  it("leaves alone what it does not understand", () => {
    const odd = {
      ...empty.source,
      extra: 1,
      definition: { ...empty.source.definition, more: [2] },
    };
    const doc = add({ source: odd, canvas: {} }, "branch", "b");
    expect(doc.source).toMatchObject({ extra: 1, definition: { more: [2] } });
  });
});
