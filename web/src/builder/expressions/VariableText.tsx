import { Input, Textarea } from "@mantine/core";
import { lazy, Suspense, useId, useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { lengthOf } from "../inspector/limits";
import "./expressions.css";
import { isOpen } from "./pieces";

const VariableEditor = lazy(() => import("./editor/VariableEditor"));

export type VariableTextProps = {
  label: string;
  /** The text as the definition has it, with expressions in double braces. */
  value: string;
  onChange: (value: string) => void;
  /** The step in whose scope the variables are read. */
  address: string;
  /** The most characters that WhatsApp shows; counted while one writes. Without one nothing is counted. */
  limit?: number;
  required?: boolean;
  /** More than one line; the number that it begins with. */
  lines?: number;
  /** Whether WhatsApp shows *bold* and the like here; texts of several lines do unless they say otherwise. */
  marks?: boolean;
  /** Stands where the counter stands, for texts that are counted in another way. */
  note?: ReactNode;
  /** What is wrong besides the length. */
  error?: string | null;
  placeholder?: string;
  /** Whether `step` can be read, as in what a step remembers. */
  afterStep?: boolean;
};

/** What counts a text while one writes; without its expressions, whose length nobody knows yet. */
export function useCounter(value: string, limit: number | undefined): string {
  const { t } = useTranslation();
  if (limit === undefined) return "";
  const length = lengthOf(value);
  return t(isOpen(value) ? "expressions.countOpen" : "builder.count", { length, limit });
}

/** A text in which variables may stand. */
export function VariableText(props: VariableTextProps) {
  const { t } = useTranslation();
  const { label, value, limit, required, lines, onChange } = props;
  const id = useId();
  const counter = useCounter(value, limit);
  const over = limit === undefined ? 0 : lengthOf(value) - limit;
  const problem =
    over > 0
      ? t("builder.tooLong", { count: over, limit })
      : required && value === ""
        ? t("builder.required")
        : (props.error ?? null);
  const writing = useRef<number | null>(null);
  return (
    <Input.Wrapper
      className="variable-text"
      labelElement="div"
      label={label}
      labelProps={{ id: `${id}label` }}
      error={problem}
      errorProps={{ id: `${id}error` }}
    >
      <Suspense
        fallback={
          <Textarea
            aria-label={label}
            autosize
            dir="auto"
            minRows={lines ?? 1}
            maxRows={10}
            value={value}
            onFocus={(event) => {
              writing.current = event.currentTarget.selectionStart;
            }}
            onBlur={() => {
              writing.current = null;
            }}
            onChange={(event) => {
              writing.current = event.currentTarget.selectionStart;
              onChange(event.currentTarget.value);
            }}
          />
        }
      >
        <VariableEditor
          {...props}
          writing={writing}
          errorId={problem ? `${id}error` : undefined}
          note={props.note ?? counter}
        />
      </Suspense>
    </Input.Wrapper>
  );
}
