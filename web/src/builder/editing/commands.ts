// Everything that can be done in the builder, by name: for the search (Ctrl+K), menus, shortcuts and their sheet.
// Any part of the page adds its own with `useCommands`.
import type { Icon } from "@tabler/icons-react";
import { useCallback, useEffect } from "react";
import { createStore, useStore, type StoreApi } from "zustand";
import type { Builder } from "../store";
import { useBuilder } from "../view";
import type { MenuOn } from "./ui";

export type CommandGroup = "add" | "edit" | "arrange" | "look" | "journey";

export type Command = {
  id: string;
  /** What it is called, in the language of the page. */
  label: string;
  group: CommandGroup;
  icon?: Icon;
  /** Other words it is found by. */
  words?: string;
  /** Shortcuts, the first of which is shown: `mod+D`, `shift+ArrowUp`, `?`. */
  keys?: string[];
  /** A shortcut that the browser answers itself, as for the clipboard; shown, and not listened to. */
  browserKeys?: string;
  /** Whether the shortcut works only while the person is on the canvas, and not in a panel. */
  onCanvas?: boolean;
  /** The context menus it stands in. */
  menus?: MenuOn[];
  /** Left out of the search for commands, as what only makes sense as a shortcut. */
  isUnlisted?: boolean;
  isDangerous?: boolean;
  canRun?: () => boolean;
  run: () => void;
};

type Registry = StoreApi<{ all: Command[] }>;
const registries = new WeakMap<Builder, Registry>();

export function commandsOf(builder: Builder): Registry {
  let found = registries.get(builder);
  if (!found) {
    found = createStore<{ all: Command[] }>()(() => ({ all: [] }));
    registries.set(builder, found);
  }
  return found;
}

export const useAllCommands = () =>
  useStore(commandsOf(useBuilder().builder), (state) => state.all);

/** Offers commands as long as the component is there. Keep the list the same with `useMemo`. */
export function useCommands(commands: Command[]) {
  const { builder } = useBuilder();
  useEffect(() => {
    const registry = commandsOf(builder);
    registry.setState(({ all }) => ({ all: [...all, ...commands] }));
    return () => {
      const gone = new Set(commands);
      registry.setState(({ all }) => ({ all: all.filter((command) => !gone.has(command)) }));
    };
  }, [builder, commands]);
}

export const canRun = (command: Command) => command.canRun?.() ?? true;

/** Runs a command by its name, for buttons that stand elsewhere. */
export function useRunner(id: string): () => void {
  const { builder } = useBuilder();
  return useCallback(() => {
    const command = commandsOf(builder)
      .getState()
      .all.find((one) => one.id === id);
    if (command && canRun(command)) command.run();
  }, [builder, id]);
}
