// What begins a journey: which messages, or which request. Written into the definition so that it runs anywhere.
import type { RawStep } from "../../api/types";
import { typeOf } from "../../canvas/kinds";
import { choicesOf, selecting } from "../../canvas/links";
import { rulesIn, type Rule } from "../../journeys/keyword";
import { readWritten, writeBraced } from "../conditions/edit";
import type { Condition, TextTest } from "../conditions/model";
import {
  conditionAt,
  escaped,
  idsOf,
  setCondition,
  stepsOf,
  type Doc,
  type Point,
} from "../document";
import { graphOf } from "../../canvas/graph";
import { isDeclaration } from "../steps/remembering";

export type Trigger = "inbound_chat_apps" | "inbound_sms" | "http_request";
export const TRIGGERS: Trigger[] = ["inbound_chat_apps", "inbound_sms", "http_request"];

/** Words of one language; the language is known to the drawing alone. */
export type WordGroup = Rule & { language: string };

export const triggerOf = (doc: Doc) =>
  String(doc.source["trigger"] ?? "inbound_chat_apps") as Trigger;
const textPath = (doc: Doc) =>
  triggerOf(doc) === "inbound_sms" ? "data.payload.body" : "data.payload.content.text";

/** What the drawing knows of the trigger. */
type Kept = { example?: unknown; keywordLanguages?: string[] };
const keptOf = (doc: Doc) => doc.canvas as Kept;
const keep = (doc: Doc, kept: Kept): Doc => ({
  ...doc,
  canvas: { ...doc.canvas, ...kept } as Doc["canvas"],
});

function withSteps(doc: Doc, steps: RawStep[]): Doc {
  return { ...doc, source: { ...doc.source, definition: { ...doc.source.definition, steps } } };
}

export type Begin =
  | { kind: "any" }
  | { kind: "words"; port: string; groups: WordGroup[] }
  /** The first branch asks more than rules can say: it is changed itself. */
  | { kind: "branch" };

/** With which messages the journey begins. */
export function beginOf(doc: Doc): Begin {
  const entry = stepsOf(doc)[0];
  if (!entry || typeOf(entry) !== "branch") return { kind: "any" };
  const address = escaped(entry.id);
  const ports = [
    ...choicesOf(entry).map(([target]) => `to:${target}`),
    ...(doc.canvas.open?.[address] ?? []).map((outcome) => `open:${outcome.id}`),
  ];
  const read = ports.map((port) => {
    const written = conditionAt(doc, entry, address, port);
    const condition = typeof written === "string" ? readWritten(written) : null;
    return { port, rules: condition && rulesIn(condition) };
  });
  const asking = read.filter(({ rules }) => rules !== null);
  if (asking.length === 0) return { kind: "any" };
  // What happens to other messages is the branch's own matter, when it is more than one thing.
  if (asking.length > 1) return { kind: "branch" };
  const { port, rules } = asking[0]!;
  const languages = keptOf(doc).keywordLanguages ?? [];
  const groups = rules!.map((rule, at) => ({ ...rule, language: languages[at] ?? "" }));
  return { kind: "words", port, groups };
}

/** The condition that a message fits one of the groups; capital letters do not matter. */
export function conditionFor(groups: Rule[], path: string): Condition {
  const tests = groups.map(({ kind, words }): TextTest => ({
    kind,
    path,
    values: words.length > 0 ? words : [""],
    ignoreCase: true,
  }));
  return tests.length === 1 ? tests[0]! : { kind: "any", of: tests };
}

const firstPlaced = (doc: Doc) => graphOf(stepsOf(doc)).steps[0]!;

/** Begins the journey with these words. A branch is put before the first step when there is none yet. */
export function setGroups(
  doc: Doc,
  groups: WordGroup[],
  freeId: (taken: Set<string>) => string,
): Doc {
  const condition = writeBraced(conditionFor(groups, textPath(doc)));
  const languages = keep(doc, { keywordLanguages: groups.map((group) => group.language) });
  const begin = beginOf(doc);
  if (begin.kind === "branch") return doc;
  if (begin.kind === "words")
    return setCondition(languages, firstPlaced(doc), begin.port, condition);
  return withBranch(languages, freeId(idsOf(doc)), condition);
}

