import type { Interactive, Message } from "../api/types";
import { unmarked } from "./format";
import { partsOf } from "./parts";

/** The plain words of a message: for quotes, announcements and types without a picture of their own. */
export function wordsOf(message: Pick<Message, "type" | "content">): string {
  const { body, title, attachment } = partsOf(message);
  const words = body || title;
  if (words) return words;
  if (attachment?.kind === "document") return attachment.name;
  if (attachment?.kind === "people") return attachment.people.map((one) => one.name).join(", ");
  if (attachment?.kind === "place") return attachment.place.name || attachment.place.address;
  return "";
}

const WORD_OF = {
  image: "image",
  video: "video",
  gif: "gif",
  sticker: "sticker",
  document: "file",
  place: "location",
  people: "contacts",
  product: "product",
  order: "order",
  form: "form",
  calls: "calls",
} as const;
export type MediaWord = (typeof WORD_OF)[keyof typeof WORD_OF] | "audio" | "voice";

/** What a message carries beside its words, as the phone names it in a quote; null when nothing. */
export function mediaOf(message: Pick<Message, "type" | "content">): MediaWord | null {
  const { attachment } = partsOf(message);
  if (!attachment) return null;
  if (attachment.kind === "audio") return attachment.isVoice ? "voice" : "audio";
  return WORD_OF[attachment.kind];
}

/** A message in one line: its words without marks, else what it carries. */
export function briefly(
  message: Pick<Message, "type" | "content">,
  name: (word: MediaWord) => string,
): string {
  const media = mediaOf(message);
  return unmarked(wordsOf(message)) || (media ? name(media) : "");
}

/** WhatsApp shows the button of a list, and each reply button, under the message. */
export function choicesOf(interactive: Interactive | undefined) {
  const sections = interactive?.action?.sections;
  const buttons = interactive?.action?.buttons;
  return {
    sections: Array.isArray(sections) ? sections.filter((one) => Array.isArray(one.rows)) : [],
    buttons: Array.isArray(buttons)
      ? buttons.flatMap((button) => (button.reply ? [button.reply] : []))
      : [],
  };
}

const wide = (value: number) => String(value).padStart(2, "0");
const HOUR = 3600;

/** What is left of the service window, and how much of its 24 hours in percent; null when closed. */
export function leftOf(expires: string | null, now: string) {
  if (!expires) return null;
  const seconds = Math.floor((Date.parse(expires) - Date.parse(now)) / 1000);
  if (seconds <= 0) return null;
  const hours = Math.floor(seconds / HOUR);
  const minutes = Math.floor((seconds % HOUR) / 60);
  return {
    text: `${hours}:${wide(minutes)}:${wide(seconds % 60)}`,
    percent: Math.min(100, seconds / 864),
    isClosing: seconds < HOUR,
  };
}
