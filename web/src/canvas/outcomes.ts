// The ways out of a step, in words. Conditions that no sentence fits are shown as they are written.
import type { RawStep } from "../api/types";
import { readDuration, type Span } from "./duration";
import { typeOf } from "./kinds";

/** Words for a condition: `key` names a text in i18n, `values` fill it. */
export type Phrase =
  { key: string; values?: Record<string, string | number>; span?: Span } | { code: string };
export type Outcome = {
  id: string;
  phrases: Phrase[];
  tone?: "error" | "muted";
  targetId: string | null;
};

const phrase = (key: string, values?: Record<string, string | number>): Phrase => ({
  key: `outcomes.${key}`,
  ...(values && { values }),
});
const name = (path: string) => path.split(".").at(-1)!.replaceAll("_", " ");

function timeLimit(step: RawStep): Phrase {
  const limit = step.inputs?.["timeout"];
  const span = typeof limit === "string" ? readDuration(limit) : null;
  return span ? { key: "outcomes.noReplyIn", span } : phrase("noReply");
}

type Rule = [RegExp, (found: RegExpExecArray, step: RawStep) => Phrase];

const RULES: Rule[] = [
  [/^step\.reply\s*!==?\s*null$/, () => phrase("reply")],
  [/^step\.reply\s*===?\s*null$/, (_, step) => timeLimit(step)],
  [/^step\.(?:dtmf|dtmfCode)\s*!==?\s*null$/, () => phrase("keys")],
  [/^step\.(?:dtmf|dtmfCode)\s*===?\s*null$/, () => phrase("noKeys")],
  [
    /^stringContains\([^'"]*,\s*(['"])(.*?)\1(?:,\s*\w+)?\s*\)$/i,
    (m) => phrase("contains", { text: m[2]! }),
  ],
  [/^isCountryCode\([^'"]*,\s*(['"])(\w+)\1\s*\)$/i, (m) => phrase("country", { code: m[2]! })],
  [/responseCode\w*\s*===?\s*(\d{3})$/i, (m) => phrase("status", { code: m[1]! })],
  [/response_?code\w*\s*===?\s*(\d{3})$/i, (m) => phrase("status", { code: m[1]! })],
  [/response_?code\w*\s*!==?\s*(\d{3})$/i, (m) => phrase("notStatusOf", { code: m[1]! })],
  [/^data\.([\w.]+)\.length\s*>\s*0$/, (m) => phrase("some", { name: name(m[1]!) })],
  [/^data\.([\w.]+)\.length\s*===?\s*0$/, (m) => phrase("none", { name: name(m[1]!) })],
  [
    /^(!?)data\.(\w+)\.some\(\s*(\w+)\s*=>\s*\3\.\w+\s*===?\s*data\.(\w+)\s*\)$/,
    (m) => phrase(m[1] ? "noneOf" : "oneOf", { name: name(m[4]!), list: name(m[2]!) }),
  ],
  [/^data\.([\w.]+)\s*===?\s*(['"])(.*)\2$/, (m) => phrase("is", { text: m[3]! })],
  [/^data\.([\w.]+)\s*!==?\s*null$/, (m) => phrase("given", { name: name(m[1]!) })],
  [/^data\.([\w.]+)\s*===?\s*null$/, (m) => phrase("notGiven", { name: name(m[1]!) })],
];

/** The variables that hold a whole reply, so that `data.reply1 == null` reads as "no reply". */
function repliesOf(step: RawStep): Set<string> {
  return new Set(
    Object.entries(step.outputs ?? {})
      .filter(([, value]) => /^\{\{\s*step\.reply\s*\}\}$/.test(String(value)))
      .map(([variable]) => variable),
  );
}

export function phrasesOf(condition: string, step: RawStep): Phrase[] {
  const inside = /^\s*\{\{([\s\S]*)\}\}\s*$/.exec(condition)?.[1]?.trim() ?? condition.trim();
  const replies = repliesOf(step);
  const parts = inside.includes("||") ? [inside] : inside.split("&&").map((part) => part.trim());
  return parts.map((part) => {
    const plain = part.replace(/^data\.(\w+)(?=\s*[!=]==?\s*null$)/, (all, variable: string) =>
      replies.has(variable) ? "step.reply" : all,
    );
    for (const [pattern, make] of RULES) {
      const found = pattern.exec(plain);
      if (found) return make(found, step);
    }
    return { code: part };
  });
}

const isFailure = (phrases: Phrase[]) =>
  phrases.some(
    (p) => "key" in p && (p.key === "outcomes.noReplyIn" || p.key === "outcomes.noReply"),
  );

export function outcomesOf(step: RawStep): Outcome[] {
  const found: Outcome[] = [];
  const inner = typeOf(step) === "if" ? (step.do ?? []) : [];
  inner.forEach((_, index) => {
    const condition = step.inputs?.["condition"];
    const phrases = typeof condition === "string" ? phrasesOf(condition, step) : [phrase("inside")];
    found.push({ id: `do:${index}`, phrases, targetId: null });
  });
  const choices = Object.entries(step.selectNextStep ?? {});
  for (const [target, condition] of choices) {
    const phrases = condition ? phrasesOf(condition, step) : [phrase("otherwise")];
    const quiet = !condition || isFailure(phrases);
    found.push({
      id: `to:${target}`,
      phrases,
      targetId: target,
      ...(quiet && { tone: "muted" as const }),
    });
  }
  if (choices.length === 0) {
    const jump = typeOf(step) === "jumpto" ? step.inputs?.["stepId"] : undefined;
    const target = step.nextStepId ?? (typeof jump === "string" ? jump : null);
    if (target) {
      found.push({
        id: "next",
        phrases: [phrase(inner.length ? "after" : "next")],
        targetId: target,
      });
    }
  }
  return found;
}
