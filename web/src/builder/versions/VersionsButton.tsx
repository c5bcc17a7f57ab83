import { ActionIcon, Tooltip } from "@mantine/core";
import { IconHistory } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useView } from "../view";

/** Opens and closes the history of the journey. */
export function VersionsButton() {
  const { t } = useTranslation();
  const isOpen = useView((state) => state.panel === "versions");
  const open = useView((state) => state.open);
  return (
    <Tooltip label={t("versions.open")}>
      <ActionIcon
        aria-label={t("versions.open")}
        aria-pressed={isOpen}
        variant={isOpen ? "light" : "subtle"}
        color={isOpen ? "ink" : "gray"}
        onClick={() => open(isOpen ? null : "versions")}
      >
        <IconHistory size={17} />
      </ActionIcon>
    </Tooltip>
  );
}
