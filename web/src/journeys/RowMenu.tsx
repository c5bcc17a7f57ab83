import { ActionIcon, Menu } from "@mantine/core";
import {
  IconChartBar,
  IconCopy,
  IconDots,
  IconDownload,
  IconGitCompare,
  IconPencil,
  IconPlayerPlay,
  IconTrash,
} from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { ListedJourney } from "../api/types";
import { useDuplicate } from "./useDuplicate";

const ICON = 15;

export type RowActions = {
  onExport: (journey: ListedJourney) => void;
  onDelete: (journey: ListedJourney) => void;
};
type Props = RowActions & { journey: ListedJourney };

/** What can be done with a journey of the list. */
export function RowMenu({ journey, onExport, onDelete }: Props) {
  const { t } = useTranslation();
  const duplicate = useDuplicate();
  const { id, name, version } = journey;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={t("journeys.menu", { name })}>
          <IconDots size={17} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconPencil size={ICON} aria-hidden />}
          renderRoot={(props) => <Link to="/journeys/$id/edit" params={{ id }} {...props} />}
        >
          {t("journeys.edit")}
        </Menu.Item>
        {version !== null && (
          <Menu.Item
            leftSection={<IconPlayerPlay size={ICON} aria-hidden />}
            renderRoot={(props) => <Link to="/journeys/$id" params={{ id }} {...props} />}
          >
            {t("journeys.watch")}
          </Menu.Item>
        )}
        {version !== null && (
          <Menu.Item
            leftSection={<IconChartBar size={ICON} aria-hidden />}
            renderRoot={(props) => <Link to="/journeys/$id/results" params={{ id }} {...props} />}
          >
            {t("journeys.results")}
          </Menu.Item>
        )}
        {version !== null && journey.isChanged && (
          <Menu.Item
            leftSection={<IconGitCompare size={ICON} aria-hidden />}
            renderRoot={(props) => (
              <Link
                to="/journeys/$id/compare"
                params={{ id }}
                search={{ from: version, to: "draft" }}
                {...props}
              />
            )}
          >
            {t("journeys.compare")}
          </Menu.Item>
        )}
        <Menu.Item
          leftSection={<IconCopy size={ICON} aria-hidden />}
          onClick={() => duplicate.mutate({ id, name })}
        >
          {t("journeys.duplicate")}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconDownload size={ICON} aria-hidden />}
          onClick={() => onExport(journey)}
        >
          {t("journeys.export")}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          className="danger-item"
          leftSection={<IconTrash size={ICON} aria-hidden />}
          onClick={() => onDelete(journey)}
        >
          {t("journeys.delete")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
