// Conditions in words, short enough for a port on the canvas. The panel says the same.
import { readDuration, type Span } from "../../canvas/duration";
import type { Condition, Relation } from "./model";
import { choicesFor, nameOf, natureOf, type Nature } from "./nature";
import { read } from "./read";
import type { Surroundings } from "./surroundings";

/** Several words of one kind, joined as the language does. */
export type Words = { of: "quoted" | "region" | "day"; items: string[] };
/** Words for a condition: `key` names a text in i18n, the rest fills it. */
export type Phrase =
  | {
      key: string;
      values?: Record<string, string | number>;
      span?: Span;
      words?: Words;
      /** Whole phrases within this one, joined by "or". */
      parts?: Phrase[];
    }
  | { code: string };

export const SIGNS: Record<Relation, string> = {
  "=": "=",
  "!=": "≠",
  "<": "<",
  ">": ">",
  "<=": "≤",
  ">=": "≥",
};

const phrase = (key: string, more: Omit<Extract<Phrase, { key: string }>, "key"> = {}): Phrase => ({
  key: `conditions.say.${key}`,
  ...more,
});

/** A value that has no name of its own on the canvas: it is what the step is about. */
const PLAIN: Nature[] = ["replyText", "message", "choiceTitle", "choice"];

function subjectOf(path: string, nature: Nature, around: Surroundings): string {
  if (nature !== "value") return `$${nature}`;
  const { path: source, by } = around.origin(path);
  return path.startsWith("step.") && by ? nameOf(source) : nameOf(path);
}

function given(path: string, isGiven: boolean, around: Surroundings): Phrase {
  const nature = natureOf(path, around);
  if (nature === "reply" || nature === "replyText") {
    if (isGiven) return phrase("reply");
    const limit = around.origin(path).by?.inputs?.["timeout"];
    const span = typeof limit === "string" ? readDuration(limit) : null;
    return span ? phrase("noReplyIn", { span }) : phrase("noReply");
  }
  if (nature === "keys") return phrase(isGiven ? "keys" : "noKeys");
  if (nature === "choice" || nature === "choiceTitle")
    return phrase(isGiven ? "chosen" : "notChosen");
  return phrase(isGiven ? "given" : "missing", {
    values: { name: subjectOf(path, nature, around) },
  });
}

type Said = Extract<Condition, { kind: "is" | "isNot" | "contains" | "startsWith" }>;

function texts({ kind, path, values }: Said, isNot: boolean, around: Surroundings): Phrase {
  const nature = natureOf(path, around);
  const titles =
    nature === "choice"
      ? new Map(choicesFor(path, around).map((choice) => [choice.id, choice.title]))
      : null;
  const words: Words = {
    of: "quoted",
    items: values.map((value) => titles?.get(value) ?? value),
  };
  const negated = {
    is: "isNot",
    isNot: "is",
    contains: "containsNot",
    startsWith: "startsNotWith",
  };
  const key = isNot ? negated[kind] : kind;
  if (nature === "choice" && key === "is") return phrase("choice", { words });
  if (nature === "choice" && key === "isNot") return phrase("notChoice", { words });
  if (nature === "keys" && key === "is") return phrase("pressed", { words });
  if (PLAIN.includes(nature)) return phrase(`text.${key}`, { words });
  return phrase(`named.${key}`, { words, values: { name: subjectOf(path, nature, around) } });
}

const short = (time: string) => time.replace(/^(\d{1,2}:\d\d):00$/, "$1");
/** `Singapore Standard Time` is "Singapore". */
export const zoneName = (zone: string) =>
  zone
    .replace(/ Standard Time$/, "")
    .replace(/^.*\//, "")
    .replaceAll("_", " ");

function said(condition: Condition, isNot: boolean, around: Surroundings): Phrase {
  const no = isNot ? "not." : "";
  const named = (key: string, path: string, more: Record<string, string | number> = {}) =>
    phrase(no + key, {
      values: { name: subjectOf(path, natureOf(path, around), around), ...more },
    });
  switch (condition.kind) {
    case "given":
    case "missing":
      return given(condition.path, (condition.kind === "given") !== isNot, around);
    case "is":
    case "isNot":
    case "contains":
    case "startsWith":
      return texts(condition, isNot, around);
    case "number": {
      const { path, relation, value } = condition;
      const isStatus = natureOf(path, around) === "status";
      if (isStatus && (relation === "=" || relation === "!=")) {
        const isSo = (relation === "=") !== isNot;
        return phrase(isSo ? "status" : "notStatus", { values: { code: value } });
      }
      if (path.endsWith(".length")) {
        const name = nameOf(path.slice(0, -".length".length));
        return phrase(`${no}count`, { values: { name, sign: SIGNS[relation], value } });
      }
      return named("number", path, { sign: SIGNS[relation], value });
    }
    case "same":
    case "different":
      return named(condition.kind, condition.path, { other: nameOf(condition.other) });
    case "empty":
    case "true":
    case "some":
    case "none":
      return named(condition.kind, condition.path);
    case "success":
      return phrase(`${no}success`);
    case "looksLike": {
      const isPlain = PLAIN.includes(natureOf(condition.path, around));
      return isPlain
        ? phrase(`${no}form.${condition.form}`)
        : named(`namedForm.${condition.form}`, condition.path);
    }
    case "country":
      return phrase(`${no}country`, { words: { of: "region", items: condition.codes } });
    case "day":
      return phrase(`${no}day`, { words: { of: "day", items: condition.days } });
    case "time": {
      const { from, to, zone } = condition;
      return phrase(`${no}time`, {
        values: { from: short(from), to: short(to), zone: zoneName(zone) },
      });
    }
    case "among":
      return phrase(`${no}among`, {
        values: { name: nameOf(condition.path), list: nameOf(condition.list) },
      });
    case "always":
      return phrase(`${no}always`);
    case "custom":
      return isNot
        ? phrase("noneOf", { parts: [{ code: condition.script }] })
        : { code: condition.script };
    case "any":
      return phrase(isNot ? "noneOf" : "any", {
        parts: condition.of.map((part) => together(part, around)),
      });
    case "all":
      return isNot
        ? phrase("noneOf", { parts: [together(condition, around)] })
        : together(condition, around);
    case "not":
      return said(condition.of, !isNot, around);
  }
}

/** Several conditions that must all hold, as one phrase. */
function together(condition: Condition, around: Surroundings): Phrase {
  if (condition.kind !== "all") return said(condition, false, around);
  return phrase("all", { parts: condition.of.map((part) => said(part, false, around)) });
}

/** A condition in words; what must all hold is a list. */
export function sayCondition(condition: Condition, around: Surroundings): Phrase[] {
  if (condition.kind === "all") return condition.of.map((part) => said(part, false, around));
  return [said(condition, false, around)];
}

/** A script without braces in words; as it is written, when no sentence fits. */
export function sayScript(script: string, around: Surroundings): Phrase[] {
  const condition = read(script);
  return condition ? sayCondition(condition, around) : [{ code: script.trim() }];
}
