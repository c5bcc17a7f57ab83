import "@xyflow/react/dist/style.css";
import { ActionIcon, Group, Text, Tooltip, useComputedColorScheme } from "@mantine/core";
import { IconMaximize, IconMinus, IconPlus } from "@tabler/icons-react";
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
  useStore,
  type Edge,
} from "@xyflow/react";
import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { JourneyDetail, Problem } from "../api/types";
import { arrange, type Place } from "./elk";
import { ENTRY, readingOrder, type Graph } from "./graph";
import { kindOf, TRIGGER } from "./kinds";
import { previewOf, titleOf } from "./preview";
import { pair, type Run } from "./run";
import { StepNode, type StepNodeType } from "./StepNode";

const nodeTypes = { step: StepNode };
const FIT = { padding: 0.06, maxZoom: 1 };
const CULL_FROM = 150;
const READABLE = 0.6;

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
          ...(problem && { problem: problem.message }),
        },
      };
    }),
  ];
}

function ZoomBar() {
  const { t } = useTranslation();
  const flow = useReactFlow();
  const percent = useStore((state) => Math.round(state.transform[2] * 100));
  return (
    <Group className="bar-float" gap={2}>
      <ActionIcon
        aria-label={t("canvas.zoomOut")}
        onClick={() => void flow.zoomOut({ duration: 150 })}
      >
        <IconMinus size={16} />
      </ActionIcon>
      <Text size="xs" w={38} ta="center" className="tnum">
        {percent}%
      </Text>
      <ActionIcon
        aria-label={t("canvas.zoomIn")}
        onClick={() => void flow.zoomIn({ duration: 150 })}
      >
        <IconPlus size={16} />
      </ActionIcon>
      <Tooltip label={t("canvas.fit")}>
        <ActionIcon
          aria-label={t("canvas.fit")}
          onClick={() => void flow.fitView({ ...FIT, duration: 250 })}
        >
          <IconMaximize size={16} />
        </ActionIcon>
      </Tooltip>
    </Group>
  );
}

/** Places once all nodes are measured; until then the canvas stays invisible so that nothing jumps. */
function useArrangement(graph: Graph): Map<string, Place> | null {
  const flow = useReactFlow<StepNodeType>();
  const measured = useNodesInitialized();
  const [places, setPlaces] = useState<Map<string, Place> | null>(null);
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
    void arrange(boxes, graph.links).then((found) => {
      if (current) setPlaces(found);
    });
    return () => {
      current = false;
    };
  }, [flow, graph, measured]);
  useEffect(() => {
    if (!places) return;
    const frame = requestAnimationFrame(() => {
      void flow.fitView(FIT).then(() => {
        // A long journey opens readable, at its beginning, rather than whole and tiny.
        const start = places.get(ENTRY);
        if (flow.getZoom() >= READABLE || !start) return;
        const height = document.querySelector(".react-flow")?.clientHeight ?? 600;
        void flow.setViewport({
          x: 32 - start.x * READABLE,
          y: height / 2 - (start.y + 60) * READABLE,
          zoom: READABLE,
        });
      });
    });
    return () => cancelAnimationFrame(frame);
  }, [flow, places]);
  return places;
}

/** Keeps the step where the conversation stands in the middle, from the first turn that is seen happening. */
function useFollow(run: Run, places: Map<string, Place> | null) {
  const flow = useReactFlow<StepNodeType>();
  const last = useMemo(() => [...run.steps.keys()].at(-1) ?? null, [run]);
  const seen = useRef<string | null | undefined>(undefined);
  useEffect(() => {
    if (!places) return;
    const before = seen.current;
    seen.current = last;
    if (before === undefined || before === last || !last) return;
    const node = flow.getNode(last);
    if (!node) return;
    const { width = 264, height = 120 } = node.measured ?? {};
    const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    void flow.setCenter(node.position.x + width / 2, node.position.y + height / 2, {
      zoom: flow.getZoom(),
      duration: calm ? 0 : 400,
    });
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
  const places = useArrangement(graph);
  useFollow(run, places);
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
        source: link.source,
        sourceHandle: link.port,
        target: link.target,
        className: run.taken.has(pair(link.source, link.target)) ? "taken" : "",
        focusable: false,
        markerEnd: { type: MarkerType.ArrowClosed, width: 14, height: 14 },
      })),
    [graph, run],
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
      elementsSelectable
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

export function Canvas(props: Props) {
  return (
    <ReactFlowProvider>
      <Drawing {...props} />
    </ReactFlowProvider>
  );
}
