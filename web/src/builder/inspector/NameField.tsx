import { TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

type Props = { id: string; taken: Set<string>; onRename: (id: string) => void };

/** The id of a step is its name; it is taken over when the field is left, since links hang on it. */
export function NameField({ id, taken, onRename }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState(id);
  const wanted = text.trim();
  const isTaken = wanted !== id && taken.has(wanted);
  const error = !wanted ? t("builder.nameMissing") : isTaken ? t("builder.nameTaken") : null;
  const take = () => {
    if (error) setText(id);
    else if (wanted !== id) onRename(wanted);
  };
  return (
    <TextInput
      data-field="id"
      label={t("builder.name")}
      dir="auto"
      value={text}
      maxLength={100}
      error={error}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={take}
      onKeyDown={(event) => event.key === "Enter" && take()}
    />
  );
}
