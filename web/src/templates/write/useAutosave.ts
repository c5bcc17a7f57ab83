import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { draftsKey, makeDraft, saveDraft } from "../api";
import { templateOf, type Form } from "./form";

const PAUSE = 900;
export type Saving = "no" | "saving" | "saved" | "failed";

/** Keeps what is written as a draft on the server, a moment after each change; one save after the other. */
export function useAutosave(
  sub: string,
  form: Form,
  given: string | null,
  onMade: (id: string) => void,
  isOff = false,
) {
  const queries = useQueryClient();
  const [state, setState] = useState<Saving>("no");
  const id = useRef(given);
  const saved = useRef(form);
  const latest = useRef(form);
  const running = useRef<Promise<void>>(Promise.resolve());
  const isClosed = useRef(isOff);
  useEffect(() => {
    latest.current = form;
  });
  const save = useCallback(() => {
    running.current = running.current.then(async () => {
      const wanted = latest.current;
      if (isClosed.current || saved.current === wanted) return;
      setState("saving");
      try {
        if (id.current) await saveDraft(sub, id.current, templateOf(wanted));
        else {
          const made = await makeDraft(sub, templateOf(wanted));
          id.current = made.id;
          onMade(made.id);
        }
        saved.current = wanted;
        setState("saved");
        await queries.invalidateQueries({ queryKey: draftsKey(sub) });
      } catch {
        setState("failed");
      }
    });
    return running.current;
  }, [sub, onMade, queries]);
  useEffect(() => {
    if (saved.current === form) return;
    const timer = setTimeout(() => void save(), PAUSE);
    return () => clearTimeout(timer);
  }, [form, save]);
  /** Saves what is not saved yet. */
  const settle = useCallback(() => save(), [save]);
  /** The draft was submitted, and is gone. */
  const close = useCallback(() => {
    isClosed.current = true;
  }, []);
  const draftId = useCallback(() => id.current, []);
  return { state, settle, close, draftId };
}
