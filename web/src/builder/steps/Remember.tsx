import { ActionIcon, Button, Select, TextInput } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { braced, scriptOf } from "../expressions/braces";
import { ExpressionField } from "../expressions/ExpressionField";
import type { FieldsProps } from "./fields";
import { isDeclaration, isPlainName, memoriesOf, nameFor } from "./remembering";

/** Variables that a step sets: what of its result is remembered, under which name. */
export function Remember({ step, address, placed, onPatch }: FieldsProps) {
  const { t } = useTranslation();
  const offers = memoriesOf(step, placed.around.choices(step));
  const [written, setWritten] = useState<string | null>(null);
  const outputs = Object.entries(step.outputs ?? {});
  if (offers.length === 0 && outputs.length === 0) return null;
  const put = (changed: [string, unknown][]) => onPatch({ outputs: Object.fromEntries(changed) });
  const remembered = new Set(outputs.map(([, value]) => scriptOf(value)));
  const next = offers.find((offer) => !remembered.has(offer.script)) ?? offers[0];
  return (
    <fieldset className="group" data-field="outputs">
      <legend>{t("builder.remember")}</legend>
      {outputs.map(([name, value], index) => {
        // What a request brings that starts the journey is declared here, and edited at the trigger.
        if (isDeclaration(value)) return null;
        const script = scriptOf(value);
        const known =
          written === name ? undefined : offers.find((offer) => offer.script === script);
        const replace = (pair: [string, unknown]) =>
          put(outputs.map((entry, at) => (at === index ? pair : entry)));
        const isTaken = outputs.some(([other], at) => other === name && at !== index);
        return (
          <div className="group-item" key={index} data-field={`outputs.${name}`}>
            <div className="grow">
              <Select
                aria-label={t("builder.what")}
                allowDeselect={false}
                value={known?.key ?? "other"}
                data={[...offers.map((offer) => offer.key), "other"].map((key) => ({
                  value: key,
                  label: t(`steps.remember.${key}`),
                }))}
                onChange={(key) => {
                  const chosen = offers.find((offer) => offer.key === key);
                  setWritten(chosen ? null : name);
                  if (chosen) replace([name, braced(chosen.script)]);
                }}
              />
              {!known && (
                <ExpressionField
                  label={t("builder.expression")}
                  value={script ?? String(value)}
                  address={address}
                  afterStep
                  onChange={(changed) => replace([name, braced(changed)])}
                />
              )}
              <TextInput
                aria-label={t("builder.variable")}
                leftSection={t("builder.as")}
                leftSectionWidth={34}
                value={name}
                error={
                  isTaken
                    ? t("builder.nameTaken")
                    : isPlainName(name)
                      ? null
                      : t("steps.remember.odd")
                }
                onChange={(event) => replace([event.currentTarget.value, value])}
              />
            </div>
            <ActionIcon
              aria-label={t("builder.forget", { name })}
              onClick={() => put(outputs.filter((_, at) => at !== index))}
            >
              <IconX size={15} aria-hidden />
            </ActionIcon>
          </div>
        );
      })}
      {next && (
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => put([...outputs, [nameFor(step, next.suffix), braced(next.script)]])}
        >
          {t("builder.rememberMore")}
        </Button>
      )}
    </fieldset>
  );
}
