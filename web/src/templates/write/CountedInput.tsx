import { TextInput, type TextInputProps } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { charactersOf } from "../../builder/inspector/limits";
import { useProblem } from "./scope";

type Props = Omit<TextInputProps, "onChange" | "value" | "error"> & {
  value: string;
  place: string;
  limit: number;
  onText: (text: string) => void;
};

/** One line with its counter and what the server says against it. */
export function CountedInput({ value, place, limit, onText, ...props }: Props) {
  const { t } = useTranslation();
  const length = charactersOf(value);
  return (
    <TextInput
      dir="auto"
      {...props}
      value={value}
      error={useProblem(place, value !== "" && value !== "https://")}
      rightSectionWidth={62}
      rightSection={
        <span className={length > limit ? "count over" : "count"}>
          {t("builder.count", { length, limit })}
        </span>
      }
      onChange={(event) => onText(event.currentTarget.value)}
    />
  );
}
