// What a customer sends from the phone beside texts and taps: its type, and its content as a webhook would have it.
import { fileName } from "../templates/rendered";

export type SentKind =
  | "image"
  | "video"
  | "audio"
  | "voice"
  | "document"
  | "sticker"
  | "location"
  | "contacts"
  | "reaction"
  | "order"
  | "call_permission"
  | "interactive";
export type Sent = { type: SentKind; content: Record<string, unknown>; replyToUmid?: string };

/** Which kind of message a file goes out as: pictures, films and sounds as such, all others as documents. */
export function kindOf(type: string): SentKind {
  if (type === "image/webp") return "sticker";
  if (type === "image/jpeg" || type === "image/png") return "image";
  if (type === "video/mp4" || type === "video/3gpp") return "video";
  if (type.startsWith("audio/")) return "audio";
  return "document";
}

/** A file that has an address by now. */
export function fileSent(type: string, url: string, name: string): Sent {
  const kind = kindOf(type);
  return { type: kind, content: kind === "document" ? { url, filename: name } : { url } };
}

const at = (path: string) => new URL(path, window.location.origin).href;

/** Things to send without having any: they are served with the application. */
export const SAMPLES: [SentKind, () => Record<string, unknown>][] = [
  ["image", () => ({ url: at("/demo/welcome.jpg") })],
  ["video", () => ({ url: at("/samples/video.mp4") })],
  ["voice", () => ({ url: at("/samples/voice-note.ogg") })],
  ["document", () => ({ url: at("/samples/letter.pdf"), filename: fileName("letter.pdf") })],
  ["sticker", () => ({ url: at("/samples/sticker.webp") })],
];

export const PLACES = [
  {
    name: "Merlion Park",
    address: "1 Fullerton Road, Singapore",
    latitude: 1.2868,
    longitude: 103.8545,
  },
  {
    name: "Brandenburger Tor",
    address: "Pariser Platz, Berlin",
    latitude: 52.5163,
    longitude: 13.3777,
  },
  {
    name: "Burj Khalifa",
    address: "1 Sheikh Mohammed bin Rashid Blvd, Dubai",
    latitude: 25.1972,
    longitude: 55.2744,
  },
];

/** A card of a person, as a phone writes it. */
export function cardOf(name: string, phone: string): Record<string, unknown> {
  const [first = name, ...rest] = name.trim().split(/\s+/);
  return {
    name: {
      formatted_name: name.trim(),
      first_name: first,
      ...(rest.length > 0 && { last_name: rest.join(" ") }),
    },
    phones: phone ? [{ phone, wa_id: phone.replace(/\D/g, ""), type: "CELL" }] : [],
  };
}