function withBranch(doc: Doc, id: string, condition: string): Doc {
  const steps = stepsOf(doc);
  const [first] = steps;
  const branch: RawStep = {
    id,
    stepType: "Branch",
    selectNextStep: first ? selecting([[first.id, condition]]) : {},
  };
  const address = escaped(id);
  const at = first && doc.canvas.positions?.[escaped(first.id)];
  const moved: Record<string, Point> = at
    ? Object.fromEntries(
        Object.entries(doc.canvas.positions ?? {}).map(([key, [x, y]]): [string, Point] => [
          key,
          key === "@entry" ? [x, y] : [x + 340, y],
        ]),
      )
    : (doc.canvas.positions ?? {});
  const positions = { ...moved, [address]: at ?? ([340, 0] as Point) };
  const open = first
    ? doc.canvas.open
    : { ...doc.canvas.open, [address]: [{ id: "1", condition }] };
  const canvas = { ...doc.canvas, positions, ...(open && { open }) };
  return withSteps({ ...doc, canvas }, [branch, ...steps]);
}

/** Begins the journey with any message: a branch that only looks for words goes, its way becomes the first one. */
export function setAny(doc: Doc): Doc {
  const begin = beginOf(doc);
  if (begin.kind !== "words") return doc;
  const [branch, ...others] = stepsOf(doc);
  const target = begin.port.startsWith("to:") ? begin.port.slice(3) : null;
  const next = others.find((step) => step.id === target);
  const rest = next ? [next, ...others.filter((step) => step !== next)] : others;
  const address = escaped(branch!.id);
  const gone = <T>(record: Record<string, T> | undefined) =>
    Object.fromEntries(Object.entries(record ?? {}).filter(([key]) => key !== address));
  const { positions, open } = doc.canvas;
  return withSteps(
    { ...doc, canvas: { ...doc.canvas, positions: gone(positions), open: gone(open) } },
    rest,
  );
}

/** Whether the first branch does nothing but look for words, so that it can go. */
export function canBeAny(doc: Doc): boolean {
  const entry = stepsOf(doc)[0];
  if (!entry) return true;
  const count =
    choicesOf(entry).length +
    (doc.canvas.open?.[escaped(entry.id)] ?? []).filter((outcome) => outcome.condition !== null)
      .length;
  return beginOf(doc).kind !== "words" || count === 1;
}

/** Another kind of event begins the journey; rules look for their words where that kind has its text. */
export function setTrigger(doc: Doc, trigger: Trigger): Doc {
  const begin = beginOf(doc);
  const changed = { ...doc, source: { ...doc.source, trigger } };
  if (begin.kind !== "words" || trigger === "http_request") return changed;
  const condition = writeBraced(conditionFor(begin.groups, textPath(changed)));
  return setCondition(changed, firstPlaced(changed), begin.port, condition);
}

const isDict = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** An example of the request, and what it brings as the first step declares it [A-OUT-1]. */
export function setExample(doc: Doc, example: unknown): Doc {
  const kept = keep(doc, { example });
  const [first, ...others] = stepsOf(doc);
  if (!first) return kept;
  const own = Object.entries(first.outputs ?? {}).filter(([, value]) => !isDeclaration(value));
  const names = isDict(example) ? Object.keys(example) : [];
  const declared = names
    .filter((name) => !own.some(([other]) => other === name))
    .map((name, at): [string, string] => [name, `variable ${at}`]);
  const outputs = Object.fromEntries([...declared, ...own]);
  return withSteps(kept, [{ ...first, outputs }, ...others]);
}

/** The example that is kept, else one of what the first step declares. */
export function exampleOf(doc: Doc): Record<string, unknown> {
  const { example } = keptOf(doc);
  if (isDict(example)) return example;
  const outputs = Object.entries(stepsOf(doc)[0]?.outputs ?? {});
  return Object.fromEntries(
    outputs.filter(([, value]) => isDeclaration(value)).map(([name]) => [name, ""]),
  );
}

/** A call of the real endpoint, to be pasted into a terminal. */
export function curlFor(
  origin: string,
  accountId: string,
  subAccountId: string | null,
  example: unknown,
): string {
  const query = subAccountId ? `?subAccountId=${encodeURIComponent(subAccountId)}` : "";
  const url = `${origin}/api/v1/accounts/${encodeURIComponent(accountId)}/triggers/http_request${query}`;
  const body = JSON.stringify(example).replaceAll("'", "'\\''");
  return [
    `curl -X POST '${url}'`,
    `-H 'Authorization: Bearer API_KEY'`,
    `-H 'Content-Type: application/json'`,
    `-d '${body}'`,
  ].join(" \\\n  ");
}
