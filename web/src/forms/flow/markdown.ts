// The marks that WhatsApp knows in the texts of a flow: headings, lists, bold, italic, struck out and links. Pure.

export type Inline = {
  text: string;
  mark?: "bold" | "italic" | "struck" | undefined;
  link?: string | undefined;
};
export type Block =
  | { kind: "heading"; level: 1 | 2; parts: Inline[] }
  | { kind: "paragraph"; parts: Inline[] }
  | { kind: "list"; isOrdered: boolean; items: Inline[][] };

const MARKS =
  /\*\*(.+?)\*\*|__(.+?)__|\*([^*\s][^*]*?)\*|_([^_\s][^_]*?)_|~~(.+?)~~|\[([^\]]+)\]\(([^)\s]+)\)/g;

export function inline(text: string): Inline[] {
  const parts: Inline[] = [];
  let at = 0;
  for (const found of text.matchAll(MARKS)) {
    if (found.index > at) parts.push({ text: text.slice(at, found.index) });
    const [, bold, bold2, italic, italic2, struck, words, link] = found;
    if (words !== undefined) {
      const isWeb = /^(https?:|mailto:|tel:)/i.test(link!);
      parts.push({ text: words, link: isWeb ? link : undefined });
    } else if (struck !== undefined) parts.push({ text: struck, mark: "struck" });
    else if (bold ?? bold2) parts.push({ text: (bold ?? bold2)!, mark: "bold" });
    else parts.push({ text: (italic ?? italic2)!, mark: "italic" });
    at = found.index + found[0].length;
  }
  if (at < text.length) parts.push({ text: text.slice(at) });
  return parts;
}

export function blocks(text: string): Block[] {
  const found: Block[] = [];
  for (const line of text.split("\n")) {
    const heading = /^(#{1,6})\s+(.+)$/.exec(line);
    const item = /^\s*(?:([-*+])|(\d+)[.)])\s+(.+)$/.exec(line);
    if (heading) {
      const level = heading[1]!.length === 1 ? 1 : 2;
      found.push({ kind: "heading", level, parts: inline(heading[2]!) });
    } else if (item) {
      const isOrdered = item[2] !== undefined;
      const last = found.at(-1);
      if (last?.kind === "list" && last.isOrdered === isOrdered) last.items.push(inline(item[3]!));
      else found.push({ kind: "list", isOrdered, items: [inline(item[3]!)] });
    } else if (line.trim() !== "") {
      found.push({ kind: "paragraph", parts: inline(line) });
    }
  }
  return found;
}
