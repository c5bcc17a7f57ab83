// The document on the canvas with its undo, and how it is saved. View state stays in the components.
import { temporal } from "zundo";
import { createStore, useStore, type StoreApi } from "zustand";
import { api, ApiError } from "../api/client";
import type { Draft, Problem } from "../api/types";
import type { Doc } from "./document";
import { createRun } from "./undo";

export type Saving = "saved" | "changed" | "saving" | "conflict" | "failed";
type Temporal = {
  pastStates: Partial<Kept>[];
  futureStates: Partial<Kept>[];
  undo: () => void;
  redo: () => void;
};
type Kept = { doc: Doc };
export type State = Kept & {
  /** The document when this page and the server last agreed: what was changed since is not saved. */
  base: Doc;
  revision: number;
  basedOn: number | null;
  isChanged: boolean;
  saving: Saving;
  /** Why it could not be saved, in words. */
  trouble: string | null;
  problems: Problem[];
  /** Changes of the same `action` that follow each other without a pause are undone together. */
  edit: (make: (doc: Doc) => Doc, action?: string) => void;
  /** Places that the layout found: no change of the person, so neither undone nor saved by itself. */
  place: (make: (doc: Doc) => Doc) => void;
  /** Shows what somebody else saved. There is no way back to before it, since that would undo their work. */
  adopt: (draft: Draft) => void;
  save: () => Promise<boolean>;
  publish: () => Promise<number>;
};
export type Builder = StoreApi<State> & { temporal: StoreApi<Temporal> };

const SAVE_AFTER = 700;

/** What the store holds when a draft was just loaded. */
function stateOf(draft: Draft) {
  const doc: Doc = { source: draft.source, canvas: draft.canvas };
  const { revision, basedOn, isChanged, problems } = draft;
  const saving: Saving = "saved";
  return { doc, base: doc, revision, basedOn, isChanged, problems, saving, trouble: null };
}

export function createBuilder(journeyId: string, draft: Draft): Builder {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<boolean> | undefined;
  let action: string | null = null;
  const run = createRun();
  const builder = createStore<State>()(
    temporal(
      (set, get) => {
        const write = async (): Promise<boolean> => {
          const { doc, revision, basedOn } = get();
          set({ saving: "saving" });
          try {
            const answer = await api.saveDraft(journeyId, { ...doc, revision, basedOn });
            const changedSince = get().doc !== doc;
            set({
              base: doc,
              revision: answer.revision,
              problems: answer.problems,
              isChanged: true,
              saving: changedSince ? "changed" : "saved",
              trouble: null,
            });
            return changedSince ? await write() : true;
          } catch (error) {
            const conflict = error instanceof ApiError && error.status === 409;
            set({ saving: conflict ? "conflict" : "failed", trouble: (error as Error).message });
            return false;
          }
        };
        return {
          ...stateOf(draft),
          edit: (make, named) => {
            action = named ?? null;
            set({ doc: make(get().doc) });
            action = null;
          },
          place: (make) => {
            builder.temporal.getState().pause();
            set({ doc: make(get().doc) });
            builder.temporal.getState().resume();
          },
          adopt: (draft) => {
            clearTimeout(timer);
            builder.temporal.getState().pause();
            set(stateOf(draft));
            builder.temporal.getState().resume();
            builder.temporal.getState().clear();
          },
          save: () => {
            clearTimeout(timer);
            running ??= write().finally(() => {
              running = undefined;
            });
            return running;
          },
          publish: async () => {
            if (get().saving !== "saved" || get().revision === 0) {
              if (!(await get().save())) throw new Error(get().trouble ?? "");
            }
            const answer = await api.publish(journeyId, get().revision);
            set({ revision: answer.revision, basedOn: answer.version, isChanged: false });
            return answer.version;
          },
        };
      },
      {
        partialize: ({ doc }) => ({ doc }),
        equality: (before, after) => before.doc === after.doc,
        // Without a limit; but what goes on with the change before it is no step of its own.
        handleSet: (keep) => (before, replace, after) => {
          const isGoingOn =
            run.goesOn((before as Kept).doc, (after as Kept).doc, action) &&
            builder.temporal.getState().futureStates.length === 0;
          // zundo hands over two more arguments than its type says.
          if (!isGoingOn) (keep as (...all: unknown[]) => void)(before, replace, after, undefined);
        },
      },
    ),
  );
  // Undo and redo change the document too, so saving hangs on the document and not on `edit`.
  builder.subscribe((state, before) => {
    if (state.doc.source === before.doc.source && state.doc.canvas === before.doc.canvas) return;
    if (state.saving === "conflict" || !isPersons(state, before)) return;
    if (state.saving !== "saving") builder.setState({ saving: "changed" });
    clearTimeout(timer);
    timer = setTimeout(() => void builder.getState().save(), SAVE_AFTER);
  });
  return builder as unknown as Builder;

  function isPersons(state: State, before: State): boolean {
    const isTracking = builder.temporal.getState().isTracking;
    return isTracking && state.doc !== before.doc;
  }
}

export const useHistory = (builder: Builder) =>
  useStore(builder.temporal, (state: Temporal) => state);
