// The layout of the drawing: all of it, or what is selected.
import { layOut, type Box, type Enclosure } from "../../canvas/elk";
import { ENTRY, readingOrder } from "../../canvas/graph";
import { moveSteps, placedIn, type Doc, type Point } from "../document";
import type { CanvasNode } from "./nodes";
import { isMark } from "./marks";

const sizeOf = (node: CanvasNode | undefined) => ({
  width: node?.measured?.width ?? node?.width ?? 264,
  height: node?.measured?.height ?? node?.height ?? 120,
});

/**
 * Lays out the steps, or only the given ones, which then stay where they began. Groups stay together; a folded one is
 * a single box.
 */
export async function tidied(
  doc: Doc,
  nodes: CanvasNode[],
  only: string[] | null = null,
): Promise<(doc: Doc) => Doc> {
  const { graph, steps } = placedIn(doc);
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const outcomes = new Map(steps.map((placed) => [placed.address, placed.outcomes]));
  const chosen = only && new Set(only);
  const isIn = (id: string) => !isMark(id) && (!chosen || chosen.has(id));
  const folded = new Map<string, string>();
  const enclosures: Enclosure[] = [];
  for (const [id, group] of Object.entries(doc.canvas.groups ?? {})) {
    const members = group.members.filter(isIn);
    if (members.length === 0) continue;
    if (group.isCollapsed) members.forEach((member) => folded.set(member, id));
    else enclosures.push({ id, members });
  }
  const boxes: Box[] = [];
  const seen = new Set<string>();
  for (const address of readingOrder(graph).filter(isIn)) {
    const id = folded.get(address) ?? address;
    if (seen.has(id)) continue;
    seen.add(id);
    const ports =
      id !== address
        ? ["out"]
        : address === ENTRY
          ? ["next"]
          : (outcomes.get(address) ?? []).map((outcome) => outcome.id);
    boxes.push({ id, ...sizeOf(byId.get(id)), ports, isEntry: id === ENTRY });
  }
  const wires = graph.links.flatMap((link) => {
    if (!isIn(link.source) || !isIn(link.target)) return [];
    const [source, target] = [
      folded.get(link.source) ?? link.source,
      folded.get(link.target) ?? link.target,
    ];
    const port = folded.has(link.source) ? "out" : link.port;
    return source === target && folded.has(link.source)
      ? []
      : [{ id: link.id, source, port, target }];
  });
  const { places, routes } = await layOut(boxes, wires, enclosures);
  const origin = (points: Point[]): Point => [
    Math.min(...points.map(([x]) => x)),
    Math.min(...points.map(([, y]) => y)),
  ];
  const before = boxes.flatMap(({ id }): Point[] => {
    const at = byId.get(id)?.position;
    return at ? [[at.x, at.y]] : [];
  });
  const after = [...places.values()].map(({ x, y }): Point => [x, y]);
  const [left, top] = chosen && before.length ? origin(before) : origin(after);
  const [newLeft, newTop] = origin(after);
  return (now) => {
    const moved: Record<string, Point> = {};
    for (const [id, { x, y }] of places) {
      const at: Point = [x + left - newLeft, y + top - newTop];
      if (!isMark(id)) moved[id] = at;
      // The steps in a folded group keep their places to each other.
      const box = byId.get(id)?.position;
      for (const [member, group] of folded) {
        const place = now.canvas.positions?.[member];
        if (group === id && box && place) {
          moved[member] = [place[0] + at[0] - box.x, place[1] + at[1] - box.y];
        }
      }
    }
    const laidOut = new Set(wires.map((wire) => wire.id));
    const others = Object.entries(now.canvas.routes ?? {}).filter(([id]) => !laidOut.has(id));
    const placed = moveSteps(now, moved);
    const all = Object.fromEntries([...others, ...routes]);
    return { ...placed, canvas: { ...placed.canvas, routes: all } };
  };
}
