import { Alert } from "@mantine/core";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { typeOf } from "../../../canvas/kinds";
import type { FieldsProps } from "../fields";
import { AskFields } from "./AskFields";
import { ContactsFields } from "./ContactsFields";
import { contentOf, formOf, inForm, said, type Dict, type Form } from "./content";
import { FormPicker } from "./FormPicker";
import { InteractiveFields } from "./InteractiveFields";
import { LocationFields, MediaFields, TextFields } from "./PlainFields";
import "./message.css";
import { MessageMore } from "./MessageMore";
import { Preview } from "./preview/Preview";
import { ProductFields } from "./ProductFields";
import { ReactionFields } from "./ReactionFields";
import { SmsFields } from "./SmsFields";
import { TemplateFields } from "./TemplateFields";
import { WhenWindowClosed } from "./WhenClosed";

export type PartProps = {
  inputs: Dict;
  address: string;
  /** Takes over the inputs of the step as a whole. */
  onChange: (inputs: Dict) => void;
};

const PARTS: Record<Form, React.ComponentType<PartProps>> = {
  text: TextFields,
  media: MediaFields,
  location: LocationFields,
  button: InteractiveFields,
  list: InteractiveFields,
  cta_url: InteractiveFields,
  flow: InteractiveFields,
  template: TemplateFields,
  ask: AskFields,
  product: ProductFields,
  contacts: ContactsFields,
  reaction: ReactionFields,
};

/** What the customer will read, and how it will look. */
export function MessagePanel({ step, address, placed, onPatch }: FieldsProps) {
  const { t } = useTranslation();
  // A form that was left is still there when one comes back to it, as long as the step is open.
  const before = useRef<Partial<Record<Form, Dict>>>({});
  const inputs = step.inputs ?? {};
  const onChange = (changed: Dict) => onPatch({ inputs: changed });
  if (typeOf(step) === "sms") {
    return <SmsFields inputs={inputs} address={address} onChange={onChange} />;
  }
  const form = formOf(inputs);
  const shape = (wanted: Form) => {
    if (form !== null) {
      before.current[form] = { ...contentOf(inputs), __type: said(inputs["type"]) };
    }
    const words = {
      text: t("builder.words.text"),
      button: t("builder.words.button"),
      row: t("builder.words.row"),
      section: t("builder.words.section"),
      link: t("composer.words.link"),
      flow: t("composer.words.flow"),
    };
    onChange(inForm(inputs, wanted, words, before.current[wanted]));
  };
  if (form === null) {
    return (
      <Alert variant="light" color="gray" className="alert">
        {t("composer.byHand")}
      </Alert>
    );
  }
  const Part = PARTS[form];
  return (
    <>
      <FormPicker value={form} onChange={shape} />
      <Preview inputs={inputs} address={address} />
      <Part inputs={inputs} address={address} onChange={onChange} />
      {form !== "template" && <WhenWindowClosed placed={placed} />}
      <MessageMore inputs={inputs} address={address} onChange={onChange} />
    </>
  );
}
