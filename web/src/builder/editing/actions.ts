// What a person does on the canvas, put together from the pure changes of the document.
import type { ReactFlowInstance } from "@xyflow/react";
import { notifications } from "@mantine/notifications";
import type { TFunction } from "i18next";
import { writeOrdered } from "../../api/ordered";
import { ENTRY } from "../../canvas/graph";
import { typeOf } from "../../canvas/kinds";
import { titleOf } from "../../canvas/preview";
import {
  CannotConnect,
  idsOf,
  placedIn,
  removeSteps,
  stepAt,
  type Doc,
  type Point,
} from "../document";
import { freeName, newStep, type NewKind } from "../newStep";
import type { Builder } from "../store";
import type { View } from "../view";
import { copyOf, paste, readClip } from "./clip";
import { insertStep, spotAfter, type Box, type Spot } from "./insert";
import { cutLinks, linkTo, makeFirst } from "./links";
import { addGroup, addNote, isGroup, isMark, leaveGroups, NOTE_SIZE, removeMarks } from "./marks";
import { aligned, movedWith, moveTo, type Side } from "./move";
import type { CanvasNode } from "./nodes";
import { tidied } from "./tidy";
import type { Ui } from "./ui";

export type Around = {
  builder: Builder;
  view: View;
  ui: Ui;
  flow: ReactFlowInstance<CanvasNode>;
  subAccountId: () => string;
  t: TFunction;
};
export type Actions = ReturnType<typeof createActions>;

// Browsers keep the clipboard to themselves where the page is not served securely; then this is all there is.
let lastCopied = "";

