// What a message does when WhatsApp's 24-hour window is closed. It is an outcome like any other, so that a definition
// stays one that 8x8 can run: there the condition is never true.
import type { Placed } from "../../canvas/graph";
import { choicesOf } from "../../canvas/links";
import { CLOSED, isForClosedWindow } from "../../canvas/outcomes";
import { conditionsIn, stepAt, type Doc } from "../document";
import { typeOf } from "../../canvas/kinds";
import { portFor, withOutcome, withoutOutcome } from "./extraOutcome";
import { insertStep } from "./insert";

/** `refuse`: nothing special, WhatsApp refuses it. */
export type WhenClosed = "refuse" | "template" | "path";
type New = Parameters<typeof insertStep>[1];
type Boxes = Parameters<typeof insertStep>[3];

const WIDTH = 264;
const HEIGHT = 340;

const portOf = (doc: Doc, placed: Placed) => portFor(doc, placed, isForClosedWindow);

const isTemplate = (placed: Placed | undefined) =>
  placed !== undefined &&
  typeOf(placed.step) === "chatappsmessage" &&
  String(placed.step.inputs?.["type"]).toLowerCase() === "template";

/** The step that the outcome for a closed window leads to. */
export function closedTarget(doc: Doc, placed: Placed): Placed | undefined {
  const port = portOf(doc, placed);
  const target = placed.outcomes.find((outcome) => outcome.id === port)?.target;
  return target ? stepAt(doc, target) : undefined;
}

export function whenClosed(doc: Doc, placed: Placed): WhenClosed {
  if (!conditionsIn(doc, placed).some(isForClosedWindow)) return "refuse";
  return isTemplate(closedTarget(doc, placed)) ? "template" : "path";
}

const boxesIn = (doc: Doc): Boxes =>
  Object.entries(doc.canvas.positions ?? {}).map(([id, [x, y]]) => ({
    id,
    x,
    y,
    width: WIDTH,
    height: HEIGHT,
  }));

/** Sets what the message does then. `make` gives the template step that is sent instead. */
export function setWhenClosed(doc: Doc, placed: Placed, wanted: WhenClosed, make: () => New): Doc {
  if (wanted === whenClosed(doc, placed)) return doc;
  if (wanted === "refuse") return withoutOutcome(doc, placed, isForClosedWindow);
  const { address } = placed;
  let grown = portOf(doc, placed) ? doc : withOutcome(doc, placed, CLOSED);
  const now = stepAt(grown, address);
  const port = now && portOf(grown, now);
  if (!now || !port || wanted === "path") return grown;
  if (port.startsWith("to:")) return grown;
  const made = make();
  const sent = choicesOf(now.step).find(([, condition]) => condition === null)?.[0] ?? null;
  made.step.nextStepId = sent;
  grown = insertStep(grown, made, { source: address, port }, boxesIn(grown)).doc;
  return grown;
}
