// Webhooks and what became of telling them.
import { ask } from "../api/ask";
import type { components } from "../api/schema";

type Schemas = components["schemas"];
export type Webhook = Schemas["Webhook"];
export type NewWebhook = Schemas["NewWebhook"];
export type ChangeWebhook = Schemas["ChangeWebhook"];
export type Delivery = Schemas["WebhookDelivery"];
export type DeliveryDetail = Schemas["WebhookDeliveryDetail"];
export type WebhookType = Webhook["type"];
export type Status = Delivery["status"];

export const TYPES = ["MSG", "CADR", "CABM"] as const;
export const VERSIONS: Record<WebhookType, number[]> = { MSG: [3, 2], CADR: [9, 8], CABM: [1] };
export const STATUSES = ["queued", "delivered", "dead"] as const;
/** Everything asked here has this first in its key, so that one hint refreshes it all. */
export const KEY = "webhooks";

export type Filter = {
  status: Status | "all";
  type: WebhookType | "all";
  webhook: string;
  since: string;
};
export const EVERYTHING: Filter = { status: "all", type: "all", webhook: "all", since: "all" };
const SECONDS: Record<string, number> = { hour: 3600, day: 86_400, week: 604_800 };
export const SINCE = Object.keys(SECONDS);

const HOOKS = "/api/chatwright/v1/webhooks";
const DELIVERIES = "/api/chatwright/v1/webhook-deliveries";
const of = (webhookId: string) => ({ path: { webhookId } });

export const webhooks = {
  list: () => ask("get", HOOKS).then((answer) => answer.webhooks),
  make: (body: NewWebhook) => ask("post", HOOKS, { body }),
  change: (id: string, body: ChangeWebhook) =>
    ask("put", `${HOOKS}/{webhookId}`, { ...of(id), body }),
  remove: (id: string) => ask("delete", `${HOOKS}/{webhookId}`, of(id)),
  rotate: (id: string) => ask("post", `${HOOKS}/{webhookId}/secret`, of(id)),
  test: (id: string) => ask("post", `${HOOKS}/{webhookId}/test`, of(id)),
  deliveries: (filter: Filter, before: string | null) =>
    ask("get", DELIVERIES, {
      query: {
        status: filter.status === "all" ? undefined : filter.status,
        type: filter.type === "all" ? undefined : filter.type,
        webhookId: filter.webhook === "all" ? undefined : filter.webhook,
        since: sinceOf(filter.since, new Date()),
        before: before ?? undefined,
      },
    }),
  delivery: (deliveryId: string) =>
    ask("get", `${DELIVERIES}/{deliveryId}`, { path: { deliveryId } }),
  redeliver: (deliveryId: string) =>
    ask("post", `${DELIVERIES}/{deliveryId}/redeliver`, { path: { deliveryId } }),
  redeliverDead: (webhookId: string | null) =>
    ask("post", `${DELIVERIES}/redeliver`, { body: { webhookId } }),
};

/** The moment from which on deliveries are asked for. */
export function sinceOf(since: string, now: Date): string | undefined {
  const seconds = SECONDS[since];
  return seconds === undefined ? undefined : new Date(now.getTime() - seconds * 1000).toISOString();
}

/** JSON as people read it; what is no JSON stays as it is. */
export function readable(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

export const listSubAccounts = () =>
  ask("get", "/api/chatwright/v1/subaccounts").then((answer) =>
    answer.subaccounts.map((one) => one.id),
  );
