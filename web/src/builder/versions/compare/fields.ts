// What a person calls a field of a step, or of the journey.

export type FieldName = { key: string; values?: Record<string, string | number> };

const one = (index: string) => Number(index) + 1;

const NAMES: [RegExp, (found: RegExpExecArray) => FieldName][] = [
  [/\brows\[(\d+)\](\.title)?$/, ([, at]) => ({ key: "row", values: { number: one(at!) } })],
  [
    /\brows\[(\d+)\]\.description$/,
    ([, at]) => ({ key: "rowDescription", values: { number: one(at!) } }),
  ],
  [/\b(rows|sections)$/, () => ({ key: "rows" })],
  [
    /\bbuttons\[(\d+)\](\.reply(\.title)?)?$/,
    ([, at]) => ({ key: "button", values: { number: one(at!) } }),
  ],
  [/\bbuttons$/, () => ({ key: "buttons" })],
  [/interactive\.header(\.text)?$/, () => ({ key: "header" })],
  [/interactive\.footer(\.text)?$/, () => ({ key: "footer" })],
  [/interactive\.action\.button$/, () => ({ key: "listButton" })],
  [/^inputs\.(content\.)?(interactive\.body\.)?text$/, () => ({ key: "text" })],
  [/^inputs\.(timeout|duration|url|method|headers|body|parameters)$/, ([, key]) => ({ key: key! })],
  [/^outputs\.(.+)$/, ([, name]) => ({ key: "output", values: { name: name! } })],
  [/^definition\.name$/, () => ({ key: "name" })],
  [/^(trigger|status|subAccountId|entry)$/, ([, key]) => ({ key: key! })],
  [/^stepType$/, () => ({ key: "kind" })],
  [/^selectNextStep$/, () => ({ key: "outcomes" })],
  [/^do\[\d+\]$/, () => ({ key: "steps" })],
];

/** The name of a field; null for those that only people who read JSON know, which are shown as they are written. */
export function fieldOf(path: string): FieldName | null {
  for (const [pattern, name] of NAMES) {
    const found = pattern.exec(path);
    if (found) return name(found);
  }
  return null;
}

const SECRET = /\/backend\/[0-9a-f]{32}/g;

/** A value in a line: texts as they are, choices by their titles, all else as JSON. */
export function valueOf(value: unknown): string {
  const text = typeof value === "string" ? value : named(value);
  // The built-in backend's address carries its secret, which is nothing to look at over a shoulder.
  return text.replace(SECRET, "/backend/…");
}

function named(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value !== "object") return String(value);
  if (Array.isArray(value)) {
    return value.every((item) => typeof item === "string")
      ? value.join(", ")
      : JSON.stringify(value);
  }
  const item = value as { title?: unknown; reply?: { title?: unknown } };
  const title = item.title ?? item.reply?.title;
  return typeof title === "string" ? title : JSON.stringify(value);
}
