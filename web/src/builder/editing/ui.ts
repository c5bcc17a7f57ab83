// What is open on the canvas at the moment: a menu, the search for commands, the sheet of shortcuts.
import { createStore, useStore, type StoreApi } from "zustand";
import { useBuilder, type View } from "../view";
import type { Spot } from "./insert";

/** What the palette hides of the canvas. */
export const COVERED = 232;

export type Place = { x: number; y: number };
export type MenuOn = "step" | "pane" | "link" | "mark";

export type UiState = {
  /** The kinds of steps that are offered, and where the chosen one will go. */
  picker: (Place & { spot: Spot }) | null;
  menu: (Place & { on: MenuOn }) | null;
  dialog: "commands" | "shortcuts" | "connect" | null;
  minimap: boolean | null;
  /** What was done, for people who do not see it. */
  said: string;
};
export type Ui = StoreApi<UiState>;

const stores = new WeakMap<View, Ui>();

export function uiOf(view: View): Ui {
  let found = stores.get(view);
  if (!found) {
    found = createStore<UiState>()(() => ({
      picker: null,
      menu: null,
      dialog: null,
      minimap: null,
      said: "",
    }));
    stores.set(view, found);
  }
  return found;
}

export function useUi<T>(pick: (state: UiState) => T): T {
  return useStore(uiOf(useBuilder().view), pick);
}
