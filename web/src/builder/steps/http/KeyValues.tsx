import { ActionIcon, Button, TextInput } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useState, type ClipboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { headersIn } from "./curl";

type Row = [string, unknown];
type Props = {
  label: string;
  add: string;
  value: unknown;
  field: string;
  /** Whether what stands under this name is nobody's business. */
  isSecret?: (name: string) => boolean;
  onChange: (value: Record<string, unknown> | undefined) => void;
};

const rowsOf = (value: unknown): Row[] =>
  value && typeof value === "object" && !Array.isArray(value) ? Object.entries(value) : [];
const written = (rows: Row[]) => Object.fromEntries(rows.filter(([name]) => name !== ""));
const same = (rows: Row[], value: unknown) =>
  JSON.stringify(written(rows)) === JSON.stringify(written(rowsOf(value)));

/** Names with values, one a row; lines as `name: value` can be pasted. */
export function KeyValues({ label, add, value, field, isSecret, onChange }: Props) {
  const { t } = useTranslation();
  const [rows, setRows] = useState(() => rowsOf(value));
  // A row without a name is not in the definition yet; all others follow what it says.
  const shown = same(rows, value) ? rows : rowsOf(value);
  const put = (changed: Row[]) => {
    setRows(changed);
    const next = written(changed);
    onChange(Object.keys(next).length > 0 ? next : undefined);
  };
  const replace = (at: number, row: Row) =>
    put(shown.map((one, index) => (index === at ? row : one)));
  const paste = (at: number) => (event: ClipboardEvent) => {
    const found = headersIn(event.clipboardData.getData("text"));
    if (!found) return;
    event.preventDefault();
    put([...shown.slice(0, at), ...found, ...shown.slice(at + 1)]);
  };
  return (
    <fieldset className="group" data-field={field}>
      <legend>{label}</legend>
      {shown.map(([name, item], at) => (
        <div className="key-value" key={at}>
          <TextInput
            aria-label={t("steps.http.name", { number: at + 1 })}
            placeholder={t("steps.http.namePlaceholder")}
            value={name}
            error={
              shown.some(([other], i) => i < at && other === name && name)
                ? t("builder.nameTaken")
                : null
            }
            onPaste={paste(at)}
            onChange={(event) => replace(at, [event.currentTarget.value, item])}
          />
          <ValueInput
            label={t("steps.http.value", { name: name || at + 1 })}
            value={typeof item === "string" ? item : JSON.stringify(item)}
            isSecret={isSecret?.(name) ?? false}
            onChange={(text) => replace(at, [name, text])}
          />
          <ActionIcon
            aria-label={t("steps.http.remove", { name: name || at + 1 })}
            onClick={() => put(shown.filter((_, index) => index !== at))}
          >
            <IconX size={14} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      <Button
        variant="default"
        size="xs"
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={() => setRows([...shown, ["", ""]])}
      >
        {add}
      </Button>
    </fieldset>
  );
}

type ValueProps = {
  label: string;
  value: string;
  isSecret: boolean;
  onChange: (value: string) => void;
};

/** Secrets are shown only to who writes them. */
function ValueInput({ label, value, isSecret, onChange }: ValueProps) {
  const [isWriting, setIsWriting] = useState(false);
  return (
    <TextInput
      aria-label={label}
      dir="auto"
      type={isSecret && !isWriting && !value.includes("{{") ? "password" : "text"}
      autoComplete="off"
      spellCheck={false}
      value={value}
      onFocus={() => setIsWriting(true)}
      onBlur={() => setIsWriting(false)}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
