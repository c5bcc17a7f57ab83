// Typing and the page's undo: what is written in one go is one step back, and the page's document is what is true.
import { useContext, useMemo, useRef } from "react";
import { BuilderScope } from "../view";

const PAUSE = 900;

/** What a person did to a text: letter after letter goes together, anything else is a step of its own. */
export type Stroke = "type" | "delete" | "other";

/** Takes over what is written, so that a word is undone at once and not letter by letter. */
export function useTyping<T>(onChange: (value: T) => void): (value: T, stroke: Stroke) => void {
  const scope = useContext(BuilderScope);
  const last = useRef({ at: 0, length: -1, stroke: "other" as Stroke });
  return (value, stroke) => {
    const history = scope?.builder.temporal;
    const before = history?.getState().pastStates;
    const now = Date.now();
    const goesOn =
      stroke !== "other" &&
      stroke === last.current.stroke &&
      now - last.current.at < PAUSE &&
      before?.length === last.current.length;
    onChange(value);
    const after = history?.getState().pastStates;
    if (history && before && after && goesOn && after.length === before.length + 1) {
      history.setState({ pastStates: after.slice(0, -1) });
    }
    last.current = { at: now, length: history?.getState().pastStates.length ?? -1, stroke };
  };
}

/** Undo and redo of the page, for fields that take the keys themselves. */
export function usePageHistory() {
  const scope = useContext(BuilderScope);
  return useMemo(
    () => ({
      undo: () => scope?.builder.temporal.getState().undo(),
      redo: () => scope?.builder.temporal.getState().redo(),
    }),
    [scope],
  );
}
