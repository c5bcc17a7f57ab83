import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { FieldsProps } from "../fields";
import { TimeLimit } from "../TimeLimit";

/** How long the conversation rests. */
export function WaitPanel(props: FieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <TimeLimit {...props} field="duration" usual={{ count: 1, unit: "minute" }} />
      <Text className="hint">{t("steps.waitHint")}</Text>
    </>
  );
}
