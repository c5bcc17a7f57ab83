import { Group, SegmentedControl, Select, Text, TextInput } from "@mantine/core";
import { useHotkeys } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Journey } from "../api/types";
import { STATES, type Selection, type StateFilter } from "./select";

type Props = { selection: Selection; count: number; onChange: (selection: Selection) => void };

const TRIGGERS = ["inbound_chat_apps", "inbound_sms", "http_request"] as const;

/** Finds journeys: by their names, by whether they are on, and by what starts them. */
export function ListTools({ selection, count, onChange }: Props) {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  useHotkeys([["/", () => field.current?.focus()]]);
  const labels: Record<StateFilter, string> = {
    all: t("journeys.all"),
    enabled: t("journeys.enabled"),
    disabled: t("journeys.disabled"),
    draft: t("journeys.draft"),
    changed: t("journeys.unpublished"),
  };
  const triggers = TRIGGERS.map((value) => ({
    value: value as string,
    label: t(`triggers.${value}`),
  }));
  return (
    <Group gap="sm" mb="sm" className="list-tools">
      <TextInput
        ref={field}
        type="search"
        className="grow"
        maw={320}
        aria-label={t("journeys.search")}
        placeholder={t("journeys.search")}
        leftSection={<IconSearch size={15} aria-hidden />}
        value={selection.search}
        onChange={(event) => onChange({ ...selection, search: event.currentTarget.value })}
      />
      <SegmentedControl
        size="xs"
        aria-label={t("journeys.filterState")}
        data={STATES.map((value) => ({ value, label: labels[value] }))}
        value={selection.state}
        onChange={(state) => onChange({ ...selection, state: state as StateFilter })}
      />
      <Select
        w={190}
        aria-label={t("journeys.filterTrigger")}
        data={[{ value: "any", label: t("journeys.anyTrigger") }, ...triggers]}
        value={selection.trigger}
        allowDeselect={false}
        onChange={(value) =>
          value && onChange({ ...selection, trigger: value as Journey["trigger"] | "any" })
        }
      />
      <Text size="xs" c="dimmed" role="status" className="tnum">
        {t("journeys.shown", { count })}
      </Text>
    </Group>
  );
}
