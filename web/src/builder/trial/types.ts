// What happens in a trial, and the transcript of what came of it, as the server writes them.
import type { Call, Message } from "../../api/types";
import type { SentKind } from "../../phone/sent";

export type Happening = { at: string } & (
  | { type: "text"; text: string; channel?: "whatsapp" | "sms"; replyToUmid?: string }
  | { type: "tap"; id: string; title?: string; umid?: string }
  | { type: "form"; answer: Record<string, unknown>; umid?: string }
  | {
      type: "media";
      kind: SentKind;
      content: Record<string, unknown>;
      replyToUmid?: string;
    }
  | { type: "request"; data: Record<string, unknown> }
  | { type: "time" }
  | {
      type: "answer";
      method: string;
      url: string;
      step?: string;
      code?: number;
      reason?: string;
      body?: unknown;
      warning?: string | null;
    }
  | { type: "keys"; keys: string; uid?: string }
  | { type: "jump"; step: string; data?: Record<string, unknown> | null }
  | { type: "agent"; text: string }
  | { type: "handback" }
);
// Written out for each kind, since Omit on a union would keep only what all have in common.
export type Deed = Happening extends infer One
  ? One extends Happening
    ? Omit<One, "at">
    : never
  : never;

type Part = { happening: number; at: string };
export type TrialMessage = Part &
  Pick<Message, "umid" | "direction" | "type" | "content" | "state"> & {
    channel: string;
    replyToUmid: string | null;
    run: number | null;
    seq: number | null;
    step: string | null;
    to: string | null;
    byAgent: boolean;
    error: { code: number; message: string } | null;
  };
export type Line = Part & {
  run: number;
  seq: number;
  step: string;
  status: string;
  cameFrom: number;
  note: string | null;
  stored: Record<string, unknown>;
};
export type TrialRequest = Part & {
  run: number;
  key: number;
  step: string;
  method: string;
  url: string;
  parameters: Record<string, string>;
  headers: Record<string, string>;
  body: unknown;
  answer: (Part & { code: number; reason: string; body: unknown; warning: string | null }) | null;
  isPending: boolean;
};
export type Wait = Part & {
  run: number;
  key: number;
  step: string;
  kind: "reply" | "dtmf" | "timer";
  deadline: string;
};
export type Transcript = {
  now: string;
  windowExpiresAt: string | null;
  status: "Runnable" | "Complete" | "Terminated" | null;
  faulted: boolean;
  data: Record<string, unknown>;
  messages: TrialMessage[];
  calls: (Part & Omit<Call, "state" | "timestamp"> & { step: string; to: string | null })[];
  runs: (Part & { id: number; entry: string; data: Record<string, unknown> })[];
  lines: Line[];
  failures: (Part & { run: number; seq: number; step: string; message: string })[];
  requests: TrialRequest[];
  waits: Wait[];
  handovers: (Part & { run: number; step: string; isOpen: boolean })[];
  remarks: (Part & { code: string; message: string; fits: boolean })[];
  isCut: boolean;
};
export type Customer = { phone: string; name: string };
