import "@xyflow/react/dist/style.css";
import { useComputedColorScheme } from "@mantine/core";
import {
  Background,
  BackgroundVariant,
  MarkerType,
  Panel,
  ReactFlow,
  ReactFlowProvider,
  useNodesInitialized,
  useNodesState,
  useReactFlow,
  type Edge,
} from "@xyflow/react";
import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { JourneyDetail, Problem } from "../api/types";
import { layOut, type Layout } from "./elk";
import { ENTRY, readingOrder, type Graph } from "./graph";
import { kindOf, TRIGGER } from "./kinds";
import { LinkEdge } from "./LinkEdge";
import { previewOf, titleOf } from "./preview";
import { pair, type Run } from "./run";
import { showJourney, showStep } from "./view";
import { ZoomBar } from "./ZoomBar";
import { StepNode, type StepNodeType } from "./StepNode";

const nodeTypes = { step: StepNode };
const edgeTypes = { link: LinkEdge };
const CULL_FROM = 150;

type Start = { title: string; text?: string };

function nodesOf(journey: JourneyDetail, graph: Graph, starts: Start): StepNodeType[] {
  const problems = new Map<string, Problem>();
  for (const problem of journey.problems) {
    if (problem.step && !problems.has(problem.step)) problems.set(problem.step, problem);
  }
  const trigger: StepNodeType = {
    id: ENTRY,
    type: "step",
    position: { x: 0, y: 0 },
    data: {
      kind: TRIGGER,
      title: starts.title,
      preview: starts.text ? { text: starts.text } : {},
      outcomes: [{ id: "next", phrases: [{ key: "outcomes.started" }], targetId: graph.entry }],
    },
  };
  return [
    trigger,
    ...graph.steps.map(({ address, step, outcomes }): StepNodeType => {
      const problem = problems.get(address) ?? problems.get(step.id);
      return {
        id: address,
        type: "step",
        position: { x: 0, y: 0 },
        data: {
          kind: kindOf(step),
          title: titleOf(step.id),
          preview: previewOf(step),
          outcomes,
          ...(problem && {
            problem: {
              level: problem.level,
              message: problem.message,
              field: problem.field,
              more: 0,
            },
          }),
        },
      };
    }),
  ];
}

/** Places once all nodes are measured; until then the canvas stays invisible so that nothing jumps. */
function useArrangement(graph: Graph): Layout | null {
  const flow = useReactFlow<StepNodeType>();
  const measured = useNodesInitialized();
  const [places, setPlaces] = useState<Layout | null>(null);
  useEffect(() => {
    if (!measured) return;
    let current = true;
    const boxes = readingOrder(graph)
      .flatMap((address) => flow.getNode(address) ?? [])
      .map((node) => ({
        id: node.id,
        width: node.measured?.width ?? 264,
        height: node.measured?.height ?? 80,
        ports: node.data.outcomes.map((outcome) => outcome.id),
        isEntry: node.id === ENTRY,
      }));
    void layOut(boxes, graph.links).then((found) => {
      if (current) setPlaces(found);
    });
    return () => {
      current = false;
    };
  }, [flow, graph, measured]);
  useEffect(() => {
    if (!places) return;
    const frame = requestAnimationFrame(() => void showJourney(flow, 0));
    return () => cancelAnimationFrame(frame);
  }, [flow, places]);
  return places;
}

/** Keeps the step where the conversation stands in the middle, from the first turn that is seen happening. */
function useFollow(run: Run, places: Layout | null) {
  const flow = useReactFlow<StepNodeType>();
  const last = useMemo(() => [...run.steps.keys()].at(-1) ?? null, [run]);
  const seen = useRef<string | null | undefined>(undefined);
  useEffect(() => {
    if (!places) return;
    const before = seen.current;
    seen.current = last;
    if (before === undefined || before === last || !last) return;
    void showStep(flow, last);
  }, [flow, last, places]);
}

type Props = { journey: JourneyDetail; graph: Graph; run: Run; starts: Start };

function Drawing({ journey, graph, run, starts }: Props) {
  const { t } = useTranslation();
  const scheme = useComputedColorScheme("light");
  const drawn = useMemo(() => nodesOf(journey, graph, starts), [journey, graph, starts]);
  // React Flow measures the nodes and needs to write that down, so they are kept in its state.
  const [kept, setKept, onNodesChange] = useNodesState<StepNodeType>(drawn);
  useEffect(() => setKept(drawn), [drawn, setKept]);
  const layout = useArrangement(graph);
  const places = layout?.places;
  useFollow(run, layout);
  const nodes = useMemo(
    () =>
      kept.map((node) => {
        const begun = run.taken.size > 0 ? ("done" as const) : undefined;
        const state = node.id === ENTRY ? begun : run.steps.get(node.id);
        return {
          ...node,
          ariaLabel: `${t(`kinds.${node.data.kind.key}`)}: ${node.data.title}`,
          position: places?.get(node.id) ?? node.position,
          data: state ? { ...node.data, run: state } : node.data,
        };
      }),
    [kept, places, run, t],
  );
  const edges = useMemo(
    () =>
      graph.links.map((link): Edge => ({
        id: link.id,
        type: "link",
        data: { route: layout?.routes.get(link.id) },
        source: link.source,
        sourceHandle: link.port,
        target: link.target,
        className: run.taken.has(pair(link.source, link.target)) ? "taken" : "",
        focusable: false,
        markerEnd: { type: MarkerType.ArrowClosed, width: 14, height: 14 },
      })),
    [graph, layout, run],
  );
  return (
    <ReactFlow
      className={layout ? "" : "unplaced"}
      nodes={nodes}
      onNodesChange={onNodesChange}
      edges={edges}
      nodeTypes={nodeTypes}
      edgeTypes={edgeTypes}
      colorMode={scheme}
      nodesDraggable={false}
      nodesConnectable={false}
      elementsSelectable
      minZoom={0.08}
      maxZoom={1.75}
      panOnScroll
      deleteKeyCode={null}
      onlyRenderVisibleElements={layout !== null && nodes.length > CULL_FROM}
      aria-label={t("canvas.label")}
    >
      <Background variant={BackgroundVariant.Dots} gap={20} size={1.4} />
      <Panel position="bottom-center">
        <ZoomBar />
      </Panel>
    </ReactFlow>
  );
}

export function Canvas(props: Props) {
  return (
    <ReactFlowProvider>
      <Drawing {...props} />
    </ReactFlowProvider>
  );
}
