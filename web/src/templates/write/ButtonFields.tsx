import { NumberInput, Switch, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { CountedInput } from "./CountedInput";
import { LIMITS, namesIn, type Button } from "./form";
import { useProblem } from "./scope";

type Props = { button: Button; place: string; onChange: (button: Button) => void };

/** What a button of its kind needs. */
export function ButtonFields({ button, place, onChange }: Props) {
  const { t } = useTranslation();
  const put = (change: Partial<Button>) => onChange({ ...button, ...change });
  const label = (
    <CountedInput
      label={t("templates.write.label")}
      required={button.type !== "VOICE_CALL"}
      place={`${place}.text`}
      limit={LIMITS.label}
      value={button.text}
      onText={(text) => put({ text })}
    />
  );
  switch (button.type) {
    case "URL":
      return (
        <>
          {label}
          <UrlFields button={button} place={place} onChange={onChange} />
        </>
      );
    case "PHONE_NUMBER":
      return (
        <>
          {label}
          <CountedInput
            type="tel"
            label={t("templates.write.phone")}
            placeholder="+65 6123 4567"
            required
            dir="ltr"
            place={`${place}.phoneNumber`}
            limit={LIMITS.phone}
            value={button.phoneNumber}
            onText={(phoneNumber) => put({ phoneNumber })}
          />
        </>
      );
    case "COPY_CODE":
      return (
        <CountedInput
          label={t("templates.write.coupon")}
          description={t("templates.write.couponHint")}
          required
          dir="ltr"
          place={`${place}.examples`}
          limit={LIMITS.coupon}
          value={button.sample}
          onText={(sample) => put({ sample })}
        />
      );
    case "FLOW":
      return (
        <>
          {label}
          <FlowField button={button} place={place} onChange={onChange} />
        </>
      );
    case "VOICE_CALL":
      return (
        <>
          {label}
          <NumberInput
            label={t("templates.write.callDays")}
            description={t("templates.write.callDaysHint")}
            min={1}
            max={30}
            allowDecimal={false}
            value={button.ttlMinutes === null ? "" : Math.round(button.ttlMinutes / 1440)}
            onChange={(days) => put({ ttlMinutes: typeof days === "number" ? days * 1440 : null })}
          />
        </>
      );
    case "REQUEST_CONTACT_INFO":
      return <p className="hint">{t("templates.write.kindHints.REQUEST_CONTACT_INFO")}</p>;
    default:
      return label;
  }
}

const END = "{{1}}";

/** An address, and whether its end is a variable: that is a switch, not braces to type. */
function UrlFields({ button, place, onChange }: Props) {
  const { t } = useTranslation();
  const wrongSample = useProblem(`${place}.examples`, button.sample !== "");
  const isOpen = button.url.endsWith(END);
  const base = isOpen ? button.url.slice(0, -END.length) : button.url;
  return (
    <>
      <CountedInput
        type="url"
        label={t("templates.write.url")}
        required
        dir="ltr"
        place={`${place}.url`}
        limit={LIMITS.url}
        value={base}
        onText={(url) => onChange({ ...button, url: isOpen ? url + END : url })}
      />
      <Switch
        size="xs"
        label={t("templates.write.urlOpen")}
        checked={isOpen}
        onChange={(event) =>
          onChange({ ...button, url: event.currentTarget.checked ? base + END : base })
        }
      />
      {namesIn(button.url).length > 0 && (
        <TextInput
          label={t("templates.write.urlSample")}
          description={t("templates.write.urlSampleHint", { address: base })}
          required
          dir="ltr"
          value={button.sample}
          error={wrongSample}
          onChange={(event) => onChange({ ...button, sample: event.currentTarget.value })}
        />
      )}
    </>
  );
}

function FlowField({ button, place, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <TextInput
      label={t("templates.write.flow")}
      description={t("templates.write.flowHint")}
      required
      dir="ltr"
      value={button.flowId}
      error={useProblem(`${place}.flowId`, button.flowId !== "")}
      onChange={(event) => onChange({ ...button, flowId: event.currentTarget.value })}
    />
  );
}
