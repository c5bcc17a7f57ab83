import { Counted } from "../inspector/Counted";

export type VariableTextProps = {
  label: string;
  /** The text as the definition has it, with expressions in double braces. */
  value: string;
  onChange: (value: string) => void;
  /** The step in whose scope the variables are read. */
  address: string;
  /** The most characters that WhatsApp shows; counted while one writes. */
  limit: number;
  required?: boolean;
  /** More than one line; the number that it begins with. */
  lines?: number;
};

/** A text in which variables may stand. */
export function VariableText({
  label,
  value,
  onChange,
  limit,
  required,
  lines,
}: VariableTextProps) {
  return (
    <Counted
      label={label}
      value={value}
      limit={limit}
      required={required}
      lines={lines}
      onChange={onChange}
    />
  );
}
