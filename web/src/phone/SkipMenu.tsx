import { ActionIcon, Menu } from "@mantine/core";
import { IconPlayerSkipForward } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

const SKIPS = [
  ["skipMinute", "00:01:00"],
  ["skipHour", "01:00:00"],
  ["skipDay", "1.00:00:00"],
] as const;
export type Skip = (typeof SKIPS)[number][1];

type Props = { onSkip: (advance: Skip) => void; busy: boolean; children?: ReactNode };

/** Moves the clock forward; `children` are further entries of the menu. */
export function SkipMenu({ onSkip, busy, children }: Props) {
  const { t } = useTranslation();
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon aria-label={t("phone.skip")} title={t("phone.skip")} loading={busy}>
          <IconPlayerSkipForward size={17} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t("phone.skip")}</Menu.Label>
        {SKIPS.map(([label, advance]) => (
          <Menu.Item key={label} onClick={() => onSkip(advance)}>
            {t(`phone.${label}`)}
          </Menu.Item>
        ))}
        {children}
      </Menu.Dropdown>
    </Menu>
  );
}
