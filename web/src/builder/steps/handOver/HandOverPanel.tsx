import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { VariableText } from "../../expressions/VariableText";
import { inputsOf, type FieldsProps } from "../fields";
import { More } from "../More";
import { Remember } from "../Remember";

/** The conversation goes to people. */
export function HandOverPanel(props: FieldsProps) {
  const { t } = useTranslation();
  const { inputs, put } = inputsOf(props);
  const payload = inputs["payload"];
  return (
    <>
      <Text size="sm">{t("steps.handOver.text")}</Text>
      <Text className="hint">{t("steps.handOver.after")}</Text>
      <Remember {...props} />
      <More>
        {(payload === undefined || typeof payload === "string") && (
          <div data-field="inputs.payload">
            <VariableText
              label={t("steps.handOver.payload")}
              value={payload ?? ""}
              address={props.address}
              onChange={(written) => put({ payload: written })}
            />
          </div>
        )}
      </More>
    </>
  );
}
