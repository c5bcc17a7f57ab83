// Which conditions can be made of what, and what their values look like: the same table as the server's.
import type { Attribute, Condition } from "./api";

type Is = Condition["is"];
const PRESENCE: Is[] = ["set", "unset"];
const TEXTS: Is[] = ["equal", "notEqual", "contains", ...PRESENCE];

export const COMMON: Record<Exclude<Condition["of"], "attribute" | "journey">, Is[]> = {
  tag: ["equal", "notEqual"],
  consent: ["in", "out", "outOfMarketing"],
  lastSeen: ["within", "longerAgo", "never"],
  answered: ["yes", "no"],
  language: ["equal", "notEqual", ...PRESENCE],
  timeZone: ["equal", "notEqual", ...PRESENCE],
  created: ["within", "longerAgo"],
  name: TEXTS,
  email: TEXTS,
};
const OF_KIND: Record<Attribute["kind"], Is[]> = {
  text: TEXTS,
  email: TEXTS,
  phone: TEXTS,
  number: ["equal", "notEqual", "less", "more", ...PRESENCE],
  date: ["equal", "before", "after", "within", ...PRESENCE],
  choice: ["equal", "notEqual", ...PRESENCE],
  boolean: ["yes", "no", ...PRESENCE],
  location: PRESENCE,
};

/** What may be asked. */
export function operatorsOf(condition: Condition, attributes: Attribute[]): Is[] {
  if (condition.of === "journey") return ["started", "completed", "notStarted"];
  if (condition.of !== "attribute") return COMMON[condition.of];
  const kind = attributes.find((one) => one.name === condition.name)?.kind;
  return kind ? OF_KIND[kind] : [condition.is];
}

export type Asks = "nothing" | "days" | "number" | "date" | "choice" | "text";

/** What has to be filled in behind it. */
export function asksFor(condition: Condition, attributes: Attribute[]): Asks {
  if (condition.is === "within" || condition.is === "longerAgo") return "days";
  const bare: Is[] = ["set", "unset", "yes", "no", "in", "out", "outOfMarketing", "never"];
  if (bare.includes(condition.is)) return "nothing";
  const kind = attributes.find((one) => one.name === condition.name)?.kind;
  if (condition.of !== "attribute" || !kind) return "text";
  return kind === "number" || kind === "date" || kind === "choice" ? kind : "text";
}

/** Whether nothing is missing. */
export const isWhole = (condition: Condition, attributes: Attribute[]) =>
  asksFor(condition, attributes) === "nothing" ||
  (condition.value !== undefined && condition.value !== null && condition.value !== "");
