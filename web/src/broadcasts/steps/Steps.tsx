import { Stepper } from "@mantine/core";
import { useTranslation } from "react-i18next";

const NAMES = ["template", "recipients", "message", "start"] as const;

/** Where one is on the way to a start; steps that are behind can be opened again. */
export function Steps({
  active,
  reached = 0,
  onStep,
}: {
  active: number;
  reached?: number;
  onStep?: (step: number) => void;
}) {
  const { t } = useTranslation();
  return (
    <Stepper active={active} onStepClick={onStep} size="sm" mb="lg">
      {NAMES.map((name, at) => (
        <Stepper.Step
          key={name}
          label={t(`broadcasts.steps.${name}`)}
          allowStepSelect={onStep !== undefined && at <= reached}
        />
      ))}
    </Stepper>
  );
}
