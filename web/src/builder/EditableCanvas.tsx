import "@xyflow/react/dist/style.css";
import { useComputedColorScheme } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import {
  Background,
  BackgroundVariant,
  MarkerType,
  Panel,
  ReactFlow,
  useNodesInitialized,
  useNodesState,
  useReactFlow,
  type Connection,
  type Edge,
} from "@xyflow/react";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { arrange } from "../canvas/elk";
import { ENTRY, graphOf, readingOrder, type Graph } from "../canvas/graph";
import { kindOf, TRIGGER } from "../canvas/kinds";
import { previewOf, titleOf } from "../canvas/preview";
import { StepNode, type StepNodeType } from "../canvas/StepNode";
import { pair, type Run } from "../canvas/run";
import { showJourney, showStep } from "../canvas/view";
import { ZoomBar } from "../canvas/ZoomBar";
import {
  CannotConnect,
  connect,
  disconnect,
  moveSteps,
  outcomesIn,
  removeSteps,
  stepsOf,
  type Doc,
  type Point,
} from "./document";
import type { NewKind } from "./newStep";
import { DRAGGED, Palette } from "./Palette";
import type { Builder } from "./store";
import { useAdd } from "./useAdd";
import { useBuilder, useView } from "./view";

const nodeTypes = { step: StepNode };
const GRID: [number, number] = [4, 4];
const CULL_FROM = 150;
const PALETTE_WIDTH = 204;

export type Start = { title: string; text?: string };

export function placedIn(doc: Doc) {
  const graph = graphOf(stepsOf(doc));
  return {
    graph,
    steps: graph.steps.map((placed) => ({ ...placed, outcomes: outcomesIn(doc, placed) })),
  };
}

function nodesOf(
  doc: Doc,
  problems: Map<string, string>,
  start: Start,
  run: Run | null,
): StepNodeType[] {
  const { graph, steps } = placedIn(doc);
  const at = (address: string) => {
    const [x, y] = doc.canvas.positions?.[address] ?? [0, 0];
    return { x, y };
  };
  const trigger: StepNodeType = {
    id: ENTRY,
    type: "step",
    position: at(ENTRY),
    deletable: false,
    data: {
      kind: TRIGGER,
      title: start.title,
      preview: start.text ? { text: start.text } : {},
      outcomes: [
        { id: "next", phrases: [{ key: "outcomes.started" }], targetId: graph.entry ?? null },
      ],
    },
  };
  const drawn = steps.map(({ address, step, outcomes }): StepNodeType => {
    const problem = problems.get(address) ?? problems.get(step.id);
    return {
      id: address,
      type: "step",
      position: at(address),
      data: {
        kind: kindOf(step),
        title: titleOf(step.id),
        preview: previewOf(step),
        outcomes,
        ...(problem && { problem }),
        ...(run?.steps.has(address) && { run: run.steps.get(address)! }),
      },
    };
  });
  return [trigger, ...drawn];
}

async function tidied(nodes: StepNodeType[], graph: Graph): Promise<Record<string, Point>> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const boxes = readingOrder(graph).flatMap((id) => {
    const node = byId.get(id);
    if (!node) return [];
    const { width = 264, height = 120 } = node.measured ?? {};
    const ports = node.data.outcomes.map((outcome) => outcome.id);
    return [{ id, width, height, ports, isEntry: id === ENTRY }];
  });
  const places = await arrange(boxes, graph.links);
  return Object.fromEntries([...places].map(([id, { x, y }]): [string, Point] => [id, [x, y]]));
}

type Props = { start: Start };

/** A journey that was never drawn is laid out once its steps are measured. */
function useFirstLayout(builder: Builder, graph: Graph): boolean {
  const flow = useReactFlow<StepNodeType>();
  const measured = useNodesInitialized();
  const begun = useRef(false);
  const [ready, setReady] = useState(false);
  useEffect(() => {
    if (!measured || begun.current) return;
    begun.current = true;
    const show = () =>
      requestAnimationFrame(() => {
        void showJourney(flow, PALETTE_WIDTH).then(() => setReady(true));
      });
    const known = builder.getState().doc.canvas.positions ?? {};
    if (graph.steps.some((placed) => known[placed.address])) {
      show();
      return;
    }
    void tidied(flow.getNodes(), graph).then((places) => {
      builder.getState().place((doc) => moveSteps(doc, places));
      show();
    });
  }, [builder, flow, graph, measured]);
  return ready;
}

