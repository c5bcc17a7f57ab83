import { isBsuid, senderOf } from "../phone/usePhone";

/** Who a conversation is with: the name, else the number. */
export const whoIs = ({ name, msisdn }: { name: string | null; msisdn: string }) =>
  name || (isBsuid(msisdn) ? msisdn : senderOf(msisdn));

const DAY = 86_400_000;

/** When something was, as short as it can be said: the time of today, the day of this week, else the date. */
export function shortTime(at: string, language: string, now = Date.now()): string {
  const time = new Date(at);
  const isToday = time.toDateString() === new Date(now).toDateString();
  const format: Intl.DateTimeFormatOptions = isToday
    ? { hour: "2-digit", minute: "2-digit" }
    : Math.abs(now - time.getTime()) < 6 * DAY
      ? { weekday: "short" }
      : { day: "numeric", month: "short" };
  return new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, format).format(time);
}

const BLANK = /\{\{\s*(contact|agent)\.(name|firstName|phone)\s*\}\}/g;

export type Names = { contact: { name: string; phone: string }; agent: { name: string } };

/** A saved answer with the names filled in; a name that is not known leaves nothing behind. */
export function filled(text: string, { contact, agent }: Names): string {
  return text.replace(BLANK, (_, whose: string, what: string) => {
    const found = whose === "agent" ? { ...agent, phone: "" } : contact;
    if (what === "phone") return found.phone;
    return what === "firstName" ? (found.name.split(/\s+/)[0] ?? "") : found.name;
  });
}

/** The colleagues that a note names: `@` and the name. */
export function mentionedIn<A extends { name: string }>(text: string, agents: A[]): A[] {
  const lower = text.toLowerCase();
  return agents.filter(({ name }) => lower.includes(`@${name.toLowerCase()}`));
}
