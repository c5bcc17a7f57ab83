import { describe, expect, it } from "vitest";
import type { RawStep } from "../../api/types";
import { CLOSED } from "../../canvas/outcomes";
import { stepAt, stepsOf, type Doc } from "../document";
import { setWhenClosed, whenClosed } from "./window";

const text = (id: string, nextStepId: string | null = null): RawStep => ({
  id,
  stepType: "ChatAppsMessage",
  inputs: { subAccountId: "a", user: { msisdn: "1" }, type: "text", content: { text: id } },
  nextStepId,
});
const template = () => ({
  step: {
    ...text("template"),
    inputs: { ...text("").inputs, type: "template", content: { template: {} } },
  },
  open: [],
});
const docOf = (...steps: RawStep[]): Doc => ({
  source: { trigger: "inbound_chat_apps", definition: { name: "J", steps } },
  canvas: { positions: { a: [0, 0], b: [400, 0] } },
});
const set = (doc: Doc, wanted: Parameters<typeof setWhenClosed>[2]) =>
  setWhenClosed(doc, stepAt(doc, "a")!, wanted, template);
const stepOf = (doc: Doc, id: string) => stepsOf(doc).find((step) => step.id === id)!;

describe("what a message does when the window is closed", () => {
  it("is nothing special at first", () => {
    const doc = docOf(text("a", "b"), text("b"));
    expect(whenClosed(doc, stepAt(doc, "a")!)).toBe("refuse");
  });

  it("can be a template, after which both ways go on at the same step", () => {
    const doc = set(docOf(text("a", "b"), text("b")), "template");
    expect(stepOf(doc, "a").selectNextStep).toEqual({ b: null, template: CLOSED });
    expect(stepOf(doc, "a").nextStepId).toBeNull();
    expect(stepOf(doc, "template").nextStepId).toBe("b");
    expect(whenClosed(doc, stepAt(doc, "a")!)).toBe("template");
  });

  it("can be another path, which is drawn to nowhere yet", () => {
    const doc = set(docOf(text("a", "b"), text("b")), "path");
    expect(whenClosed(doc, stepAt(doc, "a")!)).toBe("path");
    expect(doc.canvas.open?.["a"]).toEqual([{ id: "1", condition: CLOSED }]);
    const said = stepAt(doc, "a")!.outcomes.map(({ phrases: [first] }) => first);
    expect(said).toEqual([{ key: "outcomes.sent" }, { key: "outcomes.windowClosed" }]);
  });

  it("can be taken back, and the way on is as it was", () => {
    const before = docOf(text("a", "b"), text("b"));
    for (const wanted of ["path", "template"] as const) {
      const after = set(set(before, wanted), "refuse");
      expect(stepOf(after, "a").nextStepId).toBe("b");
      expect(stepOf(after, "a").selectNextStep).toEqual({});
      expect(after.canvas.open?.["a"]).toBeUndefined();
    }
  });

  it("can be a template for the last message of a journey", () => {
    const doc = set(docOf(text("a")), "template");
    expect(stepOf(doc, "a").selectNextStep).toEqual({ template: CLOSED });
    expect(stepOf(doc, "template").nextStepId).toBeNull();
    const back = set(doc, "refuse");
    expect(back.canvas.open?.["a"]).toBeUndefined();
    expect(stepOf(back, "a").selectNextStep ?? {}).toEqual({});
  });

  it("turns a path into a template where it led nowhere", () => {
    const doc = set(set(docOf(text("a", "b"), text("b")), "path"), "template");
    expect(stepOf(doc, "a").selectNextStep).toEqual({ b: null, template: CLOSED });
  });
});
