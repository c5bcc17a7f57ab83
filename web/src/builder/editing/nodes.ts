// The document as nodes and edges. What did not change keeps its identity, so that an edit of one step draws one node.
import { MarkerType, type Edge } from "@xyflow/react";
import type { TFunction } from "i18next";
import type { Problem } from "../../api/types";
import { ENTRY, readingOrder, type Graph, type Placed } from "../../canvas/graph";
import { kindOf, TRIGGER } from "../../canvas/kinds";
import { previewOf, titleOf, type Preview } from "../../canvas/preview";
import type { NodeProblem } from "../../canvas/ProblemMarker";
import { pair, type Run } from "../../canvas/run";
import type { StepNodeType } from "../../canvas/StepNode";
import { placedIn, type Doc } from "../document";
import type { FrameNodeType } from "./FrameNode";
import type { Box } from "./insert";
import { frameAround } from "./marks";
import type { NoteNodeType } from "./NoteNode";

export type CanvasNode = StepNodeType | NoteNodeType | FrameNodeType;
export type Start = { title: string; preview: Preview };
export type Drawn = { nodes: CanvasNode[]; edges: Edge[] };
export type Size = { width: number; height: number };

const FOLDED: Size = { width: 220, height: 64 };
const GUESS: Size = { width: 264, height: 120 };
const ARROW = { type: MarkerType.ArrowClosed, width: 14, height: 14 };
// Below everything, also while it is selected, which lifts a node by a thousand.
const BEHIND = -2000;

/** Remembers what was made of what: the same parts give the same thing. */
function createMemory<T>() {
  let before = new Map<string, { parts: unknown[]; made: T }>();
  let now = new Map<string, { parts: unknown[]; made: T }>();
  return {
    begin() {
      before = now;
      now = new Map();
    },
    keep(id: string, parts: unknown[], make: () => T): T {
      const known = before.get(id);
      const isSame =
        known?.parts.length === parts.length &&
        parts.every((part, index) => Object.is(part, known.parts[index]));
      const entry = isSame ? known : { parts, made: make() };
      now.set(id, entry);
      return entry.made;
    },
  };
}

/** The problem that a node shows: its first error, else its first warning. */
function problemsByAddress(problems: Problem[], t: TFunction): Map<string, NodeProblem> {
  const found = new Map<string, NodeProblem>();
  for (const problem of problems) {
    const { code, values, address } = problem as Problem & {
      code?: string;
      values?: Record<string, unknown>;
      address?: string | null;
    };
    const at = address ?? problem.step;
    if (!at) continue;
    const message = code
      ? t(`checks.codes.${code}`, { ...values, defaultValue: problem.message })
      : problem.message;
    const shown = { level: problem.level, message, field: problem.field };
    const first = found.get(at);
    if (!first) found.set(at, { ...shown, more: 0 });
    else if (first.level === "warning" && problem.level === "error") {
      found.set(at, { ...shown, more: first.more + 1 });
    } else first.more += 1;
  }
  return found;
}

export type Surroundings = {
  problems: Problem[];
  start: Start;
  run: Run | null;
  sizes: Map<string, Size>;
  selectedEdges: ReadonlySet<string>;
  t: TFunction;
};

export function createDrawer(): (doc: Doc, around: Surroundings) => Drawn {
  const nodes = createMemory<CanvasNode>();
  const edges = createMemory<Edge>();
  return (doc, around) => {
    nodes.begin();
    edges.begin();
    const { graph, steps } = placedIn(doc);
    return {
      nodes: drawNodes(doc, graph, steps, around, nodes.keep),
      edges: drawEdges(doc, graph, around, edges.keep),
    };
  };
}

type Keep<T> = (id: string, parts: unknown[], make: () => T) => T;

