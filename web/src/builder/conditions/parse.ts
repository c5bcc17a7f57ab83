// The part of JavaScript that conditions are written in, as a tree. Pure; what it does not know, it does not read.

export type Binary = { type: "binary"; op: string; left: Node; right: Node };
export type Node = { start: number; end: number } & (
  | { type: "name"; name: string }
  | { type: "text"; value: string }
  | { type: "number"; value: number }
  | { type: "word"; value: true | false | null | undefined }
  | { type: "regex"; source: string }
  | { type: "member"; of: Node; key: string }
  | { type: "call"; of: Node; args: Node[] }
  | { type: "arrow"; name: string; body: Node }
  | { type: "unary"; op: string; of: Node }
  | Binary
  | { type: "group"; of: Node }
  | { type: "list"; items: Node[] }
);

type Token = {
  kind: "name" | "text" | "number" | "regex" | "sign" | "end";
  text: string;
  start: number;
  end: number;
};

const SIGNS = /^(?:===|!==|=>|==|!=|>=|<=|&&|\|\||\?\.|[!<>()[\].,+\-*/%])/;
const STRING = /^(?:'(?:[^'\\\n]|\\[\s\S])*'|"(?:[^"\\\n]|\\[\s\S])*")/;
const REGEX = /^\/(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/;

class NotRead extends Error {}

function tokens(script: string): Token[] {
  const found: Token[] = [];
  let at = 0;
  const take = (kind: Token["kind"], text: string) => {
    found.push({ kind, text, start: at, end: at + text.length });
    at += text.length;
  };
  while (at < script.length) {
    const rest = script.slice(at);
    const blank = /^\s+/.exec(rest);
    if (blank) {
      at += blank[0].length;
      continue;
    }
    const before = found.at(-1);
    const isOperand =
      !before || (before.kind === "sign" && before.text !== ")" && before.text !== "]");
    const name = /^[A-Za-z_$][\w$]*/.exec(rest);
    const number = /^(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?(?![\w$])/.exec(rest);
    const text = STRING.exec(rest);
    const regex = isOperand ? REGEX.exec(rest) : null;
    const sign = SIGNS.exec(rest);
    if (name) take("name", name[0]);
    else if (number) take("number", number[0]);
    else if (text) take("text", text[0]);
    else if (regex) take("regex", regex[0]);
    else if (sign) take("sign", sign[0]);
    else throw new NotRead(rest);
  }
  found.push({ kind: "end", text: "", start: script.length, end: script.length });
  return found;
}

const ESCAPES: Record<string, string> = {
  n: "\n",
  t: "\t",
  r: "\r",
  b: "\b",
  f: "\f",
  v: "\v",
  "0": "\0",
};

function unquoted(text: string): string {
  return text
    .slice(1, -1)
    .replace(
      /\\(?:u\{([0-9a-fA-F]+)\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(\r\n|[\s\S]))/g,
      (_, wide: string, four: string, two: string, one: string) => {
        const code = wide ?? four ?? two;
        if (code !== undefined) return String.fromCodePoint(parseInt(code, 16));
        return one === "\n" || one === "\r\n" ? "" : (ESCAPES[one] ?? one);
      },
    );
}

const WORDS: Record<string, true | false | null | undefined> = {
  true: true,
  false: false,
  null: null,
  undefined: undefined,
};
const LEVELS = [
  ["||"],
  ["&&"],
  ["==", "!=", "===", "!=="],
  ["<", ">", "<=", ">="],
  ["+", "-"],
  ["*", "/", "%"],
];

class Reader {
  private at = 0;
  constructor(private readonly tokens: Token[]) {}

  private get token() {
    return this.tokens[this.at]!;
  }
  private get end() {
    return this.tokens[this.at - 1]!.end;
  }
  private next(): Token {
    return this.tokens[this.at++]!;
  }
  private takes(sign: string): boolean {
    if (this.token.kind !== "sign" || this.token.text !== sign) return false;
    this.at += 1;
    return true;
  }
  private needs(sign: string): void {
    if (!this.takes(sign)) throw new NotRead(sign);
  }

  whole(): Node {
    const node = this.binary(0);
    if (this.token.kind !== "end") throw new NotRead(this.token.text);
    return node;
  }

  private binary(level: number): Node {
    const signs = LEVELS[level];
    if (!signs) return this.unary();
    let left = this.binary(level + 1);
    while (this.token.kind === "sign" && signs.includes(this.token.text)) {
      const op = this.next().text;
      const right = this.binary(level + 1);
      left = { type: "binary", op, left, right, start: left.start, end: right.end };
    }
    return left;
  }

  private unary(): Node {
    const { start } = this.token;
    for (const op of ["!", "-", "+"]) {
      if (!this.takes(op)) continue;
      const of = this.unary();
      if (op === "-" && of.type === "number") return { ...of, value: -of.value, start };
      return { type: "unary", op, of, start, end: of.end };
    }
    return this.postfix();
  }

  private postfix(): Node {
    let node = this.primary();
    for (;;) {
      const { start } = node;
      const isOptional = this.takes("?.");
      if ((isOptional && this.token.kind === "name") || (!isOptional && this.takes("."))) {
        if (this.token.kind !== "name") throw new NotRead(this.token.text);
        const key = this.next().text;
        node = { type: "member", of: node, key, start, end: this.end };
      } else if (this.takes("[")) {
        const inner = this.next();
        if (inner.kind !== "text" && inner.kind !== "number") throw new NotRead(inner.text);
        const key = inner.kind === "text" ? unquoted(inner.text) : String(Number(inner.text));
        this.needs("]");
        node = { type: "member", of: node, key, start, end: this.end };
      } else if (this.takes("(")) {
        const args: Node[] = [];
        while (!this.takes(")")) {
          if (args.length > 0) this.needs(",");
          args.push(this.argument());
        }
        node = { type: "call", of: node, args, start, end: this.end };
      } else return node;
    }
  }

  private argument(): Node {
    const [name, arrow] = [this.token, this.tokens[this.at + 1]];
    if (name.kind === "name" && arrow?.text === "=>") {
      this.at += 2;
      const body = this.binary(0);
      return { type: "arrow", name: name.text, body, start: name.start, end: body.end };
    }
    return this.binary(0);
  }

  private primary(): Node {
    const token = this.next();
    const { start, end, text } = token;
    if (token.kind === "name") {
      return text in WORDS
        ? { type: "word", value: WORDS[text], start, end }
        : { type: "name", name: text, start, end };
    }
    if (token.kind === "text") return { type: "text", value: unquoted(text), start, end };
    if (token.kind === "number") return { type: "number", value: Number(text), start, end };
    if (token.kind === "regex") return { type: "regex", source: text, start, end };
    if (token.text === "[") {
      const items: Node[] = [];
      while (!this.takes("]")) {
        if (items.length > 0) this.needs(",");
        items.push(this.binary(0));
      }
      return { type: "list", items, start, end: this.end };
    }
    if (token.text !== "(") throw new NotRead(text);
    const of = this.binary(0);
    this.needs(")");
    return { type: "group", of, start, end: this.end };
  }
}

/** The tree of an expression; null when it has something that conditions in words do not have. */
export function parse(script: string): Node | null {
  try {
    return new Reader(tokens(script)).whole();
  } catch (error) {
    if (error instanceof NotRead) return null;
    throw error;
  }
}

const isIndex = (key: string) => /^(?:0|[1-9]\d*)$/.test(key);
const quoted = (text: string) =>
  `'${text
    .replaceAll("\\", "\\\\")
    .replaceAll("'", "\\'")
    .replaceAll("\n", "\\n")
    .replaceAll("\r", "\\r")
    .replaceAll("\u2028", "\\u2028")
    .replaceAll("\u2029", "\\u2029")}'`;

/** A text as a script has it, with what would end it escaped. */
export const literal = quoted;

/** The keys of a path such as `data.slots[0].start`, its root first; null for anything else. */
export function keysOf(node: Node): string[] | null {
  if (node.type === "name") return [node.name];
  if (node.type !== "member") return null;
  const before = keysOf(node.of);
  return before && [...before, node.key];
}

/** A path as it is written. */
export function pathOf(keys: string[]): string {
  return keys
    .map((key, at) => {
      if (at === 0) return key;
      if (isIndex(key)) return `[${key}]`;
      return /^[A-Za-z_$][\w$]*$/.test(key) ? `.${key}` : `[${quoted(key)}]`;
    })
    .join("");
}
