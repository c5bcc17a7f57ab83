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
    const doc = scope?.builder.getState().doc;
    onChange(value);
    const after = history?.getState().pastStates;
    if (history && before && after && doc && doc !== scope?.builder.getState().doc) {
      // The page joins changes of one text by time alone; what was done to the text tells more.
      if (goesOn && after.length > before.length) history.setState({ pastStates: before });
      if (!goesOn && after.length === before.length) {
        history.setState({ pastStates: [...before, { doc }] });
      }
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
