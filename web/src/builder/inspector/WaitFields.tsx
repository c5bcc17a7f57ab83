import { Group, NumberInput, Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { readDuration, writeDuration, type Span } from "../../canvas/duration";
import { typeOf } from "../../canvas/kinds";
import type { FieldsProps } from "../steps/fields";

const UNITS = ["second", "minute", "hour", "day"] as const;

/** How long to wait, as people say it. */
export function WaitFields({ step, onPatch }: FieldsProps) {
  const { t } = useTranslation();
  const inputs = step.inputs ?? {};
  const field = typeOf(step) === "wait" ? "duration" : "timeout";
  const written = inputs[field];
  const span = typeof written === "string" ? readDuration(written) : null;
  // A time that comes from an expression is edited as it is written, below.
  if (typeof written === "string" && !span) return null;
  const { count, unit } = span ?? { count: 30, unit: "minute" as const };
  const put = (changed: Partial<Span>) =>
    onPatch({ inputs: { ...inputs, [field]: writeDuration({ count, unit, ...changed }) } });
  return (
    <Group gap="xs" grow align="end">
      <NumberInput
        label={t(`builder.${field}`)}
        min={1}
        max={9999}
        value={count}
        allowDecimal={false}
        onChange={(value) => Number(value) > 0 && put({ count: Number(value) })}
      />
      <Select
        aria-label={t("builder.unit")}
        allowDeselect={false}
        value={unit}
        data={UNITS.map((value) => ({ value, label: t(`builder.units.${value}`) }))}
        onChange={(value) => value && put({ unit: value as Span["unit"] })}
      />
    </Group>
  );
}
