import { Alert, Radio, Select, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { languages, languagesKey, type TemplateCategory } from "../api";
import { asName, LIMITS, type Form } from "./form";
import { useProblem } from "./scope";

const CATEGORIES: TemplateCategory[] = ["UTILITY", "MARKETING", "AUTHENTICATION"];

type Props = {
  sub: string;
  form: Form;
  isEdited: boolean;
  onChange: (change: Partial<Form>) => void;
};

/** What the template is for, what it is called, and its language. */
export function About({ sub, form, isEdited, onChange }: Props) {
  const { t, i18n } = useTranslation();
  const known = useQuery({
    queryKey: languagesKey,
    queryFn: () => languages(sub),
    staleTime: Infinity,
  });
  const names = new Intl.DisplayNames([i18n.language], { type: "language", fallback: "none" });
  const nameOf = (code: string, name: string) => {
    try {
      return names.of(code.replace("_", "-")) ?? name;
    } catch {
      return name;
    }
  };
  const wrongCategory = useProblem("category", true);
  return (
    <fieldset className="tw-part">
      <legend>{t("templates.write.about")}</legend>
      <Radio.Group
        label={t("templates.write.category")}
        value={form.category}
        error={wrongCategory}
        onChange={(category) => onChange({ category: category as TemplateCategory })}
      >
        <div className="tw-cards">
          {CATEGORIES.map((category) => (
            <Radio.Card
              key={category}
              value={category}
              className="tw-choice"
              aria-label={t(`templates.categories.${category}`)}
            >
              <Radio.Indicator />
              <div>
                <b>{t(`templates.categories.${category}`)}</b>
                <p>{t(`templates.write.meaning.${category}`)}</p>
              </div>
            </Radio.Card>
          ))}
        </div>
      </Radio.Group>
      <div className="tw-row">
        <TextInput
          className="grow"
          label={t("templates.write.name")}
          description={t("templates.write.nameHint")}
          placeholder={t("templates.write.nameSample")}
          maxLength={LIMITS.name}
          required
          disabled={isEdited}
          spellCheck={false}
          dir="ltr"
          value={form.name}
          error={useProblem("name", form.name !== "")}
          onChange={(event) => onChange({ name: asName(event.currentTarget.value) })}
        />
        <Select
          w={220}
          label={t("templates.write.language")}
          description={t("templates.write.languageHint")}
          searchable
          disabled={isEdited}
          allowDeselect={false}
          nothingFoundMessage={t("templates.write.noLanguage")}
          data={(known.data ?? [{ code: form.language, name: form.language }]).map((one) => ({
            value: one.code,
            label: `${nameOf(one.code, one.name)} (${one.code})`,
          }))}
          value={form.language}
          error={useProblem("language", true)}
          onChange={(language) => language && onChange({ language })}
        />
      </div>
      {known.isError && <Alert color="yellow">{known.error.message}</Alert>}
    </fieldset>
  );
}
