import { call, native } from "../api/client";
import type { Message, RawStep } from "../api/types";
import type { TemplateCategory, TemplateComponent } from "../templates/api";

export type Category = "bookings" | "service" | "orders" | "feedback" | "contacts";
export type Need = {
  kind: "backend" | "system" | "link" | "template" | "form" | "agents";
  name: string;
};
/** A template that the journey sends, as one would register it. */
export type ReadyTemplate = {
  name: string;
  language: string;
  category: TemplateCategory;
  components: TemplateComponent[];
};
export type Ready = {
  id: string;
  title: string;
  description: string;
  category: Category;
  trigger: "inbound_chat_apps" | "inbound_sms" | "http_request";
  /** A message that begins it, or the body of a request that does. */
  starts: string | Record<string, unknown>;
  steps: number;
  needs: Need[];
  /** The first message that the customer sees. */
  opening: Pick<Message, "type" | "content"> | null;
  templates: ReadyTemplate[];
};
export type Line = Pick<Message, "umid" | "direction" | "type" | "content" | "timestamp">;
export type ReadyDetail = Ready & {
  source: { definition: { name: string; steps: RawStep[] } };
  /** A conversation as it goes well. */
  chat: Line[];
};

export const listReady = () =>
  call<{ journeys: Ready[] }>("GET", `${native}/gallery`).then((answer) => answer.journeys);
export const readReady = (id: string) =>
  call<ReadyDetail>("GET", `${native}/gallery/${encodeURIComponent(id)}`);
export const beginFrom = (id: string, name: string) =>
  call<{ id: string }>("POST", `${native}/journeys`, { gallery: id, name });
