import { useReactFlow } from "@xyflow/react";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { NodeActionsScope, type NodeActions } from "../canvas/actions";
import { keywordsOf } from "../canvas/preview";
import { stepsOf } from "./document";
import { createActions } from "./editing/actions";
import { ActionsScope } from "./editing/ActionsScope";
import { Drawing } from "./editing/Drawing";
import type { Spot } from "./editing/insert";
import type { CanvasNode } from "./editing/nodes";
import { uiOf } from "./editing/ui";
import { useBuilder } from "./view";

export { placedIn } from "./document";
export type Start = { title: string; text?: string };

/** The canvas on which a journey is drawn, and what can be done there. */
export function EditableCanvas({ start }: { start: Start }) {
  const { t } = useTranslation();
  const { builder, view, subAccountId } = useBuilder();
  const flow = useReactFlow<CanvasNode>();
  const [getSubAccount] = useState(() => subAccountId);
  const ui = uiOf(view);
  const actions = useMemo(
    () => createActions({ builder, view, ui, flow, subAccountId: getSubAccount, t }),
    [builder, flow, getSubAccount, t, ui, view],
  );
  const inNodes = useMemo((): NodeActions => {
    const offer = (anchor: Element, spot: Spot) => {
      const { right, top, height } = anchor.getBoundingClientRect();
      // What is added to by keyboard may stand outside of the window.
      const x = Math.max(0, Math.min(right, window.innerWidth - 280));
      const y = Math.max(0, Math.min(top + height / 2, window.innerHeight - 20));
      ui.setState({ picker: { x, y, spot } });
    };
    return {
      addAt: (source, port, anchor) => offer(anchor, { source, port }),
      addInto: (link, anchor) => offer(anchor, { link }),
      reveal: (address, field) => view.getState().reveal(address, field),
    };
  }, [ui, view]);
  const first = useStore(builder, (state) => stepsOf(state.doc)[0]);
  const { title, text } = start;
  const begin = useMemo(() => {
    const keywords = keywordsOf(first);
    const preview = keywords.length ? { keywords } : text ? { text } : {};
    return { title, preview };
  }, [first, text, title]);
  return (
    <ActionsScope.Provider value={actions}>
      <NodeActionsScope.Provider value={inNodes}>
        <Drawing start={begin} />
      </NodeActionsScope.Provider>
    </ActionsScope.Provider>
  );
}
