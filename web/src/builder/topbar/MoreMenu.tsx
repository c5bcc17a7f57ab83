import { ActionIcon, Menu } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import {
  IconChartBar,
  IconCopy,
  IconDots,
  IconDownload,
  IconGitCompare,
  IconPower,
  IconTrash,
} from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { lazy, Suspense, useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { Exported } from "../../journeys/ExportDialog";
import { useDuplicate } from "../../journeys/useDuplicate";
import { useCommands } from "../editing/commands";
import { useStatus } from "../versions/useStatus";
import { useBuilder } from "../view";

const ExportDialog = lazy(() =>
  import("../../journeys/ExportDialog").then((part) => ({ default: part.ExportDialog })),
);
const DiscardDialog = lazy(() =>
  import("./DiscardDialog").then((part) => ({ default: part.DiscardDialog })),
);
const ICON = 15;

/** What is seldom done with a journey. */
export function MoreMenu() {
  const { t } = useTranslation();
  const { builder, journeyId } = useBuilder();
  const basedOn = useStore(builder, (state) => state.basedOn);
  const isChanged = useStore(builder, (state) => state.isChanged);
  const [asked, ask] = useDisclosure(false);
  const [exported, setExported] = useState<Exported | null>(null);
  const duplicate = useDuplicate();
  const { isOn, change } = useStatus();
  // What was drawn in the last second goes along.
  const settled = useCallback(
    async (then: (name: string) => void) => {
      const { saving, save, doc } = builder.getState();
      if (saving === "saved" || (await save())) then(doc.source.definition.name);
    },
    [builder],
  );
  const exportDraft = useCallback(
    () => void settled((name) => setExported({ id: journeyId, name, version: "draft" })),
    [journeyId, settled],
  );
  useCommands(
    useMemo(
      () => [
        {
          id: "export",
          group: "journey",
          label: t("journeys.export"),
          icon: IconDownload,
          run: exportDraft,
        },
      ],
      [exportDraft, t],
    ),
  );
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label={t("builder.more")}>
            <IconDots size={17} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {basedOn !== null && (
            <Menu.Item
              leftSection={<IconPower size={ICON} aria-hidden />}
              onClick={() => change.mutate(isOn ? "disabled" : "enabled")}
            >
              {t(isOn ? "versions.turnOff" : "versions.turnOn")}
            </Menu.Item>
          )}
          {basedOn !== null && (
            <Menu.Item
              leftSection={<IconChartBar size={ICON} aria-hidden />}
              renderRoot={(props) => (
                <Link to="/journeys/$id/results" params={{ id: journeyId }} {...props} />
              )}
            >
              {t("journeys.results")}
            </Menu.Item>
          )}
          {basedOn !== null && isChanged && (
            <Menu.Item
              leftSection={<IconGitCompare size={ICON} aria-hidden />}
              renderRoot={(props) => (
                <Link
                  to="/journeys/$id/compare"
                  params={{ id: journeyId }}
                  search={{ from: basedOn, to: "draft" }}
                  {...props}
                />
              )}
            >
              {t("journeys.compare")}
            </Menu.Item>
          )}
          <Menu.Item leftSection={<IconDownload size={ICON} aria-hidden />} onClick={exportDraft}>
            {t("journeys.export")}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconCopy size={ICON} aria-hidden />}
            onClick={() => void settled((name) => duplicate.mutate({ id: journeyId, name }))}
          >
            {t("journeys.duplicate")}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item
            className="danger-item"
            leftSection={<IconTrash size={ICON} aria-hidden />}
            onClick={ask.open}
          >
            {t(basedOn === null ? "builder.deleteJourney" : "builder.discard")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Suspense>{asked && <DiscardDialog opened onClose={ask.close} />}</Suspense>
      <Suspense>
        {exported && <ExportDialog exported={exported} onClose={() => setExported(null)} />}
      </Suspense>
    </>
  );
}
