// Data as it might be when a conversation comes to a step, so that texts and expressions can be shown with values.
import type { Doc } from "../document";
import { pathOf, piecesOf, readPath } from "./pieces";
import { resultAt, variablesAt } from "./scope";
import { eventOf } from "./trigger";

export type Sample = { data: Record<string, unknown>; step: Record<string, unknown> | null };

const known = new WeakMap<Doc, Map<string, Sample>>();

/** The sample at a step; `trial` is the data of a conversation that was tried out, which is better than made up. */
export function sampleAt(
  doc: Doc,
  address: string,
  afterStep = false,
  trial: Record<string, unknown> | null = null,
): Sample {
  if (trial) return { ...made(doc, address, afterStep), data: trial };
  const ofDoc = known.get(doc) ?? new Map<string, Sample>();
  known.set(doc, ofDoc);
  const key = `${afterStep} ${address}`;
  const found = ofDoc.get(key) ?? made(doc, address, afterStep);
  ofDoc.set(key, found);
  return found;
}

function made(doc: Doc, address: string, afterStep: boolean): Sample {
  const data = { ...eventOf(doc) };
  for (const { path, setBy, example } of variablesAt(doc, address)) {
    const key = pathOf(path)?.[1];
    if (setBy.length > 0 && key !== undefined) data[key] = example;
  }
  return { data, step: afterStep ? resultAt(doc, address) : null };
}

/** The value of a script that only reads something; `undefined` for all that has to be computed. */
export function readScript(script: string, sample: Sample): { value: unknown } | undefined {
  const path = pathOf(script);
  if (!path) return undefined;
  return { value: readPath({ data: sample.data, step: sample.step ?? {} }, path) };
}

/** A value as it reads inside a text. */
export function spoken(value: unknown): string {
  if (value === null || value === undefined) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** The scripts of texts that have to be computed, in order and once each. */
export function toCompute(texts: string[]): string[] {
  const scripts = texts.flatMap((text) =>
    piecesOf(text).flatMap((piece) =>
      piece.kind === "script" && !pathOf(piece.text) ? [piece.text] : [],
    ),
  );
  return [...new Set(scripts)];
}
