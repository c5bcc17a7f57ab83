import { Select, Switch } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { TemplateCategory } from "../api";
import type { Form } from "./form";
import { useProblem } from "./scope";

/** How long an undelivered message may live, by category (6.4); empty is WhatsApp's own. */
const LIVES: Record<TemplateCategory, number[]> = {
  AUTHENTICATION: [30, 60, 300, 600, 900, -1],
  UTILITY: [60, 300, 900, 3_600, 21_600, 43_200],
  MARKETING: [43_200, 86_400, 259_200, 604_800, 1_209_600, 2_592_000],
};

type Props = { form: Form; onChange: (change: Partial<Form>) => void };

/** What most people leave as it is. */
export function More({ form, onChange }: Props) {
  const { t } = useTranslation();
  const words = (seconds: number) => {
    if (seconds < 0) return t("templates.write.lives.month");
    if (seconds < 3_600) {
      return seconds < 60
        ? t("templates.write.lives.seconds", { count: seconds })
        : t("templates.write.lives.minutes", { count: seconds / 60 });
    }
    return seconds < 86_400
      ? t("templates.write.lives.hours", { count: seconds / 3_600 })
      : t("templates.write.lives.days", { count: seconds / 86_400 });
  };
  const known = LIVES[form.category];
  const all =
    form.lifetime === null || known.includes(form.lifetime) ? known : [form.lifetime, ...known];
  return (
    <details className="tw-part tw-more">
      <summary>{t("templates.write.more")}</summary>
      <div className="tw-stack">
        <Select
          label={t("templates.write.lifetime")}
          description={t("templates.write.lifetimeHint")}
          w={320}
          allowDeselect={false}
          data={[
            { value: "own", label: t(`templates.write.ownLifetime.${form.category}`) },
            ...all.map((seconds) => ({ value: String(seconds), label: words(seconds) })),
          ]}
          value={form.lifetime === null ? "own" : String(form.lifetime)}
          error={useProblem("message_send_ttl_seconds", true)}
          onChange={(value) => onChange({ lifetime: value === "own" ? null : Number(value) })}
        />
        {form.category === "UTILITY" && (
          <Switch
            size="xs"
            label={t("templates.write.mayChange")}
            description={t("templates.write.mayChangeHint")}
            checked={form.mayChangeCategory}
            onChange={(event) => onChange({ mayChangeCategory: event.currentTarget.checked })}
          />
        )}
      </div>
    </details>
  );
}
