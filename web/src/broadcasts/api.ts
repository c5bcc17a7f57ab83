import { ask, call } from "../api/client";
import { addressOf } from "../api/ask";
import type { components } from "../api/schema";

// Broadcasts: an approved template to a list of recipients.

type Schemas = components["schemas"];
export type Broadcast = Schemas["Broadcast"];
export type Filling = Schemas["BroadcastFilling"];
export type Fillings = Record<string, Filling>;
export type Check = Schemas["BroadcastCheck"];
export type Recipient = Schemas["BroadcastRecipient"];
export type Fault = Schemas["RowFault"];

const N = "/api/chatwright/v1/broadcasts";
const ONE = `${N}/{broadcastId}` as const;
const of = (broadcastId: string) => ({ path: { broadcastId } });

/** Everything about broadcasts; a hint from the server makes all of it stale. */
export const KEY = "broadcasts";
export const oneKey = (id: string) => [KEY, "one", id] as const;

export const listBroadcasts = (before: number | null) => ask("get", N, { query: { before } });
export const readBroadcast = (id: string) => ask("get", ONE, of(id));
export const createBroadcast = (body: Schemas["NewBroadcast"]) => ask("post", N, { body });
export const describeBroadcast = (id: string, body: Schemas["DescribeBroadcast"]) =>
  ask("put", ONE, { ...of(id), body });
export const removeBroadcast = (id: string) => ask("delete", ONE, of(id));
export const readRows = (id: string) => ask("get", `${ONE}/rows`, of(id));
export const checkBroadcast = (id: string) => ask("get", `${ONE}/check`, of(id));
export const previewBroadcast = (id: string, fillings: Fillings) =>
  ask("post", `${ONE}/preview`, { ...of(id), body: { fillings } });
export const startBroadcast = (id: string, body: Schemas["StartBroadcast"]) =>
  ask("post", `${ONE}/start`, { ...of(id), body });
export const steer = (id: string, action: "pause" | "resume" | "cancel") =>
  ask("post", `${ONE}/${action}`, of(id));
export const sendAgain = (id: string, reasons?: string[]) =>
  ask("post", `${ONE}/again`, { ...of(id), body: reasons ? { reasons } : {} });
export const readRecipients = (id: string, state: string, search: string, after: number) =>
  ask("get", `${ONE}/recipients`, { ...of(id), query: { state, search, after } });
export const resultsAddress = (id: string) => addressOf(`${ONE}/results`, { broadcastId: id });

export type ListReading = {
  phone: string | null;
  country: string | null;
  headings: boolean;
  name: string;
};
/** Gives a draft its list; a file is sent as it is, however large. */
export const giveList = (id: string, list: Blob, how: ListReading) =>
  call<Broadcast>("PUT", addressOf(`${ONE}/recipients`, { broadcastId: id }, how), list);

export const listSegments = () => ask("get", "/api/chatwright/v1/segments");
/** Gives a draft the contacts of a segment, or all contacts. */
export const takeSegment = (id: string, segment: string | null) =>
  ask("post", `${ONE}/recipients`, { ...of(id), body: { segment } });

/** How far a broadcast has come, of 100. */
export function progressOf({ counts }: Broadcast): number {
  const done = counts.sent + counts.failed + counts.skipped;
  return counts.total === 0 ? 0 : Math.round((done / counts.total) * 100);
}

/** Whether what is shown may still change by itself: receipts and answers come for days after the end. */
export const isLively = ({ status }: Broadcast) => status === "running" || status === "scheduled";

/** A phone number as people write it, an id as it is. */
export const shown = (address: string) => (/^\d+$/.test(address) ? `+${address}` : address);
