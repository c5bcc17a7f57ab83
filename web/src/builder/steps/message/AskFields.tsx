import { NumberInput, Select, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { VariableText } from "../../expressions/VariableText";
import { LIMITS } from "../../inspector/limits";
import {
  asking,
  ASKS,
  contentOf,
  dict,
  interactiveOf,
  said,
  without,
  type Ask,
  type Dict,
} from "./content";
import type { PartProps } from "./MessagePanel";
import { WordsFields } from "./WordsFields";

/** The button with which the customer calls the business: its words, and how long it works. */
function CallFields({
  interactive,
  address,
  onChange,
}: {
  interactive: Dict;
  address: string;
  onChange: (interactive: Dict) => void;
}) {
  const { t } = useTranslation();
  const action = dict(interactive["action"]);
  const parameters = dict(action["parameters"]);
  const put = (changed: Dict) =>
    onChange({ ...interactive, action: { ...action, name: "voice_call", parameters: changed } });
  const minutes = parameters["ttlMinutes"];
  return (
    <>
      <VariableText
        label={t("composer.callLabel")}
        value={said(parameters["display_text"])}
        address={address}
        limit={LIMITS.callLabel}
        placeholder="Call Now"
        onChange={(text) =>
          put(text ? { ...parameters, display_text: text } : without(parameters, "display_text"))
        }
      />
      <NumberInput
        label={t("composer.callMinutes")}
        description={t("composer.callMinutesHint")}
        value={typeof minutes === "number" ? minutes : ""}
        min={1}
        max={LIMITS.callMinutes}
        allowDecimal={false}
        placeholder="10080"
        onChange={(value) =>
          put(
            typeof value === "number"
              ? { ...parameters, ttlMinutes: value }
              : without(parameters, "ttlMinutes"),
          )
        }
      />
    </>
  );
}

/** A message with a button of WhatsApp's own: it asks for a place, the number, leave to call, or offers a call. */
export function AskFields({ inputs, address, onChange }: PartProps) {
  const { t } = useTranslation();
  const interactive = interactiveOf(inputs);
  const kind = said(interactive["type"]).toLowerCase() as Ask;
  const put = (changed: Dict) =>
    onChange({ ...inputs, content: { ...contentOf(inputs), interactive: changed } });
  return (
    <>
      <Select
        label={t("composer.ask")}
        allowDeselect={false}
        value={kind}
        data={ASKS.map((value) => ({ value, label: t(`composer.asks.${value}`) }))}
        onChange={(next) => {
          const text = said(dict(interactive["body"])["text"]);
          if (next && next !== kind) put(asking(next as Ask, text, interactive));
        }}
      />
      <Text className="hint">{t(`composer.askHint.${kind}`)}</Text>
      <WordsFields
        interactive={interactive}
        address={address}
        onChange={put}
        isRequired={kind === "location_request_message" || kind === "voice_call"}
        hasFooter={kind !== "location_request_message"}
      />
      {kind === "voice_call" && (
        <CallFields interactive={interactive} address={address} onChange={put} />
      )}
    </>
  );
}
