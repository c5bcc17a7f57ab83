// Where a new step goes: to a place, to an outcome, between two steps. Pure.
import type { RawStep } from "../../api/types";
import { ENTRY, escaped, graphOf, levelIn, type Link } from "../../canvas/graph";
import {
  addStep,
  branches,
  moveSteps,
  placedIn,
  stepAt,
  stepsOf,
  type Doc,
  type OpenOutcome,
  type Point,
} from "../document";
import { levelBehind, linkTo, makeFirst } from "./links";

/** A place on the canvas, an outcome, or a link by its id. */
export type Spot = { at: Point } | { source: string; port: string } | { link: string };
export type Box = { x: number; y: number; width: number; height: number };
export type New = { step: RawStep; open: OpenOutcome[] };

export const STEP_WIDTH = 264;
const GAP = 84;
const HEIGHT = 170;
const COLUMN = STEP_WIDTH + GAP;

const snapped = ([x, y]: Point): Point => [Math.round(x / 4) * 4, Math.round(y / 4) * 4];

/** A place at or below the wanted one where nothing stands. */
export function freePlace(boxes: Box[], [x, y]: Point): Point {
  let free = y;
  for (let round = 0; round < 200; round += 1) {
    const hit = boxes.find(
      (box) =>
        box.x < x + STEP_WIDTH + 16 &&
        x < box.x + box.width + 16 &&
        box.y < free + HEIGHT &&
        free < box.y + box.height + 24,
    );
    if (!hit) break;
    free = hit.y + hit.height + 28;
  }
  return snapped([x, free]);
}

const placeOf = (doc: Doc, address: string): Point | undefined => doc.canvas.positions?.[address];
const linkOf = (doc: Doc, id: string): Link | undefined =>
  graphOf(stepsOf(doc)).links.find((link) => link.id === id);

/** Where a step is added after the selected one: its first open outcome, or its only link. */
export function spotAfter(doc: Doc, address: string | null): Spot | null {
  if (address === ENTRY || (address === null && stepsOf(doc).length === 0)) {
    return stepsOf(doc).length ? { link: ENTRY } : { source: ENTRY, port: "next" };
  }
  const placed = stepAt(doc, address);
  if (!placed) return null;
  const open = placed.outcomes.find(
    (outcome) => outcome.targetId === null && outcome.target === null,
  );
  if (open) return { source: placed.address, port: open.id };
  const next = placed.outcomes.find((outcome) => outcome.id === "next");
  return next && !branches(placed.step) ? { link: `${placed.address}>next` } : null;
}

function besides(doc: Doc, source: string, boxes: Box[]): Point {
  const [x, y] = placeOf(doc, source) ?? [0, 0];
  return freePlace(boxes, [x + COLUMN, y]);
}

// What comes after a new step that was put into a link: its first outcome that leads nowhere yet.
function goOn(doc: Doc, address: string, target: string): Doc {
  const placed = placedIn(doc).steps.find((found) => found.address === address);
  const port = placed?.outcomes.find(
    (outcome) => outcome.targetId === null && !outcome.id.startsWith("do:"),
  );
  return port ? linkTo(doc, address, port.id, target) : doc;
}

function between(doc: Doc, made: New, link: Link, boxes: Box[]): { doc: Doc; address: string } {
  const level = levelBehind(link.source, link.port) ?? levelIn(link.source);
  const address = level + escaped(made.step.id);
  const [fromX, fromY] = placeOf(doc, link.source) ?? [0, 0];
  const [toX, toY] = placeOf(doc, link.target) ?? [fromX + COLUMN, fromY];
  const isForward = toX > fromX;
  const at: Point = isForward ? [fromX + COLUMN, toY] : freePlace(boxes, [fromX + COLUMN, fromY]);
  let grown = doc;
  const missing = at[0] + COLUMN - toX;
  if (isForward && missing > 0) {
    // Room is made by pushing everything from there on to the right.
    const { positions = {} } = doc.canvas;
    const pushed = Object.entries(positions).filter(([, [x]]) => x >= toX);
    grown = moveSteps(
      grown,
      Object.fromEntries(pushed.map(([key, [x, y]]): [string, Point] => [key, [x + missing, y]])),
    );
  }
  grown = addStep(grown, made.step, made.open, snapped(at), level);
  grown =
    levelBehind(link.source, link.port) === null
      ? linkTo(grown, link.source, link.port, address)
      : makeFirst(grown, address);
  return { doc: goOn(grown, address, link.target), address };
}

/** Adds a step at a spot. `boxes` are what stands on the canvas; the answer has the new step's address. */
export function insertStep(
  doc: Doc,
  made: New,
  spot: Spot,
  boxes: Box[],
): { doc: Doc; address: string } {
  if ("at" in spot) {
    const grown = addStep(doc, made.step, made.open, freePlace(boxes, spot.at));
    return { doc: grown, address: escaped(made.step.id) };
  }
  if ("link" in spot) {
    const link = linkOf(doc, spot.link);
    if (link) return between(doc, made, link, boxes);
    return insertStep(doc, made, { at: [0, 0] }, boxes);
  }
  const { source, port } = spot;
  const inner = levelBehind(source, port);
  const level = inner ?? levelIn(source);
  const address = level + escaped(made.step.id);
  const grown = addStep(doc, made.step, made.open, besides(doc, source, boxes), level);
  return {
    doc: inner === null ? linkTo(grown, source, port, address) : makeFirst(grown, address),
    address,
  };
}
