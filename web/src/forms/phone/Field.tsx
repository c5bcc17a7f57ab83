import { useId } from "react";
import { useTranslation } from "react-i18next";
import { dayOf, isRequired, mostCharacters, optionsOf, type Fault } from "../flow/check";
import { isDict, said, type Component } from "../flow/model";
import { resolve, textOf, truth } from "../flow/resolve";
import { Choices, Optional, type FieldProps } from "./Choices";
import { Files } from "./Files";
import type { Going } from "./useFlow";

const KEYBOARDS: Record<string, { type: string; inputMode?: "numeric" | "decimal" }> = {
  email: { type: "email" },
  phone: { type: "tel" },
  number: { type: "text", inputMode: "decimal" },
  password: { type: "password" },
  passcode: { type: "password", inputMode: "numeric" },
};

function TextField({ component, around, value, isOn, errorId, onChange }: FieldProps) {
  const id = useId();
  const helper = textOf(component["helper-text"], around);
  const most = mostCharacters(component);
  const common = {
    id,
    dir: "auto",
    value: said(value),
    disabled: !isOn,
    "aria-required": isRequired(component, around),
    "aria-invalid": errorId !== undefined,
    "aria-describedby": [errorId, helper && `${id}-helper`].filter(Boolean).join(" ") || undefined,
    onChange: (event: React.ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) =>
      onChange(event.currentTarget.value),
  } as const;
  const isArea = component.type === "TextArea";
  return (
    <div className="flow-field" data-field={said(component["name"])}>
      <label htmlFor={id} dir="auto">
        {textOf(component["label"], around)}
        <Optional component={component} around={around} />
      </label>
      {isArea ? (
        <textarea {...common} rows={3} />
      ) : (
        <input
          {...common}
          {...(KEYBOARDS[said(component["input-type"])] ?? { type: "text" })}
          autoComplete="off"
        />
      )}
      <span className="flow-under">
        {helper && (
          <small id={`${id}-helper`} dir="auto">
            {helper}
          </small>
        )}
        {isArea && (
          <small className="tnum">
            {[...said(value)].length} / {most}
          </small>
        )}
      </span>
    </div>
  );
}

function Dropdown({ component, around, value, isOn, errorId, onChange }: FieldProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div className="flow-field" data-field={said(component["name"])}>
      <label htmlFor={id} dir="auto">
        {textOf(component["label"], around)}
        <Optional component={component} around={around} />
      </label>
      <select
        id={id}
        value={said(value)}
        disabled={!isOn}
        aria-required={isRequired(component, around)}
        aria-invalid={errorId !== undefined}
        aria-describedby={errorId}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        <option value="">{t("formPhone.choose")}</option>
        {optionsOf(component, around).map((one) => (
          <option key={one.id} value={one.id} disabled={!one.isEnabled}>
            {one.title}
          </option>
        ))}
      </select>
    </div>
  );
}

function Day({ component, around, value, isOn, errorId, onChange }: FieldProps) {
  const id = useId();
  const isRange = component.type === "CalendarPicker" && component["mode"] === "range";
  const range = isDict(value) ? value : {};
  const labels = isRange && isDict(component["label"]) ? component["label"] : null;
  const helper = textOf(component["helper-text"], around);
  const limits = {
    min: dayOf(resolve(component["min-date"], around)) ?? undefined,
    max: dayOf(resolve(component["max-date"], around)) ?? undefined,
    disabled: !isOn,
    "aria-required": isRequired(component, around),
    "aria-invalid": errorId !== undefined,
    "aria-describedby": errorId,
  };
  const parts = isRange ? (["start-date", "end-date"] as const) : ([null] as const);
  return parts.map((part) => (
    <div className="flow-field" key={part ?? "day"} data-field={said(component["name"])}>
      <label htmlFor={`${id}-${part}`} dir="auto">
        {textOf(part && labels ? labels[part] : component["label"], around)}
        {part !== "end-date" && <Optional component={component} around={around} />}
      </label>
      <input
        id={`${id}-${part}`}
        type="date"
        {...limits}
        value={said(part ? range[part] : value)}
        onChange={(event) => {
          const day = event.currentTarget.value;
          onChange(part ? { ...range, [part]: day } : day);
        }}
      />
      {helper && part !== "start-date" && (
        <span className="flow-under">
          <small dir="auto">{helper}</small>
        </span>
      )}
    </div>
  ));
}

function OptIn({
  component,
  around,
  value,
  isOn,
  errorId,
  onChange,
  onMore,
}: FieldProps & { onMore: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="flow-optin" data-field={said(component["name"])}>
      <label>
        <input
          type="checkbox"
          checked={value === true}
          disabled={!isOn}
          aria-invalid={errorId !== undefined}
          aria-describedby={errorId}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
        <span dir="auto">{textOf(component["label"], around)}</span>
      </label>
      {component["on-click-action"] !== undefined && (
        <button type="button" className="flow-link" onClick={onMore}>
          {t("formPhone.readMore")}
        </button>
      )}
    </div>
  );
}

const KINDS: Record<string, React.ComponentType<FieldProps>> = {
  TextInput: TextField,
  TextArea: TextField,
  Dropdown,
  RadioButtonsGroup: Choices,
  CheckboxGroup: Choices,
  ChipsSelector: Choices,
  DatePicker: Day,
  CalendarPicker: Day,
  PhotoPicker: Files,
  DocumentPicker: Files,
};

/** What is wrong with a field in words. */
function FaultText({ fault, id }: { fault: Fault; id: string }) {
  const { t } = useTranslation();
  const date = fault.date && new Intl.DateTimeFormat(undefined).format(new Date(fault.date));
  return (
    <p className="flow-error" id={id} role="alert">
      {t(`formPhone.faults.${fault.word}`, { count: fault.count ?? 0, date })}
    </p>
  );
}

/** A field of a screen with what is wrong with it. */
export function Field({ component, going }: { component: Component; going: Going }) {
  const id = useId();
  const name = said(component["name"]);
  const fault = going.faults.get(name);
  const { around } = going;
  const own = textOf(component["error-message"], around);
  const errorId = fault || own ? `${id}-error` : undefined;
  const props: FieldProps = {
    component,
    around,
    value: around.form[name],
    isOn: component["enabled"] === undefined || truth(component["enabled"], around),
    errorId,
    onChange: (value) => going.put(component, value),
  };
  const Kind = KINDS[component.type];
  return (
    <div className="flow-part">
      {component.type === "OptIn" ? (
        <OptIn {...props} onMore={() => going.tap(component)} />
      ) : (
        Kind && <Kind {...props} />
      )}
      {fault && errorId ? (
        <FaultText fault={fault} id={errorId} />
      ) : (
        own && (
          <p className="flow-error" id={errorId} dir="auto">
            {own}
          </p>
        )
      )}
    </div>
  );
}
