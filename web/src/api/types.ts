import type { Canvas, Source } from "../builder/document";

// What the server answers. One place for all shapes until the client is generated.
export type Session = {
  user: { email: string; name: string; role: string } | null;
  setupNeeded: boolean;
  csrfToken: string | null;
  accountId: string | null;
  subAccountId: string | null;
  businessName: string;
  version: string;
};
export type Counts = { running: number; started: number; completed: number; terminated: number };
export type RawStep = {
  id: string;
  stepType: string;
  inputs?: Record<string, unknown> | null;
  outputs?: Record<string, unknown> | null;
  nextStepId?: string | null;
  selectNextStep?: Record<string, string | null> | null;
  do?: RawStep[][] | null;
};
export type Journey = {
  id: string;
  name: string;
  /** Null while the journey is only a draft. */
  version: number | null;
  status: "enabled" | "disabled" | "draft";
  trigger: "inbound_chat_apps" | "inbound_sms" | "http_request";
  subAccountId: string | null;
  createdAt: string;
  counts: Counts;
  entry?: Pick<RawStep, "id" | "stepType" | "selectNextStep">;
};
/** What is wrong with a journey. `checks.codes.<code>` says it in the reader's language, with `values`. */
export type ListedJourney = Journey & {
  /** When it was drawn or published last, and by whom. */
  updatedAt: string;
  updatedBy: string | null;
  /** Whether something is drawn that is not published. */
  isChanged: boolean;
};
export type Problem = {
  level: "error" | "warning";
  code: string;
  step: string | null;
  address: string | null;
  /** A path inside the step: `inputs.content.text`. */
  field: string;
  message: string;
  values: Record<string, string | number>;
};
export type Draft = {
  id: string;
  revision: number;
  basedOn: number | null;
  newest: number | null;
  isChanged: boolean;
  source: Source;
  canvas: Canvas;
  updatedAt: string | null;
  updatedBy: string | null;
  problems: Problem[];
};
export type JourneyDetail = Journey & {
  source: { definition: { name: string; steps: RawStep[] } };
  problems: Problem[];
};
export type InstanceSummary = {
  id: string;
  definitionId: string;
  definitionName: string;
  version: number;
  status: "Runnable" | "Suspended" | "Complete" | "Terminated";
  faulted: boolean;
  startedAt: string;
  completedAt: string | null;
  msisdn: string | null;
  steps: string[];
};
export type Execution = {
  seq: number;
  step: string;
  status: string;
  startedAt: string;
  completedAt: string | null;
  cameFrom: number;
  note: string | null;
};
export type Instance = InstanceSummary & {
  data: Record<string, unknown>;
  paths: { id: number; step: string; parked: string | null; deadline: string | null }[];
  log: Execution[];
  errors: { step: string; message: string; errorTime: string }[];
};
export type Choice = { id: string; title: string; description?: string };
export type Interactive = {
  type: string;
  header?: { type: string; text?: string };
  body?: { text?: string };
  footer?: { text?: string };
  action?: {
    button?: string;
    buttons?: { reply: Choice }[];
    sections?: { title?: string; rows: Choice[] }[];
  };
  button_reply?: Choice;
  list_reply?: Choice;
};
export type Message = {
  umid: string;
  direction: "inbound" | "outbound";
  type: string;
  content: { text?: string; interactive?: Interactive } & Record<string, unknown>;
  state: string;
  timestamp: string;
  replyToUmid?: string;
};
export type PhoneState = {
  msisdn: string;
  name: string | null;
  windowExpiresAt: string | null;
  now: string;
};
export type Call = {
  uid: string;
  action: "say" | "say&capture" | "playFile";
  params: Record<string, unknown>;
  state: string;
  timestamp: string;
};
export type Booking = {
  id: string;
  service: string;
  start: string;
  end: string;
  customer: string;
  customerName: string | null;
  status: string;
  createdAt: string;
};
