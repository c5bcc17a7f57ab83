// Conditions read from the expressions of definitions, as they are written by hand, by the provider's portal, and here.
import { FORMS, type Condition, type Form, type Relation, type TextTest } from "./model";
import { keysOf, parse, pathOf, type Binary, type Node } from "./parse";

const opened = (node: Node): Node => (node.type === "group" ? opened(node.of) : node);

/** A value of the conversation, as a path; null for anything else. */
function path(node: Node): string | null {
  const keys = keysOf(opened(node));
  return keys && keys.length > 0 && ["data", "step"].includes(keys[0]!) ? pathOf(keys) : null;
}

const calls = (node: Node, name: string): Node[] | null =>
  node.type === "call" &&
  node.of.type === "name" &&
  node.of.name[0]!.toLowerCase() + node.of.name.slice(1) === name
    ? node.args
    : null;

/** The object of a method call. */
function method(node: Node, name: string): { of: Node; args: Node[] } | null {
  if (node.type !== "call" || node.of.type !== "member" || node.of.key !== name) return null;
  return { of: node.of.of, args: node.args };
}

// `String(path).trim().toLowerCase()`
function plainPath(node: Node): string | null {
  const lowered = method(node, "toLowerCase");
  const trimmed = lowered && method(lowered.of, "trim");
  const made = trimmed?.of;
  if (!made || made.type !== "call" || made.of.type !== "name" || made.of.name !== "String")
    return null;
  return made.args.length === 1 ? path(made.args[0]!) : null;
}
// `'text'.toLowerCase()`
function smallText(node: Node): string | null {
  const of = method(node, "toLowerCase")?.of;
  return of?.type === "text" ? of.value : null;
}
const text = (node: Node | undefined) => (node?.type === "text" ? node.value : null);

type Equal = { differs: boolean; strict?: true };

function compareEqual(left: Node, right: Node, { differs, strict }: Equal): Condition | null {
  const flags = strict && { strict };
  const lowered = plainPath(left);
  const small = smallText(right);
  const kind = differs ? "isNot" : "is";
  if (lowered !== null && small !== null) {
    return { kind, path: lowered, values: [small], ignoreCase: true, ...flags };
  }
  const made = numbered(left);
  if (made !== null && right.type === "number") {
    const relation = differs ? "!=" : "=";
    return { kind: "number", path: made, relation, value: right.value, asNumber: true, ...flags };
  }
  const read = path(left);
  if (read === null) return null;
  if (right.type === "text") return { kind, path: read, values: [right.value], ...flags };
  if (right.type === "number") {
    if (right.value === 0 && !differs && !strict && read.endsWith(".length")) {
      return { kind: "none", path: read.slice(0, -".length".length) };
    }
    const relation = differs ? "!=" : "=";
    return { kind: "number", path: read, relation, value: right.value, ...flags };
  }
  if (right.type === "word" && right.value === null) {
    return { kind: differs ? "given" : "missing", path: read, ...flags };
  }
  const other = path(right);
  if (other === null) return null;
  return { kind: differs ? "different" : "same", path: read, other, ...flags };
}

// `parseFloat(path)`
function numbered(node: Node): string | null {
  if (node.type !== "call" || node.of.type !== "name" || node.of.name !== "parseFloat") return null;
  return node.args.length === 1 ? path(node.args[0]!) : null;
}

function compare({ op, left, right }: Binary): Condition | null {
  if (["==", "!=", "===", "!=="].includes(op)) {
    const strict = op.length === 3 && { strict: true as const };
    return compareEqual(left, right, { differs: op[0] === "!", ...strict });
  }
  if (!["<", ">", "<=", ">="].includes(op) || right.type !== "number") return null;
  const relation = op as Relation;
  const made = numbered(left);
  if (made !== null)
    return { kind: "number", path: made, relation, value: right.value, asNumber: true };
  const read = path(left);
  if (read === null) return null;
  if (op === ">" && right.value === 0 && read.endsWith(".length")) {
    return { kind: "some", path: read.slice(0, -".length".length) };
  }
  return { kind: "number", path: read, relation, value: right.value };
}

function call(node: Node): Condition | null {
  const contains = calls(node, "stringContains");
  if (contains) {
    const [of, value, any, ...more] = contains;
    const read = of && path(of);
    const found = text(value);
    const isAny = any?.type === "word" && any.value === true;
    const isSo = any === undefined || isAny || (any.type === "word" && any.value === false);
    if (!read || found === null || !isSo || more.length > 0) return null;
    return { kind: "contains", path: read, values: [found], ...(isAny && { ignoreCase: true }) };
  }
  const starts = method(node, "startsWith");
  if (starts && starts.args.length === 1) {
    const lowered = plainPath(starts.of);
    const small = smallText(starts.args[0]!);
    if (lowered !== null && small !== null) {
      return { kind: "startsWith", path: lowered, values: [small], ignoreCase: true };
    }
    const read = path(starts.of);
    const found = text(starts.args[0]);
    return read !== null && found !== null
      ? { kind: "startsWith", path: read, values: [found] }
      : null;
  }
  const held = method(node, "test");
  if (held?.of.type === "regex" && held.args.length === 1) {
    const { source } = held.of;
    const form = (Object.keys(FORMS) as Form[]).find((one) => FORMS[one] === source);
    const read = path(held.args[0]!);
    return form && read !== null ? { kind: "looksLike", path: read, form } : null;
  }
  const listed = method(node, "includes");
  if (listed?.of.type === "list" && listed.args.length === 1) {
    const values = listed.of.items.map(text);
    const read = path(listed.args[0]!);
    if (read === null || values.length === 0 || values.includes(null)) return null;
    return { kind: "is", path: read, values: values as string[], asList: true };
  }
  return libraryCall(node) ?? among(node);
}

