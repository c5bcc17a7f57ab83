// What a condition says, as values. It is read from the expressions of definitions and written as such; nothing
// else stands in a definition, so that it runs wherever it ran before.

export type Relation = "=" | "!=" | "<" | ">" | "<=" | ">=";
export type Form = "number" | "email" | "date";

/** A text that is compared with one or several others. */
export type TextTest = {
  kind: "is" | "isNot" | "contains" | "startsWith";
  /** What is looked at, as a script reads it: `step.reply.payload.content.text`. */
  path: string;
  values: string[];
  /** Capital letters do not matter, nor blanks around. */
  ignoreCase?: true;
  /** Written with `===`. */
  strict?: true;
  /** Written as a list: `['a', 'b'].includes(path)`. */
  asList?: true;
};

export type Condition =
  | TextTest
  /** `asNumber`: a text is made a number first, and nothing is no number. */
  | {
      kind: "number";
      path: string;
      relation: Relation;
      value: number;
      asNumber?: true;
      strict?: true;
    }
  | { kind: "same" | "different"; path: string; other: string; strict?: true }
  | { kind: "given" | "missing"; path: string; strict?: true }
  | { kind: "empty"; path: string }
  | { kind: "true"; path: string }
  | { kind: "looksLike"; path: string; form: Form }
  | { kind: "country"; path: string; codes: string[] }
  | { kind: "time"; path: string; from: string; to: string; zone: string }
  | { kind: "day"; path: string; days: string[] }
  /** An HTTP answer from 200 to 299. */
  | { kind: "success"; path: string }
  /** A list with something in it, or with nothing. */
  | { kind: "some" | "none"; path: string }
  /** One item of a list has the same id. */
  | { kind: "among"; list: string; key: string; path: string }
  | { kind: "always" }
  | { kind: "all" | "any"; of: Condition[] }
  | { kind: "not"; of: Condition }
  /** Part of a condition that no sentence fits, as it is written. */
  | { kind: "custom"; script: string };

export type Kind = Condition["kind"];

/** Forms that a text can have, as the pattern that it is held against. */
export const FORMS: Record<Form, string> = {
  number: String.raw`/^\s*[+-]?\d+([.,]\d+)?\s*$/`,
  email: String.raw`/^\s*[^@\s]+@[^@\s]+\.[^@\s]+\s*$/`,
  date: String.raw`/^\s*(\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[.\/-]\d{1,2}[.\/-]\d{2,4})\s*$/`,
};

export { read } from "./read";
export { write } from "./write";
