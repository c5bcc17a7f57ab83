import { useTranslation } from "react-i18next";
import { VariableText } from "../../expressions/VariableText";
import { inputsOf, type FieldsProps } from "../fields";
import { More } from "../More";
import { Remember } from "../Remember";
import { TimeLimit } from "../TimeLimit";

/** How long to listen for keys, and in which call. */
export function KeysPanel(props: FieldsProps) {
  const { t } = useTranslation();
  const { inputs, put, text } = inputsOf(props);
  const field =
    inputs["dtmfRequestId"] === undefined && "correlationId" in inputs
      ? "correlationId"
      : "dtmfRequestId";
  return (
    <>
      <TimeLimit {...props} field="timeout" usual={{ count: 1, unit: "day" }} />
      <Remember {...props} />
      <More label={t("steps.whichCall")} fields={[`inputs.${field}`]}>
        <div data-field={`inputs.${field}`}>
          <VariableText
            label={t("steps.callId")}
            value={text(field)}
            address={props.address}
            onChange={(value) => put({ [field]: value })}
          />
        </div>
      </More>
    </>
  );
}
