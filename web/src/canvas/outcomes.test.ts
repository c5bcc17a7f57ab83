import { describe, expect, it } from "vitest";
import type { RawStep } from "../api/types";
import i18next from "../i18n";
import { outcomesOf, phrasesOf } from "./outcomes";

const wait: RawStep = {
  id: "wait",
  stepType: "WaitForReply",
  inputs: { timeout: "0.00:30:00" },
  outputs: { reply1: "{{step.reply}}" },
};
const said = (condition: string, step: RawStep = wait) =>
  phrasesOf(condition, step)
    .map((phrase) =>
      "code" in phrase
        ? `<${phrase.code}>`
        : i18next.t(phrase.key, {
            ...phrase.values,
            time: phrase.span
              ? i18next.t(`time.${phrase.span.unit}`, { count: phrase.span.count })
              : "",
          }),
    )
    .join(", ");

describe("conditions in words", () => {
  it.each([
    ["{{ step.reply != null }}", "Reply"],
    ["{{step.reply == null}}", "No reply in 30 minutes"],
    ["{{data.reply1 == null}}", "No reply in 30 minutes"],
    ["{{stringContains(data.payload.content.text, 'book', true)}}", "Contains “book”"],
    ["{{isCountryCode(data.payload.user.channelUserId, 'ID')}}", "From ID"],
    ["{{step.responseCode == 200 && data.slots.length > 0}}", "Answer 200, There are slots"],
    ["{{data.slots.some(slot => slot.id == data.slot)}}", "slot is one of the slots"],
    ["{{ data.reply1.payload.content.text == '1'}}", "Is “1”"],
    ["{{data.service_name == null}}", "No service name"],
    ["{{isOpen() || data.vip}}", "<isOpen() || data.vip>"],
  ])("%s is said as %s", (condition, words) => {
    expect(said(condition)).toBe(words);
  });
});

describe("outcomesOf", () => {
  it("calls the way without a condition 'Otherwise'", () => {
    const [outcome] = outcomesOf({ id: "b", stepType: "Branch", selectNextStep: { x: null } });
    expect(outcome).toEqual({
      id: "to:x",
      phrases: [{ key: "outcomes.otherwise" }],
      tone: "muted",
      targetId: "x",
    });
  });

  it("has no outcome for a step at which the journey ends", () => {
    expect(outcomesOf({ id: "bye", stepType: "SMS", nextStepId: null })).toEqual([]);
  });
});
