import { describe, expect, it } from "vitest";
import type { RawStep } from "../api/types";
import { ENTRY, graphOf, readingOrder } from "./graph";

const step = (id: string, rest: Partial<RawStep> = {}): RawStep => ({
  id,
  stepType: "SMS",
  ...rest,
});

describe("graphOf", () => {
  it("draws one link for every outcome that leads to a step", () => {
    const graph = graphOf([
      step("ask", { nextStepId: "wait" }),
      step("wait", {
        stepType: "WaitForReply",
        selectNextStep: { yes: "{{step.reply != null}}", gone: null },
      }),
      step("yes"),
    ]);
    expect(graph.links.map((link) => [link.source, link.port, link.target])).toEqual([
      [ENTRY, "next", "ask"],
      ["ask", "next", "wait"],
      ["wait", "to:yes", "yes"],
    ]);
    expect(graph.steps[1]!.outcomes[1]).toMatchObject({ targetId: "gone", target: null });
  });

  it("names steps inside an If as the log does, and lets them lead out of it", () => {
    const graph = graphOf([
      step("if", {
        stepType: "If",
        nextStepId: "end",
        do: [[step("in/side", { nextStepId: "end" })], [step("other")]],
      }),
      step("end"),
    ]);
    expect(graph.steps.map((placed) => placed.address)).toEqual([
      "if",
      "if/0/in~1side",
      "if/1/other",
      "end",
    ]);
    expect(graph.links.map((link) => [link.source, link.target])).toEqual([
      [ENTRY, "if"],
      ["if", "if/0/in~1side"],
      ["if", "if/1/other"],
      ["if", "end"],
      ["if/0/in~1side", "end"],
    ]);
  });

  it("draws nothing for a definition without steps", () => {
    expect(graphOf([])).toEqual({ steps: [], links: [], entry: null });
  });
});

describe("readingOrder", () => {
  it("puts a step before what it leads to, unless the link leads back", () => {
    const graph = graphOf([
      step("menu", { nextStepId: "choice" }),
      step("choice", { selectNextStep: { done: "{{true}}", again: "{{false}}" } }),
      step("again", { nextStepId: "menu" }),
      step("done"),
      step("lonely"),
    ]);
    expect(readingOrder(graph)).toEqual([ENTRY, "menu", "choice", "done", "again", "lonely"]);
  });

  it("manages thousands of steps in a row", () => {
    const many = Array.from({ length: 5000 }, (_, i) => step(`s${i}`, { nextStepId: `s${i + 1}` }));
    expect(readingOrder(graphOf(many))).toHaveLength(5001);
  });
});
