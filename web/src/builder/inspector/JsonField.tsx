import { Input, Textarea } from "@mantine/core";
import { lazy, Suspense, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useView } from "../view";
import "../expressions/expressions.css";

const JsonEditor = lazy(() => import("../expressions/editor/JsonEditor"));

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
  const id = useId();
  const address = useView((state) => state.selected) ?? "";
  const [text, setText] = useState(() => shown(value));
  const [error, setError] = useState<string | null>(null);
  const writing = useRef<number | null>(null);
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
  const take = (written: string) => {
    setText(written);
    try {
      const parsed: unknown = written.trim() ? JSON.parse(written) : undefined;
      setError(null);
      if (shown(parsed) !== outside) onChange(parsed);
    } catch (trouble) {
      setError(t("builder.jsonWrong", { why: (trouble as Error).message }));
    }
  };
  return (
    <Input.Wrapper labelElement="div" label={label} error={error} errorProps={{ id: `${id}error` }}>
      <Suspense
        fallback={
          <Textarea
            aria-label={label}
            className="code"
            autosize
            minRows={1}
            maxRows={14}
            value={text}
            spellCheck={false}
            onFocus={(event) => {
              writing.current = event.currentTarget.selectionStart;
            }}
            onBlur={() => {
              writing.current = null;
            }}
            onChange={(event) => {
              writing.current = event.currentTarget.selectionStart;
              take(event.currentTarget.value);
            }}
          />
        }
      >
        <JsonEditor
          label={label}
          value={text}
          onChange={take}
          address={address}
          writing={writing}
          errorId={error ? `${id}error` : undefined}
        />
      </Suspense>
    </Input.Wrapper>
  );
}
