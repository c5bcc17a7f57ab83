import { useEffect } from "react";
import { useBuilder } from "../view";
import { canRun, commandsOf } from "./commands";
import { isBusy, isOnCanvas, isPressed } from "./keys";

/** Runs commands by their shortcuts; never while somebody writes, nor in dialogs and menus. */
export function useKeys() {
  const { builder, view } = useBuilder();
  useEffect(() => {
    const registry = commandsOf(builder);
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      if (leavesPanel(event)) {
        event.preventDefault();
        focusStep(view.getState().selected);
        return;
      }
      // The search for commands also opens from a field: there the keys mean nothing else.
      const anywhere = isPressed("mod+K", event);
      if (isBusy(event.target) && !(anywhere && !inDialog(event.target))) return;
      const onCanvas = isOnCanvas(event.target);
      const command = registry
        .getState()
        .all.find(
          (one) =>
            one.keys?.some((key) => isPressed(key, event)) &&
            (onCanvas || !one.onCanvas) &&
            canRun(one),
        );
      if (!command) return;
      event.preventDefault();
      event.stopPropagation();
      command.run();
    };
    // Before the canvas sees it, which has keys of its own that would not be saved.
    document.addEventListener("keydown", onKey, true);
    return () => document.removeEventListener("keydown", onKey, true);
  }, [builder, view]);
}

const inDialog = (target: EventTarget | null) =>
  target instanceof Element && target.closest("[role='dialog']") !== null;

/** Escape in a panel goes back to the step on the canvas, unless it closes something first. */
function leavesPanel(event: KeyboardEvent): boolean {
  const { target, key } = event;
  if (key !== "Escape" || !(target instanceof HTMLElement)) return false;
  if (!target.closest("aside.panel") || target.getAttribute("aria-expanded") === "true")
    return false;
  return !document.querySelector(
    "[data-combobox-dropdown]:not([hidden]), .cm-tooltip-autocomplete",
  );
}

export function focusStep(address: string | null) {
  if (address === null) return;
  document
    .querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(address)}"]`)
    ?.focus();
}

/** The first field of the panel on the right, once it is there. */
export function focusPanel(tries = 120) {
  const field = document.querySelector<HTMLElement>(
    "aside.panel :is(input, textarea, select, [contenteditable='true'])",
  );
  if (field) field.focus();
  else if (tries > 0) requestAnimationFrame(() => focusPanel(tries - 1));
}
