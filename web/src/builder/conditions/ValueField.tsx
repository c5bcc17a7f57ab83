import { Checkbox, NumberInput, Select, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Alternatives } from "./Alternatives";
import { COUNTRIES } from "./countries";
import type { Condition } from "./model";
import { bare, rewrap, type Operator, type Subject } from "./operators";
import { TimeFields } from "./TimeFields";
import { dayName, regionName, WEEK } from "./words";

type Props = {
  condition: Condition;
  operator: Operator;
  subject: Subject;
  onChange: (condition: Condition) => void;
};

// As webhooks write them (messaging.md 10.4).
const TYPES = [
  "Text",
  "Interactive",
  "Image",
  "Video",
  "Audio",
  "File",
  "Sticker",
  "Location",
  "Contacts",
  "Button",
];

/** What a value is compared with. */
export function ValueField({ condition, operator, subject, onChange }: Props) {
  const { t, i18n } = useTranslation();
  const inner = bare(condition);
  const put = (changed: Condition) => onChange(rewrap(condition, changed));
  if (inner.kind === "number") {
    return (
      <NumberInput
        aria-label={t("conditions.value")}
        value={inner.value}
        onChange={(value) => typeof value === "number" && put({ ...inner, value })}
      />
    );
  }
  if (inner.kind === "time") return <TimeFields condition={inner} onChange={put} />;
  if (inner.kind === "country") {
    const data = COUNTRIES.map((value) => ({
      value,
      label: regionName(value, i18n.language),
    })).sort((a, b) => a.label.localeCompare(b.label, i18n.language));
    return (
      <Picked values={inner.codes} data={data} onChange={(codes) => put({ ...inner, codes })} />
    );
  }
  if (inner.kind === "day") {
    const chosen = inner.days.map((day) => day.toLowerCase());
    return (
      <div className="days" role="group" aria-label={t("conditions.value")}>
        {WEEK.map((day) => {
          const isOn = chosen.includes(day.toLowerCase());
          return (
            <Checkbox
              key={day}
              size="xs"
              label={dayName(day, i18n.language)}
              checked={isOn}
              // One day must stay: a condition about no day says nothing.
              disabled={isOn && chosen.length === 1}
              onChange={() => {
                const days = WEEK.filter(
                  (one) => chosen.includes(one.toLowerCase()) !== (one === day),
                );
                put({ ...inner, days });
              }}
            />
          );
        })}
      </div>
    );
  }
  if (!("values" in inner)) return null;
  const isChoice = operator === "choiceIs" || operator === "choiceIsNot";
  if (isChoice || subject.nature === "type") {
    const data = isChoice
      ? subject.choices.map((choice) => ({ value: choice.id, label: choice.title }))
      : TYPES.map((value) => ({ value, label: t(`conditions.types.${value}`) }));
    return (
      <Picked values={inner.values} data={data} onChange={(values) => put({ ...inner, values })} />
    );
  }
  const mayIgnore = subject.nature !== "keys" && !inner.asList;
  return (
    <>
      <Alternatives values={inner.values} fresh="" onChange={(values) => put({ ...inner, values })}>
        {(value, label, write) => (
          <TextInput
            className="grow"
            aria-label={label}
            dir="auto"
            value={value}
            error={value === "" ? t("conditions.valueMissing") : null}
            onChange={(event) => write(event.currentTarget.value)}
          />
        )}
      </Alternatives>
      {mayIgnore && (
        <Checkbox
          size="xs"
          label={t("conditions.exactly")}
          checked={!inner.ignoreCase}
          onChange={(event) => {
            const { kind, path, values, strict } = inner;
            const exact = { kind, path, values, ...(strict && { strict }) };
            put(event.currentTarget.checked ? exact : { ...exact, ignoreCase: true });
          }}
        />
      )}
    </>
  );
}

type PickedProps = {
  values: string[];
  data: { value: string; label: string }[];
  onChange: (values: string[]) => void;
};

function Picked({ values, data, onChange }: PickedProps) {
  const left = data.filter((one) => !values.includes(one.value));
  return (
    <Alternatives values={values} fresh={left[0]?.value ?? null} onChange={onChange}>
      {(value, label, put) => (
        <Select
          className="grow"
          aria-label={label}
          allowDeselect={false}
          searchable
          value={value}
          data={data.some((one) => one.value === value) ? data : [{ value, label: value }, ...data]}
          onChange={(chosen) => chosen !== null && put(chosen)}
        />
      )}
    </Alternatives>
  );
}
