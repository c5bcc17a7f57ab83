import { Input, Textarea } from "@mantine/core";
import { lazy, Suspense, useId, useRef } from "react";
import { scriptOf } from "./braces";
import "./expressions.css";

const ScriptEditor = lazy(() => import("./editor/ScriptEditor"));

export type ExpressionFieldProps = {
  label: string;
  /** The script without its braces. */
  value: string;
  onChange: (script: string) => void;
  /** The step in whose scope the expression is read. */
  address: string;
  /** Whether `step` can be read, as in what a step remembers and in its conditions. */
  afterStep?: boolean;
  placeholder?: string;
  error?: string | null;
};

/** An expression, written as JavaScript, with what it gives for example data. */
export function ExpressionField(props: ExpressionFieldProps) {
  const { label, value, placeholder, error } = props;
  const id = useId();
  const writing = useRef<number | null>(null);
  // Who pastes an expression from a definition brings its braces along.
  const onChange = (written: string) => props.onChange(scriptOf(written) ?? written);
  return (
    <Input.Wrapper
      className="expression-field"
      labelElement="div"
      label={label}
      error={error}
      errorProps={{ id: `${id}error` }}
    >
      <Suspense
        fallback={
          <Textarea
            aria-label={label}
            className="code"
            autosize
            minRows={1}
            maxRows={8}
            value={value}
            placeholder={placeholder}
            spellCheck={false}
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
        <ScriptEditor
          {...props}
          onChange={onChange}
          writing={writing}
          errorId={error ? `${id}error` : undefined}
        />
      </Suspense>
    </Input.Wrapper>
  );
}
