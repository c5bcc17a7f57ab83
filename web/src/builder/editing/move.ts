// Moving things about: by the mouse, by arrow keys, in line with each other. Pure.
import { moveSteps, type Doc, type Point } from "../document";
import type { Box } from "./insert";
import { isGroup, isNote, patchNote } from "./marks";

/** Takes over where things stand now. A group stands where its steps do, so they are given and it is not. */
export function moveTo(doc: Doc, places: Record<string, Point>): Doc {
  let moved = doc;
  const steps: Record<string, Point> = {};
  for (const [id, at] of Object.entries(places)) {
    if (isNote(id)) moved = patchNote(moved, id, { at });
    else if (!isGroup(id)) steps[id] = at;
  }
  return Object.keys(steps).length ? moveSteps(moved, steps) : moved;
}

/** The steps and notes that move when these are moved: those in a moved group too. */
export function movedWith(doc: Doc, ids: string[]): string[] {
  const found = new Set(ids.filter((id) => !isGroup(id)));
  for (const id of ids) doc.canvas.groups?.[id]?.members.forEach((member) => found.add(member));
  return [...found];
}

export type Side = "left" | "top" | "center" | "middle";

/** Lines boxes up: by their left or upper sides, or by their middles. */
export function aligned(boxes: (Box & { id: string })[], side: Side): Record<string, Point> {
  const left = Math.min(...boxes.map((box) => box.x));
  const top = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return Object.fromEntries(
    boxes.map(({ id, x, y, width, height }): [string, Point] => {
      switch (side) {
        case "left":
          return [id, [left, y]];
        case "top":
          return [id, [x, top]];
        case "center":
          return [id, [Math.round((left + right - width) / 2), y]];
        case "middle":
          return [id, [x, Math.round((top + bottom - height) / 2)]];
      }
    }),
  );
}
