import { Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { VariableText } from "../../expressions/VariableText";
import { inputsOf, type FieldsProps } from "../fields";
import { More } from "../More";
import { Remember } from "../Remember";
import { TimeLimit } from "../TimeLimit";
import { RememberForm } from "./RememberForm";

const CHANNELS = ["whatsapp", "sms", "viber", "line", "wechat", "rcs", "zalo", "facebookmessenger"];

/** How long to wait for the customer, for whom and where, and what of the reply is remembered. */
export function WaitForReplyPanel(props: FieldsProps) {
  const { t } = useTranslation();
  const { put, text } = inputsOf(props);
  const channel = text("channel");
  return (
    <>
      <TimeLimit {...props} field="timeout" usual={{ count: 1, unit: "day" }} />
      <Remember {...props} />
      <RememberForm {...props} />
      <More label={t("steps.fromAndChannel")} fields={["inputs.from", "inputs.channel"]}>
        <div data-field="inputs.from">
          <VariableText
            label={t("steps.from")}
            value={text("from")}
            address={props.address}
            onChange={(from) => put({ from })}
          />
        </div>
        <Select
          data-field="inputs.channel"
          label={t("steps.channel")}
          allowDeselect={false}
          value={channel}
          data={[...new Set([...CHANNELS, channel])].filter(Boolean).map((value) => ({
            value,
            label: CHANNELS.includes(value) ? t(`steps.channels.${value}`) : value,
          }))}
          onChange={(value) => value && put({ channel: value })}
        />
      </More>
    </>
  );
}