export function EditableCanvas({ start }: Props) {
  const { t } = useTranslation();
  const { builder } = useBuilder();
  const selected = useView((state) => state.selected);
  const onSelect = useView((state) => state.select);
  const run = useView((state) => state.run);
  const onAdd = useAdd();
  const flow = useReactFlow<StepNodeType>();
  const scheme = useComputedColorScheme("light");
  const doc = useStore(builder, (state) => state.doc);
  const problems = useStore(builder, (state) => state.problems);
  const edit = useStore(builder, (state) => state.edit);
  const { graph, steps } = useMemo(() => placedIn(doc), [doc]);
  const drawn = useMemo(() => {
    const words = new Map<string, string>();
    for (const problem of problems) {
      if (problem.step && !words.has(problem.step)) words.set(problem.step, problem.message);
    }
    return nodesOf(doc, words, start, run);
  }, [doc, problems, run, start]);
  const shown = useRef<string | null>(null);
  const [nodes, setNodes, onNodesChange] = useNodesState<StepNodeType>(drawn);
  useEffect(() => {
    setNodes((before) => {
      const known = new Map(before.map((node) => [node.id, node]));
      return drawn.map((node) => ({
        // What React Flow itself remembers of a node: its size, and whether it is selected.
        ...known.get(node.id),
        ...node,
        ariaLabel: `${t(`kinds.${node.data.kind.key}`)}: ${node.data.title}`,
      }));
    });
  }, [drawn, setNodes, t]);
  useEffect(() => {
    // Only a selection that came from elsewhere, as after adding a step, is put on the canvas.
    if (selected === shown.current) return;
    shown.current = selected;
    setNodes((before) => before.map((node) => ({ ...node, selected: node.id === selected })));
    const frame = requestAnimationFrame(() => selected && void showStep(flow, selected));
    return () => cancelAnimationFrame(frame);
  }, [flow, selected, setNodes]);
  const takeSelection = useCallback(
    ({ nodes: chosen }: { nodes: { id: string }[] }) => {
      const only = chosen.length === 1 ? chosen[0]!.id : null;
      if (only === shown.current) return;
      shown.current = only;
      onSelect(only);
    },
    [onSelect],
  );
  const ready = useFirstLayout(builder, graph);
  const edges = useMemo(() => {
    const titles = new Map(drawn.map((node) => [node.id, node.data.title]));
    return graph.links.map((link): Edge => ({
      id: link.id,
      source: link.source,
      sourceHandle: link.port,
      target: link.target,
      className: run?.taken.has(pair(link.source, link.target)) ? "taken" : "",
      deletable: link.source !== ENTRY && !link.port.startsWith("do:"),
      reconnectable: link.source !== ENTRY ? "target" : false,
      ariaLabel: t("canvas.edge", { from: titles.get(link.source), to: titles.get(link.target) }),
      markerEnd: { type: MarkerType.ArrowClosed, width: 14, height: 14 },
    }));
  }, [drawn, graph, run, t]);
  const link = (source: string, port: string | null | undefined, target: string) => {
    const from = steps.find((placed) => placed.address === source);
    const to = steps.find((placed) => placed.address === target);
    if (!from || !to || !port) return;
    try {
      const next = connect(builder.getState().doc, from, port, to.step.id);
      edit(() => next);
    } catch (error) {
      if (!(error instanceof CannotConnect)) throw error;
      notifications.show({
        color: "red",
        message: t("builder.alreadyLeads", { id: titleOf(to.step.id) }),
      });
    }
  };
  return (
    <ReactFlow
      className={ready ? "" : "unplaced"}
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes}
      colorMode={scheme}
      onNodesChange={onNodesChange}
      onNodeDragStop={(_, __, moved) =>
        edit((now) =>
          moveSteps(
            now,
            Object.fromEntries(
              moved.map((node): [string, Point] => [node.id, [node.position.x, node.position.y]]),
            ),
          ),
        )
      }
      onSelectionChange={takeSelection}
      onConnect={(made: Connection) => link(made.source, made.sourceHandle, made.target)}
      onReconnect={(old, made) => link(old.source, old.sourceHandle, made.target)}
      isValidConnection={({ source, target }) => source !== ENTRY && target !== ENTRY}
      onDelete={({ nodes: gone, edges: cut }) => {
        edit((now) => {
          const addresses = gone.map((node) => node.id);
          let left = now;
          for (const edge of cut) {
            if (addresses.includes(edge.source) || addresses.includes(edge.target)) continue;
            const from = placedIn(left).steps.find((placed) => placed.address === edge.source);
            if (from) left = disconnect(left, from, edge.sourceHandle!);
          }
          return removeSteps(left, addresses);
        });
        onSelect(null);
      }}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        const kind = event.dataTransfer.getData(DRAGGED) as NewKind | "";
        const at = flow.screenToFlowPosition({ x: event.clientX - 130, y: event.clientY - 24 });
        if (kind) onAdd(kind, [at.x, at.y]);
      }}
      deleteKeyCode={["Backspace", "Delete"]}
      snapToGrid
      snapGrid={GRID}
      nodeDragThreshold={2}
      minZoom={0.08}
      maxZoom={1.75}
      panOnScroll
      onlyRenderVisibleElements={nodes.length > CULL_FROM}
      aria-label={t("canvas.label")}
    >
      <Background variant={BackgroundVariant.Dots} gap={20} size={1.4} />
      <Panel position="top-left">
        <Palette onAdd={onAdd} />
      </Panel>
      <Panel position="bottom-center">
        <ZoomBar
          onTidy={() =>
            void tidied(flow.getNodes(), graph).then((places) => {
              edit((now) => moveSteps(now, places));
              requestAnimationFrame(() => void showJourney(flow, PALETTE_WIDTH, 250));
            })
          }
        />
      </Panel>
    </ReactFlow>
  );
}
