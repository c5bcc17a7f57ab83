import { useCallback, useState } from "react";

const KEY = "chatwright.customer";
const NAMES = "chatwright.customer.names";
const FIRST = 6591234567;
const ADDRESS = /^(\d{8,15}|[A-Z]{2}\.[A-Za-z0-9]{1,128})$/;

const stored = () => {
  const found = sessionStorage.getItem(KEY);
  return found && ADDRESS.test(found) ? found : String(FIRST);
};

const digits = (count: number) =>
  Array.from({ length: count }, () => Math.floor(Math.random() * 10)).join("");

/** A customer who has not written yet, so that the conversation starts from nothing. */
const fresh = {
  withNumber: () => String(FIRST + 1 + Math.floor(Math.random() * 900_000)),
  // Who hides the number has only an id that WhatsApp made for this business.
  withoutNumber: () => `SG.${digits(20)}`,
};
export type NewCustomer = keyof typeof fresh;

/** The simulated customer whose phone is on the screen, kept for as long as this browser tab lives. */
export function useCustomer(): [string, (kind: NewCustomer) => void] {
  const [address, setAddress] = useState(stored);
  const next = useCallback((kind: NewCustomer) => {
    const made = fresh[kind]();
    sessionStorage.setItem(KEY, made);
    setAddress(made);
  }, []);
  return [address, next];
}

function namesKept(): Record<string, string> {
  try {
    return JSON.parse(sessionStorage.getItem(NAMES) ?? "{}") as Record<string, string>;
  } catch {
    return {};
  }
}

/** The profile name that a customer has given themselves; the business hears of it with the next message. */
export function useProfileName(address: string): [string | null, (name: string) => void] {
  const [name, setName] = useState<string | null>(() => namesKept()[address] ?? null);
  const change = (to: string) => {
    sessionStorage.setItem(NAMES, JSON.stringify({ ...namesKept(), [address]: to }));
    setName(to);
  };
  return [name, change];
}
