// What a step says or does, as the customer will see it, in few lines.
import type { Interactive, RawStep } from "../api/types";
import { readDuration, type Span } from "./duration";
import { MEDIA, typeOf } from "./kinds";
import { choicesOf } from "./links";
import { sentBy, type SentTemplate } from "./template";

export type Preview = {
  /** What the customer reads. */
  text?: string;
  header?: string;
  footer?: string;
  /** The kind of picture or file: `image`, `video`, `audio`, `file`. */
  media?: string;
  /** Below a message: its buttons, or the rows of its list; `more` says how many are not shown. */
  buttons?: string[];
  rows?: string[];
  more?: number;
  /** The button that opens a list. */
  opens?: string;
  /** How long it waits: for time, or at most for an answer. */
  span?: Span;
  atMost?: boolean;
  /** The words a customer starts the journey with. */
  keywords?: string[];
  /** How many cards a carousel has. */
  cards?: number;
  /** The template that it sends, whose words its number knows. */
  template?: SentTemplate;
  /** Anything else worth a line. */
  meta?: string;
};

const SHOWN = 4;
const text = (value: unknown) => (typeof value === "string" && value.trim() ? value : undefined);
const list = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === "object" && item !== null) : [];
const titles = (values: unknown[]) => values.filter((value): value is string => !!text(value));

/** Leaves out what is not there, so that two previews of the same step are alike. */
function made(preview: Preview): Preview {
  return Object.fromEntries(
    Object.entries(preview).filter(([, value]) =>
      Array.isArray(value) ? value.length > 0 : value !== undefined && value !== 0,
    ),
  );
}

function ofInteractive({ header, body, footer, action }: Interactive): Preview {
  const buttons = titles(
    list(action?.buttons).map((button) => (button as { reply?: { title?: unknown } }).reply?.title),
  );
  const rows = titles(
    list(action?.sections).flatMap((section) => list(section["rows"]).map((row) => row["title"])),
  );
  const opens = text(action?.button);
  return {
    header: text(header?.text),
    media: header?.type && header.type !== "text" ? header.type : undefined,
    text: text(body?.text),
    footer: text(footer?.text),
    buttons,
    rows: rows.slice(0, SHOWN),
    more: Math.max(0, rows.length - SHOWN),
    opens,
  };
}

function ofMessage(inputs: Record<string, unknown>): Preview {
  const content = (inputs["content"] ?? {}) as Record<string, unknown> & {
    interactive?: Interactive;
  };
  if (content.interactive) return ofInteractive(content.interactive);
  const template = content["template"] as { name?: unknown; language?: unknown } | undefined;
  if (template)
    return { meta: titles([template.name, template.language]).join(" · ") || undefined };
  const type = text(inputs["type"])?.toLowerCase();
  return {
    text: text(content["text"]),
    media: type && MEDIA.has(type) ? type : undefined,
    meta: fileName(text(content["url"])),
  };
}

function fileName(url: string | undefined): string | undefined {
  if (!url || url === "https://" || url.includes("{{")) return url === "https://" ? undefined : url;
  return (
    url
      .replace(/[?#].*$/, "")
      .split("/")
      .at(-1) || url
  );
}

function waiting(value: unknown): Preview {
  const span = text(value) && readDuration(value as string);
  return span ? { span } : { meta: text(value) };
}

function work(step: RawStep): Preview {
  const inputs = step.inputs ?? {};
  switch (typeOf(step)) {
    case "chatappsmessage": {
      const template = sentBy(step);
      return { ...ofMessage(inputs), ...(template && { template }) };
    }
    case "sms":
      return { text: text(inputs["text"]) };
    case "voicemessage":
      return { text: text((inputs["params"] as { text?: unknown } | undefined)?.text) };
    case "httprequest": {
      // The built-in backend's address carries its secret, which is nothing to look at over a shoulder.
      const path = (text(inputs["url"]) ?? "")
        .replace(/^https?:\/\/[^/]+/, "")
        .replace(/^\/backend\/[^/]+/, "/backend/…");
      return { meta: `${text(inputs["method"]) ?? "GET"} ${path || "/"}` };
    }
    case "wait":
      return waiting(inputs["duration"]);
    case "waitforreply":
    case "waitfordtmf":
      return { ...waiting(inputs["timeout"] ?? "1.00:00:00"), atMost: true };
    default:
      return {};
  }
}

const known = new WeakMap<RawStep, Preview>();

export function previewOf(step: RawStep): Preview {
  let found = known.get(step);
  if (!found) {
    found = made(work(step));
    known.set(step, found);
  }
  return found;
}

/** The words that a journey listens to: those of its first step, when that is a branch on the customer's text. */
export function keywordsOf(first: RawStep | undefined): string[] {
  if (!first || typeOf(first) !== "branch") return [];
  const found = choicesOf(first).flatMap(([, condition]) =>
    [...(condition ?? "").matchAll(KEYWORD)].map((match) => match[2]!),
  );
  return [...new Set(found)].filter(Boolean).slice(0, 6);
}
const KEYWORD = /stringContains\(\s*data\.payload\.(?:content\.text|body)\s*,\s*(['"])(.+?)\1/gi;

/** All that a step says, to search in. */
export function wordsOf(step: RawStep): string {
  const { header, text: said, footer, buttons, rows, meta } = previewOf(step);
  return [titleOf(step.id), header, said, footer, ...(buttons ?? []), ...(rows ?? []), meta]
    .filter(Boolean)
    .join(" \n");
}

/** `find_slots` is shown as "Find slots"; ids that were written by a program stay readable too. */
export function titleOf(id: string): string {
  const words = id.replace(/[_-]+/g, " ").trim();
  return words ? words[0]!.toUpperCase() + words.slice(1) : id;
}
