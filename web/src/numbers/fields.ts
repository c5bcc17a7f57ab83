// What has to be filled in to put a number on a provider.
import type { Provider, SetChannel, Settings } from "./api";

export type FieldName =
  | "baseUrl"
  | "accountId"
  | "channelId"
  | "apiKey"
  | "webhookSecret"
  | "graphUrl"
  | "phoneNumberId"
  | "wabaId"
  | "accessToken"
  | "appSecret"
  | "verifyToken"
  | "messagesPerSecond";

/** `isSecret` ones are never shown again; `isMade` ones are made up here rather than looked up. */
export type Field = {
  name: FieldName;
  isSecret?: true;
  isMade?: true;
  isOptional?: true;
  isNumber?: true;
  choices?: string[];
};

export const REGIONS: Record<string, string> = {
  "https://chatapps.8x8.com": "asia",
  "https://chatapps.us.8x8.com": "america",
  "https://chatapps.8x8.uk": "europe",
  "https://chatapps.8x8.id": "indonesia",
};

/** How fast the number may send; empty for the usual pace. */
const PACE: Field = { name: "messagesPerSecond", isOptional: true, isNumber: true };

export const FIELDS: Record<Provider, Field[]> = {
  simulator: [PACE],
  "8x8": [
    { name: "baseUrl", choices: Object.keys(REGIONS) },
    { name: "apiKey", isSecret: true },
    { name: "accountId", isOptional: true },
    { name: "channelId", isOptional: true },
    { name: "webhookSecret", isSecret: true, isMade: true },
    PACE,
  ],
  whatsapp_cloud: [
    { name: "phoneNumberId" },
    { name: "wabaId" },
    { name: "accessToken", isSecret: true },
    { name: "appSecret", isSecret: true },
    { name: "graphUrl" },
    { name: "verifyToken", isSecret: true, isMade: true },
    PACE,
  ],
};

export type Values = Partial<Record<FieldName, string>>;

/** A secret that nobody has to remember, of 32 letters and digits. */
export const madeUp = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");

/** What the fields begin with: what is known, and for a new number the usual addresses and made-up secrets. */
export function beginning(provider: Provider, known: Settings | null): Values {
  const values: Values = {};
  const isSame = known?.provider === provider;
  for (const { name, isMade, isSecret } of FIELDS[provider]) {
    if (isSame && !isSecret) values[name] = String(known[name as keyof Settings] ?? "");
    else if (isMade && !isSame) values[name] = madeUp();
    else if (name === "baseUrl") values[name] = Object.keys(REGIONS)[0];
    else if (name === "graphUrl") values[name] = "https://graph.facebook.com/v24.0";
    else values[name] = "";
  }
  return values;
}

/** The request; a secret that was left empty stays as it is stored, and an empty pace is the usual one. */
export function requestOf(
  provider: Provider,
  values: Values,
  known: Settings | null = null,
): SetChannel {
  const filled = FIELDS[provider].flatMap(
    ({ name, isNumber }): [FieldName, string | number | null][] => {
      const value = values[name]?.trim();
      if (isNumber) return [[name, value ? Number(value) : null]];
      return value ? [[name, value]] : [];
    },
  );
  const review = provider === "simulator" && known?.templateReview;
  return {
    provider,
    ...Object.fromEntries(filled),
    ...(review && { templateReview: review as SetChannel["templateReview"] }),
  };
}

/** The fields that still lack something. */
export const lacking = (provider: Provider, values: Values, known: Settings | null): FieldName[] =>
  FIELDS[provider]
    .filter(({ name, isOptional, isSecret }) => {
      const stays = isSecret && known?.provider === provider;
      return !isOptional && !stays && !values[name]?.trim();
    })
    .map(({ name }) => name);

/** Where the provider has to send what customers write; null when that needs nothing to be set. */
export function webhookOf(provider: Provider, sub: string, values: Values): string | null {
  const { origin } = window.location;
  if (provider === "8x8") {
    return values.webhookSecret ? `${origin}/webhooks/8x8/${sub}/${values.webhookSecret}` : null;
  }
  return provider === "whatsapp_cloud" ? `${origin}/webhooks/whatsapp/${sub}` : null;
}
