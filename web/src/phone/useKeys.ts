import { useMemo, type KeyboardEvent, type RefObject } from "react";

const STEPS: Record<string, (at: number, count: number) => number> = {
  ArrowUp: (at, count) => (at < 0 ? count - 1 : Math.max(0, at - 1)),
  ArrowDown: (at, count) => (at < 0 ? count - 1 : Math.min(count - 1, at + 1)),
  Home: () => 0,
  End: (_, count) => count - 1,
};
const SHOWN_MS = 1500;

/** Moves through the messages of a chat with the arrow keys; Enter does what the message offers. */
export function useKeys(log: RefObject<HTMLDivElement | null>) {
  return useMemo(() => {
    const rows = () => [...(log.current?.querySelectorAll<HTMLElement>(".msg") ?? [])];
    const show = (row: HTMLElement) => {
      row.focus({ preventScroll: true });
      row.scrollIntoView?.({ block: "nearest" });
    };
    return {
      onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
        const target = event.target as HTMLElement;
        if (target instanceof HTMLInputElement) return;
        const step = STEPS[event.key];
        if (step) {
          const all = rows();
          if (all.length === 0) return;
          event.preventDefault();
          const at = all.findIndex((row) => row.contains(target));
          show(all[step(at, all.length)]!);
        } else if (event.key === "Enter" && target.classList.contains("msg")) {
          event.preventDefault();
          const first = target.querySelector<HTMLElement>("button.b-btn, a.b-btn, .tpl-cards ul");
          if (first?.getAttribute("aria-haspopup") === "dialog") first.click();
          else first?.focus();
        }
      },
      jumpTo: (umid: string) => {
        const row = rows().find((one) => one.dataset["umid"] === umid);
        if (!row) return;
        row.focus({ preventScroll: true });
        row.scrollIntoView?.({ block: "center" });
        row.classList.add("found");
        setTimeout(() => row.classList.remove("found"), SHOWN_MS);
      },
    };
  }, [log]);
}
