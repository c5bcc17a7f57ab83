import { ask } from "../api/client";
import type { components } from "../api/schema";

export type Provider = "simulator" | "8x8" | "whatsapp_cloud";
export type Settings = components["schemas"]["ChannelSet"];
export type Health = components["schemas"]["ChannelHealth"];
export type SetChannel = components["schemas"]["SetChannel"];

const CHANNEL = "/api/chatwright/v1/subaccounts/{subAccountId}/channel";
const of = (subAccountId: string) => ({ path: { subAccountId } });

export const numbersKey = ["numbers"] as const;
export const settingsKey = (sub: string) => ["numbers", sub] as const;

export const listNumbers = () =>
  ask("get", "/api/chatwright/v1/subaccounts").then((answer) => answer.subaccounts);
export const readSettings = (sub: string) => ask("get", CHANNEL, of(sub));
export const saveSettings = (sub: string, body: SetChannel) =>
  ask("put", CHANNEL, { ...of(sub), body });
export const checkNumber = (sub: string) => ask("post", `${CHANNEL}/check`, of(sub));
