// Ways of links around steps, for those that a plain curve would draw across one. Pure.
import type { ElkNode } from "elkjs/lib/elk-api.js";
import { HEAD_PORT, portAt, type Box, type Place, type Wire } from "./layout";

/**
 * The corners of a link, counted from where it begins, and where it ends. It holds as long as its two ends keep
 * their distance, so it moves along when both steps are moved.
 */
export type Route = { end: [number, number]; corners: [number, number][] };

const SAMPLES = 40;
const MARGIN = 3;
const RADIUS = 10;
const CLOSE = 8;

/** Points on the curve that is drawn for a link without corners. */
export function curve(from: Place, to: Place, count = SAMPLES): Place[] {
  const reach = to.x - from.x;
  const bend = reach >= 0 ? reach / 2 : 6.25 * Math.sqrt(-reach);
  return Array.from({ length: count + 1 }, (_, index) => {
    const [t, u] = [index / count, 1 - index / count];
    const at = (a: number, b: number, c: number, d: number) =>
      u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d;
    return {
      x: at(from.x, from.x + bend, to.x - bend, to.x),
      y: at(from.y, from.y, to.y, to.y),
    };
  });
}

/** Both ends of a link, once its boxes have their places. */
export function endsOf(wire: Wire, boxes: Map<string, Box>, places: Map<string, Place>) {
  const [box, a, b] = [boxes.get(wire.source), places.get(wire.source), places.get(wire.target)];
  if (!box || !a || !b) return null;
  const row = portAt(box.height, box.ports.length, box.ports.indexOf(wire.port));
  return { from: { x: a.x + box.width, y: a.y + row }, to: { x: b.x, y: b.y + HEAD_PORT } };
}

const isWithin = ({ x, y }: Place, box: Box, at: Place) =>
  x > at.x + MARGIN &&
  x < at.x + box.width - MARGIN &&
  y > at.y - MARGIN &&
  y < at.y + box.height + MARGIN;

/** Whether points of a link lie on a box. */
export const hits = (points: Place[], box: Box, at: Place) =>
  points.some((point) => isWithin(point, box, at));

/** The routes of the links that need one. */
export function routesIn(
  result: ElkNode,
  boxes: Box[],
  wires: Wire[],
  places: Map<string, Place>,
): Map<string, Route> {
  const found = new Map<string, Route>();
  const known = new Map(boxes.map((box) => [box.id, box]));
  const sections = new Map(result.edges?.map((edge) => [edge.id, edge.sections?.[0]]));
  for (const wire of wires) {
    const section = sections.get(wire.id);
    const ends = endsOf(wire, known, places);
    if (!section?.bendPoints?.length || !ends) continue;
    const points = curve(ends.from, ends.to);
    if (!boxes.some((box) => places.has(box.id) && hits(points, box, places.get(box.id)!)))
      continue;
    const from = section.startPoint;
    const away = ({ x, y }: Place): [number, number] => [
      Math.round(x - from.x),
      Math.round(y - from.y),
    ];
    found.set(wire.id, { end: away(section.endPoint), corners: section.bendPoints.map(away) });
  }
  return found;
}

/** The corners of a route where its link is drawn now; null when its ends have moved apart. */
export function cornersOf({ end, corners }: Route, from: Place, to: Place): Place[] | null {
  const isKept =
    Math.abs(to.x - from.x - end[0]) <= CLOSE && Math.abs(to.y - from.y - end[1]) <= CLOSE;
  if (!isKept || corners.length < 2) return null;
  const points = corners.map(([x, y]) => ({ x: from.x + x, y: from.y + y }));
  points[0]!.y = from.y;
  points.at(-1)!.y = to.y;
  return points;
}

/** A line through corners that are rounded off. */
export function roundedPath(points: Place[]): string {
  const [first, ...rest] = points;
  let path = `M${first!.x} ${first!.y}`;
  rest.forEach((corner, index) => {
    const before = points[index]!;
    const after = rest[index + 1];
    if (!after) {
      path += ` L${corner.x} ${corner.y}`;
      return;
    }
    const near = (other: Place) => {
      const length = Math.hypot(other.x - corner.x, other.y - corner.y) || 1;
      const part = Math.min(RADIUS, length / 2) / length;
      return `${corner.x + (other.x - corner.x) * part} ${corner.y + (other.y - corner.y) * part}`;
    };
    path += ` L${near(before)} Q${corner.x} ${corner.y} ${near(after)}`;
  });
  return path;
}
