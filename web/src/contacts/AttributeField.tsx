import { NumberInput, Select, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Attribute } from "./api";
import { wordOf } from "./values";

type Props = { attribute: Attribute; value: unknown; onChange: (value: unknown) => void };

/** The field for a value of this kind. */
export function AttributeField({ attribute, value, onChange }: Props) {
  const { t, i18n } = useTranslation();
  const { label, kind } = attribute;
  if (kind === "choice" || kind === "boolean") {
    const yesNo = [
      { value: "true", label: t("contacts.yes") },
      { value: "false", label: t("contacts.no") },
    ];
    return (
      <Select
        label={label}
        clearable
        clearButtonProps={{ "aria-label": t("contacts.clear", { name: label }) }}
        data={kind === "choice" ? attribute.choices : yesNo}
        value={value === undefined || value === null ? null : String(value as string)}
        onChange={(next) => onChange(kind === "boolean" && next ? next === "true" : next)}
      />
    );
  }
  if (kind === "number") {
    return (
      <NumberInput
        label={label}
        value={typeof value === "number" ? value : ""}
        onChange={(next) => onChange(next === "" ? null : Number(next))}
      />
    );
  }
  const text =
    typeof value === "object" ? wordOf(value, t, i18n.language) : String((value as string) ?? "");
  return (
    <TextInput
      label={label}
      dir={kind === "text" ? "auto" : "ltr"}
      type={
        kind === "date" ? "date" : kind === "email" ? "email" : kind === "phone" ? "tel" : "text"
      }
      value={text}
      onChange={(event) => onChange(event.currentTarget.value || null)}
    />
  );
}
