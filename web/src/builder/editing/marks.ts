// Notes and groups: they belong to the drawing alone and never to the definition. Pure.
import type { Canvas, Doc, Frame, Note, Point } from "../document";
import type { Box } from "./insert";

export const COLORS = ["yellow", "green", "blue", "pink", "gray"] as const;
export const NOTE_SIZE: Point = [220, 120];
const PADDING = 24;
const TITLE = 40;

/** No address of a step looks like these: below a step there is always a number. */
const NOTE = "@note/n";
const GROUP = "@group/g";
export const isNote = (id: string) => id.startsWith(NOTE);
export const isGroup = (id: string) => id.startsWith(GROUP);
export const isMark = (id: string) => isNote(id) || isGroup(id);

function freeId(prefix: string, taken: Record<string, unknown> | undefined): string {
  let number = 1;
  while (taken && `${prefix}${number}` in taken) number += 1;
  return `${prefix}${number}`;
}

const withCanvas = (doc: Doc, part: Partial<Canvas>): Doc => ({
  ...doc,
  canvas: { ...doc.canvas, ...part },
});

export function addNote(doc: Doc, note: Note): { doc: Doc; id: string } {
  const id = freeId(NOTE, doc.canvas.notes);
  return { doc: withCanvas(doc, { notes: { ...doc.canvas.notes, [id]: note } }), id };
}

export function patchNote(doc: Doc, id: string, patch: Partial<Note>): Doc {
  const note = doc.canvas.notes?.[id];
  if (!note) return doc;
  return withCanvas(doc, { notes: { ...doc.canvas.notes, [id]: { ...note, ...patch } } });
}

/** Puts a frame around steps; they leave the ones they were in. */
export function addGroup(doc: Doc, members: string[], title: string): { doc: Doc; id: string } {
  const id = freeId(GROUP, doc.canvas.groups);
  const left = leaveGroups(doc, members);
  return {
    doc: withCanvas(left, { groups: { ...left.canvas.groups, [id]: { title, members } } }),
    id,
  };
}

export function patchGroup(doc: Doc, id: string, patch: Partial<Frame>): Doc {
  const frame = doc.canvas.groups?.[id];
  if (!frame) return doc;
  return withCanvas(doc, { groups: { ...doc.canvas.groups, [id]: { ...frame, ...patch } } });
}

/** Takes notes and frames away; the steps in a frame stay. */
export function removeMarks(doc: Doc, ids: string[]): Doc {
  const rest = <T>(record: Record<string, T> | undefined) =>
    record && Object.fromEntries(Object.entries(record).filter(([id]) => !ids.includes(id)));
  const { notes, groups } = doc.canvas;
  if (!ids.some((id) => (notes && id in notes) || (groups && id in groups))) return doc;
  return withCanvas(doc, {
    ...(notes && { notes: rest(notes) }),
    ...(groups && { groups: rest(groups) }),
  });
}

/** Takes steps out of their groups; a group that loses its last one goes. */
export function leaveGroups(doc: Doc, addresses: string[]): Doc {
  const { groups } = doc.canvas;
  if (!groups) return doc;
  const gone = new Set(addresses);
  const left = Object.entries(groups).map(([id, frame]): [string, Frame] =>
    frame.members.some((member) => gone.has(member))
      ? [id, { ...frame, members: frame.members.filter((member) => !gone.has(member)) }]
      : [id, frame],
  );
  return withCanvas(doc, {
    groups: Object.fromEntries(left.filter(([, one]) => one.members.length)),
  });
}

/** The frame around boxes, with room for its title. */
export function frameAround(boxes: Box[]): Box | null {
  if (boxes.length === 0) return null;
  const left = Math.min(...boxes.map((box) => box.x)) - PADDING;
  const top = Math.min(...boxes.map((box) => box.y)) - PADDING - TITLE;
  const right = Math.max(...boxes.map((box) => box.x + box.width)) + PADDING;
  const bottom = Math.max(...boxes.map((box) => box.y + box.height)) + PADDING;
  return { x: left, y: top, width: right - left, height: bottom - top };
}

const within = (inner: Box, outer: Box) => {
  const [x, y] = [inner.x + inner.width / 2, inner.y + inner.height / 2];
  return x > outer.x && x < outer.x + outer.width && y > outer.y && y < outer.y + outer.height;
};
const touches = (one: Box, other: Box) =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;

/**
 * Steps that were moved join the group they were dropped on, and leave the one they were dragged out of.
 * `boxOf` answers where a step stands now.
 */
export function regroup(doc: Doc, moved: string[], boxOf: (address: string) => Box | null): Doc {
  const { groups } = doc.canvas;
  if (!groups) return doc;
  const isMoved = new Set(moved);
  const next: Record<string, Frame> = {};
  for (const [id, frame] of Object.entries(groups)) {
    const staying = frame.members.filter((member) => !isMoved.has(member));
    const around = frameAround(staying.flatMap((member) => boxOf(member) ?? []));
    // A group that was moved as a whole stays as it is, and so does one that is folded.
    if (!around || frame.isCollapsed) {
      next[id] = frame;
      continue;
    }
    const kept = frame.members.filter((member) => {
      const box = isMoved.has(member) ? boxOf(member) : null;
      return !box || touches(box, around);
    });
    const come = moved.filter((address) => {
      const box = frame.members.includes(address) ? null : boxOf(address);
      return box && within(box, around);
    });
    const same = kept.length === frame.members.length && come.length === 0;
    next[id] = same ? frame : { ...frame, members: [...kept, ...come] };
  }
  // A step stands in one group: the one it came to last.
  const seen = new Set<string>();
  for (const [id, frame] of Object.entries(next).reverse()) {
    const came = frame.members.filter((member) => !groups[id]!.members.includes(member));
    came.forEach((member) => seen.add(member));
    const members = frame.members.filter((member) => came.includes(member) || !seen.has(member));
    if (members.length < frame.members.length) next[id] = { ...frame, members };
  }
  const changed = Object.entries(next).some(([id, frame]) => frame !== groups[id]);
  if (!changed) return doc;
  return withCanvas(doc, {
    groups: Object.fromEntries(Object.entries(next).filter(([, frame]) => frame.members.length)),
  });
}
