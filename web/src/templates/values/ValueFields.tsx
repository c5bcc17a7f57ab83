import { TextInput } from "@mantine/core";
import type { TemplateVariable } from "../api";
import { useVariableLabel } from "./label";

type Props = {
  variables: TemplateVariable[];
  values: Record<string, string>;
  onChange: (values: Record<string, string>) => void;
};

/** One field for each value that a template asks for; its sample stands there while it is empty. */
export function ValueFields({ variables, values, onChange }: Props) {
  const labelOf = useVariableLabel();
  return variables
    .filter((variable) => variable.required && variable.kind !== "flow")
    .map((variable) => (
      <TextInput
        key={variable.at}
        label={labelOf(variable)}
        placeholder={variable.example ?? undefined}
        dir="auto"
        value={values[variable.at] ?? ""}
        onChange={(event) => {
          const text = event.currentTarget.value;
          const others = Object.entries(values).filter(([at]) => at !== variable.at);
          onChange(Object.fromEntries(text === "" ? others : [...others, [variable.at, text]]));
        }}
      />
    ));
}
