import { beforeAll, describe, expect, it } from "vitest";
import type { RawStep } from "../api/types";
import i18next, { startTexts } from "../i18n";
import { wordsOf } from "../builder/conditions/words";
import { outcomesOf, phrasesOf } from "./outcomes";

beforeAll(startTexts);

const wait: RawStep = {
  id: "wait",
  stepType: "WaitForReply",
  inputs: { timeout: "0.00:30:00" },
  outputs: { reply1: "{{step.reply}}" },
};
const said = (condition: string, step: RawStep = wait) =>
  phrasesOf(condition, step)
    .map((phrase) => ("code" in phrase ? `<${phrase.code}>` : wordsOf(i18next.t, phrase, "en")))
    .join(", ");

describe("conditions in words", () => {
  it.each([
    ["{{ step.reply != null }}", "Reply"],
    ["{{step.reply == null}}", "No reply in 30 minutes"],
    ["{{data.reply1 == null}}", "No reply in 30 minutes"],
    ["{{stringContains(data.payload.content.text, 'book', true)}}", "Contains “book”"],
    ["{{isCountryCode(data.payload.user.channelUserId, 'ID')}}", "From Indonesia"],
    ["{{step.responseCode == 200 && data.slots.length > 0}}", "Answer 200, There are slots"],
    ["{{data.slots.some(slot => slot.id == data.slot)}}", "slot is one of the slots"],
    ["{{ data.reply1.payload.content.text == '1'}}", "Is “1”"],
    ["{{data.service_name == null}}", "No service name"],
    ["{{isOpen()}}", "<isOpen()>"],
    ["{{!isCountryCode(data.payload.user.msisdn, 'sg')}}", "Not from Singapore"],
    ["{{step.reply.payload.content.text == 'a' || data.age > 17}}", "Is “a” or age > 17"],
    [
      "{{!isTimeOfDayBetween(data.payload.timestamp, '09:00:00', '18:30:00', 'SE Asia Standard Time')}}",
      "Not 09:00 to 18:30 (SE Asia)",
    ],
    ["{{isDayOfWeek(data.payload.timestamp, 'monday')}}", "On Monday"],
    ["{{data.http_request_response_code == 200}}", "Answer 200"],
    ["{{isOpen() || data.vip}}", "isOpen() or vip is true"],
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
