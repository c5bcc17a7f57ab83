import { Button, Group, NumberInput, PasswordInput, Select, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { madeUp, REGIONS, type Field } from "./fields";

type Props = {
  field: Field;
  value: string;
  /** It is stored already, and stays when nothing is filled in. */
  isKept: boolean;
  isMissing: boolean;
  onChange: (value: string) => void;
};

/** One setting of a provider, with where to find it. */
export function ProviderField({ field, value, isKept, isMissing, onChange }: Props) {
  const { t } = useTranslation();
  const { name, isSecret, isMade, isOptional, isNumber, choices } = field;
  const common = {
    label: t(`numbers.fields.${name}`),
    description: t(`numbers.hints.${name}`),
    error: isMissing && t("numbers.missing"),
    required: !isOptional && !isKept,
    dir: "ltr" as const,
  };
  if (choices) {
    const known = choices.includes(value) || !value ? choices : [...choices, value];
    const data = known.map((choice) => ({
      value: choice,
      label: REGIONS[choice] ? t(`numbers.regions.${REGIONS[choice]}`) : choice,
    }));
    return (
      <Select
        {...common}
        data={data}
        value={value}
        allowDeselect={false}
        onChange={(next) => onChange(next ?? "")}
      />
    );
  }
  if (isNumber) {
    return (
      <NumberInput
        {...common}
        value={value}
        min={1}
        max={10_000}
        allowDecimal={false}
        allowNegative={false}
        onChange={(next) => onChange(String(next))}
      />
    );
  }
  const typed = {
    ...common,
    value,
    autoComplete: "off",
    placeholder: isKept ? t("numbers.kept") : undefined,
    onChange: (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value),
  };
  if (isMade) {
    return (
      <Group align="end" gap="xs" wrap="nowrap">
        <TextInput {...typed} className="grow" />
        <Button variant="default" onClick={() => onChange(madeUp())}>
          {t("numbers.makeNew")}
        </Button>
      </Group>
    );
  }
  if (!isSecret) return <TextInput {...typed} />;
  return (
    <PasswordInput
      {...typed}
      visibilityToggleButtonProps={{ "aria-label": t("numbers.showSecret") }}
    />
  );
}
