// What can be remembered of a step's result, and under which name. Pure.
import { typeOf } from "../../canvas/kinds";
import type { RawStep } from "../../api/types";
import type { Choice } from "../conditions/surroundings";

export type Memory = { key: string; script: string; suffix: string };

const CONTENT = "step.reply.payload.content";
const made = (key: string, script: string, suffix = key): Memory => ({ key, script, suffix });
const REPLY_TEXT = made("text", `${CONTENT}.text`, "");
const choiceOf = (from: Choice["from"]): Memory[] => [
  made(from === "list" ? "row" : "button", `${CONTENT}.interactive.${from}_reply.id`, "choice"),
  made(
    from === "list" ? "rowTitle" : "buttonTitle",
    `${CONTENT}.interactive.${from}_reply.title`,
    "title",
  ),
];

/** What a step offers; for a reply, first the choice when the message before offers some. */
export function memoriesOf(step: RawStep, choices: Choice[]): Memory[] {
  switch (typeOf(step)) {
    case "waitforreply": {
      const kinds = [...new Set(choices.map((choice) => choice.from))];
      const others = (["list", "button"] as const).filter((from) => !kinds.includes(from));
      return [
        ...kinds.flatMap(choiceOf),
        REPLY_TEXT,
        ...others.flatMap(choiceOf),
        made("file", `${CONTENT}.url`),
        made("location", `${CONTENT}.location`),
        made("sms", "step.reply.payload.body", "text"),
        made("whole", "step.reply", "reply"),
      ];
    }
    case "httprequest":
      return [
        made("body", "step.responseBody", ""),
        made("code", "step.responseCode"),
        made("reason", "step.reasonPhrase"),
      ];
    case "waitfordtmf":
      return [
        made("pressed", "step.dtmfData.actionDetails.dtmf", ""),
        made("call", "step.dtmfData"),
      ];
    case "voicemessage":
      return [
        made("callId", "step.response.clientRequestId", "call"),
        made("response", "step.response"),
      ];
    case "sendtoconverse":
      return [made("ticket", "step.ticketId")];
    case "chatappsmessage":
    case "sms":
      return [made("umid", "step.umid"), made("status", "step.status")];
    default:
      return [];
  }
}

const plain = (text: string) =>
  text
    .normalize("NFKD")
    .replace(/[^\w]+/g, "_")
    .replace(/^_+|_+$/g, "")
    .replace(/^(?=\d)/, "_");

/** A name for what is remembered that no other output of the step has. */
export function nameFor(step: RawStep, suffix: string): string {
  const base = plain(suffix ? `${step.id}_${suffix}` : step.id) || "value";
  const taken = new Set(Object.keys(step.outputs ?? {}));
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? base : `${base}_${number}`;
    if (!taken.has(name)) return name;
  }
}

/** Whether a name can be read as `data.name`. */
export const isPlainName = (name: string) => /^[A-Za-z_$][\w$]*$/.test(name);

/** `variable 0`: the name of something that the trigger's request brings [A-OUT-1]. */
export const isDeclaration = (value: unknown) =>
  typeof value === "string" && /^variable \d+$/.test(value);
