import type { HeaderFormat, TemplateButton } from "./api";

// A template message as the phone shows it: the server has put the values in.

export type ShownHeader = {
  format: HeaderFormat;
  text?: string;
  url?: string;
  location?: {
    latitude?: string | number;
    longitude?: string | number;
    name?: string;
    address?: string;
  };
};
export type ShownButton = {
  id: string;
  type: TemplateButton["type"];
  text: string;
  url?: string;
  phoneNumber?: string;
  code?: string;
  payload?: string;
};
export type ShownCard = { header: ShownHeader | null; body: string; buttons: ShownButton[] };
export type Rendered = {
  category: string;
  header: ShownHeader | null;
  body: string;
  footer: string | null;
  buttons: ShownButton[];
  cards: ShownCard[];
};

/** The template message in the content of a message, if it is one that has been shown. */
export function renderedOf(content: Record<string, unknown>): Rendered | undefined {
  const found = content["rendered"];
  return found && typeof found === "object" ? (found as Rendered) : undefined;
}

/** An address that may be opened or shown: of the web, and nothing else. */
export function safeUrl(url: string | undefined): string | undefined {
  if (!url) return undefined;
  try {
    const parsed = new URL(url);
    return ["http:", "https:"].includes(parsed.protocol) ? parsed.href : undefined;
  } catch {
    return undefined;
  }
}

/** A picture that the page may load: over https, or from where the page itself comes. */
export function pictureUrl(url: string | undefined): string | undefined {
  const safe = safeUrl(url);
  if (!safe) return undefined;
  return safe.startsWith("https:") || new URL(safe).origin === window.location.origin
    ? safe
    : undefined;
}

/** What a file is called: the last part of its address. */
export function fileName(url: string | undefined): string {
  const last = (url ?? "").split(/[?#]/)[0]?.split("/").pop() ?? "";
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

export type Run = { text: string; style: "plain" | "bold" | "italic" | "strike" };

const STYLES = { "*": "bold", _: "italic", "~": "strike" } as const;

/** WhatsApp's own marks: `*bold*`, `_italic_`, `~struck~`, where they stand around words. */
export function runsOf(text: string): Run[] {
  const runs: Run[] = [];
  const marked = /(^|[^\p{L}\p{N}])([*_~])(?=\S)([^\n]*?\S)\2(?![\p{L}\p{N}])/gu;
  let from = 0;
  for (const found of text.matchAll(marked)) {
    const at = found.index + (found[1]?.length ?? 0);
    if (at > from) runs.push({ text: text.slice(from, at), style: "plain" });
    runs.push({ text: found[3] ?? "", style: STYLES[found[2] as keyof typeof STYLES] });
    from = found.index + found[0].length;
  }
  if (from < text.length) runs.push({ text: text.slice(from), style: "plain" });
  return runs;
}
