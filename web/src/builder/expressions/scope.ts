// The variables that a step can read: what the trigger brings, and what steps before it have set.
import { stepsOf, type Doc } from "../document";
import { graphOf } from "../../canvas/graph";

export type Variable = {
  /** How people call it: `service name`. */
  name: string;
  /** How an expression reads it: `data.service_name`. */
  path: string;
  /** The addresses of the steps that set it; empty for what the trigger brings. */
  setBy: string[];
};

/** The variables in scope at a step. */
export function variablesAt(doc: Doc, address: string): Variable[] {
  const found = new Map<string, Variable>();
  for (const placed of graphOf(stepsOf(doc)).steps) {
    if (placed.address === address) continue;
    for (const name of Object.keys(placed.step.outputs ?? {})) {
      const variable = found.get(name) ?? { name, path: `data.${name}`, setBy: [] };
      found.set(name, { ...variable, setBy: [...variable.setBy, placed.address] });
    }
  }
  return [...found.values()];
}
