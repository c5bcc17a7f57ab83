import { useTranslation } from "react-i18next";
import type { TemplateVariable } from "../api";

/** What a value of a template is called. */
export function useVariableLabel() {
  const { t } = useTranslation();
  return ({ part, kind, variable, label, card }: TemplateVariable) => {
    const words =
      part === "button"
        ? t(`composer.value.${kind}`, { label: label ?? "" })
        : kind === "text"
          ? t(`composer.value.${part}`, { variable })
          : t(`composer.value.${kind}`, { label: label ?? "" });
    return card === null ? words : t("composer.value.card", { number: card + 1, words });
  };
}
