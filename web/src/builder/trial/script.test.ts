import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { scriptOf, spanOf } from "./script";
import type { Happening, Transcript } from "./types";

const AT = "2026-03-02T12:00:00.123Z";
const LATER = "2026-03-03T14:00:00.123Z";

it("writes spans in words", () => {
  expect(spanOf(93_600_000)).toBe("1 day 2 hours");
  expect(spanOf(61_000)).toBe("1 minute 1 second");
});

it("tells a trial as a conversation test", () => {
  const happenings: Happening[] = [
    { type: "text", at: AT, text: "yes: please" },
    { type: "answer", at: AT, method: "GET", url: "http://localhost/backend/secret/slots?x=1" },
    { type: "tap", at: AT, id: "a" },
    { type: "time", at: LATER },
  ];
  const part = { at: AT, channel: "whatsapp", run: 0, seq: 2, step: "ask", to: null };
  const message = { ...part, byAgent: false, error: null, replyToUmid: null, state: "delivered" };
  const rows = [{ id: "a", title: "Mon 10:00" }];
  const transcript = {
    faulted: false,
    handovers: [],
    waits: [],
    requests: [
      {
        ...part,
        happening: 0,
        method: "GET",
        url: "http://localhost/backend/secret/slots?x=1",
        answer: { code: 200, body: { slots: [1] } },
      },
    ],
    messages: [
      {
        ...message,
        ...{ happening: 1, umid: "1", direction: "outbound", type: "interactive" },
        content: {
          interactive: {
            type: "list",
            body: { text: "When?\nPlease" },
            action: { sections: [{ rows }] },
          },
        },
      },
      {
        ...message,
        ...{ happening: 3, umid: "2", direction: "outbound", type: "text", state: "undelivered" },
        content: { text: "Bye" },
      },
    ],
  } as unknown as Transcript;
  const customer = { phone: "+6591234567", name: "Ann" };
  const told = { name: "Works", journey: "booking.json", happenings, transcript, customer };
  expect(scriptOf(told)).toBe(`journey: "booking.json"

tests:
  - name: "Works"
    at: 2026-03-02 12:00:00 UTC
    customer: {"phone":"+6591234567","name":"Ann"}
    answers:
      - GET /slots: {status: 200, body: {"slots":[1]}}
    chat:
      - customer: "yes: please"
      - business: When?
        choices: ["Mon 10:00"]
      - taps: "Mon 10:00"
      - later: 1 day 2 hours
      - undelivered: Bye
      - ends: complete
`);
});

it("tells everything that the phone can send, as the server's tests read it back", async () => {
  const saved = "../tests/rehearsal/saved";
  const trial = JSON.parse(readFileSync(`${saved}/trial.json`, "utf8")) as {
    happenings: Happening[];
    transcript: Transcript;
  };
  const customer = { phone: "+6591234567", name: "Ann" };
  const told = { name: "Everything", journey: "everything.json", ...trial, customer };
  await expect(scriptOf(told)).toMatchFileSnapshot(`../../../${saved}/trial.test.yaml`);
});

it("writes a tap on a template's button as its text, and a form of a template as it arrives", () => {
  const part = { at: AT, channel: "whatsapp", run: 0, seq: 2, step: "s", to: null, byAgent: false };
  const template = { name: "reminder", language: "en" };
  const rendered = { body: "Will you come?", buttons: [], cards: [] };
  const answer = { type: "nfmReply", nfmReply: { responseJson: "{}" } };
  const transcript = {
    faulted: false,
    handovers: [],
    waits: [{}],
    requests: [],
    messages: [
      {
        ...part,
        ...{ happening: 0, umid: "1", direction: "outbound", type: "template", state: "delivered" },
        content: { template, text: "Will you come?", rendered },
      },
      {
        ...part,
        ...{ happening: 2, umid: "2", direction: "inbound", type: "interactive", replyToUmid: "1" },
        content: { interactive: answer },
      },
    ],
  } as unknown as Transcript;
  const happenings: Happening[] = [
    { type: "request", at: AT, data: { name: "Ann" } },
    { type: "tap", at: AT, id: "0", title: "Yes: gladly", umid: "1" },
    { type: "form", at: AT, answer: {}, umid: "1" },
  ];
  const customer = { phone: "+6591234567", name: "Ann" };
  const script = scriptOf({ name: "T", journey: "j.json", happenings, transcript, customer });
  expect(script.split("    chat:\n")[1]).toBe(`      - trigger: {"name":"Ann"}
      - business: reminder
      - customer: "Yes: gladly"
      - sends: {"interactive":{"interactive":{"type":"nfmReply","nfmReply":{"responseJson":"{}"}}}}
      - ends: waiting
`);
});
