import { useTranslation } from "react-i18next";
import { VariableText } from "../../expressions/VariableText";
import { LIMITS } from "../../inspector/limits";
import { dict, said, without, type Dict } from "./content";

type Props = {
  interactive: Dict;
  address: string;
  onChange: (interactive: Dict) => void;
  isRequired: boolean;
  hasFooter: boolean;
};

/** The text of an interactive message, and what stands smaller below it. */
export function WordsFields({ interactive, address, onChange, isRequired, hasFooter }: Props) {
  const { t } = useTranslation();
  const put = (key: string, text: string, isKept: boolean) =>
    onChange(
      text || isKept
        ? { ...interactive, [key]: { ...dict(interactive[key]), text } }
        : without(interactive, key),
    );
  return (
    <>
      <VariableText
        label={t("builder.text")}
        value={said(dict(interactive["body"])["text"])}
        address={address}
        limit={LIMITS.body}
        lines={3}
        required={isRequired}
        onChange={(text) => put("body", text, isRequired)}
      />
      {hasFooter && (
        <VariableText
          label={t("builder.footer")}
          value={said(dict(interactive["footer"])["text"])}
          address={address}
          limit={LIMITS.footer}
          onChange={(text) => put("footer", text, false)}
        />
      )}
    </>
  );
}