function libraryCall(node: Node): Condition | null {
  const country = calls(node, "isCountryCode");
  if (country) {
    const read = country[0] && path(country[0]);
    const code = text(country[1]);
    return read && code !== null && country.length === 2
      ? { kind: "country", path: read, codes: [code.toUpperCase()] }
      : null;
  }
  const time = calls(node, "isTimeOfDayBetween");
  if (time) {
    const read = time[0] && path(time[0]);
    const [from, to, zone] = time.slice(1).map(text);
    if (!read || from == null || to == null || zone == null || time.length !== 4) return null;
    return { kind: "time", path: read, from, to, zone };
  }
  const day = calls(node, "isDayOfWeek");
  if (!day) return null;
  const read = day[0] && path(day[0]);
  const name = text(day[1]);
  return read && name !== null && day.length === 2
    ? { kind: "day", path: read, days: [name] }
    : null;
}

// `list.some(item => item.id == path)`
function among(node: Node): Condition | null {
  const some = method(node, "some");
  const made = some?.args.length === 1 ? some.args[0]! : null;
  const body = made?.type === "arrow" ? opened(made.body) : null;
  if (made?.type !== "arrow" || body?.type !== "binary" || body.op !== "==") return null;
  const keys = keysOf(body.left);
  const list = path(some!.of);
  const read = path(body.right);
  if (!keys || keys.length !== 2 || keys[0] !== made.name || list === null || read === null)
    return null;
  if (!/^[A-Za-z_$][\w$]*$/.test(keys[1]!)) return null;
  return { kind: "among", list, key: keys[1]!, path: read };
}

function parts(node: Node, op: string): Node[] {
  if (node.type !== "binary" || node.op !== op) return [node];
  return [...parts(node.left, op), ...parts(node.right, op)];
}

const sameFlags = (a: TextTest, b: TextTest) =>
  a.ignoreCase === b.ignoreCase && a.strict === b.strict && !a.asList && !b.asList;

/** Two neighbours as one condition: `a == 'x' || a == 'y'` is one question with two answers. */
function merged(a: Condition, b: Condition, op: string): Condition | null {
  if (!("path" in a && "path" in b) || a.path !== b.path) return null;
  if (op === "&&") {
    if (a.kind === "isNot" && b.kind === "isNot" && sameFlags(a, b))
      return { ...a, values: [...a.values, ...b.values] };
    const isSuccess =
      a.kind === "number" &&
      b.kind === "number" &&
      !a.asNumber &&
      !b.asNumber &&
      `${a.relation}${a.value} ${b.relation}${b.value}` === ">=200 <300";
    return isSuccess ? { kind: "success", path: a.path } : null;
  }
  if (a.kind === "missing" && !a.strict && b.kind === "is") {
    const isEmpty = b.strict && !b.ignoreCase && b.values.length === 1 && b.values[0] === "";
    return isEmpty ? { kind: "empty", path: a.path } : null;
  }
  if (a.kind === "country" && b.kind === "country")
    return { ...a, codes: [...a.codes, ...b.codes] };
  if (a.kind === "day" && b.kind === "day") return { ...a, days: [...a.days, ...b.days] };
  const isText = a.kind === "is" || a.kind === "contains" || a.kind === "startsWith";
  if (isText && b.kind === a.kind && sameFlags(a, b as TextTest)) {
    return { ...a, values: [...a.values, ...(b as TextTest).values] };
  }
  return null;
}

function several(node: Node, op: "&&" | "||", script: string): Condition | null {
  const found: { condition: Condition; isApart: boolean }[] = [];
  for (const part of parts(node, op)) {
    const isApart = part.type === "group";
    const inner = opened(part);
    const condition: Condition = readNode(inner, script) ?? {
      kind: "custom",
      script: script.slice(inner.start, inner.end),
    };
    const last = found.at(-1);
    const both = last && !last.isApart && !isApart ? merged(last.condition, condition, op) : null;
    if (both) last!.condition = both;
    else found.push({ condition, isApart });
  }
  const of = found.map((one) => one.condition);
  if (of.every((one) => one.kind === "custom")) return null;
  return of.length === 1 ? of[0]! : { kind: op === "&&" ? "all" : "any", of };
}

function readNode(node: Node, script: string): Condition | null {
  switch (node.type) {
    case "group":
      return readNode(node.of, script);
    case "word":
      return node.value === true ? { kind: "always" } : null;
    case "member": {
      const read = path(node);
      return read === null ? null : { kind: "true", path: read };
    }
    case "unary": {
      const of = node.op === "!" ? readNode(node.of, script) : null;
      return of && { kind: "not", of };
    }
    case "binary":
      return node.op === "&&" || node.op === "||" ? several(node, node.op, script) : compare(node);
    case "call":
      return call(node);
    default:
      return null;
  }
}

/** What a script without braces says; null when no sentence fits it. */
export function read(script: string): Condition | null {
  const node = parse(script);
  return node && readNode(node, script);
}