export function createActions({ builder, view, ui, flow, subAccountId, t }: Around) {
  const now = (): Doc => builder.getState().doc;
  const edit = (make: (doc: Doc) => Doc, action?: string) => builder.getState().edit(make, action);
  const say = (said: string) => ui.setState({ said });
  const selected = () => flow.getNodes().filter((node) => node.selected);
  const selectedIds = () => selected().map((node) => node.id);
  const boxOf = (node: CanvasNode): Box & { id: string } => ({
    id: node.id,
    ...node.position,
    width: node.measured?.width ?? 264,
    height: node.measured?.height ?? 120,
  });
  const boxes = () =>
    flow
      .getNodes()
      .filter((node) => !node.hidden && !isMark(node.id))
      .map(boxOf);
  const select = (ids: string[]) => {
    const wanted = new Set(ids);
    // What was just added is on the canvas in the next frame.
    requestAnimationFrame(() =>
      flow.setNodes((nodes) =>
        nodes.map((node) =>
          Boolean(node.selected) === wanted.has(node.id)
            ? node
            : { ...node, selected: wanted.has(node.id) },
        ),
      ),
    );
  };
  const middle = (): Point => {
    const canvas = document.querySelector(".react-flow")!.getBoundingClientRect();
    const { x, y } = flow.screenToFlowPosition({
      x: canvas.x + canvas.width / 2,
      y: canvas.y + canvas.height / 2,
    });
    return [x - 132, y - 40];
  };
  const tell = (message: string) => notifications.show({ color: "red", message });

  function link(
    source: string,
    port: string,
    target: string,
    before?: { source: string; port: string },
  ) {
    try {
      const base = before && before.source !== source ? cutLinks(now(), [before]) : now();
      const next = linkTo(base, source, port, target);
      edit(() => next);
      say(t("editing.said.connected", { to: titleOf(stepAt(next, target)?.step.id ?? "") }));
      return true;
    } catch (error) {
      if (!(error instanceof CannotConnect)) throw error;
      const id = titleOf(error.targetId);
      tell(t(error.reason === "taken" ? "builder.alreadyLeads" : "editing.outOfSight", { id }));
      return false;
    }
  }

  function add(kind: NewKind, spot?: Spot) {
    const doc = now();
    const id = freeName(kind, idsOf(doc));
    const words = {
      text: t("builder.words.text"),
      button: t("builder.words.button"),
      row: t("builder.words.row"),
      section: t("builder.words.section"),
    };
    const call = placedIn(doc).steps.findLast(({ step }) => typeOf(step) === "voicemessage");
    const made = newStep(kind, id, subAccountId(), words, Object.keys(call?.step.outputs ?? {})[0]);
    const wanted = spot ?? spotAfter(doc, view.getState().selected) ?? { at: middle() };
    const grown = insertStep(doc, made, wanted, boxes());
    edit(() => grown.doc);
    view.getState().select(grown.address);
    say(t("editing.said.added", { name: titleOf(id) }));
  }

  function remove() {
    const ids = selectedIds().filter((id) => id !== ENTRY);
    const links = flow.getEdges().filter((edge) => edge.selected && edge.deletable !== false);
    if (ids.length === 0 && links.length === 0) return;
    const steps = ids.filter((id) => !isMark(id));
    edit((doc) => {
      const cut = cutLinks(
        doc,
        links.map((edge) => ({ source: edge.source, port: edge.sourceHandle! })),
      );
      return removeMarks(steps.length ? removeSteps(cut, steps) : cut, ids.filter(isMark));
    });
    view.getState().select(null);
    say(t("editing.said.removed", { count: ids.length + links.length }));
  }

  const copyText = (): string | null => {
    const clip = copyOf(now(), selectedIds());
    if (clip.steps.length + clip.notes.length === 0) return null;
    lastCopied = writeOrdered({ chatwright: "steps", ...clip }, 2);
    say(t("editing.said.copied", { count: clip.steps.length + clip.notes.length }));
    return lastCopied;
  };

  async function pasteText(text: string, at: Point | null = null) {
    const clip = readClip(text);
    if (!clip) {
      tell(t("editing.nothingToPaste"));
      return;
    }
    const unplaced = clip.steps.length > 0 && Object.keys(clip.positions).length === 0;
    const pasted = paste(now(), clip, at ?? (unplaced ? null : middle()));
    edit(() => pasted.doc);
    if (unplaced) await settle(pasted.ids, at ?? middle());
    select(pasted.ids);
    say(t("editing.said.pasted", { count: pasted.ids.length }));
  }

  // Steps that come from elsewhere have no places: they are laid out once they are measured.
  async function settle(ids: string[], [x, y]: Point) {
    await new Promise((resolve) => setTimeout(resolve, 60));
    const all = placedIn(now()).steps.map((placed) => placed.address);
    const mine = all.filter((one) => ids.some((id) => one === id || one.startsWith(`${id}/`)));
    const move = await tidied(now(), flow.getNodes(), mine);
    builder.getState().place((doc) => {
      const places = move(doc).canvas.positions ?? {};
      const moved = mine.map((id): [string, Point] => [id, places[id] ?? [0, 0]]);
      const left = Math.min(...moved.map(([, at]) => at[0]));
      const top = Math.min(...moved.map(([, at]) => at[1]));
      const shifted = moved.map(([id, at]): [string, Point] => [
        id,
        [at[0] - left + x, at[1] - top + y],
      ]);
      return moveTo(doc, Object.fromEntries(shifted));
    });
    await builder.getState().save();
  }

  function duplicate() {
    const clip = copyOf(now(), selectedIds());
    if (clip.steps.length + clip.notes.length === 0) return;
    const made = paste(now(), clip, null);
    edit(() => made.doc);
    select(made.ids);
    say(t("editing.said.pasted", { count: made.ids.length }));
  }

  function moveBy([dx, dy]: Point) {
    const ids = new Set(movedWith(now(), selectedIds()));
    const places = flow
      .getNodes()
      .filter((node) => ids.has(node.id))
      .map((node): [string, Point] => [node.id, [node.position.x + dx, node.position.y + dy]]);
    if (places.length) edit((doc) => moveTo(doc, Object.fromEntries(places)), "move");
  }

  function align(side: Side) {
    const chosen = selected()
      .filter((node) => !isGroup(node.id))
      .map(boxOf);
    if (chosen.length > 1) edit((doc) => moveTo(doc, aligned(chosen, side)));
  }

  function group() {
    const members = selectedIds().filter((id) => !isMark(id) && id !== ENTRY);
    if (members.length === 0) return;
    const made = addGroup(now(), members, t("editing.newGroup"));
    edit(() => made.doc);
    select([made.id]);
    say(t("editing.said.grouped", { count: members.length }));
  }

  function ungroup() {
    const ids = selectedIds();
    edit((doc) => leaveGroups(removeMarks(doc, ids.filter(isGroup)), ids));
  }

  function note(at?: Point) {
    const place = at ?? middle();
    const made = addNote(now(), {
      text: "",
      color: "yellow",
      at: [Math.round(place[0]), Math.round(place[1])],
      size: NOTE_SIZE,
    });
    edit(() => made.doc);
    select([made.id]);
  }

  // A layout takes a moment. When the steps were changed meanwhile, it is made anew: its places would be of steps that
  // are gone, or lie under new ones.
  async function tidy(ids: string[] | null = null) {
    for (let laidOut: Doc["source"] | null = null; laidOut !== now().source;) {
      laidOut = now().source;
      const move = await tidied(now(), flow.getNodes(), ids);
      if (laidOut === now().source) edit(move);
    }
  }

  return {
    add,
    align,
    copyText,
    duplicate,
    group,
    lastCopied: () => lastCopied,
    link,
    makeFirst: () => {
      const [only] = selectedIds();
      if (only) edit((doc) => makeFirst(doc, only));
    },
    moveBy,
    note,
    pasteText,
    remove,
    selectAll: () =>
      select(
        flow
          .getNodes()
          .filter((node) => !node.hidden)
          .map((node) => node.id),
      ),
    selectedIds,
    tidy,
    ungroup,
  };
}
