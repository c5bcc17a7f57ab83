import { Textarea } from "@mantine/core";

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

/** An expression, written as JavaScript. */
export function ExpressionField({
  label,
  value,
  onChange,
  placeholder,
  error,
}: ExpressionFieldProps) {
  return (
    <Textarea
      label={label}
      className="code"
      autosize
      minRows={1}
      maxRows={8}
      value={value}
      placeholder={placeholder}
      error={error}
      spellCheck={false}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
