// What other parts of the page may ask of the trial.
import { useCallback } from "react";
import { useBuilder } from "../view";
import { trialOf } from "./store";

/** Opens the trial and lets its conversation go on at a step, with the variables there are. */
export function useStartHere(): (address: string) => void {
  const { builder, view } = useBuilder();
  return useCallback(
    (address) => {
      // The phone is what one wants to see now, not the step's dock in front of it.
      view.getState().select(null);
      view.getState().open("trial");
      trialOf(builder).getState().happen({ type: "jump", step: address });
    },
    [builder, view],
  );
}
