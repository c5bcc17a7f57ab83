// What can be done from inside a node. On a canvas that is only looked at there is nothing, so it is null.
import { createContext, useContext } from "react";

export type NodeActions = {
  /** Offers the kinds of steps to add at an outcome; `anchor` is what was pressed. */
  addAt: (source: string, port: string, anchor: Element) => void;
  /** Offers the kinds of steps to put into a link. */
  addInto: (link: string, anchor: Element) => void;
  /** Shows the field in which something is wrong. */
  reveal: (address: string, field: string) => void;
};

export const NodeActionsScope = createContext<NodeActions | null>(null);
export const useNodeActions = () => useContext(NodeActionsScope);
