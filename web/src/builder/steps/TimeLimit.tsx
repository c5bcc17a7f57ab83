import { Group, NumberInput, Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { readDuration, writeDuration, type Span } from "../../canvas/duration";
import { scriptOf, braced } from "../expressions/braces";
import { ExpressionField } from "../expressions/ExpressionField";
import { inputsOf, type FieldsProps } from "./fields";

const UNITS = ["second", "minute", "hour", "day"] as const;

type Props = FieldsProps & { field: "duration" | "timeout"; usual: Span };

/** How long to wait, as people say it. */
export function TimeLimit({ field, usual, ...props }: Props) {
  const { t } = useTranslation();
  const { inputs, put } = inputsOf(props);
  const written = inputs[field];
  const span = typeof written === "string" ? readDuration(written) : null;
  const script = scriptOf(written);
  if (script !== null) {
    return (
      <div data-field={`inputs.${field}`}>
        <ExpressionField
          label={t(`builder.${field}`)}
          value={script}
          address={props.address}
          onChange={(changed) => put({ [field]: braced(changed) })}
        />
      </div>
    );
  }
  const { count, unit } = span ?? usual;
  const change = (changed: Partial<Span>) =>
    put({ [field]: writeDuration({ count, unit, ...changed }) });
  return (
    <Group gap="xs" grow align="end" data-field={`inputs.${field}`}>
      <NumberInput
        label={t(`builder.${field}`)}
        min={1}
        max={9999}
        value={count}
        allowDecimal={false}
        onChange={(value) => Number(value) > 0 && change({ count: Number(value) })}
      />
      <Select
        aria-label={t("builder.unit")}
        allowDeselect={false}
        value={unit}
        data={UNITS.map((value) => ({ value, label: t(`builder.units.${value}`) }))}
        onChange={(value) => value && change({ unit: value as Span["unit"] })}
      />
    </Group>
  );
}
