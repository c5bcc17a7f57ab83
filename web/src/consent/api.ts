import { ask } from "../api/client";
import type { components } from "../api/schema";

// Consent: who opted out, the log that proves it, and the words that are heard.

export type OptOut = components["schemas"]["OptOut"];
export type Scope = OptOut["scope"];
export type ConsentSettings = components["schemas"]["ConsentSettings"];
export type ConsentLanguage = components["schemas"]["ConsentLanguage"];
export type SetConsent = components["schemas"]["SetConsent"];

const N = "/api/chatwright/v1";

export const optOutsKey = ["opt-outs"] as const;
export const settingsKey = ["consent-settings"] as const;

export const listOptOuts = (search: string, before: number | null) =>
  ask("get", `${N}/opt-outs`, { query: { search, before } });
export const readLog = (before: number | null) =>
  ask("get", `${N}/opt-outs/log`, { query: { before } });
export const addOptOut = (body: { address: string; scope: Scope; reason: string }) =>
  ask("post", `${N}/opt-outs`, { body });
export const liftOptOut = (address: string, reason: string) =>
  ask("post", `${N}/opt-outs/{address}/lift`, { path: { address }, body: { reason } });
export const importOptOuts = (text: string) =>
  ask("post", `${N}/opt-outs/import`, { body: { text } });
export const exportOptOuts = () => ask("get", `${N}/opt-outs/export`);
export const readSettings = () => ask("get", `${N}/consent-settings`);
export const saveSettings = (body: SetConsent) => ask("put", `${N}/consent-settings`, { body });

/** What is sent to keep the settings: only what the account has of its own. */
export function toKeep(settings: ConsentSettings): SetConsent {
  const { enabled, scope, confirms, journeyId, language, languages } = settings;
  return {
    enabled,
    scope,
    confirms,
    journeyId,
    language,
    languages: languages.map(({ language: code, stop, start, stopped, started }) => ({
      language: code,
      stop: { added: stop.added, removed: stop.removed },
      start: { added: start.added, removed: start.removed },
      stopped: stopped.text,
      started: started.text,
    })),
  };
}

/** The words of a list as they are heard now. */
export const heard = ({ builtIn, added, removed }: ConsentLanguage["stop"]): string[] => [
  ...builtIn.filter((word) => !removed.some((gone) => same(gone, word))),
  ...added,
];

/** The list after somebody has changed its words. */
export function changed(list: ConsentLanguage["stop"], words: string[]): ConsentLanguage["stop"] {
  const { builtIn } = list;
  return {
    builtIn,
    added: words.filter((word) => !builtIn.some((ours) => same(ours, word))),
    removed: builtIn.filter((ours) => !words.some((word) => same(ours, word))),
  };
}

const same = (one: string, other: string) =>
  one.normalize("NFKC").toLowerCase().trim() === other.normalize("NFKC").toLowerCase().trim();
