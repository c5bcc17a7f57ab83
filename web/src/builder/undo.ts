// What is one step of undo: a word that is typed letter by letter, a step that is pushed by arrow keys.
import type { Doc } from "./document";

const PAUSE_MS = 1_000;

/** Where two values differ, as a path, when they differ in one text or number alone; else null. */
export function onlyDifference(before: unknown, after: unknown): string | null {
  const path: string[] = [];
  let [old, now] = [before, after];
  for (;;) {
    if (isWritten(old) && isWritten(now)) return path.join("\n");
    if (!isTree(old) || !isTree(now) || Array.isArray(old) !== Array.isArray(now)) return null;
    const keys = Object.keys(now);
    if (keys.length !== Object.keys(old).length) return null;
    const differing: string[] = [];
    for (const key of keys) {
      if (old[key] !== now[key]) differing.push(key);
      if (differing.length > 1) return null;
    }
    if (differing.length === 0) return null;
    path.push(differing[0]!);
    [old, now] = [old[differing[0]!], now[differing[0]!]];
  }
}

const isWritten = (value: unknown) => typeof value === "string" || typeof value === "number";
const isTree = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

/**
 * Tells whether a change goes on with the one before it, so that both are undone together: the same text or
 * number, or the same named action, without a pause.
 */
export function createRun(now: () => number = Date.now) {
  let last: { what: string; at: number } | null = null;
  return {
    goesOn(before: Doc, after: Doc, action: string | null): boolean {
      const what = action ?? onlyDifference(before, after);
      const at = now();
      const same = what !== null && last?.what === what && at - last.at < PAUSE_MS;
      last = what === null ? null : { what, at };
      return same;
    },
    end() {
      last = null;
    },
  };
}
