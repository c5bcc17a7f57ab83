import { useTranslation } from "react-i18next";
import { useId } from "react";
import { isRequired, optionsOf } from "../flow/check";
import { list, said, type Component } from "../flow/model";
import { textOf, type Surroundings } from "../flow/resolve";

export type FieldProps = {
  component: Component;
  around: Surroundings;
  value: unknown;
  isOn: boolean;
  errorId: string | undefined;
  onChange: (value: unknown) => void;
};

/** Options as round or square boxes, or as chips. */
export function Choices({ component, around, value, isOn, errorId, onChange }: FieldProps) {
  const id = useId();
  const options = optionsOf(component, around);
  const isSingle = component.type === "RadioButtonsGroup";
  const chosen = isSingle ? [said(value)] : list(value).map(said);
  const toggle = (option: string, isPicked: boolean) => {
    if (isSingle) onChange(option);
    else {
      const next = isPicked ? [...chosen, option] : chosen.filter((one) => one !== option);
      onChange(options.map((one) => one.id).filter((one) => next.includes(one)));
    }
  };
  const description = textOf(component["description"], around);
  const isChips = component.type === "ChipsSelector";
  return (
    <fieldset
      className={isChips ? "flow-group chips" : "flow-group"}
      data-field={said(component["name"])}
      aria-describedby={errorId}
      role={isSingle ? "radiogroup" : "group"}
      aria-required={isSingle ? isRequired(component, around) : undefined}
    >
      <legend dir="auto">
        {textOf(component["label"], around)}
        <Optional component={component} around={around} />
      </legend>
      {description && (
        <p className="flow-note" dir="auto">
          {description}
        </p>
      )}
      {options.map((option) => (
        <label key={option.id} className="flow-option">
          <span dir="auto">
            <b>{option.title}</b>
            {option.description && <small>{option.description}</small>}
          </span>
          <input
            type={isSingle ? "radio" : "checkbox"}
            name={`${id}-${said(component["name"])}`}
            checked={chosen.includes(option.id)}
            disabled={!isOn || !option.isEnabled}
            onChange={(event) => toggle(option.id, event.currentTarget.checked)}
          />
        </label>
      ))}
    </fieldset>
  );
}

/** WhatsApp marks what need not be filled in. */
export function Optional({ component, around }: { component: Component; around: Surroundings }) {
  return isRequired(component, around) ? null : <OptionalWord />;
}

function OptionalWord() {
  const { t } = useTranslation();
  return <span className="flow-optional"> · {t("formPhone.optional")}</span>;
}
