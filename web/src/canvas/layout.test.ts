import ELK from "elkjs/lib/elk.bundled.js";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { getBezierPath, Position } from "@xyflow/react";
import { describe, expect, it } from "vitest";
import type { RawStep } from "../api/types";
import { ENTRY, graphOf, readingOrder, type Graph } from "./graph";
import {
  HEAD_PORT,
  picture,
  placesIn,
  portAt,
  type Box,
  type Enclosure,
  type Place,
} from "./layout";
import { previewOf } from "./preview";

const WIDTH = 264;
const elk = new ELK();

// The height that a step has on the screen, near enough: its head, what it says, a row for each outcome.
function boxOf(graph: Graph, address: string): Box {
  const placed = graph.steps.find((one) => one.address === address);
  if (!placed) return { id: ENTRY, width: WIDTH, height: 92, ports: ["next"], isEntry: true };
  const { text, buttons = [], rows = [], meta, span } = previewOf(placed.step);
  const ports = placed.outcomes.map((outcome) => outcome.id);
  const said = (text ? 84 : 0) + (meta || span ? 28 : 0) + 30 * (buttons.length + rows.length);
  const height = 54 + said + (ports.length ? ports.length * 28 + 9 : 0);
  return { id: address, width: WIDTH, height, ports, isEntry: false };
}

async function laidOut(steps: RawStep[], enclosures: Enclosure[] = []) {
  const graph = graphOf(steps);
  const boxes = readingOrder(graph).map((address) => boxOf(graph, address));
  const places = placesIn(await elk.layout(picture(boxes, graph.links, enclosures)));
  return { graph, boxes, places };
}

type Line = { name: string; ends: [string, string]; points: Place[] };

// The curve that is drawn for a link, as points close to each other.
function curves(graph: Graph, boxes: Box[], places: Map<string, Place>): Line[] {
  const known = new Map(boxes.map((box) => [box.id, box]));
  return graph.links.map((link) => {
    const from = known.get(link.source)!;
    const [a, b] = [places.get(link.source)!, places.get(link.target)!];
    const [path] = getBezierPath({
      sourceX: a.x + from.width,
      sourceY: a.y + portAt(from.height, from.ports.length, from.ports.indexOf(link.port)),
      sourcePosition: Position.Right,
      targetX: b.x,
      targetY: b.y + HEAD_PORT,
      targetPosition: Position.Left,
    });
    const [x0, y0, x1, y1, x2, y2, x3, y3] = path.match(/-?[\d.]+(?:e-?\d+)?/g)!.map(Number) as [
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    const points = Array.from({ length: 81 }, (_, index) => {
      const [t, u] = [index / 80, 1 - index / 80];
      const at = (p0: number, p1: number, p2: number, p3: number) =>
        u * u * u * p0 + 3 * u * u * t * p1 + 3 * u * t * t * p2 + t * t * t * p3;
      return { x: at(x0, x1, x2, x3), y: at(y0, y1, y2, y3) };
    });
    return { name: `${link.source}→${link.target}`, ends: [link.source, link.target], points };
  });
}

const side = (a: Place, b: Place, c: Place) =>
  (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
function cross(one: Line, other: Line): boolean {
  for (let i = 1; i < one.points.length; i += 1) {
    const [a, b] = [one.points[i - 1]!, one.points[i]!];
    for (let j = 1; j < other.points.length; j += 1) {
      const [c, d] = [other.points[j - 1]!, other.points[j]!];
      // What only touches, as two links that end at the same step, does not cross.
      if (side(a, b, c) * side(a, b, d) < -1e-6 && side(c, d, a) * side(c, d, b) < -1e-6)
        return true;
    }
  }
  return false;
}

const runsThrough = (line: Line, box: Box, at: Place) =>
  !line.ends.includes(box.id) &&
  line.points.some(
    ({ x, y }) =>
      x > at.x + 1 && x < at.x + box.width - 1 && y > at.y + 1 && y < at.y + box.height - 1,
  );

const overlap = (boxes: Box[], places: Map<string, Place>) =>
  boxes.flatMap((one, index) =>
    boxes.slice(index + 1).flatMap((other) => {
      const [a, b] = [places.get(one.id)!, places.get(other.id)!];
      const apart =
        a.x + one.width <= b.x ||
        b.x + other.width <= a.x ||
        a.y + one.height <= b.y ||
        b.y + other.height <= a.y;
      return apart ? [] : [`${one.id} on ${other.id}`];
    }),
  );

const FOLDER = join(__dirname, "../../../../shared/data/definitions");
const files = readdirSync(FOLDER).filter((name) => name.endsWith(".json"));
const read = (name: string) =>
  (
    JSON.parse(readFileSync(join(FOLDER, name), "utf8")) as {
      definition: { steps: RawStep[] };
    }
  ).definition.steps;

// Steps 1, 4, 5, 6 and 7 lead round in circles, and outcomes have a fixed order, so that some links must cross.
const NOT_PLANAR = new Set(["api-example-all-step-kinds.json"]);

describe.each(files)("%s, tidied up", (name) => {
  it("has no step on another one", async () => {
    const { boxes, places } = await laidOut(read(name));
    expect(overlap(boxes, places)).toEqual([]);
  });
});

describe.each(files.filter((name) => !NOT_PLANAR.has(name)))("%s, tidied up", (name) => {
  it("has no links that cross, or run through a step", async () => {
    const { graph, boxes, places } = await laidOut(read(name));
    const lines = curves(graph, boxes, places);
    const crossing = lines.flatMap((one, index) =>
      lines
        .slice(index + 1)
        .filter((other) => cross(one, other))
        .map((other) => `${one.name} × ${other.name}`),
    );
    expect(crossing).toEqual([]);
    const hits = lines.flatMap((line) =>
      boxes
        .filter((box) => runsThrough(line, box, places.get(box.id)!))
        .map((box) => `${line.name} through ${box.id}`),
    );
    expect(hits).toEqual([]);
  });
});
