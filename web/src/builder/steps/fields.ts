import type { RawStep } from "../../api/types";

/** What the panel of a step kind is given. `address` tells the step from others of the same id. */
export type FieldsProps = {
  step: RawStep;
  address: string;
  onPatch: (patch: Partial<RawStep>) => void;
};
