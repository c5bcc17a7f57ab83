import { expect, it } from "vitest";
import { answerScript, formBefore, withAnswers } from "./remember";

const send = (id: string, nextStepId: string, flowId: string) => ({
  id,
  stepType: "ChatAppsMessage",
  nextStepId,
  inputs: {
    content: { interactive: { type: "flow", action: { parameters: { flowId } } } },
  },
});

it("each answer becomes a variable, once, under a name that is free", () => {
  const before = { day: "{{data.day}}" };
  const once = withAnswers(before, ["day", "full_name", "what-for"]);
  expect(once).toEqual({
    day: "{{data.day}}",
    day_: `{{${answerScript("day")}}}`,
    full_name: `{{${answerScript("full_name")}}}`,
    what_for: `{{${answerScript("what-for")}}}`,
  });
  expect(withAnswers(once, ["day", "full_name"])).toEqual(once);
  expect(answerScript("what-for")).toContain(`['what-for']`.replaceAll("'", '"'));
});

it("the form before a wait is that of the message that leads to it", () => {
  const steps = [send("a", "wait", "17"), { id: "wait", stepType: "WaitForReply" }];
  expect(formBefore(steps, "wait")).toBe("17");
  expect(formBefore([{ id: "b", stepType: "Branch", do: [steps] }], "wait")).toBe("17");
  expect(formBefore(steps, "other")).toBe("");
});
