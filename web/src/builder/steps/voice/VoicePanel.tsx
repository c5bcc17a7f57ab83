import { NumberInput, Select, Text, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { VariableText } from "../../expressions/VariableText";
import { JsonField } from "../../inspector/JsonField";
import { inputsOf, type FieldsProps } from "../fields";
import { More } from "../More";
import { Remember } from "../Remember";

const ACTIONS = ["say", "say&capture", "playFile"];
// Names of voices are those of the provider; others can be written.
const VOICES = [
  "en-US-ZiraRUS",
  "en-GB-Susan-Apollo",
  "de-DE-Hedda",
  "es-ES-HelenaRUS",
  "fr-FR-Julie-Apollo",
  "id-ID-Andika",
];

/** A call that says a text, asks for keys, or plays a file. */
export function VoicePanel(props: FieldsProps) {
  const { t } = useTranslation();
  const { inputs, put, text } = inputsOf(props);
  const params = (inputs["params"] ?? {}) as Record<string, unknown>;
  const say = (patch: Record<string, unknown>) => put({ params: { ...params, ...patch } });
  const given = (name: string) => (params[name] === undefined ? "" : String(params[name]));
  const asked = text("action") || "say";
  const action = ACTIONS.find((one) => one.toLowerCase() === asked.toLowerCase()) ?? asked;
  const voice = given("voiceProfile");
  const number = (name: string, usual: number, decimals = false) => (
    <NumberInput
      key={name}
      data-field={`inputs.params.${name}`}
      label={t(`steps.voice.${name}`)}
      min={decimals ? 0.5 : 1}
      max={decimals ? 2 : 20}
      step={decimals ? 0.1 : 1}
      allowDecimal={decimals}
      value={params[name] === undefined ? usual : Number(params[name])}
      onChange={(value) => typeof value === "number" && say({ [name]: value })}
    />
  );
  return (
    <>
      <Select
        data-field="inputs.action"
        label={t("steps.voice.action")}
        allowDeselect={false}
        value={action}
        data={[...new Set([...ACTIONS, action])].map((value) => ({
          value,
          label: ACTIONS.includes(value)
            ? t(`steps.voice.actions.${value.replace(/\W/g, "")}`)
            : value,
        }))}
        onChange={(value) => value && put({ action: value })}
      />
      <div data-field="inputs.params.destination">
        <VariableText
          label={t("steps.voice.destination")}
          value={given("destination")}
          address={props.address}
          onChange={(destination) => say({ destination })}
        />
      </div>
      {action !== "playFile" && (
        <>
          <div data-field="inputs.params.text">
            <VariableText
              label={t("steps.voice.text")}
              value={given("text")}
              lines={3}
              address={props.address}
              onChange={(words) => say({ text: words })}
            />
          </div>
          <Select
            label={t("steps.voice.voiceProfile")}
            searchable
            clearable
            value={voice || null}
            data={[...new Set([...VOICES, voice])].filter(Boolean)}
            onChange={(value) => say({ voiceProfile: value ?? undefined })}
          />
        </>
      )}
      <div className="pair">
        {number("repetition", 1)}
        {action !== "playFile" && number("speed", 1, true)}
      </div>
      {action === "say&capture" && <Text className="hint">{t("steps.voice.captureHint")}</Text>}
      <Remember {...props} />
      <More>
        <TextInput
          data-field="inputs.params.source"
          label={t("steps.voice.source")}
          value={given("source")}
          onChange={(event) => say({ source: event.currentTarget.value })}
        />
        <TextInput
          data-field="inputs.clientRequestId"
          label={t("steps.voice.clientRequestId")}
          value={text("clientRequestId")}
          onChange={(event) => put({ clientRequestId: event.currentTarget.value || undefined })}
        />
        <JsonField
          label={t("steps.voice.params")}
          value={params}
          onChange={(changed) => put({ params: changed ?? {} })}
        />
      </More>
    </>
  );
}
