import { createContext, useContext } from "react";
import type { Actions } from "./actions";

export const ActionsScope = createContext<Actions | null>(null);

/** What can be done on the canvas. Only on the canvas. */
export function useActions(): Actions {
  const found = useContext(ActionsScope);
  if (!found) throw new Error("useActions is used outside of the canvas");
  return found;
}
