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
