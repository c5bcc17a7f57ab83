// A text with `{{ }}` in its parts, told apart as the server does it: braces in the strings and objects of an expression
// do not end it.

export type Piece = { kind: "text" | "script"; text: string; from: number; to: number };

const TOKEN =
  /\s+|\/\*[\s\S]*?\*\/|"(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*'|[\w$]+|[\s\S]/y;

/** Where the script that begins at `start` ends; -1 when it is never closed. */
function endOf(text: string, start: number): number {
  const opened: string[] = [];
  let at = start;
  while (at < text.length) {
    if (opened.at(-1) === "`") {
      const char = text[at]!;
      if (char === "\\") at += 2;
      else if (text.startsWith("${", at)) {
        opened.push("{");
        at += 2;
      } else {
        if (char === "`") opened.pop();
        at += 1;
      }
      continue;
    }
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(text)![0];
    if (token === "{" || token === "`") opened.push(token);
    else if (token === "}" && opened.length > 0) opened.pop();
    else if (token === "}" && text.startsWith("}}", at)) return at;
    at += token.length;
  }
  // An expression whose quotes do not match still ends somewhere, so that it can be mended.
  return text.indexOf("}}", start);
}

/** The literal parts and the scripts of a text, in order. A `{{` that is never closed is literal text. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (let start = text.indexOf("{{"); start >= 0; start = text.indexOf("{{", at)) {
    const end = endOf(text, start + 2);
    if (end < 0) break;
    if (start > at) pieces.push({ kind: "text", text: text.slice(at, start), from: at, to: start });
    pieces.push({
      kind: "script",
      text: text.slice(start + 2, end).trim(),
      from: start,
      to: end + 2,
    });
    at = end + 2;
  }
  if (at < text.length) {
    pieces.push({ kind: "text", text: text.slice(at), from: at, to: text.length });
  }
  return pieces;
}

/** Whether an expression stands in the text, so that its length is not known before a conversation. */
export const isOpen = (text: string) => piecesOf(text).some((piece) => piece.kind === "script");

const MEMBER = /^(?:data|step)(?:\.[A-Za-z_$][\w$]*|\[\d+\]|\[(?:'[^'\\]*'|"[^"\\]*")\])*$/;

/** The steps of a path as `data.slots[0].start`; null for any other expression. */
export function pathOf(script: string): string[] | null {
  const plain = script.replaceAll("?.", ".").trim();
  if (!MEMBER.test(plain)) return null;
  return [...plain.matchAll(/[A-Za-z_$][\w$]*|\[(\d+)\]|\[['"]([^'"]*)['"]\]/g)].map(
    (found) => found[1] ?? found[2] ?? found[0],
  );
}

/** What stands at a path of a value; undefined when nothing does. */
export function readPath(value: unknown, path: string[]): unknown {
  let at = value;
  for (const key of path) {
    if (at === null || typeof at !== "object") {
      at = key === "length" && typeof at === "string" ? at.length : undefined;
    } else at = Object.hasOwn(at, key) ? (at as Record<string, unknown>)[key] : undefined;
  }
  return at;
}
