import { Checkbox, NumberInput, SegmentedControl, Switch } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { BodyField } from "./BodyField";
import { ButtonList } from "./ButtonList";
import { CardList } from "./CardList";
import { CountedInput } from "./CountedInput";
import { LIMITS, newCard, type Form } from "./form";
import { HeaderFields } from "./HeaderFields";
import { useProblem } from "./scope";

type Props = { form: Form; onChange: (change: Partial<Form>) => void };

/** What the customer reads: one message, cards to swipe, or a code. */
export function Message({ form, onChange }: Props) {
  const { t } = useTranslation();
  if (form.category === "AUTHENTICATION") return <CodeFields form={form} onChange={onChange} />;
  const isMarketing = form.category === "MARKETING";
  const cards = isMarketing ? form.cards : null;
  return (
    <fieldset className="tw-part">
      <legend>{t("templates.write.message")}</legend>
      {isMarketing && (
        <SegmentedControl
          className="tw-add"
          size="xs"
          aria-label={t("templates.write.layout")}
          data={[
            { value: "one", label: t("templates.write.oneMessage") },
            { value: "cards", label: t("templates.write.withCards") },
          ]}
          value={cards ? "cards" : "one"}
          onChange={(layout) =>
            onChange({ cards: layout === "cards" ? [newCard(), newCard()] : null })
          }
        />
      )}
      {!cards && (
        <HeaderFields
          header={form.header}
          place="header"
          onChange={(header) => onChange({ header })}
        />
      )}
      <BodyField
        label={t("templates.write.body")}
        value={form.body}
        place="body"
        limit={LIMITS.body}
        onChange={(body) => onChange({ body })}
      />
      {cards ? (
        <CardList cards={cards} onChange={(changed) => onChange({ cards: changed })} />
      ) : (
        <>
          <CountedInput
            label={t("templates.write.footer")}
            place="footer.text"
            limit={LIMITS.footer}
            value={form.footer}
            onText={(footer) => onChange({ footer })}
          />
          <ButtonList
            buttons={form.buttons}
            place="buttons"
            isMarketing={isMarketing}
            onChange={(buttons) => onChange({ buttons })}
          />
          <Switch
            size="xs"
            label={t("templates.write.callPermission")}
            checked={form.asksPermissionToCall}
            onChange={(event) => onChange({ asksPermissionToCall: event.currentTarget.checked })}
          />
        </>
      )}
    </fieldset>
  );
}

/** A one-time password: the words are WhatsApp's own, there is little to choose. */
function CodeFields({ form, onChange }: Props) {
  const { t } = useTranslation();
  const wrongMinutes = useProblem("footer.code_expiration_minutes", true);
  return (
    <fieldset className="tw-part">
      <legend>{t("templates.write.message")}</legend>
      <p className="hint">{t("templates.write.codeHint")}</p>
      <Checkbox
        label={t("templates.write.advice")}
        checked={form.advice}
        onChange={(event) => onChange({ advice: event.currentTarget.checked })}
      />
      <Checkbox
        label={t("templates.write.expires")}
        checked={form.minutes !== null}
        onChange={(event) => onChange({ minutes: event.currentTarget.checked ? 10 : null })}
      />
      {form.minutes !== null && (
        <NumberInput
          label={t("templates.write.minutes")}
          w={160}
          allowDecimal={false}
          value={form.minutes}
          error={wrongMinutes}
          onChange={(minutes) => onChange({ minutes: typeof minutes === "number" ? minutes : 0 })}
        />
      )}
    </fieldset>
  );
}
