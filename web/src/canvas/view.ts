import type { Node, ReactFlowInstance } from "@xyflow/react";
import { ENTRY } from "./graph";

const READABLE = 0.6;
const MARGIN = 32;

/** On a phone no panel stands beside the steps. */
const hidden = (covered: number) => (window.matchMedia("(max-width: 700px)").matches ? 0 : covered);

/** How much room is left around what is shown; `covered` is what a panel on the left hides, in pixels. */
export const fitting = (covered: number, duration: number) => ({
  padding: {
    top: "24px",
    right: "72px",
    bottom: "72px",
    left: `${hidden(covered) + MARGIN}px`,
  } as const,
  maxZoom: 1,
  duration,
});

/** Shows all of a journey; a long one opens readable, at its beginning, rather than whole and tiny. */
export async function showJourney<N extends Node>(
  flow: ReactFlowInstance<N>,
  covered: number,
  duration = 0,
) {
  await flow.fitView(fitting(covered, duration));
  const start = flow.getNode(ENTRY)?.position;
  if (flow.getZoom() >= READABLE || !start) return;
  const height = document.querySelector(".react-flow")?.clientHeight ?? 600;
  await flow.setViewport({
    x: hidden(covered) + MARGIN - start.x * READABLE,
    y: height / 2 - (start.y + 60) * READABLE,
    zoom: READABLE,
  });
}

const EDGE = 40;

/** Brings one step into view, by as little as it takes; `covered` is what a panel on the left hides. */
export async function showStep<N extends Node>(
  flow: ReactFlowInstance<N>,
  id: string,
  covered = 0,
) {
  const node = flow.getNode(id);
  const canvas = document.querySelector(".react-flow");
  if (!node || !canvas) return;
  const { width = 264, height = 120 } = node.measured ?? {};
  const { x, y, zoom } = flow.getViewport();
  const shift = (at: number, size: number, from: number, to: number) => {
    const room = to - from;
    if (size > room) return from - at;
    return Math.max(0, from - at) + Math.min(0, to - at - size);
  };
  const dx = shift(
    node.position.x * zoom + x,
    width * zoom,
    hidden(covered) + EDGE,
    canvas.clientWidth - EDGE,
  );
  const dy = shift(node.position.y * zoom + y, height * zoom, EDGE, canvas.clientHeight - 2 * EDGE);
  if (dx === 0 && dy === 0) return;
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  await flow.setViewport({ x: x + dx, y: y + dy, zoom }, { duration: calm ? 0 : 300 });
}
