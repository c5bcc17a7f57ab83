import ELK from "elkjs/lib/elk.bundled.js";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { RawStep } from "../api/types";
import { ENTRY, graphOf, readingOrder, type Graph } from "./graph";
import { picture, placesIn, type Box, type Enclosure, type Place } from "./layout";
import { previewOf } from "./preview";
import { cornersOf, curve, endsOf, routesIn } from "./routes";

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

type Drawn = Awaited<ReturnType<typeof laidOut>>;
async function laidOut(steps: RawStep[], enclosures: Enclosure[] = []) {
  const graph = graphOf(steps);
  const boxes = readingOrder(graph).map((address) => boxOf(graph, address));
  const result = await elk.layout(picture(boxes, graph.links, enclosures));
  const places = placesIn(result);
  return { graph, boxes, places, routes: routesIn(result, boxes, graph.links, places) };
}

type Line = { name: string; ends: [string, string]; points: Place[] };

// What is drawn for a link, as points close to each other: a curve, or a way with corners around steps.
function drawnLines({ graph, boxes, places, routes }: Drawn): Line[] {
  const known = new Map(boxes.map((box) => [box.id, box]));
  return graph.links.map((link) => {
    const { from, to } = endsOf(link, known, places)!;
    const route = routes.get(link.id);
    const corners = route && cornersOf(route, from, to);
    expect(route && !corners, link.id).toBeFalsy();
    const points = corners ? dense([from, ...corners, to]) : curve(from, to, 80);
    return { name: `${link.source}→${link.target}`, ends: [link.source, link.target], points };
  });
}

const dense = (corners: Place[]) =>
  corners.flatMap((corner, index) => {
    const next = corners[index + 1];
    if (!next) return [corner];
    return Array.from({ length: 40 }, (_, part) => ({
      x: corner.x + ((next.x - corner.x) * part) / 40,
      y: corner.y + ((next.y - corner.y) * part) / 40,
    }));
  });

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

const PUBLISHED = join(__dirname, "../../../../shared/data/definitions");
const GALLERY = join(__dirname, "../../../src/chatwright/gallery/journeys");
const all = [PUBLISHED, GALLERY].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .map((name) => ({ name, path: join(folder, name) })),
);
type Wrapped = { definition?: { steps: RawStep[] }; source?: { definition: { steps: RawStep[] } } };
function read(path: string): RawStep[] {
  const whole = JSON.parse(readFileSync(path, "utf8")) as Wrapped;
  return (whole.definition ?? whole.source!.definition).steps;
}

describe.each(all)("$name, tidied up", ({ path }) => {
  it("has no step on another one", async () => {
    const { boxes, places } = await laidOut(read(path));
    expect(overlap(boxes, places)).toEqual([]);
  });

  it("has no link that runs through a step", async () => {
    const drawn = await laidOut(read(path));
    const hit = drawnLines(drawn).flatMap((line) =>
      drawn.boxes
        .filter((box) => runsThrough(line, box, drawn.places.get(box.id)!))
        .map((box) => `${line.name} through ${box.id}`),
    );
    expect(hit).toEqual([]);
  });
});

// A tree has a drawing without crossings, in which the outcomes of each step keep their order.
const isTree = (path: string) => {
  const { links, steps } = graphOf(read(path));
  const targets = links.map((link) => link.target);
  return new Set(targets).size === targets.length && steps.length > 0;
};

describe.each(all.filter(({ path }) => isTree(path)))("$name, which is planar", ({ path }) => {
  it("has no links that cross", async () => {
    const lines = drawnLines(await laidOut(read(path)));
    const crossing = lines.flatMap((one, index) =>
      lines
        .slice(index + 1)
        .filter((other) => cross(one, other))
        .map((other) => `${one.name} × ${other.name}`),
    );
    expect(crossing).toEqual([]);
  });
});

it("knows the published journeys that are planar", () => {
  const planar = all.filter(({ path }) => isTree(path)).map(({ name }) => name);
  for (const name of [
    "google-calendar-chat-bot.json",
    "menu-with-wait-for-reply.json",
    "whatsapp-survey.json",
    "out-of-office-by-country.json",
  ]) {
    expect(planar).toContain(name);
  }
});

it("keeps the steps of a group together", async () => {
  const steps = read(join(PUBLISHED, "whatsapp-survey.json"));
  const members = steps.slice(2, 6).map((step) => step.id);
  const { boxes, places } = await laidOut(steps, [{ id: "@group/g1", members }]);
  const inside = boxes.filter((box) => members.includes(box.id));
  const left = Math.min(...inside.map((box) => places.get(box.id)!.x));
  const right = Math.max(...inside.map((box) => places.get(box.id)!.x + box.width));
  const top = Math.min(...inside.map((box) => places.get(box.id)!.y));
  const bottom = Math.max(...inside.map((box) => places.get(box.id)!.y + box.height));
  const strangers = boxes.filter((box) => {
    const { x, y } = places.get(box.id)!;
    return x < right && x + box.width > left && y < bottom && y + box.height > top;
  });
  expect(strangers.map((box) => box.id).sort()).toEqual([...members].sort());
});
