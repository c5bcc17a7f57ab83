import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { FieldsProps } from "../fields";
import { Remember } from "../Remember";

/** A branch has nothing but its outcomes. */
export function BranchPanel(props: FieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <Text className="hint">{t("steps.branchHint")}</Text>
      <Remember {...props} />
    </>
  );
}
