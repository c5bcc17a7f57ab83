// What the person looks at on the builder's page: the selected step, the open panel, the run that is shown.
// None of it belongs to the document, so none of it is saved or undone.
import { createContext, useContext } from "react";
import { createStore, useStore, type StoreApi } from "zustand";
import type { Session } from "../api/types";
import type { Run } from "../canvas/run";
import type { Builder } from "./store";

/** The panels on the right, beside the one of the selected step. */
export type PanelName = "trial" | "checks" | "versions";

export type ViewState = {
  /** The address of the selected step; ENTRY for the trigger. */
  selected: string | null;
  panel: PanelName | null;
  /** The field that is to be shown and focused, as a path inside the step: `inputs.content.text`. */
  field: string | null;
  /** The path of a conversation that lies over the canvas. */
  run: Run | null;
  /** The variables of the conversation that is tried, at the moment that is looked at; for previews of expressions. */
  trialData: Record<string, unknown> | null;
  select: (address: string | null) => void;
  open: (panel: PanelName | null) => void;
  /** Selects a step and brings one of its fields into view. */
  reveal: (address: string, field?: string | null) => void;
  showRun: (run: Run | null) => void;
  showData: (trialData: Record<string, unknown> | null) => void;
};
export type View = StoreApi<ViewState>;

export function createView(): View {
  return createStore<ViewState>()((set) => ({
    selected: null,
    panel: null,
    field: null,
    run: null,
    trialData: null,
    select: (selected) => set({ selected, field: null }),
    open: (panel) => set({ panel }),
    reveal: (selected, field = null) => set({ selected, field }),
    showRun: (run) => set({ run }),
    showData: (trialData) => set({ trialData }),
  }));
}

export type BuilderContext = {
  builder: Builder;
  view: View;
  journeyId: string;
  session: Session;
  /** The subaccount that the drawn journey belongs to. */
  subAccountId: () => string;
};

export const BuilderScope = createContext<BuilderContext | null>(null);

/** The page's document, view and surroundings. Only below the builder's page. */
export function useBuilder(): BuilderContext {
  const found = useContext(BuilderScope);
  if (!found) throw new Error("useBuilder is used outside of the builder's page");
  return found;
}

export function useView<T>(pick: (state: ViewState) => T): T {
  return useStore(useBuilder().view, pick);
}
