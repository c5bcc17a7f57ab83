import "@xyflow/react/dist/style.css";
import { useComputedColorScheme } from "@mantine/core";
import {
  Background,
  BackgroundVariant,
  MarkerType,
  Panel,
  ReactFlow,
  useNodesInitialized,
  useNodesState,
  useReactFlow,
  type Edge,
} from "@xyflow/react";
import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { arrange, type Place } from "../../../canvas/elk";
import { ENTRY, readingOrder } from "../../../canvas/graph";
import { kindOf, TRIGGER } from "../../../canvas/kinds";
import { previewOf, titleOf } from "../../../canvas/preview";
import { StepNode, type StepNodeType } from "../../../canvas/StepNode";
import { showJourney } from "../../../canvas/view";
import { ZoomBar } from "../../../canvas/ZoomBar";
import type { Union } from "./union";

const nodeTypes = { step: StepNode };
const CULL_FROM = 150;

function nodesOf(drawn: Union, trigger: string): StepNodeType[] {
  const entry: StepNodeType = {
    id: ENTRY,
    type: "step",
    position: { x: 0, y: 0 },
    data: {
      kind: TRIGGER,
      title: trigger,
      preview: {},
      outcomes: [{ id: "next", phrases: [{ key: "outcomes.started" }], targetId: drawn.entry }],
    },
  };
  const steps = drawn.steps.map(({ id, step, outcomes, change }): StepNodeType => ({
    id,
    type: "step",
    position: { x: 0, y: 0 },
    data: {
      kind: kindOf(step),
      title: titleOf(step.id),
      preview: previewOf(step),
      outcomes,
      ...(change && { change }),
    },
  }));
  return [entry, ...steps];
}

/** Where everything stood when it was drawn; laid out anew when that is not known of every step. */
function usePlaces(drawn: Union): Map<string, Place> | null {
  const flow = useReactFlow<StepNodeType>();
  const measured = useNodesInitialized();
  const [found, setFound] = useState<{ of: Union; places: Map<string, Place> } | null>(null);
  const known = useMemo(() => {
    const places = new Map<string, Place>();
    if (drawn.entryPlace) places.set(ENTRY, { x: drawn.entryPlace[0], y: drawn.entryPlace[1] });
    for (const { id, place } of drawn.steps)
      if (place) places.set(id, { x: place[0], y: place[1] });
    return places.size === drawn.steps.length + 1 ? places : null;
  }, [drawn]);
  useEffect(() => {
    if (!measured || known) return;
    let current = true;
    const links = drawn.links;
    const graph = { steps: [], links, entry: drawn.entry };
    const reached = readingOrder(graph);
    const order = new Set([...reached, ...drawn.steps.map((step) => step.id)]);
    const boxes = [...order].flatMap((id) => {
      const node = flow.getNode(id);
      if (!node) return [];
      const { width = 264, height = 120 } = node.measured ?? {};
      const ports = node.data.outcomes.map((outcome) => outcome.id);
      return [{ id, width, height, ports, isEntry: id === ENTRY }];
    });
    void arrange(boxes, links).then((places) => {
      if (current) setFound({ of: drawn, places });
    });
    return () => {
      current = false;
    };
  }, [drawn, flow, known, measured]);
  return known ?? (found?.of === drawn ? found.places : null);
}

type Props = {
  drawn: Union;
  trigger: string;
  /** The step that was chosen in the list. */
  shown: { id: string } | null;
};

/** Both versions in one picture, to look at. Below a ReactFlowProvider. */
export function CompareCanvas({ drawn, trigger, shown }: Props) {
  const { t } = useTranslation();
  const flow = useReactFlow<StepNodeType>();
  const scheme = useComputedColorScheme("light");
  const made = useMemo(() => nodesOf(drawn, trigger), [drawn, trigger]);
  const [kept, setKept, onNodesChange] = useNodesState<StepNodeType>(made);
  useEffect(() => setKept(made), [made, setKept]);
  const places = usePlaces(drawn);
  useEffect(() => {
    if (!places) return;
    const frame = requestAnimationFrame(() => void showJourney(flow, 0));
    return () => cancelAnimationFrame(frame);
  }, [flow, places]);
  useEffect(() => {
    if (!shown) return;
    setKept((before) => before.map((node) => ({ ...node, selected: node.id === shown.id })));
    const at = places?.get(shown.id);
    if (!at) return;
    const { width = 264, height = 120 } = flow.getNode(shown.id)?.measured ?? {};
    const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    const zoom = Math.max(flow.getZoom(), 0.6);
    void flow.setCenter(at.x + width / 2, at.y + height / 2, { zoom, duration: calm ? 0 : 300 });
  }, [flow, places, setKept, shown]);
  const nodes = useMemo(
    () =>
      kept.map((node) => {
        const { change } = node.data;
        const name = `${t(`kinds.${node.data.kind.key}`)}: ${node.data.title}`;
        return {
          ...node,
          ariaLabel: change ? `${name}, ${t(`compare.state.${change}`)}` : name,
          position: places?.get(node.id) ?? node.position,
        };
      }),
    [kept, places, t],
  );
  const edges = useMemo(
    () =>
      drawn.links.map((link): Edge => ({
        id: link.id,
        source: link.source,
        sourceHandle: link.port,
        target: link.target,
        className: link.change ?? "",
        focusable: false,
        markerEnd: { type: MarkerType.ArrowClosed, width: 14, height: 14 },
      })),
    [drawn],
  );
  return (
    <ReactFlow
      className={places ? "" : "unplaced"}
      nodes={nodes}
      onNodesChange={onNodesChange}
      edges={edges}
      nodeTypes={nodeTypes}
      colorMode={scheme}
      nodesDraggable={false}
      nodesConnectable={false}
      minZoom={0.08}
      maxZoom={1.75}
      panOnScroll
      deleteKeyCode={null}
      onlyRenderVisibleElements={places !== null && nodes.length > CULL_FROM}
      aria-label={t("canvas.label")}
    >
      <Background variant={BackgroundVariant.Dots} gap={20} size={1.4} />
      <Panel position="bottom-center">
        <ZoomBar />
      </Panel>
    </ReactFlow>
  );
}
