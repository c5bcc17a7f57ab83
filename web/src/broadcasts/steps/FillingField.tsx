import { Select, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { TemplateVariable } from "../../templates/api";
import { useVariableLabel } from "../../templates/values/label";
import type { Filling } from "../api";

const SAME = "\u0000same"; // No column is called so.

/** What stands in one place: a column, or the same text for all, and what stands in for an empty cell. */
export function FillingField({
  variable,
  columns,
  filling,
  onChange,
}: {
  variable: TemplateVariable;
  columns: string[];
  filling: Filling;
  onChange: (filling: Filling) => void;
}) {
  const { t } = useTranslation();
  const label = useVariableLabel()(variable);
  const { column } = filling;
  return (
    <fieldset className="bc-place">
      <legend dir="auto">{label}</legend>
      <Select
        label={t("broadcasts.from")}
        data={[
          ...columns.map((name) => ({ value: name, label: name })),
          { value: SAME, label: t("broadcasts.sameText") },
        ]}
        value={column ?? SAME}
        allowDeselect={false}
        onChange={(name) =>
          onChange(
            name === null || name === SAME
              ? { text: "" }
              : { column: name, ...(filling.fallback && { fallback: filling.fallback }) },
          )
        }
      />
      {column === undefined ? (
        <TextInput
          label={t("broadcasts.theText")}
          placeholder={variable.example ?? undefined}
          required
          dir="auto"
          value={filling.text ?? ""}
          onChange={(event) => onChange({ text: event.currentTarget.value })}
        />
      ) : (
        <TextInput
          label={t("broadcasts.fallback")}
          placeholder={t("broadcasts.fallbackHint")}
          dir="auto"
          value={filling.fallback ?? ""}
          onChange={(event) => onChange({ column, fallback: event.currentTarget.value })}
        />
      )}
    </fieldset>
  );
}
