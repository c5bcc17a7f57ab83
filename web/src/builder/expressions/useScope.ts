import { useContext, useDeferredValue, useMemo } from "react";
import { useStore } from "zustand";
import { BuilderScope, type ViewState } from "../view";
import type { Doc } from "../document";
import { sampleAt, type Sample } from "./sample";
import { resultsAt, variablesAt, type Variable } from "./scope";

export type StepScope = { variables: Variable[]; results: Variable[]; sample: Sample };

const NOTHING: StepScope = { variables: [], results: [], sample: { data: {}, step: null } };
const none = { subscribe: () => () => {}, getState: () => null, getInitialState: () => null };

/** The data of the conversation that was last tried out on the page, when there is one. */
const trialOf = (state: ViewState | null) =>
  (state as { trialData?: Record<string, unknown> | null } | null)?.trialData ?? null;

/** What can be read at a step, with examples. It follows the drawing a moment later, so that writing stays quick. */
export function useStepScope(address: string, afterStep = false): StepScope {
  const scope = useContext(BuilderScope);
  const doc = useStore(scope?.builder ?? none, (state) => state?.doc ?? null) as Doc | null;
  const trial = useStore(
    scope?.view ?? none,
    trialOf as (state: unknown) => ReturnType<typeof trialOf>,
  );
  const later = useDeferredValue(doc);
  return useMemo(() => {
    if (!later) return NOTHING;
    return {
      variables: variablesAt(later, address),
      results: afterStep ? resultsAt(later, address) : [],
      sample: sampleAt(later, address, afterStep, trial),
    };
  }, [later, address, afterStep, trial]);
}
