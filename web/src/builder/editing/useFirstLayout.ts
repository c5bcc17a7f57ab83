import { useNodesInitialized, useReactFlow } from "@xyflow/react";
import { useEffect, useRef, useState } from "react";
import { showJourney } from "../../canvas/view";
import { placedIn, type Doc } from "../document";
import { useBuilder } from "../view";
import type { CanvasNode } from "./nodes";
import { tidied } from "./tidy";
import { COVERED } from "./ui";

/** A journey that was never drawn is laid out once its steps are measured; until then nothing is shown. */
export function useFirstLayout(doc: Doc): boolean {
  const { builder } = useBuilder();
  const flow = useReactFlow<CanvasNode>();
  const measured = useNodesInitialized();
  const begun = useRef(false);
  const [ready, setReady] = useState(false);
  useEffect(() => {
    if (!measured || begun.current) return;
    begun.current = true;
    const show = () =>
      requestAnimationFrame(() => {
        void showJourney(flow, COVERED).then(() => setReady(true));
      });
    const known = doc.canvas.positions ?? {};
    if (placedIn(doc).steps.some((placed) => known[placed.address])) {
      show();
      return;
    }
    void tidied(doc, flow.getNodes()).then((move) => {
      builder.getState().place(move);
      show();
    });
  }, [builder, doc, flow, measured]);
  return ready;
}
