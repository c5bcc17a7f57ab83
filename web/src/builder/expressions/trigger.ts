// What the trigger of a journey brings: an example of its event, and the parts of it that people ask for.
import i18next from "i18next";
import type { Doc } from "../document";
import { stepsOf } from "../document";
import { DECLARATION } from "./flow";
import { chatEvent, EVENT_TIME, guessOf, smsEvent } from "./results";

/** What only the drawing knows, beside the definition: an example of the trigger's event, and answers that were seen. */
export type Remembered = { example?: unknown; samples?: Record<string, unknown> };
export const rememberedIn = (doc: Doc) => doc.canvas as Remembered;

export type Brought = { path: string; name: string };

const CHAT = {
  "data.payload.user.name": "customerName",
  "data.payload.user.channelUserId": "customerNumber",
  "data.payload.content.text": "firstMessage",
  "data.payload.timestamp": "sentAt",
  "data.payload.recipient.channel": "channel",
  "data.payload.type": "messageType",
  "data.payload.umid": "messageId",
  "data.payload": "wholeMessage",
};
const SMS = {
  "data.payload.source": "customerNumber",
  "data.payload.body": "firstMessage",
  "data.payload.timestamp": "sentAt",
  "data.payload.destination": "ourNumber",
  "data.payload.umid": "messageId",
  "data.payload": "wholeMessage",
};

const named = (paths: Record<string, string>): Brought[] =>
  Object.entries(paths).map(([path, key]) => ({
    path,
    name: i18next.t(`expressions.names.${key}`),
  }));

export const readable = (name: string) =>
  name
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .replace(/[_-]+/g, " ")
    .trim()
    .toLowerCase() || name;

export const triggerOf = (doc: Doc) => String(doc.source["trigger"] ?? "inbound_chat_apps");

/** The names that the first step declares as parameters of an `http_request` trigger. */
export function declaredIn(doc: Doc): string[] {
  return stepsOf(doc).flatMap((step) =>
    Object.entries(step.outputs ?? {})
      .filter(([, written]) => DECLARATION.test(String(written)))
      .map(([name]) => name),
  );
}

const isDict = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === "object" && !Array.isArray(value);

/** The data with which a conversation of this journey plausibly begins. */
export function eventOf(doc: Doc): Record<string, unknown> {
  const sub = doc.source["subAccountId"];
  const around = {
    accountId: "demo",
    subAccountId: typeof sub === "string" ? sub : "demo_chatapps",
    triggeredAt: EVENT_TIME,
  };
  const { example } = rememberedIn(doc);
  const trigger = triggerOf(doc);
  if (trigger === "http_request") {
    const declared = Object.fromEntries(declaredIn(doc).map((name) => [name, guessOf(name)]));
    return { ...declared, ...(isDict(example) && example), ...around };
  }
  if (isDict(example)) return { ...example, ...around };
  const event =
    trigger === "inbound_sms"
      ? smsEvent("book appointment")
      : chatEvent({ text: "book appointment" });
  return { ...event, ...around };
}

/** What the trigger brings, by the names that people give it. */
export function broughtBy(doc: Doc): Brought[] {
  const trigger = triggerOf(doc);
  const rest = named({ "data.triggeredAt": "startedAt", "data.subAccountId": "subaccount" });
  if (trigger === "inbound_sms") return [...named(SMS), ...rest];
  if (trigger !== "http_request") return [...named(CHAT), ...rest];
  const keys = new Set([...declaredIn(doc), ...Object.keys(eventOf(doc))]);
  ["accountId", "subAccountId", "triggeredAt"].forEach((key) => keys.delete(key));
  return [
    ...[...keys].map((key) => ({ path: memberOf("data", key), name: readable(key) })),
    ...rest,
  ];
}

/** How an expression reads a member: `data.slots`, or `data['free slots']`. */
export const memberOf = (of: string, key: string | number) =>
  typeof key === "number"
    ? `${of}[${key}]`
    : /^[A-Za-z_$][\w$]*$/.test(key)
      ? `${of}.${key}`
      : `${of}['${key.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}']`;
