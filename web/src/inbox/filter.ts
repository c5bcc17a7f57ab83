// What the list shows: a view, and in it only a team or a label. It stands in the address of the page.

export const VIEWS = [
  "mine",
  "unassigned",
  "open",
  "unread",
  "unanswered",
  "mentions",
  "snoozed",
  "resolved",
  "all",
] as const;
export type View = (typeof VIEWS)[number];

export type InboxSearch = { view?: View; team?: string; label?: string; at?: string };

const text = (value: unknown) =>
  typeof value === "string" ? value : typeof value === "number" ? String(value) : undefined;

/** What the address asks for; anything else is left out. */
export function inboxSearch(search: Record<string, unknown>): InboxSearch {
  const view = VIEWS.find((one) => one === search["view"]);
  const [team, label, at] = ["team", "label", "at"].map((key) => text(search[key]));
  return {
    ...(view && { view }),
    ...(team && { team }),
    ...(label && { label }),
    ...(at && { at }),
  };
}
