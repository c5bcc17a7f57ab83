import { Button, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { braced } from "../../expressions/braces";
import { ExpressionField } from "../../expressions/ExpressionField";

type Props = {
  script: string;
  address: string;
  onChange: (text: string) => void;
  /** Goes back to choices that are written out. */
  onWrite: () => void;
};

/** Choices that an answer brings: each `{id, title, description}`. */
export function FromAnswer({ script, address, onChange, onWrite }: Props) {
  const { t } = useTranslation();
  return (
    <fieldset className="group">
      <legend>{t("composer.fromAnswer")}</legend>
      <ExpressionField
        label={t("composer.fromAnswerScript")}
        value={script}
        address={address}
        onChange={(written) => onChange(braced(written))}
      />
      <Text className="hint">{t("composer.fromAnswerHint")}</Text>
      <Button variant="subtle" size="xs" onClick={onWrite}>
        {t("composer.writeChoices")}
      </Button>
    </fieldset>
  );
}
