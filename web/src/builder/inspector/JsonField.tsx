import { Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

type Props = { label: string; value: unknown; onChange: (value: unknown) => void };

const shown = (value: unknown) =>
  value === undefined || value === null ? "" : JSON.stringify(value, null, 2);

const said = (text: string) => {
  try {
    return shown(text.trim() ? JSON.parse(text) : undefined);
  } catch {
    return null;
  }
};

/** JSON, taken over as soon as it is well-formed; until then it says where it is not. */
export function JsonField({ label, value, onChange }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState(() => shown(value));
  const [error, setError] = useState<string | null>(null);
  const outside = shown(value);
  const [seen, setSeen] = useState(outside);
  if (outside !== seen) {
    // Undo, or another field, changed it: what is shown follows, unless it says the same already.
    setSeen(outside);
    if (said(text) !== outside) {
      setText(outside);
      setError(null);
    }
  }
  return (
    <Textarea
      label={label}
      className="code"
      autosize
      minRows={1}
      maxRows={14}
      value={text}
      error={error}
      spellCheck={false}
      onChange={(event) => {
        const written = event.currentTarget.value;
        setText(written);
        try {
          const parsed: unknown = written.trim() ? JSON.parse(written) : undefined;
          setError(null);
          onChange(parsed);
        } catch (trouble) {
          setError(t("builder.jsonWrong", { why: (trouble as Error).message }));
        }
      }}
    />
  );
}
