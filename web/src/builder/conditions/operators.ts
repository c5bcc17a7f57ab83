// What can be asked about a value, and how the question is put as a condition.
import type { Condition, Form, Relation, TextTest } from "./model";
import type { Nature } from "./nature";
import type { Choice } from "./surroundings";

export type Operator =
  | "came"
  | "absent"
  | "choiceIs"
  | "choiceIsNot"
  | "is"
  | "isNot"
  | "contains"
  | "containsNot"
  | "startsWith"
  | "startsNotWith"
  | "eq"
  | "ne"
  | "lt"
  | "gt"
  | "le"
  | "ge"
  | "given"
  | "missing"
  | "empty"
  | "notEmpty"
  | "isNumber"
  | "isEmail"
  | "isDate"
  | "isNoNumber"
  | "isNoEmail"
  | "isNoDate"
  | "some"
  | "none"
  | "true"
  | "notTrue"
  | "success"
  | "notSuccess"
  | "from"
  | "notFrom"
  | "between"
  | "notBetween"
  | "on"
  | "notOn";

/** What is asked about: a value at `path`; that of a whole reply has others within. */
export type Subject = {
  id: string;
  nature: Nature | "country" | "time" | "day";
  path: string;
  /** What the customer may have chosen, when the value tells that. */
  choices: Choice[];
};

const FORM_OPERATORS: [Operator, Operator, Form][] = [
  ["isNumber", "isNoNumber", "number"],
  ["isEmail", "isNoEmail", "email"],
  ["isDate", "isNoDate", "date"],
];
const RELATIONS: [Operator, Relation][] = [
  ["eq", "="],
  ["ne", "!="],
  ["lt", "<"],
  ["gt", ">"],
  ["le", "<="],
  ["ge", ">="],
];
const TEXT: Operator[] = [
  "is",
  "isNot",
  "contains",
  "containsNot",
  "startsWith",
  "isNumber",
  "isEmail",
  "isDate",
  "isNoNumber",
  "isNoEmail",
  "isNoDate",
];
const NUMBER: Operator[] = ["eq", "ne", "lt", "gt", "le", "ge"];

/** The questions that fit a value, the usual ones first. */
export function operatorsFor({ nature, choices }: Subject): Operator[] {
  const chosen: Operator[] = choices.length > 0 ? ["choiceIs", "choiceIsNot"] : [];
  switch (nature) {
    case "reply":
      return ["came", "absent", ...chosen, ...TEXT, ...NUMBER];
    case "keys":
      return ["came", "absent", "is", "isNot"];
    case "choice":
      return [...(chosen.length ? chosen : (["is", "isNot"] as const)), "given", "missing"];
    case "status":
      return ["success", "notSuccess", "eq", "ne"];
    case "type":
      return ["is", "isNot"];
    case "country":
      return ["from", "notFrom"];
    case "time":
      return ["between", "notBetween"];
    case "day":
      return ["on", "notOn"];
    case "message":
    case "replyText":
    case "choiceTitle":
      return [...TEXT, ...NUMBER, "empty", "notEmpty"];
    default:
      return [
        ...TEXT,
        ...NUMBER,
        "given",
        "missing",
        "empty",
        "notEmpty",
        "some",
        "none",
        "true",
        "notTrue",
      ];
  }
}

const OPPOSITE: Partial<Record<Operator, Operator>> = {
  contains: "containsNot",
  startsWith: "startsNotWith",
  is: "isNot",
  isNot: "is",
  choiceIs: "choiceIsNot",
  choiceIsNot: "choiceIs",
  given: "missing",
  missing: "given",
  came: "absent",
  absent: "came",
  empty: "notEmpty",
  true: "notTrue",
  some: "none",
  none: "some",
  success: "notSuccess",
  from: "notFrom",
  between: "notBetween",
  on: "notOn",
  ...Object.fromEntries(FORM_OPERATORS.map(([yes, no]) => [yes, no])),
};

/** The path of a part of a reply; that of a variable that holds one begins with the variable. */
export const partOf = (reply: string, part: string) => `${reply}.payload.content.${part}`;
const isChoicePath = (path: string) => /\.interactive\.(?:list|button)_reply\.id$/.test(path);

/** The question that a condition puts; null for one that no question fits. */
export function operatorOf(condition: Condition, subject: Subject): Operator | null {
  switch (condition.kind) {
    case "not": {
      const inner = operatorOf(condition.of, subject);
      return (inner && OPPOSITE[inner]) ?? null;
    }
    case "is":
    case "isNot": {
      const isChoice = isChoicePath(condition.path) || subject.nature === "choice";
      if (isChoice && subject.choices.length > 0)
        return condition.kind === "is" ? "choiceIs" : "choiceIsNot";
      return condition.kind;
    }
    case "contains":
    case "startsWith":
    case "given":
    case "missing": {
      const isWhole = subject.nature === "reply" || subject.nature === "keys";
      if (condition.kind === "given" && isWhole) return "came";
      if (condition.kind === "missing" && isWhole) return "absent";
      return condition.kind;
    }
    case "empty":
    case "true":
    case "some":
    case "none":
    case "success":
      return condition.kind;
    case "number":
      return RELATIONS.find(([, relation]) => relation === condition.relation)![0];
    case "looksLike":
      return FORM_OPERATORS.find(([, , form]) => form === condition.form)![0];
    case "country":
      return "from";
    case "time":
      return "between";
    case "day":
      return "on";
    default:
      return null;
  }
}

