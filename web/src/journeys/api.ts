// Journeys in and out, and what the list can do with one.
import { call, native } from "../api/client";
import type { Problem } from "../api/types";
import type { Source } from "../builder/document";

export type Arrived = {
  name: string;
  trigger: string | null;
  version: number | null;
  kinds: Record<string, number>;
  subAccounts: { id: string; count: number }[];
  addresses: { origin: string; isBuiltin: boolean; urls: string[] }[];
  placeholders: { text: string; count: number }[];
  problems: Problem[];
  source: Source;
};
export type Changes = {
  subAccounts: Record<string, string>;
  addresses: Record<string, string>;
  texts: Record<string, string>;
};
export type Export = {
  version: number | null;
  definition: Record<string, unknown>;
  hidesBackend: boolean;
};

const arrived = (path: string, body: Record<string, string>) =>
  call<{ journeys: Arrived[] }>("POST", `${native}/imports/${path}`, body).then(
    (answer) => answer.journeys,
  );

export const readText = (text: string) => arrived("read", { text });
export const fetchFrom = (url: string) => arrived("fetch", { url });
export const importJourney = (body: {
  source: Source;
  changes: Changes;
  name: string;
  status: "enabled" | "disabled";
}) => call<{ id: string }>("POST", `${native}/journeys/import`, body);
export const exportJourney = (id: string, version: number | "draft") =>
  call<Export>("GET", `${native}/journeys/${id}/export?version=${version}`);
export const deleteJourney = (id: string) => call<undefined>("DELETE", `${native}/journeys/${id}`);
export const subAccounts = () =>
  call<{ subaccounts: { id: string; provider: string }[] }>("GET", `${native}/subaccounts`).then(
    (answer) => answer.subaccounts.map((one) => one.id),
  );
