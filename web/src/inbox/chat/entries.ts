import type { ChatMessage, ChatPage, Note } from "../api";

/** What is known of a chat. `newer` is null while its end is shown. */
export type Known = {
  messages: ChatMessage[];
  notes: Note[];
  older: string | null;
  newer: string | null;
};

const order = (one: { id: string }, other: { id: string }) => Number(one.id) - Number(other.id);

function together<T extends { id: string }>(known: T[], fresh: T[]): T[] {
  const by = new Map(known.map((one) => [one.id, one]));
  fresh.forEach((one) => by.set(one.id, one));
  return [...by.values()].sort(order);
}

/** The chat with its newest page asked for again. When so much came that the two no longer meet, only the page is left. */
export function withNewest(known: Known | null, page: ChatPage): Known {
  const last = known?.messages.at(-1);
  const first = page.messages[0];
  const meets = !page.older || (last && first && Number(first.id) <= Number(last.id));
  if (!known || !meets) return page;
  return {
    messages: together(known.messages, page.messages),
    notes: together(known.notes, page.notes),
    older: known.older,
    newer: null,
  };
}

export const withOlder = (known: Known, page: ChatPage): Known => ({
  ...known,
  messages: together(known.messages, page.messages),
  notes: together(known.notes, page.notes),
  older: page.older,
});

export const withNewer = (known: Known, page: ChatPage): Known => ({
  ...known,
  messages: together(known.messages, page.messages),
  notes: together(known.notes, page.notes),
  newer: page.newer,
});

/** The notes that stand behind a message, or before all when there is none. */
export function notesBehind(notes: Note[], id: string | null, next: string | null): Note[] {
  const from = id === null ? -1 : Number(id);
  const to = next === null ? Infinity : Number(next);
  return notes.filter((note) => Number(note.after) >= from && Number(note.after) < to);
}
