import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useView } from "../view";
import { fieldOf } from "./words";

const FOCUSABLE =
  'input:not([type="hidden"]), textarea, select, [contenteditable="true"], button, [tabindex]';
const TRIES = 12;

const isAround = (outer: string, path: string) =>
  path === outer || path.startsWith(`${outer}.`) || path.startsWith(`${outer}[`);

// The field itself, else the nearest one around it, else the one that is called like it.
function find(panel: Element, path: string, label: string): Element | null {
  const marked = [...panel.querySelectorAll<HTMLElement>("[data-field]")].filter((element) =>
    isAround(element.dataset["field"]!, path),
  );
  marked.sort((a, b) => b.dataset["field"]!.length - a.dataset["field"]!.length);
  if (marked[0]) return marked[0];
  const named = [...panel.querySelectorAll("[aria-label]")].find(
    (element) => element.getAttribute("aria-label") === label,
  );
  if (named) return named;
  const words = [...panel.querySelectorAll("label, legend")].find((element) =>
    element.textContent?.trim().startsWith(label),
  );
  const control = words?.getAttribute("for");
  return (control && document.getElementById(control)) || words || null;
}

function show(element: Element) {
  const target = element.matches(FOCUSABLE) ? element : element.querySelector(FOCUSABLE);
  const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  element.scrollIntoView({ block: "center", behavior: still ? "auto" : "smooth" });
  (target as HTMLElement | null)?.focus({ preventScroll: true });
}

/** Brings the field that was asked for into view and puts the cursor into it, once its panel is there. */
export function useShownField() {
  const { t } = useTranslation();
  const selected = useView((state) => state.selected);
  const field = useView((state) => state.field);
  useEffect(() => {
    if (!selected || !field) return;
    let left = TRIES;
    let frame = 0;
    const look = () => {
      const panel = document.querySelector("[data-step-panel], aside.panel:has(.inspector-head)");
      const found = panel && find(panel, field, fieldOf(t, field));
      if (found) show(found);
      else if ((left -= 1) > 0) frame = requestAnimationFrame(look);
    };
    frame = requestAnimationFrame(look);
    return () => cancelAnimationFrame(frame);
  }, [selected, field, t]);
}
