import type { Interactive, Message } from "../api/types";

/** The plain words of a message: for quotes, announcements and types without a picture of their own. */
export function wordsOf(message: Message): string {
  const interactive = message.content.interactive;
  const tapped = interactive?.list_reply ?? interactive?.button_reply;
  return tapped?.title ?? interactive?.body?.text ?? message.content.text ?? "";
}

const KINDS = new Set(["image", "video", "audio", "file", "location", "sticker", "template"]);
const textOf = (value: unknown) => (typeof value === "string" ? value : "");

/** What a message that is no plain text carries: its kind, and a word about it. */
export function mediaOf(message: Message): { kind: string; detail: string } | null {
  const kind = message.type === "none" ? "sticker" : message.type;
  if (!KINDS.has(kind)) return null;
  const { url, fileName, latitude, longitude, location, template } = message.content as Record<
    string,
    unknown
  >;
  const place = (location ?? { latitude, longitude }) as { latitude?: number; longitude?: number };
  if (kind === "location" && place.latitude !== undefined) {
    return { kind, detail: `${place.latitude}, ${place.longitude}` };
  }
  if (kind === "template") {
    return { kind, detail: textOf((template as { name?: unknown } | undefined)?.name) };
  }
  const address = textOf(url).split(/[?#]/)[0]!;
  return { kind, detail: textOf(fileName) || (address.split("/").at(-1) ?? "") };
}

/** WhatsApp shows the button of a list, and each reply button, under the message. */
export function choicesOf(interactive: Interactive | undefined) {
  const sections = interactive?.action?.sections;
  const buttons = interactive?.action?.buttons;
  return {
    sections: Array.isArray(sections) ? sections : [],
    buttons: Array.isArray(buttons) ? buttons.map((button) => button.reply) : [],
  };
}

const wide = (value: number) => String(value).padStart(2, "0");

/** What is left of the service window as `23:41`, and how much of its 24 hours in percent; null when closed. */
export function leftOf(expires: string | null, now: string) {
  if (!expires) return null;
  const seconds = Math.floor((Date.parse(expires) - Date.parse(now)) / 1000);
  if (seconds <= 0) return null;
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  return {
    text: `${hours}:${wide(minutes)}:${wide(seconds % 60)}`,
    percent: Math.min(100, seconds / 864),
  };
}
