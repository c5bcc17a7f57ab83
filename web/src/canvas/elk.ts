import ELK, { type ElkNode } from "elkjs/lib/elk-api.js";
import workerUrl from "elkjs/lib/elk-worker.min.js?url";

export type Box = { id: string; width: number; height: number; ports: string[]; isEntry: boolean };
export type Wire = { id: string; source: string; port: string; target: string };
export type Place = { x: number; y: number };

const ROW = 28;
const HEAD = 27;

// Ports at fixed places keep the outcomes of a step in order, top to bottom, without crossings.
function elkNode({ id, width, height, ports, isEntry }: Box): ElkNode {
  const firstRow = height - ports.length * ROW - 4;
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
        y: firstRow + index * ROW + ROW / 2,
        layoutOptions: { "elk.port.side": "EAST" },
      })),
    ],
  };
}

let elk: InstanceType<typeof ELK> | undefined;

/** Places for boxes given in reading order, left to right. Runs in a worker, so that the canvas never freezes. */
export async function arrange(boxes: Box[], wires: Wire[]): Promise<Map<string, Place>> {
  elk ??= new ELK({ workerUrl });
  const result = await elk.layout({
    id: "root",
    layoutOptions: {
      "elk.algorithm": "layered",
      "elk.direction": "RIGHT",
      "elk.layered.spacing.nodeNodeBetweenLayers": "84",
      "elk.spacing.nodeNode": "36",
      "elk.layered.nodePlacement.strategy": "NETWORK_SIMPLEX",
      "elk.layered.cycleBreaking.strategy": "MODEL_ORDER",
      "elk.layered.considerModelOrder.strategy": "NODES_AND_EDGES",
      "elk.separateConnectedComponents": "true",
    },
    children: boxes.map(elkNode),
    edges: wires.map((wire) => ({
      id: wire.id,
      sources: [`${wire.source}#${wire.port}`],
      targets: [`${wire.target}#in`],
    })),
  });
  return new Map(
    (result.children ?? []).map((child) => [
      child.id,
      { x: Math.round(child.x ?? 0), y: Math.round(child.y ?? 0) },
    ]),
  );
}
