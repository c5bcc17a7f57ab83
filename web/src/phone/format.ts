// WhatsApp's own formatting of a text, read into values. Nothing here makes HTML, so a text can never become any.

export type Run =
  | { kind: "text"; text: string }
  | { kind: "code"; text: string }
  | { kind: "link"; text: string; href: string }
  | { kind: "bold" | "italic" | "strike"; inner: Run[] };
export type Block =
  | { kind: "lines"; runs: Run[] }
  | { kind: "bullets"; items: Run[][] }
  | { kind: "numbers"; start: number; items: Run[][] }
  | { kind: "quote"; runs: Run[] };

const STYLES = { "*": "bold", _: "italic", "~": "strike" } as const;
const FENCE = /```([\s\S]+?)```/g;
// A code, an address of the web, or marks that stand around words and not inside of one.
const MARKED =
  /`([^`\n]+)`|((?:https?:\/\/|www\.)[^\s<>"]+)|(?<![\p{L}\p{N}])([*_~])(?=\S)(?!\3)([^\n]*?\S)\3(?![\p{L}\p{N}])/giu;
const TRAILING = /[.,;:!?'"*_~)\]}]+$/;

const plain = (text: string): Run[] => (text ? [{ kind: "text", text }] : []);

function linkOf(address: string): Run | null {
  const href = /^www\./i.test(address) ? `https://${address}` : address;
  try {
    return { kind: "link", text: address, href: new URL(href).href };
  } catch {
    return null;
  }
}

/** The styled pieces of one line or more. */
export function runsOf(text: string): Run[] {
  const runs: Run[] = [];
  let from = 0;
  for (const found of text.matchAll(MARKED)) {
    const [whole, code, address, mark, inner] = found;
    let length = whole.length;
    let run: Run | null;
    if (code !== undefined) run = { kind: "code", text: code };
    else if (address !== undefined) {
      const bare = address.replace(TRAILING, (end) => (balanced(address, end) ? end : ""));
      length = bare.length;
      run = linkOf(bare);
    } else run = { kind: STYLES[mark as keyof typeof STYLES], inner: runsOf(inner ?? "") };
    if (!run) continue;
    runs.push(...plain(text.slice(from, found.index)), run);
    from = found.index + length;
  }
  return [...runs, ...plain(text.slice(from))];
}

/** Whether an address ends with a bracket that it has opened itself. */
const balanced = (address: string, end: string) => end === ")" && address.includes("(");

const LINES: [Exclude<Block["kind"], "lines">, RegExp][] = [
  ["bullets", /^[*-] +(\S.*)$/],
  ["numbers", /^(\d{1,3})\. +(\S.*)$/],
  ["quote", /^> ?(.*)$/],
];

function add(blocks: Block[], line: string, isNewLine: boolean) {
  const last = blocks.at(-1);
  for (const [kind, shape] of isNewLine ? LINES : []) {
    const found = shape.exec(line);
    if (!found) continue;
    const runs = runsOf(found.at(-1)!);
    if (kind === "quote") {
      if (last?.kind === "quote") last.runs.push(...plain("\n"), ...runs);
      else blocks.push({ kind, runs });
    } else if (last?.kind === kind) last.items.push(runs);
    else if (kind === "bullets") blocks.push({ kind, items: [runs] });
    else blocks.push({ kind, start: Number(found[1]), items: [runs] });
    return;
  }
  if (last?.kind !== "lines") blocks.push({ kind: "lines", runs: runsOf(line) });
  else last.runs.push(...(isNewLine ? plain("\n") : []), ...runsOf(line));
}

/** A text as WhatsApp lays it out: lines, lists, quotes, and what is monospaced. */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  const append = (part: string, startsLine: boolean) => {
    part
      .split("\n")
      .forEach((line, index) => (line || index) && add(blocks, line, index > 0 || startsLine));
  };
  let from = 0;
  for (const fence of text.matchAll(FENCE)) {
    append(text.slice(from, fence.index), from === 0);
    const last = blocks.at(-1);
    const run: Run = { kind: "code", text: fence[1]! };
    if (last?.kind === "lines") last.runs.push(run);
    else blocks.push({ kind: "lines", runs: [run] });
    from = fence.index + fence[0].length;
  }
  append(text.slice(from), from === 0);
  return blocks;
}

/** The words alone, without the marks. */
export function unmarked(text: string): string {
  const wordsIn = (runs: Run[]): string =>
    runs.map((run) => ("inner" in run ? wordsIn(run.inner) : run.text)).join("");
  return wordsIn(runsOf(text.replace(FENCE, "$1")));
}

const EMOJI =
  /^(?:\p{Regional_Indicator}{2}|[0-9#*]\uFE0F?\u20E3|\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier})*(?:\u200D\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier})*)*)$/u;
const MOST_BIG = 3;

/** How many emojis a text is made of, when it is of one to three and of nothing else; else 0. */
export function emojisIn(text: string): number {
  const bare = text.trim();
  if (bare.length === 0 || bare.length > 60) return 0;
  const signs = [...new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(bare)]
    .map((one) => one.segment)
    .filter((sign) => sign.trim());
  return signs.length <= MOST_BIG && signs.every((sign) => EMOJI.test(sign)) ? signs.length : 0;
}

const LONG = 720;
const MOST_LINES = 18;

/** The beginning of a text that is too long to be shown at once; null when it is not. */
export function beginningOf(text: string): string | null {
  const lines = text.split("\n");
  if (text.length <= LONG && lines.length <= MOST_LINES) return null;
  const start = lines.slice(0, MOST_LINES).join("\n");
  if (start.length <= LONG) return start;
  const cut = start.slice(0, LONG);
  const space = cut.search(/\s\S*$/);
  return [...(space > LONG / 2 ? cut.slice(0, space) : cut)]
    .join("")
    .replace(/[\uD800-\uDBFF]$/, "");
}
