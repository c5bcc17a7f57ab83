import { ActionIcon, NumberInput, Select, TextInput } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Attribute, Condition } from "./api";
import { asksFor, COMMON, operatorsOf } from "./sentences";

type Props = {
  condition: Condition;
  attributes: Attribute[];
  tags: string[];
  number: number;
  onChange: (condition: Condition) => void;
  onRemove: () => void;
};

/** One condition as a sentence: what, how, and with which value. */
export function ConditionRow({ condition, attributes, tags, number, onChange, onRemove }: Props) {
  const { t } = useTranslation();
  const asks = asksFor(condition, attributes);
  const attribute = attributes.find((one) => one.name === condition.name);
  const subjects = [
    {
      group: t("contacts.segment.always"),
      items: Object.keys(COMMON).map((of) => ({ value: of, label: t(`contacts.of.${of}`) })),
    },
    ...(attributes.length
      ? [
          {
            group: t("contacts.segment.attributes"),
            items: attributes.map(({ name, label }) => ({ value: `attribute.${name}`, label })),
          },
        ]
      : []),
  ];
  const pick = (value: string | null) => {
    if (!value) return;
    const named = value.startsWith("attribute.");
    const next: Condition = named
      ? { of: "attribute", name: value.slice(10), is: "set" }
      : { of: value as Condition["of"], is: "equal" };
    onChange({ ...next, is: operatorsOf(next, attributes)[0]! });
  };
  const value = (given: string | number | null) => onChange({ ...condition, value: given });
  const label = t("contacts.segment.value", { number });
  return (
    <div className="condition-row">
      <Select
        aria-label={t("contacts.segment.what", { number })}
        data={subjects}
        searchable
        allowDeselect={false}
        value={condition.of === "attribute" ? `attribute.${condition.name}` : condition.of}
        onChange={pick}
      />
      <Select
        aria-label={t("contacts.segment.how", { number })}
        data={operatorsOf(condition, attributes).map((is) => ({
          value: is,
          label: t(`contacts.is.${is}`),
        }))}
        allowDeselect={false}
        value={condition.is}
        onChange={(is) => {
          if (!is) return;
          const next = { ...condition, is: is as Condition["is"] };
          const same = asksFor(next, attributes) === asks;
          onChange(same ? next : { ...next, value: null });
        }}
      />
      {asks === "nothing" && <span />}
      {asks === "choice" && (
        <Select
          aria-label={label}
          data={attribute?.choices ?? []}
          value={(condition.value as string | null | undefined) ?? null}
          onChange={value}
        />
      )}
      {(asks === "days" || asks === "number") && (
        <NumberInput
          aria-label={label}
          suffix={asks === "days" ? ` ${t("contacts.segment.days")}` : ""}
          {...(asks === "days" && { min: 1, max: 3650, allowDecimal: false })}
          value={typeof condition.value === "number" ? condition.value : ""}
          onChange={(given) => value(given === "" ? null : Number(given))}
        />
      )}
      {asks === "text" && condition.of === "tag" && (
        <Select
          aria-label={label}
          data={[...new Set([...tags, ...(condition.value ? [String(condition.value)] : [])])]}
          searchable
          value={condition.value ? String(condition.value) : null}
          onChange={value}
        />
      )}
      {(asks === "date" || (asks === "text" && condition.of !== "tag")) && (
        <TextInput
          aria-label={label}
          type={asks === "date" ? "date" : "text"}
          dir="auto"
          value={String(condition.value ?? "")}
          onChange={(event) => value(event.currentTarget.value)}
        />
      )}
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t("contacts.segment.removeCondition", { number })}
        onClick={onRemove}
      >
        <IconTrash size={16} aria-hidden />
      </ActionIcon>
    </div>
  );
}
