// What React Flow itself remembers of the nodes: their sizes, what is selected, where something is being dragged to.
import {
  applyNodeChanges,
  useReactFlow,
  type EdgeChange,
  type NodeChange,
  type NodePositionChange,
} from "@xyflow/react";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { showStep } from "../../canvas/view";
import { COVERED } from "./ui";
import type { Doc, Point } from "../document";
import { useBuilder, useView } from "../view";
import { isGroup, isMark, regroup } from "./marks";
import { moveTo } from "./move";
import { createDrawer, type CanvasNode, type Size, type Start } from "./nodes";

// Whatever stands in a group moves with its frame.
function withMembers(changes: NodeChange<CanvasNode>[], nodes: CanvasNode[], doc: Doc) {
  const moves = changes.filter(
    (change): change is NodePositionChange => change.type === "position" && isGroup(change.id),
  );
  if (moves.length === 0) return changes;
  const moving = new Set(changes.flatMap((change) => ("id" in change ? [change.id] : [])));
  const known = new Map(nodes.map((node) => [node.id, node]));
  const more = moves.flatMap(({ id, position, dragging }): NodePositionChange[] => {
    const before = known.get(id)?.position;
    if (!before || !position) return [];
    const members = doc.canvas.groups?.[id]?.members ?? [];
    return members.flatMap((member): NodePositionChange[] => {
      const at = known.get(member)?.position;
      if (!at || moving.has(member)) return [];
      const moved = { x: at.x + position.x - before.x, y: at.y + position.y - before.y };
      return [
        {
          id: member,
          type: "position",
          position: moved,
          ...(dragging !== undefined && { dragging }),
        },
      ];
    });
  });
  return [...changes, ...more];
}

/** The drawing as React Flow wants it, and what happens when it changes there. */
export function useNodes(start: Start) {
  const { t } = useTranslation();
  const { builder } = useBuilder();
  const flow = useReactFlow<CanvasNode>();
  const selected = useView((state) => state.selected);
  const onSelect = useView((state) => state.select);
  const run = useView((state) => state.run);
  const doc = useStore(builder, (state) => state.doc);
  const problems = useStore(builder, (state) => state.problems);
  const [draw] = useState(createDrawer);
  // Only frames look at sizes, so the drawing is made anew for them alone.
  const [sizes] = useState<Map<string, Size>>(() => new Map());
  const [round, setRound] = useState(0);
  const [selectedEdges, setSelectedEdges] = useState<ReadonlySet<string>>(() => new Set());
  const drawn = useMemo(
    () => draw(doc, { problems, start, run, sizes, selectedEdges, t }),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `round` says that sizes have changed
    [doc, draw, problems, round, run, selectedEdges, sizes, start, t],
  );
  const [nodes, setNodes] = useState<CanvasNode[]>(drawn.nodes);
  const origins = useRef(new Map<string, CanvasNode>());
  const boxSelecting = useRef(false);

  useEffect(() => {
    setNodes((before) => {
      const known = new Map(before.map((node) => [node.id, node]));
      const merged = drawn.nodes.map((node): CanvasNode => {
        const kept = known.get(node.id);
        if (kept && origins.current.get(node.id) === node) return kept;
        if (!kept) return node;
        const { measured, selected: isSelected } = kept;
        return {
          ...node,
          ...(measured && { measured }),
          ...(isSelected !== undefined && { selected: isSelected }),
        } as CanvasNode;
      });
      origins.current = new Map(drawn.nodes.map((node) => [node.id, node]));
      return merged;
    });
  }, [drawn.nodes]);

  // Only a selection that came from elsewhere, as after adding a step, is put on the canvas.
  const shown = useRef<string | null>(null);
  useEffect(() => {
    if (selected === shown.current) return;
    shown.current = selected;
    setNodes((before) =>
      before.map((node) =>
        Boolean(node.selected) === (node.id === selected)
          ? node
          : { ...node, selected: node.id === selected },
      ),
    );
    const frame = requestAnimationFrame(() => selected && void showStep(flow, selected, COVERED));
    return () => cancelAnimationFrame(frame);
  }, [flow, selected]);
  const onSelectionChange = useCallback(
    ({ nodes: chosen }: { nodes: { id: string }[] }) => {
      const only = chosen.length === 1 && !isMark(chosen[0]!.id) ? chosen[0]!.id : null;
      if (only === shown.current) return;
      shown.current = only;
      onSelect(only);
    },
    [onSelect],
  );

  const onNodesChange = useCallback(
    (raw: NodeChange<CanvasNode>[]) => {
      const wanted = boxSelecting.current
        ? raw.filter(
            (change) => change.type !== "select" || !isGroup(change.id) || !change.selected,
          )
        : raw;
      const changes = withMembers(wanted, flow.getNodes(), builder.getState().doc);
      setNodes((before) => applyNodeChanges(changes, before));
      for (const change of changes) {
        if (change.type === "dimensions" && change.dimensions && !isMark(change.id)) {
          sizes.set(change.id, change.dimensions);
        }
      }
      const hasFrames = Object.keys(builder.getState().doc.canvas.groups ?? {}).length > 0;
      if (hasFrames && changes.some((change) => change.type === "dimensions")) {
        setRound((before) => before + 1);
      }
      const dropped = changes.flatMap((change): [string, Point][] =>
        change.type === "position" && change.dragging === false && change.position
          ? [[change.id, [change.position.x, change.position.y]]]
          : [],
      );
      if (dropped.length === 0) return;
      const { edit } = builder.getState();
      const wholes = new Set(
        dropped.flatMap(([id]) => builder.getState().doc.canvas.groups?.[id]?.members ?? []),
      );
      edit((now) => {
        const moved = moveTo(now, Object.fromEntries(dropped));
        const boxOf = (address: string) => {
          const at = moved.canvas.positions?.[address];
          const size = flow.getNode(address)?.measured;
          return at
            ? { x: at[0], y: at[1], width: size?.width ?? 264, height: size?.height ?? 120 }
            : null;
        };
        const loose = dropped.map(([id]) => id).filter((id) => !isMark(id) && !wholes.has(id));
        return regroup(moved, loose, boxOf);
      });
    },
    [builder, flow, sizes],
  );

  const onEdgesChange = useCallback((changes: EdgeChange[]) => {
    const chosen = changes.filter((change) => change.type === "select");
    if (chosen.length === 0) return;
    setSelectedEdges((before) => {
      const next = new Set(before);
      for (const { id, selected: isSelected } of chosen) {
        if (isSelected) next.add(id);
        else next.delete(id);
      }
      return next;
    });
  }, []);

  return {
    doc,
    nodes,
    edges: drawn.edges,
    onNodesChange,
    onEdgesChange,
    onSelectionChange,
    onSelectionStart: () => {
      boxSelecting.current = true;
    },
    onSelectionEnd: () => {
      boxSelecting.current = false;
    },
  };
}
