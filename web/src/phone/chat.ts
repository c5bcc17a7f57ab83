// The chat as a row of entries: reactions go to what they are about, days part what was said, quotes find their message.
import type { Message } from "../api/types";
import { dict, said } from "./parts";

export type Reaction = { emoji: string; isMine: boolean };
export type Chat = {
  /** All but the reactions, oldest first. */
  messages: Message[];
  byUmid: ReadonlyMap<string, Message>;
  /** The reactions to a message: at most one of each side, the newest. */
  reactions: ReadonlyMap<string, Reaction[]>;
};

export const quotedBy = (message: Message): string | undefined =>
  message.replyToUmid ?? message.context?.umid;

const isReaction = (message: Message) => message.type === "reaction";

export function chatOf(entries: Message[]): Chat {
  const messages = entries.filter((one) => !isReaction(one));
  const reactions = new Map<string, Reaction[]>();
  for (const entry of entries.filter(isReaction)) {
    const reaction = dict(entry.content["reaction"]);
    const target = said(reaction["message_id"]) || entry.replyToUmid || "";
    const isMine = entry.direction === "inbound";
    const kept = (reactions.get(target) ?? []).filter((one) => one.isMine !== isMine);
    const emoji = said(reaction["emoji"]);
    reactions.set(target, emoji ? [...kept, { emoji, isMine }] : kept);
  }
  return { messages, byUmid: new Map(messages.map((one) => [one.umid, one])), reactions };
}

/** What is known of a chat after its newest page was asked for again: changed states, and what is new. */
export function merged(known: Message[], newest: Message[]): Message[] {
  const from = newest[0] ? known.findIndex((one) => one.umid === newest[0]!.umid) : -1;
  // When so much came at once that the page no longer reaches what was known, that is asked for again.
  return from < 0 ? newest : [...known.slice(0, from), ...newest];
}

const DAY = 86_400_000;
const midnight = (moment: Date) =>
  new Date(moment.getFullYear(), moment.getMonth(), moment.getDate()).getTime();

/** The day of a message as the phone says it, by the clock that shows `now`. */
export function dayName(timestamp: string, now: string, language: string): string {
  const [day, today] = [midnight(new Date(timestamp)), midnight(new Date(now))];
  const ago = Math.round((today - day) / DAY);
  if (ago === 0 || ago === 1) {
    const words = new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(-ago, "day");
    return words.charAt(0).toLocaleUpperCase(language) + words.slice(1);
  }
  return new Intl.DateTimeFormat(
    language,
    ago > 1 && ago < 7 ? { weekday: "long" } : { dateStyle: "long" },
  ).format(day);
}

export const startsDay = (message: Message, before: Message | undefined) =>
  !before || midnight(new Date(message.timestamp)) !== midnight(new Date(before.timestamp));
