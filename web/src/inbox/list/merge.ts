import { keyOf, type Conversation } from "../api";

/** The place of a conversation in the list: time, and what tells those of one moment apart. */
const placeOf = (cursor: string) => cursor.split(".").map(Number) as [number, number];

function isBefore(one: string, other: string): boolean {
  const [[at, id], [otherAt, otherId]] = [placeOf(one), placeOf(other)];
  return at !== otherAt ? at > otherAt : id > otherId;
}

/**
 * The list after some of its conversations changed: `changed` are all that may have, `there` those of them that the view
 * has now. What belongs behind the part that is loaded is left for when that is loaded.
 */
export function merge(
  list: Conversation[],
  changed: ReadonlySet<string>,
  there: Conversation[],
  hasMore: boolean,
): Conversation[] {
  const kept = list.filter((one) => !changed.has(keyOf(one)));
  const end = list.at(-1)?.cursor;
  const fits = there.filter((one) => !hasMore || !end || !isBefore(end, one.cursor));
  return [...kept, ...fits].sort((one, other) => (isBefore(one.cursor, other.cursor) ? -1 : 1));
}

/** A further page behind the list; what came in meanwhile is not shown twice. */
export function joined(list: Conversation[], page: Conversation[]): Conversation[] {
  const known = new Set(list.map(keyOf));
  return [...list, ...page.filter((one) => !known.has(keyOf(one)))];
}
