// Conditions as the expressions of definitions.
import { FORMS, type Condition, type TextTest } from "./model";
import { literal } from "./parse";

// Text in any case: both sides are changed by the engine itself, so that they are changed alike.
const plain = (path: string) => `String(${path}).trim().toLowerCase()`;
const small = (text: string) => `${literal(text)}.toLowerCase()`;

function textTest({ kind, path, values, ignoreCase, strict, asList }: TextTest): string {
  if (asList && kind === "is") return `[${values.map(literal).join(", ")}].includes(${path})`;
  const one = (value: string) => {
    switch (kind) {
      case "is":
      case "isNot": {
        const sign = (kind === "is" ? "==" : "!=") + (strict ? "=" : "");
        return ignoreCase
          ? `${plain(path)} ${sign} ${small(value)}`
          : `${path} ${sign} ${literal(value)}`;
      }
      case "contains":
        return `stringContains(${path}, ${literal(value)}${ignoreCase ? ", true" : ""})`;
      case "startsWith":
        return ignoreCase
          ? `${plain(path)}.startsWith(${small(value)})`
          : `${path}.startsWith(${literal(value)})`;
    }
  };
  return values.map(one).join(kind === "isNot" ? " && " : " || ");
}

/** Whether what is written consists of parts joined by `&&` or `||`. */
function joins(condition: Condition): "&&" | "||" | null {
  switch (condition.kind) {
    case "all":
    case "success":
      return "&&";
    case "any":
    case "empty":
      return "||";
    case "isNot":
      return condition.values.length > 1 ? "&&" : null;
    case "is":
    case "contains":
    case "startsWith":
      return condition.values.length > 1 && !condition.asList ? "||" : null;
    case "country":
      return condition.codes.length > 1 ? "||" : null;
    case "day":
      return condition.days.length > 1 ? "||" : null;
    default:
      return null;
  }
}

const TOGETHER = {
  "&&": ["isNot"],
  "||": ["is", "contains", "startsWith", "country", "day"],
} as const;

/** Whether two neighbours would be read as one condition, were they not in parentheses. */
function merge(a: Condition | undefined, b: Condition | undefined, sign: "&&" | "||"): boolean {
  if (!a || !b || !("path" in a && "path" in b) || a.path !== b.path) return false;
  if (sign === "&&" && a.kind === "number" && b.kind === "number") return true;
  if (sign === "||" && a.kind === "missing" && b.kind === "is") return true;
  return a.kind === b.kind && TOGETHER[sign].some((kind) => kind === a.kind);
}

function joined(parts: Condition[], sign: "&&" | "||"): string {
  return parts
    .map((part, at) => {
      const apart =
        joins(part) !== null ||
        part.kind === "custom" ||
        merge(parts[at - 1], part, sign) ||
        merge(part, parts[at + 1], sign);
      return apart ? `(${write(part)})` : write(part);
    })
    .join(` ${sign} `);
}

const SIGNS = { "=": "==", "!=": "!=", "<": "<", ">": ">", "<=": "<=", ">=": ">=" } as const;

/** A condition as a script without braces. */
export function write(condition: Condition): string {
  const strict = "strict" in condition && condition.strict ? "=" : "";
  switch (condition.kind) {
    case "is":
    case "isNot":
    case "contains":
    case "startsWith":
      return textTest(condition);
    case "number": {
      const { path, relation, value, asNumber } = condition;
      return `${asNumber ? `parseFloat(${path})` : path} ${SIGNS[relation]}${strict} ${value}`;
    }
    case "same":
      return `${condition.path} ==${strict} ${condition.other}`;
    case "different":
      return `${condition.path} !=${strict} ${condition.other}`;
    case "given":
      return `${condition.path} !=${strict} null`;
    case "missing":
      return `${condition.path} ==${strict} null`;
    case "empty":
      return `${condition.path} == null || ${condition.path} === ''`;
    case "true":
      return condition.path;
    case "looksLike":
      return `${FORMS[condition.form]}.test(${condition.path})`;
    case "country":
      return condition.codes
        .map((code) => `isCountryCode(${condition.path}, ${literal(code)})`)
        .join(" || ");
    case "time": {
      const { path, from, to, zone } = condition;
      return `isTimeOfDayBetween(${path}, ${[from, to, zone].map(literal).join(", ")})`;
    }
    case "day":
      return condition.days
        .map((day) => `isDayOfWeek(${condition.path}, ${literal(day)})`)
        .join(" || ");
    case "success":
      return `${condition.path} >= 200 && ${condition.path} < 300`;
    case "some":
      return `${condition.path}.length > 0`;
    case "none":
      return `${condition.path}.length == 0`;
    case "among":
      return `${condition.list}.some(item => item.${condition.key} == ${condition.path})`;
    case "always":
      return "true";
    case "all":
      return joined(condition.of, "&&");
    case "any":
      return joined(condition.of, "||");
    case "not": {
      const inner = write(condition.of);
      return isCall(condition.of) ? `!${inner}` : `!(${inner})`;
    }
    case "custom":
      return condition.script;
  }
}

// What begins with a call or a name, and has no operator outside of it.
const isCall = (condition: Condition) =>
  joins(condition) === null &&
  (
    [
      "contains",
      "startsWith",
      "looksLike",
      "country",
      "time",
      "day",
      "among",
      "true",
      "always",
    ] as const
  ).some((kind) => kind === condition.kind);
