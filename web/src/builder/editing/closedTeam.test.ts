import { expect, test } from "vitest";
import { stepAt, type Doc } from "../document";
import { goesAnotherWay, setAnotherWay } from "./closedTeam";

const doc = (next: string | null): Doc => ({
  source: {
    trigger: "inbound_chat_apps",
    definition: {
      name: "x",
      steps: [
        {
          id: "agent",
          stepType: "SendToConverse",
          inputs: { payload: "{{data.payload}}" },
          nextStepId: next,
        },
        { id: "bye", stepType: "Branch", selectNextStep: {} },
      ],
    },
  } as unknown as Doc["source"],
  canvas: {},
});
const at = (now: Doc) => stepAt(now, "agent")!;

test("another way for when the team is closed is an outcome, and can be taken back", () => {
  for (const next of ["bye", null]) {
    const before = doc(next);
    expect(goesAnotherWay(before, at(before))).toBe(false);
    const other = setAnotherWay(before, at(before), true);
    expect(goesAnotherWay(other, at(other))).toBe(true);
    expect(at(other).step.inputs?.["whenClosed"]).toBe("skip");
    expect(other.canvas.open?.["agent"]?.map((one) => one.condition)).toContain(
      "{{step.isOpen == false}}",
    );
    const back = setAnotherWay(other, at(other), false);
    expect(goesAnotherWay(back, at(back))).toBe(false);
    expect(at(back).step.inputs).toEqual({ payload: "{{data.payload}}" });
    expect(at(back).step.nextStepId ?? null).toBe(next);
  }
});
