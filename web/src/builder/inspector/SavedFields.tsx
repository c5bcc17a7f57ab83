import { ActionIcon, Button, Select, TextInput } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { typeOf } from "../../canvas/kinds";
import type { FieldsProps } from "../steps/fields";

const inside = (value: unknown) =>
  /^\s*\{\{([\s\S]*)\}\}\s*$/.exec(String(value))?.[1]?.trim() ?? "";

// What a step offers to be remembered, by its kind.
const OFFERS: Record<string, Record<string, string>> = {
  waitforreply: {
    text: "step.reply.payload.content.text",
    row: "step.reply.payload.content.interactive.list_reply.id",
    rowTitle: "step.reply.payload.content.interactive.list_reply.title",
    button: "step.reply.payload.content.interactive.button_reply.id",
    whole: "step.reply",
  },
  httprequest: { body: "step.responseBody", code: "step.responseCode" },
};

/** Variables that a step sets: what of its result is remembered, under which name. */
export function SavedFields({ step, onPatch }: FieldsProps) {
  const { t } = useTranslation();
  const offers = OFFERS[typeOf(step)];
  if (!offers) return null;
  const outputs = Object.entries(step.outputs ?? {});
  const put = (changed: [string, unknown][]) => onPatch({ outputs: Object.fromEntries(changed) });
  return (
    <fieldset className="group">
      <legend>{t("builder.remember")}</legend>
      {outputs.map(([name, value], index) => {
        const script = inside(value);
        const known = Object.entries(offers).find(([, offered]) => offered === script)?.[0];
        const replace = (pair: [string, unknown]) =>
          put(outputs.map((entry, at) => (at === index ? pair : entry)));
        return (
          <div className="group-item" key={index}>
            <div className="grow">
              <Select
                aria-label={t("builder.what")}
                allowDeselect={false}
                value={known ?? "other"}
                data={[...Object.keys(offers), "other"].map((offer) => ({
                  value: offer,
                  label: t(`builder.offers.${offer}`),
                }))}
                onChange={(offer) =>
                  offer && offers[offer] && replace([name, `{{${offers[offer]}}}`])
                }
              />
              {!known && (
                <TextInput
                  aria-label={t("builder.expression")}
                  className="code"
                  value={String(value)}
                  onChange={(event) => replace([name, event.currentTarget.value])}
                />
              )}
              <TextInput
                aria-label={t("builder.variable")}
                leftSection={t("builder.as")}
                leftSectionWidth={34}
                value={name}
                error={
                  outputs.some(([other], at) => other === name && at !== index)
                    ? t("builder.nameTaken")
                    : null
                }
                onChange={(event) => replace([event.currentTarget.value, value])}
              />
            </div>
            <ActionIcon
              aria-label={t("builder.forget", { name })}
              onClick={() => put(outputs.filter((_, at) => at !== index))}
            >
              <IconX size={15} />
            </ActionIcon>
          </div>
        );
      })}
      <Button
        variant="default"
        size="xs"
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={() => {
          const taken = new Set(outputs.map(([name]) => name));
          let number = outputs.length + 1;
          while (taken.has(`${step.id}_${number}`)) number += 1;
          put([...outputs, [`${step.id}_${number}`, `{{${Object.values(offers)[0]}}}`]]);
        }}
      >
        {t("builder.rememberMore")}
      </Button>
    </fieldset>
  );
}
