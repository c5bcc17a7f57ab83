import { TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { namesIn, type Text } from "./form";
import { useProblem } from "./scope";

type Props = { value: Text; place: string; label: string; onChange: (samples: string[]) => void };

/** A sample for each variable of a text, as the reviewers want it. */
export function Samples({ value, place, label, onChange }: Props) {
  const { t } = useTranslation();
  const names = namesIn(value.text);
  const wrong = useProblem(`${place}.examples`, value.samples.some(Boolean));
  if (names.length === 0) return null;
  return (
    <fieldset className="tw-samples">
      <legend>{t("templates.write.samples")}</legend>
      {names.map((name, at) => (
        <TextInput
          key={name}
          id={`sample-${place}-${name}`}
          aria-label={t("templates.write.sampleOf", { name, part: label })}
          leftSection={
            <span className="chip sure" aria-hidden>
              {name}
            </span>
          }
          leftSectionWidth={Math.max(34, 20 + name.length * 8)}
          placeholder={t("templates.write.sample")}
          dir="auto"
          value={value.samples[at] ?? ""}
          onChange={(event) =>
            onChange(
              names.map((_, index) =>
                index === at ? event.currentTarget.value : (value.samples[index] ?? ""),
              ),
            )
          }
        />
      ))}
      {wrong && (
        <p className="tw-wrong" role="alert">
          {wrong}
        </p>
      )}
    </fieldset>
  );
}
