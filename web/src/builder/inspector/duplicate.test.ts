import { expect, it } from "vitest";
import { graphOf } from "../../canvas/graph";
import { outcomesIn, stepsOf, type Doc } from "../document";
import { duplicate } from "./duplicate";

it("a copy asks the same and leads nowhere yet", () => {
  const step = { id: "ask", stepType: "Branch", selectNextStep: { a: "{{data.x}}", b: null } };
  const doc: Doc = {
    source: { definition: { name: "", steps: [step, { id: "ask_2", stepType: "SMS" }] } },
    canvas: {},
  };
  const placed = graphOf(stepsOf(doc)).steps[0]!;
  const made = duplicate(doc, { ...placed, outcomes: outcomesIn(doc, placed) });
  expect(made.id).toBe("ask_3");
  expect(stepsOf(made.doc)[2]).toMatchObject({
    id: "ask_3",
    stepType: "Branch",
    selectNextStep: {},
  });
  expect(made.doc.canvas.open!["ask_3"]!.map((one) => one.condition)).toEqual(["{{data.x}}", null]);
});
