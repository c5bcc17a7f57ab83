import { useTranslation } from "react-i18next";
import { VariableText } from "../../expressions/VariableText";
import { said } from "./content";
import { MessageMore } from "./MessageMore";
import type { PartProps } from "./MessagePanel";
import { smsOf } from "./sms";

/** An SMS, with how many it takes. */
export function SmsFields({ inputs, address, onChange }: PartProps) {
  const { t } = useTranslation();
  const text = said(inputs["text"]);
  const { parts, length, encoding, isOpen } = smsOf(text, said(inputs["encoding"]) || "AUTO");
  return (
    <>
      <VariableText
        label={t("builder.text")}
        value={text}
        address={address}
        lines={3}
        marks={false}
        required
        error={parts > 10 ? t("composer.sms.tooLong", { count: parts }) : null}
        note={
          <span title={t(`composer.sms.${encoding}`)}>
            {t(isOpen ? "composer.sms.partsOpen" : "composer.sms.parts", { count: parts, length })}
          </span>
        }
        onChange={(written) => onChange({ ...inputs, text: written })}
      />
      <MessageMore isSms inputs={inputs} address={address} onChange={onChange} />
    </>
  );
}