function drawNodes(
  doc: Doc,
  graph: Graph,
  steps: Placed[],
  { problems, start, run, sizes, t }: Surroundings,
  keep: Keep<CanvasNode>,
): CanvasNode[] {
  const { positions = {}, notes = {}, groups = {} } = doc.canvas;
  const words = problemsByAddress(problems, t);
  const hidden = new Set(
    Object.values(groups).flatMap((group) => (group.isCollapsed ? group.members : [])),
  );
  const at = (address: string) => positions[address] ?? [0, 0];
  const boxOf = (address: string): Box => {
    const [x, y] = at(address);
    return { x, y, ...(sizes.get(address) ?? GUESS) };
  };
  const known = new Map(steps.map((placed) => [placed.address, placed]));
  const ordered = readingOrder(graph).flatMap((address) => {
    const placed = known.get(address);
    if (!placed) return address === ENTRY ? [entryNode()] : [];
    return [stepNode(placed)];
  });

  function entryNode(): CanvasNode {
    const [x, y] = at(ENTRY);
    const begun = run && run.taken.size > 0 ? ("done" as const) : undefined;
    const make = (): StepNodeType => ({
      id: ENTRY,
      type: "step",
      position: { x, y },
      deletable: false,
      ariaLabel: `${t("kinds.trigger")}: ${start.title}`,
      data: {
        kind: TRIGGER,
        title: start.title,
        preview: start.preview,
        outcomes: [
          {
            id: "next",
            phrases: [{ key: "outcomes.started" }],
            targetId: graph.entry,
            target: graph.entry,
          },
        ],
        ...(begun && { run: begun }),
      },
    });
    return keep(ENTRY, [x, y, start, graph.entry, begun, t], make);
  }

  function stepNode({ address, step, outcomes }: Placed): CanvasNode {
    const [x, y] = at(address);
    const problem = words.get(address) ?? words.get(step.id);
    const state = run?.steps.get(address);
    // The words of an outcome may change with another step: the titles of the choices that it tells apart.
    const ways = JSON.stringify(outcomes);
    const isHidden = hidden.has(address);
    const { level, message, field, more } = problem ?? {};
    const parts = [step, ways, x, y, level, message, field, more, state, isHidden, t];
    return keep(address, parts, (): StepNodeType => {
      const kind = kindOf(step);
      const name = `${t(`kinds.${kind.key}`)}: ${titleOf(step.id)}`;
      return {
        id: address,
        type: "step",
        position: { x, y },
        ariaLabel: problem ? `${name}. ${t(`editing.level.${problem.level}`)} ${message}` : name,
        ...(isHidden && { hidden: true }),
        data: {
          kind,
          title: titleOf(step.id),
          preview: previewOf(step),
          outcomes,
          ...(problem && { problem }),
          ...(state && { run: state }),
        },
      };
    });
  }

  const frames = Object.entries(groups).flatMap(([id, group]): CanvasNode[] => {
    const around = frameAround(group.members.filter((one) => known.has(one)).map(boxOf));
    if (!around) return [];
    const isCollapsed = group.isCollapsed === true;
    const { width, height } = isCollapsed ? FOLDED : around;
    const { x, y } = around;
    return [
      keep(id, [group, x, y, width, height, t], () => ({
        id,
        type: "frame",
        position: { x, y },
        width,
        height,
        dragHandle: ".frame-title",
        ariaLabel: t("editing.groupNamed", { title: group.title }),
        ...(!isCollapsed && { zIndex: BEHIND, style: { pointerEvents: "none" as const } }),
        data: { title: group.title, count: group.members.length, isCollapsed },
      })),
    ];
  });
  const papers = Object.entries(notes).map(([id, note]): CanvasNode =>
    keep(id, [note, t], () => ({
      id,
      type: "note",
      position: { x: note.at[0], y: note.at[1] },
      width: note.size[0],
      height: note.size[1],
      ariaLabel: t("editing.noteNamed", { text: note.text }),
      data: { text: note.text, color: note.color },
    })),
  );
  return [...frames, ...ordered, ...papers];
}

function drawEdges(
  doc: Doc,
  graph: Graph,
  { run, selectedEdges, t, start }: Surroundings,
  keep: Keep<Edge>,
): Edge[] {
  const folded = new Map<string, string>();
  for (const [id, group] of Object.entries(doc.canvas.groups ?? {})) {
    if (group.isCollapsed) for (const member of group.members) folded.set(member, id);
  }
  const titles = new Map(graph.steps.map(({ address, step }) => [address, titleOf(step.id)]));
  titles.set(ENTRY, start.title);
  const ranks = new Map(readingOrder(graph).map((address, index) => [address, index]));
  const inOrder = [...graph.links].sort(
    (one, other) => (ranks.get(one.source) ?? 0) - (ranks.get(other.source) ?? 0),
  );
  return inOrder.flatMap((link) => {
    const source = folded.get(link.source) ?? link.source;
    const target = folded.get(link.target) ?? link.target;
    if (source === target && folded.has(link.source)) return [];
    const isFolded = source !== link.source || target !== link.target;
    const isTaken = run?.taken.has(pair(link.source, link.target)) === true;
    const isSelected = selectedEdges.has(link.id);
    const [from, to] = [titles.get(link.source), titles.get(link.target)];
    const port = source === link.source ? link.port : "out";
    const parts = [
      source,
      target,
      port,
      isTaken,
      isSelected,
      from,
      to,
      link.isImplied,
      isFolded,
      doc.canvas.routes?.[link.id],
      t,
    ];
    const route = isFolded ? undefined : doc.canvas.routes?.[link.id];
    const isWritten = link.source !== ENTRY && !link.port.startsWith("do:") && !link.isImplied;
    return [
      keep(link.id, parts, (): Edge => ({
        id: link.id,
        type: "link",
        source,
        sourceHandle: port,
        target,
        className: isTaken ? "taken" : "",
        selected: isSelected,
        deletable: isWritten,
        reconnectable: isFolded ? false : isWritten ? true : "target",
        ariaLabel: t("canvas.edge", { from, to }),
        markerEnd: ARROW,
        data: { isFolded, route, label: t("editing.addBetween", { from, to }) },
      })),
    ];
  });
}
