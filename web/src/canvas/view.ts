import type { ReactFlowInstance } from "@xyflow/react";
import { ENTRY } from "./graph";
import type { StepNodeType } from "./StepNode";

const READABLE = 0.6;
const MARGIN = 32;

/** Shows all of a journey; a long one opens readable, at its beginning, rather than whole and tiny. */
export async function showJourney(
  flow: ReactFlowInstance<StepNodeType>,
  covered: number,
  duration = 0,
) {
  const left = `${covered + MARGIN}px` as const;
  await flow.fitView({
    padding: { top: "24px", right: "32px", bottom: "72px", left },
    maxZoom: 1,
    duration,
  });
  const start = flow.getNode(ENTRY)?.position;
  if (flow.getZoom() >= READABLE || !start) return;
  const height = document.querySelector(".react-flow")?.clientHeight ?? 600;
  await flow.setViewport({
    x: covered + MARGIN - start.x * READABLE,
    y: height / 2 - (start.y + 60) * READABLE,
    zoom: READABLE,
  });
}

/** Brings one step to the middle without changing the zoom. */
export async function showStep(flow: ReactFlowInstance<StepNodeType>, id: string) {
  const node = flow.getNode(id);
  if (!node) return;
  const { width = 264, height = 120 } = node.measured ?? {};
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  await flow.setCenter(node.position.x + width / 2, node.position.y + height / 2, {
    zoom: flow.getZoom(),
    duration: calm ? 0 : 300,
  });
}
