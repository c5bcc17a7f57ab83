import { useReactFlow } from "@xyflow/react";
import { useTranslation } from "react-i18next";
import { addStep, connect, idsOf, type Point } from "./document";
import { placedIn } from "./EditableCanvas";
import { freeName, newStep, type NewKind } from "./newStep";
import { useBuilder } from "./view";

/** Adds a step after the selected one when that has an outcome which leads nowhere, else in the middle. */
export function useAdd() {
  const { t } = useTranslation();
  const { builder, view, subAccountId } = useBuilder();
  const flow = useReactFlow();
  return (kind: NewKind, at?: Point) => {
    const { doc, edit } = builder.getState();
    const { selected, select } = view.getState();
    const id = freeName(kind, idsOf(doc));
    const words = {
      text: t("builder.words.text"),
      button: t("builder.words.button"),
      row: t("builder.words.row"),
      section: t("builder.words.section"),
    };
    const made = newStep(kind, id, subAccountId(), words);
    const from = at ? undefined : placedIn(doc).steps.find((placed) => placed.address === selected);
    const port = from?.outcomes.find((outcome) => outcome.target === null)?.id;
    const canvas = document.querySelector(".react-flow")!.getBoundingClientRect();
    const middle = flow.screenToFlowPosition({
      x: canvas.x + canvas.width / 2,
      y: canvas.y + canvas.height / 2,
    });
    const before = from && doc.canvas.positions?.[from.address];
    const place: Point =
      at ?? (before ? [before[0] + 340, before[1]] : [middle.x - 132, middle.y - 40]);
    edit((now) => {
      const grown = addStep(now, made.step, made.open, clear(now, place));
      return from && port ? connect(grown, from, port, id) : grown;
    });
    select(id);
  };
}

/** A place near the wanted one at which no other step stands. */
function clear(doc: { canvas: { positions?: Record<string, Point> } }, [x, y]: Point): Point {
  const others = Object.values(doc.canvas.positions ?? {});
  let free = y;
  while (others.some((other) => Math.abs(other[0] - x) < 280 && Math.abs(other[1] - free) < 150)) {
    free += 170;
  }
  return [Math.round(x / 4) * 4, Math.round(free / 4) * 4];
}
