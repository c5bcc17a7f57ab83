// A test call: the request with values in place of its expressions, and what is kept of the answer. Pure.
import type { Doc } from "../../document";

const EXPRESSION = /\{\{([\s\S]*?)\}\}/g;
const WHOLE = /^\s*\{\{([\s\S]*?)\}\}\s*$/;

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return value && typeof value === "object" ? Object.values(value).flatMap(textsIn) : [];
}

/** The expressions of a request, each once. */
export function scriptsIn(request: unknown): string[] {
  const found = textsIn(request).flatMap((text) =>
    [...text.matchAll(EXPRESSION)].map((match) => match[1]!.trim()),
  );
  return [...new Set(found)];
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

/** A request with values in place of its expressions; one that stands alone keeps the kind of its value. */
export function filledIn(value: unknown, values: Record<string, string>): unknown {
  if (typeof value === "string") {
    const whole = WHOLE.exec(value);
    if (whole && !whole[1]!.includes("}}")) return parsed(values[whole[1]!.trim()] ?? "");
    return value.replace(EXPRESSION, (_, script: string) => values[script.trim()] ?? "");
  }
  if (Array.isArray(value)) return value.map((item) => filledIn(item, values));
  if (!value || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, filledIn(item, values)]),
  );
}

const ITEMS = 5;
const CHARACTERS = 300;
const DEPTH = 8;

/** An answer in short: it is an example for who draws, not a copy. */
export function shortened(value: unknown, depth = DEPTH): unknown {
  if (typeof value === "string") return value.slice(0, CHARACTERS);
  if (!value || typeof value !== "object") return value;
  if (depth === 0) return null;
  if (Array.isArray(value)) return value.slice(0, ITEMS).map((item) => shortened(item, depth - 1));
  const entries = Object.entries(value).slice(0, 60);
  return Object.fromEntries(entries.map(([key, item]) => [key, shortened(item, depth - 1)]));
}

/** What the drawing keeps of test calls: answers by the step's address, and values by expression. */
type Kept = { samples?: Record<string, unknown>; testValues?: Record<string, string> };
export const keptOf = (doc: Doc) => doc.canvas as Kept;

export function keepValue(doc: Doc, script: string, value: string): Doc {
  const testValues = { ...keptOf(doc).testValues, [script]: value };
  return { ...doc, canvas: { ...doc.canvas, testValues } as Doc["canvas"] };
}

export function keepSample(doc: Doc, address: string, body: unknown): Doc {
  const samples = { ...keptOf(doc).samples, [address]: shortened(body) };
  return { ...doc, canvas: { ...doc.canvas, samples } as Doc["canvas"] };
}

/** What was kept follows a step that is renamed. */
export function moveSample(doc: Doc, from: string, to: string): Doc {
  const { [from]: sample, ...others } = keptOf(doc).samples ?? {};
  if (sample === undefined) return doc;
  const samples = { ...others, [to]: sample };
  return { ...doc, canvas: { ...doc.canvas, samples } as Doc["canvas"] };
}

const plain = (text: string) => text.replace(/[^\w]+/g, "_").replace(/^_+|_+$/g, "");

/** A name for a field of an answer: its own, with that of what it is in where that is taken. */
export function nameForField(path: (string | number)[], taken: Set<string>): string {
  const words = path.map((key) => plain(String(key))).filter((key) => key && !/^\d+$/.test(key));
  for (let count = 1; count <= words.length; count += 1) {
    const name = words
      .slice(-count)
      .join("_")
      .replace(/^(?=\d)/, "_");
    if (!taken.has(name)) return name;
  }
  const base = words.at(-1) ?? "answer";
  for (let number = 2; ; number += 1) {
    const name = `${base}_${number}`;
    if (!taken.has(name)) return name;
  }
}
