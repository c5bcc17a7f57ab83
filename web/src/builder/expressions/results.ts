// What a step plausibly gives: the `step` that its outputs and conditions read, made up from what is known.
import type { RawStep } from "../../api/types";
import { typeOf } from "../../canvas/kinds";
import { pathOf, readPath } from "./pieces";
import { scriptOf } from "./braces";

export const CUSTOMER = { number: "6591234567", name: "Ann Lee" };
const WHEN = "2026-03-02T09:30:00.00Z";
const UMID = "9e09ac86-bd74-5465-851d-1eb5a5fdbb9a";

/** The event with which a conversation plausibly begins, or which answers a question. */
export function chatEvent(content: Record<string, unknown>, type = "Text") {
  return {
    namespace: "ChatApps",
    eventType: "inbound_message_received",
    description: "ChatApps inbound message",
    payload: {
      umid: UMID,
      subAccountId: "demo_chatapps",
      timestamp: WHEN,
      user: {
        msisdn: `+${CUSTOMER.number}`,
        channelUserId: CUSTOMER.number,
        name: CUSTOMER.name,
      },
      recipient: { channel: "whatsapp", channelId: "269a57f4-3522-eb11-8278-00155d9f27ac" },
      type,
      content,
    },
  };
}

export function smsEvent(body: string) {
  return {
    namespace: "SMS",
    eventType: "inbound_message_received",
    description: "SMS inbound message",
    payload: {
      umid: UMID,
      subAccountId: "demo_chatapps",
      timestamp: WHEN,
      source: `+${CUSTOMER.number}`,
      destination: "+4534735477",
      body,
      encoding: "GSM7",
      smsCount: 1,
    },
  };
}

export const EVENT_TIME = WHEN;

type Choice = { id?: unknown; title?: unknown; description?: unknown };
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const dict = (value: unknown): Record<string, unknown> =>
  value !== null && typeof value === "object" ? (value as Record<string, unknown>) : {};

/** The event of a customer who takes the first choice of a message, or answers it in words. */
export function answerTo(message: RawStep | undefined) {
  const content = dict(dict(message?.inputs)["content"]);
  const interactive = dict(content["interactive"]);
  const action = dict(interactive["action"]);
  if (interactive["type"] === "list") {
    const first = list(dict(list(action["sections"])[0])["rows"])[0] as Choice | undefined;
    const row = {
      id: String(first?.id ?? "1"),
      title: String(first?.title ?? "First choice"),
      ...(typeof first?.description === "string" && { description: first.description }),
    };
    return chatEvent(
      { text: row.title, interactive: { type: "list_reply", list_reply: row } },
      "Interactive",
    );
  }
  if (interactive["type"] === "button") {
    const first = dict(list(action["buttons"])[0])["reply"] as Choice | undefined;
    const tapped = { id: String(first?.id ?? "1"), title: String(first?.title ?? "Yes") };
    return chatEvent(
      { text: tapped.title, interactive: { type: "button_reply", button_reply: tapped } },
      "Interactive",
    );
  }
  if (interactive["type"] === "flow") {
    const responseJson = '{"flow_token":"unused"}';
    return chatEvent(
      { interactive: { type: "nfmReply", nfmReply: { responseJson } } },
      "Interactive",
    );
  }
  return chatEvent({ text: "Yes, please" });
}

/**
 * What `step` plausibly is after a step.
 * `question`: the message that a waiting step waits for an answer to. `body`: the answer that a request was seen to get.
 */
export function resultOf(
  step: RawStep,
  question?: RawStep,
  body?: unknown,
): Record<string, unknown> {
  switch (typeOf(step)) {
    case "waitforreply": {
      const isSms = String(step.inputs?.["channel"]).toLowerCase() === "sms";
      return { reply: isSms ? smsEvent("Yes, please") : answerTo(question) };
    }
    case "httprequest":
      return { responseCode: 200, reasonPhrase: "OK", responseBody: body ?? {} };
    case "chatappsmessage":
    case "sms":
      return { umid: UMID, status: "queued", description: "", requestId: UMID };
    case "voicemessage":
      return { response: { uid: UMID, clientRequestId: UMID } };
    case "waitfordtmf":
      return {
        dtmfData: { uid: UMID, destination: CUSTOMER.number, actionDetails: { dtmf: "1" } },
      };
    case "sendtoconverse":
      return { ticketId: UMID, isOpen: true, opensAt: null, team: null };
    default:
      return {};
  }
}

const GUESSES: [RegExp, unknown][] = [
  [/e?mail/i, "ann@example.com"],
  [/(phone|mobile|msisdn|number)/i, CUSTOMER.number],
  [/(count|total|amount|price|age|size)$/i, 3],
  [/(^|_)(date|day)($|_)/i, "2026-03-02"],
  [/(time|when|start|end|slot)/i, "Mon 2 March, 09:30"],
  [/(customer|patient|first|last)?_?name/i, CUSTOMER.name],
  [/(^is_|^has_|confirmed|accepted)/i, true],
  [/(id|code)$/i, "A-1027"],
];

/** A value that a variable of this name might have, when nothing better is known. */
export const guessOf = (name: string): unknown =>
  GUESSES.find(([pattern]) => pattern.test(name))?.[1] ?? name.replace(/[_-]+/g, " ");

/** What a step plausibly stores under a name: read from its result, or guessed from the name. */
export function outputOf(name: string, written: unknown, result: Record<string, unknown>): unknown {
  if (typeof written !== "string") return written;
  const script = scriptOf(written);
  if (script === null) return written.includes("{{") ? guessOf(name) : written;
  const path = pathOf(script);
  if (path?.[0] === "step") {
    const found = readPath(result, path.slice(1));
    if (found !== undefined) return found;
  }
  return guessOf(name);
}
