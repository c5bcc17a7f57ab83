// What a step looks like when it is new: enough for the engine, and easy to complete.
import type { RawStep } from "../api/types";
import type { OpenOutcome } from "./document";

export type NewKind =
  | "text"
  | "list"
  | "buttons"
  | "media"
  | "template"
  | "sms"
  | "wait_reply"
  | "branch"
  | "if"
  | "wait"
  | "http"
  | "jump"
  | "handover"
  | "voice"
  | "keys";

export const NEW_KINDS: { kind: NewKind; group: "talk" | "logic" | "connect" }[] = [
  { kind: "text", group: "talk" },
  { kind: "buttons", group: "talk" },
  { kind: "list", group: "talk" },
  { kind: "media", group: "talk" },
  { kind: "template", group: "talk" },
  { kind: "wait_reply", group: "talk" },
  { kind: "sms", group: "talk" },
  { kind: "branch", group: "logic" },
  { kind: "if", group: "logic" },
  { kind: "wait", group: "logic" },
  { kind: "jump", group: "logic" },
  { kind: "http", group: "connect" },
  { kind: "handover", group: "connect" },
  { kind: "voice", group: "connect" },
  { kind: "keys", group: "connect" },
];

const NAMES: Record<NewKind, string> = {
  text: "message",
  list: "list",
  buttons: "buttons",
  media: "picture",
  template: "template",
  sms: "sms",
  wait_reply: "reply",
  branch: "branch",
  if: "if",
  wait: "wait",
  http: "request",
  jump: "jump",
  handover: "hand_over",
  voice: "call",
  keys: "keys",
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

const YES = "{{stringContains(data.payload.content.text, 'yes', true)}}";

const typeOfContent = (content: Record<string, unknown>) =>
  ["interactive", "template"].find((type) => type in content) ??
  ("url" in content ? "image" : "text");

function message(id: string, sub: string, content: Record<string, unknown>): RawStep {
  return {
    id,
    stepType: "ChatAppsMessage",
    inputs: {
      subAccountId: sub,
      user: { msisdn: CUSTOMER },
      type: typeOfContent(content),
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

/** `call` names the variable that a voice call before it was remembered in. */
export function newStep(
  kind: NewKind,
  id: string,
  sub: string,
  words: Words,
  call = NAMES.voice,
): { step: RawStep; open: OpenOutcome[] } {
  switch (kind) {
    case "text":
      return { step: message(id, sub, { text: words.text }), open: [] };
    case "list":
      return { step: message(id, sub, interactive("list", words)), open: [] };
    case "buttons":
      return { step: message(id, sub, interactive("button", words)), open: [] };
    case "media":
      return { step: message(id, sub, { url: "https://", text: "" }), open: [] };
    case "template":
      return {
        step: message(id, sub, { template: { name: "", language: "en", components: [] } }),
        open: [],
      };
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
          { id: "1", condition: YES },
          { id: "2", condition: null },
        ],
      };
    case "if":
      return {
        step: { id, stepType: "If", inputs: { condition: YES }, do: [[]], nextStepId: null },
        open: [],
      };
    case "jump":
      return {
        step: { id, stepType: "JumpTo", inputs: { stepId: "" }, nextStepId: null },
        open: [],
      };
    case "voice":
      return {
        step: {
          id,
          stepType: "VoiceMessage",
          inputs: {
            subAccountId: sub,
            clientRequestId: "{{uuid()}}",
            action: "say",
            params: {
              source: "",
              destination: CUSTOMER,
              text: words.text,
              repetition: 1,
              voiceProfile: "en-US-ZiraRUS",
              speed: 1,
            },
          },
          outputs: { [id]: "{{step.response.clientRequestId}}" },
          nextStepId: null,
        },
        open: [],
      };
    case "keys":
      return {
        step: {
          id,
          stepType: "WaitForDTMF",
          inputs: { dtmfRequestId: `{{data.${call}}}`, timeout: "0.00:01:00" },
          outputs: { [id]: "{{step.dtmfData.actionDetails.dtmf}}" },
          selectNextStep: {},
        },
        open: [
          { id: "keys", condition: "{{step.dtmfData != null}}" },
          { id: "silence", condition: "{{step.dtmfData == null}}" },
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
