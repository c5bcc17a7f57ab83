// What a step looks like when it is new: enough for the engine, and easy to complete.
import type { RawStep } from "../api/types";
import type { OpenOutcome } from "./document";

export type NewKind =
  "text" | "list" | "buttons" | "wait_reply" | "wait" | "branch" | "http" | "handover" | "sms";

export const NEW_KINDS: { kind: NewKind; group: "talk" | "logic" | "connect" }[] = [
  { kind: "text", group: "talk" },
  { kind: "list", group: "talk" },
  { kind: "buttons", group: "talk" },
  { kind: "wait_reply", group: "talk" },
  { kind: "sms", group: "talk" },
  { kind: "branch", group: "logic" },
  { kind: "wait", group: "logic" },
  { kind: "http", group: "connect" },
  { kind: "handover", group: "connect" },
];

const NAMES: Record<NewKind, string> = {
  text: "message",
  list: "list",
  buttons: "buttons",
  wait_reply: "reply",
  wait: "wait",
  branch: "branch",
  http: "request",
  handover: "hand_over",
  sms: "sms",
};

export function freeName(kind: NewKind, taken: Set<string>): string {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? NAMES[kind] : `${NAMES[kind]}_${number}`;
    if (!taken.has(name)) return name;
  }
}

const CUSTOMER = "{{data.payload.user.channelUserId}}";

/** The words of a new step, in the language of who draws. */
export type Words = { text: string; button: string; row: string; section: string };

function message(id: string, sub: string, content: Record<string, unknown>): RawStep {
  return {
    id,
    stepType: "ChatAppsMessage",
    inputs: {
      subAccountId: sub,
      user: { msisdn: CUSTOMER },
      type: "interactive" in content ? "interactive" : "text",
      content,
    },
    nextStepId: null,
  };
}

export function interactive(type: "list" | "button", words: Words): Record<string, unknown> {
  const action =
    type === "list"
      ? {
          button: words.button,
          sections: [{ title: words.section, rows: [{ id: "1", title: words.row }] }],
        }
      : { buttons: [{ type: "reply", reply: { id: "1", title: words.row } }] };
  return { interactive: { type, body: { text: words.text }, action } };
}

export function newStep(
  kind: NewKind,
  id: string,
  sub: string,
  words: Words,
): { step: RawStep; open: OpenOutcome[] } {
  switch (kind) {
    case "text":
      return { step: message(id, sub, { text: words.text }), open: [] };
    case "list":
      return { step: message(id, sub, interactive("list", words)), open: [] };
    case "buttons":
      return { step: message(id, sub, interactive("button", words)), open: [] };
    case "wait_reply":
      return {
        step: {
          id,
          stepType: "WaitForReply",
          inputs: { from: CUSTOMER, channel: "whatsapp", timeout: "0.00:30:00" },
          outputs: { [id]: "{{step.reply.payload.content.text}}" },
          selectNextStep: {},
        },
        open: [
          { id: "reply", condition: "{{step.reply != null}}" },
          { id: "silence", condition: "{{step.reply == null}}" },
        ],
      };
    case "wait":
      return {
        step: { id, stepType: "Wait", inputs: { duration: "0.00:01:00" }, nextStepId: null },
        open: [],
      };
    case "branch":
      return {
        step: { id, stepType: "Branch", selectNextStep: {} },
        open: [
          { id: "1", condition: "{{stringContains(data.payload.content.text, 'yes', true)}}" },
          { id: "2", condition: null },
        ],
      };
    case "http":
      return {
        step: {
          id,
          stepType: "HttpRequest",
          inputs: { method: "GET", url: "https://" },
          outputs: { [id]: "{{step.responseBody}}" },
          selectNextStep: {},
        },
        open: [
          { id: "ok", condition: "{{step.responseCode == 200}}" },
          { id: "failed", condition: "{{step.responseCode != 200}}" },
        ],
      };
    case "handover":
      return {
        step: {
          id,
          stepType: "SendToConverse",
          inputs: { payload: "{{data.payload}}" },
          nextStepId: null,
        },
        open: [],
      };
    case "sms":
      return {
        step: {
          id,
          stepType: "SMS",
          inputs: { subAccountId: sub, destination: CUSTOMER, text: words.text },
          nextStepId: null,
        },
        open: [],
      };
  }
}
