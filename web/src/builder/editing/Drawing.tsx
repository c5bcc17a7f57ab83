import "@xyflow/react/dist/style.css";
import "./editing.css";
import { useComputedColorScheme } from "@mantine/core";
import {
  Background,
  BackgroundVariant,
  MiniMap,
  Panel,
  ReactFlow,
  SelectionMode,
  useReactFlow,
  type Connection,
  type Edge,
} from "@xyflow/react";
import { useEffect, type DragEvent, type KeyboardEvent, type MouseEvent } from "react";
import { flushSync } from "react-dom";
import { useTranslation } from "react-i18next";
import { ENTRY } from "../../canvas/graph";
import { LinkEdge } from "../../canvas/LinkEdge";
import { StepNode } from "../../canvas/StepNode";
import { ZoomBar } from "../../canvas/ZoomBar";
import { showStep } from "../../canvas/view";
import type { NewKind } from "../newStep";
import { DRAGGED, Palette } from "../Palette";
import { useBuilder, useView } from "../view";
import { useActions } from "./ActionsScope";
import { useRunner } from "./commands";
import { Dialogs } from "./Dialogs";
import { FrameNode } from "./FrameNode";
import { isMark } from "./marks";
import type { CanvasNode, Start } from "./nodes";
import { NoteNode } from "./NoteNode";
import { SelectionBar } from "./SelectionBar";
import { COVERED, uiOf, useUi, type MenuOn } from "./ui";
import { useClipboard } from "./useClipboard";
import { useEditCommands } from "./useEditCommands";
import { useFirstLayout } from "./useFirstLayout";
import { focusPanel, useKeys } from "./useKeys";
import { useNodes } from "./useNodes";

const nodeTypes = { step: StepNode, note: NoteNode, frame: FrameNode };
const edgeTypes = { link: LinkEdge };
const GRID: [number, number] = [4, 4];
const CULL_FROM = 60;
const MAP_FROM = 20;

/** Brings a step into view that was asked for while it is selected already, as from the list of checks. */
function useReveal() {
  const flow = useReactFlow<CanvasNode>();
  const selected = useView((state) => state.selected);
  const field = useView((state) => state.field);
  useEffect(() => {
    if (selected !== null && field !== null) void showStep(flow, selected, COVERED);
  }, [field, flow, selected]);
}

export function Drawing({ start }: { start: Start }) {
  const { t } = useTranslation();
  const { view } = useBuilder();
  const ui = uiOf(view);
  const actions = useActions();
  const flow = useReactFlow<CanvasNode>();
  const scheme = useComputedColorScheme("light");
  const { doc, nodes, edges, ...handlers } = useNodes(start);
  const minimap = useUi((state) => state.minimap) ?? nodes.length > MAP_FROM;
  const said = useUi((state) => state.said);
  const ready = useFirstLayout(doc);
  const onTidy = useRunner("tidy");
  const onMinimap = useRunner("minimap");
  useEditCommands();
  useKeys();
  useClipboard();
  useReveal();

  const openMenu = (event: MouseEvent | globalThis.MouseEvent, on: MenuOn) => {
    event.preventDefault();
    ui.setState({ menu: { x: event.clientX, y: event.clientY, on } });
  };
  const onNodeMenu = (event: MouseEvent, node: CanvasNode) => {
    if (!node.selected) {
      flow.setNodes((all) => all.map((one) => ({ ...one, selected: one.id === node.id })));
    }
    openMenu(event, isMark(node.id) ? "mark" : "step");
  };
  const onEdgeMenu = (event: MouseEvent, edge: Edge) => {
    handlers.onEdgesChange([{ id: edge.id, type: "select", selected: true }]);
    openMenu(event, "link");
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    const kind = event.dataTransfer.getData(DRAGGED) as NewKind | "";
    if (!kind) return;
    const link = document
      .elementsFromPoint(event.clientX, event.clientY)
      .map((element) => element.closest(".react-flow__edge")?.getAttribute("data-id"))
      .find((id) => id);
    const at = flow.screenToFlowPosition({ x: event.clientX - 130, y: event.clientY - 24 });
    actions.add(kind, link ? { link } : { at: [at.x, at.y] });
  };
  // Enter on a step goes on in its panel; Escape comes back from there.
  const onKeyDown = (event: KeyboardEvent) => {
    const node = (event.target as HTMLElement).closest?.(".react-flow__node");
    if (event.key !== "Enter" || node !== event.target) return;
    const id = node.getAttribute("data-id")!;
    if (isMark(id)) return;
    // At once, so that the first field is one of this step.
    flushSync(() => view.getState().select(id));
    focusPanel();
  };
  return (
    <div className="drawing" onKeyDown={onKeyDown}>
      <ReactFlow
        className={ready ? "" : "unplaced"}
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        colorMode={scheme}
        {...handlers}
        onConnect={(made: Connection) =>
          made.sourceHandle && actions.link(made.source, made.sourceHandle, made.target)
        }
        onReconnect={(old, made) => {
          if (!made.sourceHandle || !old.sourceHandle) return;
          const before = { source: old.source, port: old.sourceHandle };
          actions.link(made.source, made.sourceHandle, made.target, before);
        }}
        isValidConnection={({ target }) => target !== ENTRY && !isMark(target ?? "")}
        onNodeContextMenu={onNodeMenu}
        onEdgeContextMenu={onEdgeMenu}
        onSelectionContextMenu={(event) => openMenu(event, "step")}
        onPaneContextMenu={(event) => openMenu(event, "pane")}
        onDragOver={(event) => event.preventDefault()}
        onDrop={onDrop}
        deleteKeyCode={null}
        selectionMode={SelectionMode.Partial}
        multiSelectionKeyCode={["Meta", "Control", "Shift"]}
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
          <Palette onAdd={actions.add} />
        </Panel>
        <Panel position="bottom-center">
          <ZoomBar covered={COVERED} onTidy={onTidy} onMinimap={onMinimap} hasMinimap={minimap} />
        </Panel>
        {minimap && (
          <MiniMap
            className="minimap"
            pannable
            zoomable
            ariaLabel={t("editing.do.minimap")}
            nodeColor={colorOf}
          />
        )}
        <SelectionBar />
      </ReactFlow>
      <Dialogs />
      <div role="status" className="unseen">
        {said}
      </div>
    </div>
  );
}

const colorOf = (node: CanvasNode) =>
  node.type === "step" ? node.data.kind.hue : node.type === "note" ? "#e8c95b" : "transparent";
