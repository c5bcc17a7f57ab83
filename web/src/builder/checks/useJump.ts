import { useCallback, useEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import type { Problem } from "../../api/types";
import { useBuilder } from "../view";
import { addressOf, keyOf } from "./words";

/** Selects the step of a problem and shows the field that it is about. */
export function useJump(): (problem: Problem) => void {
  const { view } = useBuilder();
  return useCallback(
    (problem) => {
      const { reveal } = view.getState();
      // Shown anew even when it was the last one, so that the panel comes to the front again.
      reveal(addressOf(problem), null);
      requestAnimationFrame(() => reveal(addressOf(problem), problem.field || "id"));
    },
    [view],
  );
}

/** F8 goes to the next problem and Shift F8 to the one before, round and round. */
export function useProblemKeys() {
  const { builder } = useBuilder();
  const problems = useStore(builder, (state) => state.problems);
  const jump = useJump();
  const last = useRef<string | null>(null);
  useEffect(() => {
    const go = (event: KeyboardEvent) => {
      if (event.key !== "F8" || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      if (problems.length === 0) return;
      const at = problems.findIndex((problem) => keyOf(problem) === last.current);
      const step = event.shiftKey ? -1 : 1;
      const from = at === -1 && event.shiftKey ? 0 : at;
      const next = problems[(from + step + problems.length) % problems.length]!;
      last.current = keyOf(next);
      jump(next);
    };
    window.addEventListener("keydown", go);
    return () => window.removeEventListener("keydown", go);
  }, [problems, jump]);
}

/** What is spoken when the number of problems changes, and not when the page opens. */
export function useNews(sum: string): string {
  const [told, setTold] = useState({ sum, news: "" });
  if (told.sum !== sum) setTold({ sum, news: sum });
  return told.news;
}