/** The condition inside any number of "not". */
export const bare = (condition: Condition): Condition =>
  condition.kind === "not" ? bare(condition.of) : condition;

type Kept = { values: string[]; ignoreCase: boolean; number: number };

function keptOf(condition: Condition | null): Kept {
  const inner = condition && bare(condition);
  const values = inner && "values" in inner ? inner.values : [];
  const number = inner?.kind === "number" ? inner.value : Number(values[0] ?? "");
  return {
    values,
    ignoreCase: !inner || !("values" in inner) || inner.ignoreCase === true,
    number: Number.isFinite(number) ? number : 0,
  };
}

/** The path at which a choice is compared: its id, in a list's or a button's reply. */
function choicePath(subject: Subject, ids: string[]): string {
  if (subject.nature !== "reply") return subject.path;
  const from = subject.choices.find((choice) => ids.includes(choice.id))?.from ?? "list";
  return partOf(subject.path, `interactive.${from}_reply.id`);
}

/** A condition that puts this question, with what it compares with taken over from the one before. */
export function ask(
  operator: Operator,
  subject: Subject,
  before: Condition | null,
  zone = "UTC",
): Condition {
  const { values, ignoreCase, number } = keptOf(before);
  const whole = subject.nature === "reply";
  const path = whole
    ? partOf(subject.path, "text")
    : subject.nature === "keys" && subject.path === "step.dtmfData"
      ? "step.dtmfData.actionDetails.dtmf"
      : subject.path;
  const not = (of: Condition): Condition => ({ kind: "not", of });
  const inner = before && bare(before);
  // Webhooks write types with and without a capital letter.
  const isType = subject.nature === "type";
  const exact = ["keys", "choice"].includes(subject.nature);
  const texts = (kind: TextTest["kind"]): Condition => ({
    kind,
    path,
    values: values.length > 0 ? values : [""],
    ...((isType || (ignoreCase && !exact)) && { ignoreCase: true as const }),
  });
  const relation = RELATIONS.find(([name]) => name === operator)?.[1];
  if (relation) {
    const isPlain = subject.nature === "status";
    return { kind: "number", path, relation, value: number, ...(!isPlain && { asNumber: true }) };
  }
  const form = FORM_OPERATORS.find(([yes, no]) => yes === operator || no === operator);
  if (form) {
    const said: Condition = { kind: "looksLike", path, form: form[2] };
    return form[0] === operator ? said : not(said);
  }
  switch (operator) {
    case "came":
      return { kind: "given", path: subject.path };
    case "absent":
      return { kind: "missing", path: subject.path };
    case "choiceIs":
    case "choiceIsNot": {
      const known = values.filter((value) => subject.choices.some((one) => one.id === value));
      const ids = known.length > 0 ? known : subject.choices.slice(0, 1).map((one) => one.id);
      const kind = operator === "choiceIs" ? "is" : "isNot";
      return { kind, path: choicePath(subject, ids), values: ids };
    }
    case "is":
    case "isNot":
    case "contains":
    case "startsWith":
      return texts(operator);
    case "containsNot":
      return not(texts("contains"));
    case "startsNotWith":
      return not(texts("startsWith"));
    case "given":
    case "missing":
    case "empty":
    case "some":
    case "none":
    case "true":
    case "success":
      return { kind: operator, path };
    case "notEmpty":
      return not({ kind: "empty", path });
    case "notTrue":
      return not({ kind: "true", path });
    case "notSuccess":
      return not({ kind: "success", path });
    case "from":
    case "notFrom": {
      const codes = inner?.kind === "country" ? inner.codes : ["SG"];
      const said: Condition = { kind: "country", path, codes };
      return operator === "from" ? said : not(said);
    }
    case "between":
    case "notBetween": {
      const times = inner?.kind === "time" ? inner : { from: "09:00:00", to: "18:00:00", zone };
      const { from, to, zone: where } = times;
      const said: Condition = { kind: "time", path, from, to, zone: where };
      return operator === "between" ? said : not(said);
    }
    case "on":
    case "notOn": {
      const days = inner?.kind === "day" ? inner.days : ["Monday"];
      const said: Condition = { kind: "day", path, days };
      return operator === "on" ? said : not(said);
    }
    default:
      throw new Error(operator);
  }
}

/** A condition with another in its innermost place, under the same "not". */
export const rewrap = (condition: Condition, inner: Condition): Condition =>
  condition.kind === "not" ? { kind: "not", of: rewrap(condition.of, inner) } : inner;
