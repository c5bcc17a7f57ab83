// References and conditions of a Flow JSON: `${form.x}`, `${data.x}`, `${screen.S.form.x}`. Pure.
import { componentsIn, dict, isDict, said, type Component, type Dict } from "./model";

/** What references can mean on a screen. `screens` are those that were visited. */
export type Surroundings = {
  form: Dict;
  data: Dict;
  screens: Record<string, { form: Dict; data: Dict }>;
};

const REFERENCE = /\$\{([^{}]*)\}/g;
const WHOLE = /^\$\{([^{}]*)\}$/;

function lookUp(path: string, around: Surroundings): unknown {
  const parts = path.trim().split(".");
  let found: unknown =
    parts[0] === "screen" ? around.screens : { form: around.form, data: around.data };
  for (const part of parts[0] === "screen" ? parts.slice(1) : parts) {
    found = isDict(found) && Object.hasOwn(found, part) ? found[part] : undefined;
  }
  return found;
}

/** A value with its references replaced; a value that is one reference keeps the type of what it means. */
export function resolve(value: unknown, around: Surroundings): unknown {
  if (typeof value === "string") {
    const whole = WHOLE.exec(value.trim());
    if (whole) return lookUp(whole[1]!, around);
    const isExpression = value.startsWith("`") && value.endsWith("`") && value.length > 1;
    if (isExpression) return resolveExpression(value.slice(1, -1), around);
    return value.replace(REFERENCE, (_, path: string) => {
      const found = lookUp(path, around);
      return found === undefined || found === null ? "" : String(found);
    });
  }
  if (Array.isArray(value)) return value.map((one) => resolve(one, around));
  if (isDict(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [key, resolve(one, around)]),
    );
  }
  return value;
}

/** Text between backticks: words in quotes and references, one after the other; or a condition. */
function resolveExpression(text: string, around: Surroundings): unknown {
  if (/==|!=|&&|\|\||[<>!]/.test(text)) return holds(text, around);
  return [...text.matchAll(/'((?:[^'\\]|\\.)*)'|\$\{([^{}]*)\}/g)]
    .map(([, quoted, path]) => (path === undefined ? quoted : said(lookUp(path, around))))
    .join("");
}

export const textOf = (value: unknown, around: Surroundings): string => {
  const found = resolve(value, around);
  return Array.isArray(found) ? found.map(said).join("\n") : said(found);
};

const TOKEN =
  /\s*(\$\{[^{}]*\}|'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?|true|false|&&|\|\||==|!=|<=|>=|[<>!()])/y;

function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  for (let found = TOKEN.exec(text); found; found = TOKEN.exec(text)) tokens.push(found[1]!);
  return tokens;
}

/** Whether a condition holds; false for one that cannot be read. */
export function holds(condition: unknown, around: Surroundings): boolean {
  if (typeof condition === "boolean") return condition;
  if (typeof condition !== "string") return false;
  const tokens = tokensOf(condition.replace(/^`|`$/g, ""));
  let at = 0;
  const value = (): unknown => {
    const token = tokens[at++];
    if (token === undefined) return undefined;
    if (token === "(") {
      const inner = any();
      at += 1;
      return inner;
    }
    if (token.startsWith("${")) return lookUp(token.slice(2, -1), around);
    if (/^['"]/.test(token)) return token.slice(1, -1).replace(/\\(.)/g, "$1");
    if (token === "true" || token === "false") return token === "true";
    return Number(token);
  };
  const one = (): unknown => {
    let isNot = 0;
    while (tokens[at] === "!") {
      at += 1;
      isNot += 1;
    }
    const left = value();
    const sign = tokens[at];
    let result: unknown = left;
    if (sign && /^(==|!=|<=|>=|<|>)$/.test(sign)) {
      at += 1;
      result = compare(left, sign, value());
    }
    return isNot === 0 ? result : isNot % 2 === 1 ? !result : Boolean(result);
  };
  const all = (): unknown => {
    let result = one();
    while (tokens[at] === "&&") {
      at += 1;
      const right = one();
      result = Boolean(result) && Boolean(right);
    }
    return result;
  };
  const any = (): unknown => {
    let result = all();
    while (tokens[at] === "||") {
      at += 1;
      const right = all();
      result = Boolean(result) || Boolean(right);
    }
    return result;
  };
  return Boolean(any());
}

function compare(left: unknown, sign: string, right: unknown): boolean {
  const isNumber = typeof left === "number" || typeof right === "number";
  const [a, b] = isNumber ? [Number(left), Number(right)] : [left ?? "", right ?? ""];
  switch (sign) {
    case "==":
      return a === b;
    case "!=":
      return a !== b;
    case "<":
      return a < b;
    case ">":
      return a > b;
    case "<=":
      return a <= b;
    default:
      return a >= b;
  }
}

/** The components that are shown now: conditions are decided, forms are opened up. */
export function shownOf(children: Component[], around: Surroundings, depth = 0): Component[] {
  if (depth > 12) return [];
  return children.flatMap((one) => {
    const visible = one["visible"];
    if (visible !== undefined && !truth(visible, around)) return [];
    switch (one.type) {
      case "Form":
        return shownOf(componentsIn(one["children"]), around, depth + 1);
      case "If":
        return shownOf(
          componentsIn(one[holds(one["condition"], around) ? "then" : "else"]),
          around,
          depth + 1,
        );
      case "Switch": {
        const cases = dict(one["cases"]);
        const key = textOf(one["value"], around);
        return Object.hasOwn(cases, key)
          ? shownOf(componentsIn(cases[key]), around, depth + 1)
          : [];
      }
      default:
        return [one];
    }
  });
}

/** Whether a property that may be a reference or a condition is true. */
export function truth(value: unknown, around: Surroundings): boolean {
  if (typeof value === "string" && /==|!=|&&|\|\||[<>!]/.test(value)) return holds(value, around);
  return resolve(value, around) === true;
}
