import type { Placed } from "../../canvas/graph";
import type { RawStep } from "../../api/types";

/** What the panel of a step kind is given. `address` tells the step from others of the same id. */
export type FieldsProps = {
  step: RawStep;
  address: string;
  placed: Placed;
  onPatch: (patch: Partial<RawStep>) => void;
};

/** The inputs of a step, and how some of them are changed; undefined takes one away. */
export function inputsOf({ step, onPatch }: Pick<FieldsProps, "step" | "onPatch">) {
  const inputs = step.inputs ?? {};
  const put = (patch: Record<string, unknown>) => {
    const merged = Object.entries({ ...inputs, ...patch });
    onPatch({ inputs: Object.fromEntries(merged.filter(([, value]) => value !== undefined)) });
  };
  const text = (name: string) => (inputs[name] === undefined ? "" : String(inputs[name]));
  return { inputs, put, text };
}
