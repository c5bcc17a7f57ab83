// What an imported journey is to be bound to: begun with what is likely, turned into what the server replaces. Pure.
import type { Arrived, Changes } from "../api";

export type Way = "keep" | "builtin" | "other";
export type Choices = {
  name: string;
  isOn: boolean;
  subAccounts: Record<string, string>;
  addresses: Record<string, { way: Way; url: string }>;
  texts: Record<string, string>;
};

/** What is chosen at first: our first subaccount for foreign ones, our own backend where an export named it. */
export function firstChoices(arrived: Arrived, ours: string[]): Choices {
  return {
    name: arrived.name,
    isOn: true,
    subAccounts: Object.fromEntries(
      arrived.subAccounts.map(({ id }) => [id, ours.includes(id) ? id : (ours[0] ?? id)]),
    ),
    addresses: Object.fromEntries(
      arrived.addresses.map(({ origin, isBuiltin }) => [
        origin,
        { way: isBuiltin ? "builtin" : "keep", url: "" },
      ]),
    ),
    texts: Object.fromEntries(arrived.placeholders.map(({ text }) => [text, ""])),
  };
}

export const isAddress = (url: string) => /^https?:\/\/[^\s/]+/.test(url);

/** Whether all that was begun is finished: an address that is to replace another one must be one. */
export const isComplete = ({ name, addresses }: Choices) =>
  name.trim() !== "" &&
  Object.values(addresses).every(({ way, url }) => way !== "other" || isAddress(url.trim()));

export function changesOf({ subAccounts, addresses, texts }: Choices): Changes {
  return {
    subAccounts: Object.fromEntries(
      Object.entries(subAccounts).filter(([before, after]) => before !== after),
    ),
    addresses: Object.fromEntries(
      Object.entries(addresses).flatMap(([origin, { way, url }]) => {
        if (way === "keep") return [];
        return [[origin, way === "builtin" ? "builtin" : url.trim()]];
      }),
    ),
    texts: Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== "")),
  };
}
