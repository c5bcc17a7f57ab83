// Links between any two places of the drawing: from the trigger, from an outcome, into an If. Pure.
import { ENTRY, escaped, levelIn } from "../../canvas/graph";
import { CannotConnect, changeLevel, connect, disconnect, stepAt, type Doc } from "../document";

const idAt = (doc: Doc, address: string) => stepAt(doc, address)?.step.id ?? null;

/** Whether a step can name another one: one of its own level, or further out and not hidden by a nearer one. */
export function canSee(doc: Doc, source: string, target: string): boolean {
  const id = idAt(doc, target);
  if (id === null) return false;
  let level = levelIn(source);
  for (;;) {
    const found = stepAt(doc, level + escaped(id));
    if (found) return found.address === target;
    if (!level) return false;
    // `if/0/` stands in the level of `if`.
    level = levelIn(level.slice(0, -1).split("/").slice(0, -1).join("/"));
  }
}

/** Puts a step first in its level, which is where the level begins. */
export function makeFirst(doc: Doc, address: string): Doc {
  const id = idAt(doc, address);
  return changeLevel(doc, levelIn(address), (steps) => [
    ...steps.filter((step) => step.id === id),
    ...steps.filter((step) => step.id !== id),
  ]);
}

/** The level that a port leads into; null for ports that lead to any step in sight. */
export function levelBehind(source: string, port: string): string | null {
  if (source === ENTRY) return "";
  return port.startsWith("do:") ? `${source}/${port.slice(3)}/` : null;
}

/** Lets a port lead to the step at an address. Raises CannotConnect. */
export function linkTo(doc: Doc, source: string, port: string, target: string): Doc {
  const targetId = idAt(doc, target);
  if (targetId === null) return doc;
  const level = levelBehind(source, port);
  if (level !== null) {
    if (levelIn(target) !== level) throw new CannotConnect(targetId, "unseen");
    return makeFirst(doc, target);
  }
  const from = stepAt(doc, source);
  if (!from) return doc;
  if (!canSee(doc, source, target)) throw new CannotConnect(targetId, "unseen");
  return connect(doc, from, port, targetId);
}

/** Cuts the links of these ports; what is written nowhere, as the beginning of a journey, stays. */
export function cutLinks(doc: Doc, links: { source: string; port: string }[]): Doc {
  let left = doc;
  for (const { source, port } of links) {
    const from = stepAt(left, source);
    if (from) left = disconnect(left, from, port);
  }
  return left;
}
