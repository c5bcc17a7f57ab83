import type { Interactive, Message } from "../api/types";

/** The plain words of a message: for quotes, announcements and types without a picture of their own. */
export function wordsOf(message: Message): string {
  const interactive = message.content.interactive;
  const tapped = interactive?.list_reply ?? interactive?.button_reply;
  return tapped?.title ?? interactive?.body?.text ?? message.content.text ?? "";
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
