// The variables that a step can read: what the trigger brings, and what steps before it have stored.
import i18next from "i18next";
import { stepsOf, type Doc } from "../document";
import { flowOf, questionBefore, type Stored } from "./flow";
import { pathOf, readPath } from "./pieces";
import { outputOf, resultOf } from "./results";
import { broughtBy, eventOf, memberOf, readable, rememberedIn } from "./trigger";

export type Variable = {
  /** How people call it: `service name`. */
  name: string;
  /** How an expression reads it: `data.service_name`. */
  path: string;
  /** The addresses of the steps that set it; empty for what the trigger brings. */
  setBy: string[];
  /** Whether every way to the step sets it; otherwise it may be missing. */
  isSure: boolean;
  /** A value that it may have, as far as one is known. */
  example?: unknown;
};

const known = new WeakMap<Doc, Map<string, Variable[]>>();

/** The variables in scope at a step: those of steps before it first, then what the trigger brings. */
export function variablesAt(doc: Doc, address: string): Variable[] {
  const ofDoc = known.get(doc) ?? new Map<string, Variable[]>();
  known.set(doc, ofDoc);
  const key = `${i18next.language} ${address}`;
  const found = ofDoc.get(key) ?? listed(doc, address);
  ofDoc.set(key, found);
  return found;
}

function listed(doc: Doc, address: string): Variable[] {
  const flow = flowOf(stepsOf(doc));
  // A step that nothing leads to yet may come after any other one.
  const here = flow.at(address) ?? {
    some: flow.stored.filter((one) => one.address !== address),
    always: new Set<string>(),
  };
  const event = eventOf(doc);
  const stored = new Map<string, Variable>();
  for (const one of here.some) {
    const before = stored.get(one.name);
    if (before) before.setBy.push(one.address);
    else {
      stored.set(one.name, {
        name: readable(one.name),
        path: memberOf("data", one.name),
        setBy: [one.address],
        isSure: here.always.has(one.name),
        example: exampleOf(doc, one),
      });
    }
  }
  const brought = broughtBy(doc).map(({ path, name }): Variable => {
    const example = readPath(event, (pathOf(path) ?? []).slice(1));
    return { name, path, setBy: [], isSure: true, example };
  });
  const paths = new Set([...stored.values()].map((variable) => variable.path));
  return [...stored.values(), ...brought.filter((variable) => !paths.has(variable.path))];
}

/** What `step` plausibly is after a step: what it remembers and its conditions read it. */
export function resultAt(doc: Doc, address: string): Record<string, unknown> {
  const flow = flowOf(stepsOf(doc));
  const placed = flow.placed.get(address);
  if (!placed) return {};
  const body = rememberedIn(doc).samples?.[address];
  return resultOf(placed.step, questionBefore(flow, address), body);
}

function exampleOf(doc: Doc, { address, name, written }: Stored): unknown {
  return outputOf(name, written, resultAt(doc, address));
}

const DEPTH = 4;
const MOST = 40;

/** What stands inside a variable, by its example: `slots › 1 › start` as `data.slots[0].start`. */
export function partsOf(variable: Variable): Variable[] {
  const parts: Variable[] = [];
  const walk = (value: unknown, path: string, name: string, depth: number) => {
    if (value === null || typeof value !== "object" || depth === DEPTH) return;
    const entries: [string | number, unknown][] = Array.isArray(value)
      ? value.slice(0, 1).map((item, index) => [index, item])
      : Object.entries(value);
    for (const [key, inner] of entries) {
      if (parts.length >= MOST) return;
      const inside = memberOf(path, key);
      const label = `${name} › ${typeof key === "number" ? key + 1 : readable(key)}`;
      parts.push({ ...variable, name: label, path: inside, example: inner });
      walk(inner, inside, label, depth + 1);
    }
  };
  walk(variable.example, variable.path, variable.name, 0);
  return parts;
}

/** What a step has just got, as its own outputs and conditions can read it: `step.reply.payload…`. */
export function resultsAt(doc: Doc, address: string): Variable[] {
  return Object.entries(resultAt(doc, address)).flatMap(([key, example]) => {
    const variable: Variable = {
      name: readable(key),
      path: memberOf("step", key),
      setBy: [],
      isSure: true,
      example,
    };
    return [variable, ...partsOf(variable)];
  });
}

/** How people would call what a script reads; null when it is more than a path. */
export function nameOf(script: string, variables: Variable[]): string | null {
  const plain = script.trim();
  const own = variables.find((variable) => variable.path === plain);
  if (own) return own.name;
  const path = pathOf(plain);
  if (!path || path.length < 2) return null;
  const outer = variables
    .filter((variable) => variable.path !== "data.payload" && isInside(plain, variable.path))
    .sort((one, other) => other.path.length - one.path.length)[0];
  const rest = outer ? path.slice((pathOf(outer.path) ?? []).length) : path.slice(1);
  const words = rest.map((key) => (/^\d+$/.test(key) ? String(Number(key) + 1) : readable(key)));
  return [...(outer ? [outer.name] : []), ...words].join(" › ");
}

const isInside = (script: string, path: string) =>
  script.startsWith(path) && /^[.[]/.test(script.slice(path.length));

/** The variable that a script begins with, also when it reads a part of it. */
export function variableOf(script: string, variables: Variable[]): Variable | undefined {
  const plain = script.trim();
  return (
    variables.find((variable) => variable.path === plain) ??
    variables.find((variable) => isInside(plain, variable.path))
  );
}
