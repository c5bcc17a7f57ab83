import { Textarea, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { lengthOf } from "./limits";

type Props = {
  label: string;
  value: string;
  limit: number;
  required?: boolean;
  lines?: number;
  onChange: (value: string) => void;
};

/** A text with the limit that WhatsApp sets to it, counted while one writes. */
export function Counted({ label, value, limit, required, lines, onChange }: Props) {
  const { t } = useTranslation();
  const length = lengthOf(value);
  const error =
    length > limit
      ? t("builder.tooLong", { count: length - limit, limit })
      : required && value === ""
        ? t("builder.required")
        : null;
  const common = {
    label: (
      <>
        {label} <span className="count">{t("builder.count", { length, limit })}</span>
      </>
    ),
    value,
    error,
    dir: "auto",
    "aria-label": label,
  };
  return lines ? (
    <Textarea
      {...common}
      autosize
      minRows={lines}
      maxRows={10}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  ) : (
    <TextInput {...common} onChange={(event) => onChange(event.currentTarget.value)} />
  );
}
