import { ActionIcon, Menu } from "@mantine/core";
import { IconCopy, IconDots, IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

type Props = { onDuplicate: () => void; onRemove: () => void };

/** What can be done with the step as a whole. */
export function StepMenu({ onDuplicate, onRemove }: Props) {
  const { t } = useTranslation();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={t("steps.menu")}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconCopy size={15} aria-hidden />} onClick={onDuplicate}>
          {t("steps.duplicate")}
        </Menu.Item>
        <Menu.Item color="red" leftSection={<IconTrash size={15} aria-hidden />} onClick={onRemove}>
          {t("builder.remove")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
