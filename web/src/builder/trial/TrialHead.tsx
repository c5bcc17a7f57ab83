import { ActionIcon, Group, Menu, Text, Tooltip } from "@mantine/core";
import { IconDeviceFloppy, IconPlayerSkipForward, IconRefresh, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { SkipMenu, type Skip } from "../../phone/SkipMenu";
import { useView } from "../view";
import { CustomerSettings } from "./CustomerSettings";
import { SaveAsTest } from "./SaveAsTest";
import { useTrial } from "./store";

const SKIPPED: Record<Skip, number> = {
  "00:01:00": 60_000,
  "01:00:00": 3_600_000,
  "1.00:00:00": 86_400_000,
};

/** What can be done with the whole trial. */
export function TrialHead() {
  const { t } = useTranslation();
  const open = useView((state) => state.open);
  const customer = useTrial((state) => state.customer);
  const isBusy = useTrial((state) => state.isBusy);
  const hasBegun = useTrial((state) => state.happenings.length > 0);
  const next = useTrial((state) => state.transcript?.waits.map((wait) => wait.deadline).sort()[0]);
  const skip = useTrial((state) => state.skip);
  const skipTo = useTrial((state) => state.skipTo);
  const restart = useTrial((state) => state.restart);
  const [isSaving, setSaving] = useState(false);
  return (
    <Group className="panel-head trial-head" gap={2} wrap="nowrap">
      <div className="grow">
        <Text size="sm" fw={620} component="h2">
          {t("trial.title")}
        </Text>
        <Text size="xs" c="dimmed" lh={1.2} truncate>
          <bdi>{customer.name}</bdi> <bdi className="tnum">{customer.phone}</bdi>
        </Text>
      </div>
      <CustomerSettings />
      <SkipMenu onSkip={(advance) => skip(SKIPPED[advance])} busy={isBusy}>
        <Menu.Item
          disabled={!next}
          leftSection={<IconPlayerSkipForward size={14} aria-hidden />}
          onClick={() => next && skipTo(next)}
        >
          {t("trial.skipToLimit")}
        </Menu.Item>
      </SkipMenu>
      <Tooltip label={t("trial.saveAsTest")}>
        <ActionIcon
          aria-label={t("trial.saveAsTest")}
          data-disabled={!hasBegun || undefined}
          disabled={!hasBegun}
          onClick={() => setSaving(true)}
        >
          <IconDeviceFloppy size={17} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={t("trial.restart")}>
        <ActionIcon aria-label={t("trial.restart")} disabled={!hasBegun} onClick={restart}>
          <IconRefresh size={17} />
        </ActionIcon>
      </Tooltip>
      <ActionIcon aria-label={t("common.close")} onClick={() => open(null)}>
        <IconX size={16} />
      </ActionIcon>
      {isSaving && <SaveAsTest onClose={() => setSaving(false)} />}
    </Group>
  );
}
