import { Button, Select, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { ExpressionField } from "../expressions/ExpressionField";
import { homeZone, useZones } from "./api";
import { byId } from "./edit";
import { read, write, type Condition } from "./model";
import { ask, operatorOf, operatorsFor, type Operator } from "./operators";
import { subjectOf, type Offer } from "./subjects";
import type { Surroundings } from "./surroundings";
import { ValueField } from "./ValueField";

export type SentenceProps = {
  condition: Condition;
  offers: Offer[];
  around: Surroundings;
  address: string;
  onChange: (condition: Condition) => void;
};

const GROUPS = ["here", "variables", "customer"] as const;

export const usual = (offer: Offer): Operator => {
  const fitting = operatorsFor(offer);
  if (offer.choices.length > 0) return "choiceIs";
  return offer.nature === "reply" || offer.nature === "message" ? "contains" : fitting[0]!;
};

/** One question about one value: what, how, and with what it is compared. */
export function SentenceFields({ condition, offers, around, address, onChange }: SentenceProps) {
  const { t } = useTranslation();
  const zone = homeZone(useZones());
  const subject = subjectOf(condition, offers, around);
  const operator = subject && operatorOf(condition, subject);
  if (!subject || !operator) {
    const script = write(condition);
    return (
      <ExpressionField
        label={t("conditions.expression")}
        value={script}
        address={address}
        afterStep
        onChange={(written) => onChange(read(written) ?? { kind: "custom", script: written })}
      />
    );
  }
  const listed = offers.some((offer) => offer.id === subject.id) ? offers : [...offers, subject];
  const fitting = operatorsFor(subject);
  const better =
    subject.nature === "reply" && (operator === "is" || operator === "isNot")
      ? byId(condition, subject.choices, subject.path)
      : null;
  return (
    <div className="sentence">
      <div className="sentence-row">
        <Select
          aria-label={t("conditions.about")}
          allowDeselect={false}
          searchable
          value={subject.id}
          data={GROUPS.flatMap((group) => {
            const items = listed
              .filter((offer) => offer.group === group)
              .map((offer) => ({
                value: offer.id,
                label: offer.name ?? t(`conditions.subjects.${offer.id}`),
              }));
            return items.length > 0 ? [{ group: t(`conditions.groups.${group}`), items }] : [];
          })}
          onChange={(id) => {
            const chosen = listed.find((offer) => offer.id === id);
            if (!chosen || chosen.id === subject.id) return;
            const same = operatorsFor(chosen).includes(operator) ? operator : usual(chosen);
            onChange(ask(same, chosen, condition, zone));
          }}
        />
        <Select
          aria-label={t("conditions.question")}
          allowDeselect={false}
          value={operator}
          data={(fitting.includes(operator) ? fitting : [operator, ...fitting]).map((value) => ({
            value,
            label: t(`conditions.operators.${value}`),
          }))}
          onChange={(value) => value && onChange(ask(value as Operator, subject, condition, zone))}
        />
      </div>
      <ValueField condition={condition} operator={operator} subject={subject} onChange={onChange} />
      {subject.nature === "day" && <Text className="hint">{t("conditions.dayHint")}</Text>}
      {better && (
        <div className="repair">
          <Text className="hint">{t("conditions.titleHint")}</Text>
          <Button variant="light" size="compact-xs" onClick={() => onChange(better)}>
            {t("conditions.titleRepair")}
          </Button>
        </div>
      )}
    </div>
  );
}
