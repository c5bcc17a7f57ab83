import { Accordion } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { FieldsProps } from "../steps/fields";
import { JsonField } from "./JsonField";

/** Everything of a step as it is written, for what the fields above cannot say. */
export function RawFields({ step, onPatch }: FieldsProps) {
  const { t } = useTranslation();
  return (
    <Accordion variant="contained" chevronPosition="left">
      <Accordion.Item value="raw">
        <Accordion.Control>{t("builder.raw")}</Accordion.Control>
        <Accordion.Panel>
          <div className="fields bare">
            <JsonField
              label={t("builder.inputs")}
              value={step.inputs}
              onChange={(inputs) => onPatch({ inputs: (inputs ?? {}) as Record<string, unknown> })}
            />
            <JsonField
              label={t("builder.outputs")}
              value={step.outputs}
              onChange={(outputs) =>
                onPatch({ outputs: (outputs ?? {}) as Record<string, unknown> })
              }
            />
          </div>
        </Accordion.Panel>
      </Accordion.Item>
    </Accordion>
  );
}
