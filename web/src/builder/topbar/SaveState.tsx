import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { useBuilder } from "../view";

/** Whether what is on the screen is stored. */
export function SaveState() {
  const { t } = useTranslation();
  const { builder } = useBuilder();
  const saving = useStore(builder, (state) => state.saving);
  return (
    <Text size="xs" c="dimmed" role="status" className="save-state">
      {t(`builder.saving.${saving}`)}
    </Text>
  );
}
