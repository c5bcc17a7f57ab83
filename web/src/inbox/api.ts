import { ask, call } from "../api/client";
import type { Message } from "../api/types";
import type { components } from "../api/schema";
import type { InboxSearch } from "./filter";

// The inbox: conversations, what is said in them, and what agents do with them.

type Schemas = components["schemas"];
export type Conversation = Schemas["InboxConversation"];
export type Counts = Schemas["InboxCounts"];
export type Detail = Schemas["InboxDetail"];
export type Looker = Schemas["Looker"];
export type Note = Schemas["ChatNote"];
export type Label = Schemas["Label"];
export type QuickReply = Schemas["QuickReply"];
export type Found = Schemas["InboxFound"];
export type ChatMessage = Message & Pick<Schemas["ChatMessage"], "id" | "by">;
export type ChatPage = Omit<Schemas["ChatPage"], "messages"> & { messages: ChatMessage[] };
export type Place = { subAccountId: string; msisdn: string };
export type Agent = Schemas["TeamUser"];

const N = "/api/chatwright/v1";
const INBOX = `${N}/inbox` as const;
const CHAT = `${INBOX}/conversations/{subAccountId}/{msisdn}` as const;
const at = ({ subAccountId, msisdn }: Place) => ({ path: { subAccountId, msisdn } });

export const keyOf = ({ subAccountId, msisdn }: Place) => `${subAccountId}:${msisdn}`;
export const detailKey = (place: Place) => ["inbox", "detail", keyOf(place)] as const;
export const countsKey = ["inbox", "counts"] as const;
export const labelsKey = ["inbox", "labels"] as const;
export const repliesKey = ["inbox", "quick-replies"] as const;

const asked = ({ view, team, label }: InboxSearch) => ({
  view: view ?? ("open" as const),
  team: team ?? null,
  label: label ?? null,
});

export const listConversations = (search: InboxSearch, cursor: string | null, limit: number) =>
  ask("get", `${INBOX}/conversations`, { query: { ...asked(search), cursor, limit } });
/** Those of the named conversations that the list has. */
export const thoseOf = (search: InboxSearch, keys: string[]) => {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(asked(search))) if (value) query.set(name, value);
  keys.forEach((key) => query.append("only", key));
  return call<Schemas["InboxPage"]>("GET", `${INBOX}/conversations?${query.toString()}`);
};
export const readCounts = () => ask("get", `${INBOX}/counts`);
export const readDetail = (place: Place) => ask("get", CHAT, at(place));
export const readMessages = (
  place: Place,
  page: { before?: string; after?: string; around?: string; limit?: number },
) => ask("get", `${CHAT}/messages`, { ...at(place), query: page }) as Promise<ChatPage>;

export type ToSend = Schemas["SendFromInbox"];
export const send = (place: Place, body: ToSend) =>
  ask("post", `${CHAT}/messages`, { ...at(place), body });
export const addNote = (place: Place, body: Schemas["NewNote"]) =>
  ask("post", `${CHAT}/notes`, { ...at(place), body });
export const markRead = (place: Place, upTo: string) =>
  ask("post", `${CHAT}/read`, { ...at(place), body: { upTo } });
export const markUnread = (place: Place) => ask("post", `${CHAT}/unread`, at(place));
export const done = (place: Place) => ask("post", `${CHAT}/done`, at(place));
export const look = (place: Place, state: "looking" | "typing" | "gone") =>
  ask("post", `${CHAT}/looking`, { ...at(place), body: { state } });
export const showTyping = (place: Place) => ask("post", `${CHAT}/typing`, at(place));
export const putLabels = (place: Place, labels: string[]) =>
  ask("put", `${CHAT}/labels`, { ...at(place), body: { labels } });

export const take = (place: Place) =>
  ask("post", `${N}/conversations/{subAccountId}/{msisdn}/take`, { ...at(place), body: {} });
const of = (handoverId: string) => ({ path: { handoverId } });
export const assign = (handover: string, userId: string | null) =>
  ask("post", `${N}/handovers/{handoverId}/assign`, { ...of(handover), body: { userId } });
export const transfer = (handover: string, body: Schemas["Transfer"]) =>
  ask("post", `${N}/handovers/{handoverId}/transfer`, { ...of(handover), body });
export const snooze = (handover: string, until: string | null) =>
  ask("post", `${N}/handovers/{handoverId}/snooze`, { ...of(handover), body: { until } });
export const close = (handover: string) =>
  ask("post", `${N}/handovers/{handoverId}/close`, { ...of(handover), body: {} });

export const listLabels = () => ask("get", `${INBOX}/labels`).then((a) => a.labels);
export const makeLabel = (body: Schemas["NewLabel"]) => ask("post", `${INBOX}/labels`, { body });
export const listReplies = () => ask("get", `${INBOX}/quick-replies`).then((a) => a.quickReplies);
export const makeReply = (body: Schemas["NewQuickReply"]) =>
  ask("post", `${INBOX}/quick-replies`, { body });
export const changeReply = (replyId: string, body: Schemas["NewQuickReply"]) =>
  ask("put", `${INBOX}/quick-replies/{replyId}`, { path: { replyId }, body });
export const removeReply = (replyId: string) =>
  ask("delete", `${INBOX}/quick-replies/{replyId}`, { path: { replyId } });
export const find = (q: string) => ask("get", `${INBOX}/search`, { query: { q } });
export const listAgents = () => ask("get", `${N}/users`).then((a) => a.users);
export const listTeams = () => ask("get", `${N}/teams`).then((a) => a.teams);

/** A key that nothing else has, also where the page is not served over https. */
export const newKey = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
