// JSON whose keys keep their order. JavaScript puts keys that look like numbers first, but the order of the
// conditions in `selectNextStep`, and of `outputs`, has a meaning [A-SEL-2], [A-STEP-1]: a step that leads to
// "2" and then to "1" must not lead to "1" first after it was edited. Such keys carry an unseen mark in the
// browser and lose it on the way out.

const MARK = "\u2060";
const ORDERED = new Set(["selectNextStep", "outputs"]);
const TOKENS = /"((?:[^"\\]|\\.)*)"(\s*:)?/g;
const MAY_HAVE_NUMBERS = /"\d+"\s*:/;

/** Whether JavaScript would put this key before all others. */
const isNumber = (key: string) => /^(?:0|[1-9]\d{0,9})$/.test(key) && Number(key) < 2 ** 32 - 1;

/** The key under which a name stands in an object whose order counts. */
export const keyOf = (name: string) => (isNumber(name) ? MARK + name : name);
/** The name that stands behind such a key. */
export const nameOf = (key: string) =>
  key.startsWith(MARK) && isNumber(key.slice(MARK.length)) ? key.slice(MARK.length) : key;

// Only the objects whose order counts keep the mark.
function unmarked(value: unknown, counts: boolean): unknown {
  if (Array.isArray(value)) return value.map((item) => unmarked(item, false));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const name = nameOf(key);
      return [counts ? key : name, unmarked(inner, ORDERED.has(name))];
    }),
  );
}

/** Reads JSON as `JSON.parse` does, without losing an order that counts. */
export function readOrdered(text: string): unknown {
  if (!MAY_HAVE_NUMBERS.test(text)) return JSON.parse(text);
  const marked = text.replace(TOKENS, (all, key: string, colon: string | undefined) =>
    colon && isNumber(key) ? `"${MARK}${key}"${colon}` : all,
  );
  return unmarked(JSON.parse(marked), false);
}

/** Writes JSON as `JSON.stringify` does, with the keys in the order that counts. */
export function writeOrdered(value: unknown, space?: number): string {
  const text = JSON.stringify(value, null, space);
  if (!text.includes(MARK)) return text;
  return text.replace(TOKENS, (all, key: string, colon: string | undefined) =>
    colon && nameOf(key) !== key ? `"${nameOf(key)}"${colon}` : all,
  );
}
