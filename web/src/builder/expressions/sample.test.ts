import { beforeAll, describe, expect, it } from "vitest";
import { pageTexts, startTexts } from "../../i18n";
import type { Doc } from "../document";
import { readScript, sampleAt, spoken, toCompute } from "./sample";

beforeAll(() => startTexts().then(() => pageTexts("expressions")));

const doc: Doc = {
  source: {
    trigger: "inbound_chat_apps",
    definition: {
      name: "x",
      steps: [
        {
          id: "answer",
          stepType: "WaitForReply",
          outputs: {
            email: "{{step.reply.payload.content.nothing}}",
            text: "{{step.reply.payload.content.text}}",
          },
          nextStepId: "end",
        },
        { id: "end", stepType: "ChatAppsMessage" },
      ],
    },
  },
  canvas: {},
};

describe("sample data", () => {
  it("has the trigger's event and plausible values of variables", () => {
    const sample = sampleAt(doc, "end");
    expect(sample.step).toBeNull();
    expect(sample.data).toMatchObject({
      payload: { user: { name: "Ann Lee" } },
      email: "ann@example.com",
      text: "Yes, please",
    });
    expect(sampleAt(doc, "end")).toBe(sample);
  });

  it("has the result of the step for what is read after it", () => {
    const sample = sampleAt(doc, "answer", true);
    expect(readScript("step.reply.payload.content.text", sample)).toEqual({ value: "Yes, please" });
    expect(readScript("data.email", sample)).toEqual({ value: undefined });
    expect(readScript("1 + 1", sample)).toBeUndefined();
  });

  it("is that of the conversation that was tried out, when there is one", () => {
    expect(sampleAt(doc, "end", false, { email: "b@c.d" }).data).toEqual({ email: "b@c.d" });
  });

  it("is read out as a text would have it", () => {
    expect([null, undefined, 3, true, { a: 1 }].map(spoken)).toEqual([
      "",
      "",
      "3",
      "true",
      '{"a":1}',
    ]);
    expect(toCompute(["a {{data.x}} {{1 + 1}}", "{{1 + 1}} {{uuid()}}"])).toEqual([
      "1 + 1",
      "uuid()",
    ]);
  });
});
