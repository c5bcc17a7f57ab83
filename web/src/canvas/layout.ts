// What the layout is asked for: boxes with ports, left to right. Pure; the work is done by elk.
import type { ElkNode, LayoutOptions } from "elkjs/lib/elk-api.js";

export type Box = { id: string; width: number; height: number; ports: string[]; isEntry: boolean };
export type Wire = { id: string; source: string; port: string; target: string };
/** Boxes that stay together inside a frame. */
export type Enclosure = { id: string; members: string[] };
export type Place = { x: number; y: number };

const ROW = 28;
const HEAD = 27;
/** Where the row of an outcome has its port, from the top of its step. */
export const portAt = (height: number, count: number, index: number) =>
  height - count * ROW - 4 + index * ROW + ROW / 2;
export const HEAD_PORT = HEAD;

const SPACING: LayoutOptions = {
  "elk.layered.spacing.nodeNodeBetweenLayers": "84",
  "elk.spacing.nodeNode": "36",
  "elk.spacing.edgeNode": "24",
  "elk.layered.spacing.edgeNodeBetweenLayers": "24",
};
const OPTIONS: LayoutOptions = {
  "elk.algorithm": "layered",
  "elk.direction": "RIGHT",
  ...SPACING,
  "elk.layered.nodePlacement.strategy": "NETWORK_SIMPLEX",
  "elk.layered.cycleBreaking.strategy": "MODEL_ORDER",
  "elk.layered.considerModelOrder.strategy": "NODES_AND_EDGES",
  "elk.separateConnectedComponents": "true",
  "elk.json.edgeCoords": "ROOT",
};

// Ports at fixed places keep the outcomes of a step in order, top to bottom, without crossings.
function elkNode({ id, width, height, ports, isEntry }: Box): ElkNode {
  return {
    id,
    width,
    height,
    layoutOptions: {
      "elk.portConstraints": "FIXED_POS",
      ...(isEntry && { "elk.layered.layering.layerConstraint": "FIRST" }),
    },
    ports: [
      { id: `${id}#in`, x: 0, y: HEAD, layoutOptions: { "elk.port.side": "WEST" } },
      ...ports.map((port, index) => ({
        id: `${id}#${port}`,
        x: width,
        y: portAt(height, ports.length, index),
        layoutOptions: { "elk.port.side": "EAST" },
      })),
    ],
  };
}

/** The question to elk. Boxes come in reading order, which decides what stands above what. */
export function picture(boxes: Box[], wires: Wire[], enclosures: Enclosure[] = []): ElkNode {
  const within = new Map(enclosures.flatMap(({ id, members }) => members.map((one) => [one, id])));
  const frames = new Map<string, ElkNode>();
  const children: ElkNode[] = [];
  for (const box of boxes) {
    const frameId = within.get(box.id);
    if (frameId === undefined) {
      children.push(elkNode(box));
      continue;
    }
    let frame = frames.get(frameId);
    if (!frame) {
      frame = {
        id: frameId,
        children: [],
        layoutOptions: { ...SPACING, "elk.padding": "[top=64,left=24,bottom=24,right=24]" },
      };
      frames.set(frameId, frame);
      children.push(frame);
    }
    frame.children!.push(elkNode(box));
  }
  return {
    id: "root",
    layoutOptions: {
      ...OPTIONS,
      ...(frames.size > 0 && { "elk.hierarchyHandling": "INCLUDE_CHILDREN" }),
    },
    children,
    edges: wires.map((wire) => ({
      id: wire.id,
      sources: [`${wire.source}#${wire.port}`],
      targets: [`${wire.target}#in`],
    })),
  };
}

/** Where the boxes stand; those in frames too, on the whole canvas. */
export function placesIn(result: ElkNode): Map<string, Place> {
  const found = new Map<string, Place>();
  const walk = (nodes: ElkNode[], x: number, y: number) => {
    for (const node of nodes) {
      const place = { x: x + (node.x ?? 0), y: y + (node.y ?? 0) };
      if (node.children?.length) walk(node.children, place.x, place.y);
      else found.set(node.id, { x: Math.round(place.x), y: Math.round(place.y) });
    }
  };
  walk(result.children ?? [], 0, 0);
  return found;
}
