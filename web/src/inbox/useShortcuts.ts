import { useEffect, useRef } from "react";

export const SHORTCUTS = ["j", "k", "r", "n", "e", "a", "t", "s", "l", "u", "/", "?"] as const;
export type Shortcut = (typeof SHORTCUTS)[number];

const isWriting = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** One key for each thing, while nobody writes and no dialog is open. */
export function useShortcuts(does: Partial<Record<Shortcut, () => void>>) {
  const latest = useRef(does);
  useEffect(() => {
    latest.current = does;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (isWriting(event.target) || document.querySelector('[role="dialog"], [role="menu"]'))
        return;
      const act = latest.current[event.key as Shortcut];
      if (!act) return;
      event.preventDefault();
      act();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
}
