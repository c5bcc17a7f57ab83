import { ActionIcon, Button, Group, Menu, Tooltip } from "@mantine/core";
import {
  IconAlarm,
  IconArrowsExchange,
  IconCheck,
  IconHandGrab,
  IconTag,
  IconUserPlus,
} from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import {
  countsKey,
  detailKey,
  listAgents,
  listTeams,
  putLabels,
  type Detail,
  type Label,
  type Place,
} from "../api";
import { SNOOZES, untilOf } from "../snooze";
import type { Acts } from "../useActs";
import { LabelPicker } from "./LabelPicker";

export type Open = "assign" | "transfer" | "snooze" | "label" | null;

type Props = {
  place: Place;
  detail: Detail;
  me: string | null;
  acts: Acts;
  labels: Label[];
  open: Open;
  onOpen: (open: Open) => void;
};

/** What can be done with a conversation: take it, give it to somebody, let it sleep, end it. */
export function Actions({ place, detail, me, acts, labels, open, onOpen }: Props) {
  const { t, i18n } = useTranslation();
  const queries = useQueryClient();
  const agents = useQuery({
    queryKey: ["inbox", "agents"],
    queryFn: listAgents,
    staleTime: 30_000,
  });
  const teams = useQuery({ queryKey: ["inbox", "teams"], queryFn: listTeams, staleTime: 30_000 });
  const { handover, labels: given, isUnanswered } = detail.conversation;
  const who = (agents.data ?? []).filter((one) => !one.isDisabled && one.role !== "viewer");
  const menu = (name: Open) => ({
    opened: open === name,
    onChange: (opened: boolean) => onOpen(opened ? name : null),
    position: "bottom-end" as const,
  });
  const tool = (name: Exclude<Open, null>, Picture: typeof IconTag) => (
    <Menu.Target>
      <Tooltip label={t(`inbox.act.${name}`)}>
        <ActionIcon aria-label={t(`inbox.act.${name}`)} disabled={name !== "label" && !handover}>
          <Picture size={18} />
        </ActionIcon>
      </Tooltip>
    </Menu.Target>
  );
  return (
    <Group gap={4} wrap="nowrap" className="desk-actions">
      {handover?.assignedTo?.id !== me && !handover?.assignedTo && (
        <Button
          size="compact-sm"
          leftSection={<IconHandGrab size={15} aria-hidden />}
          onClick={acts.take}
        >
          {t("inbox.act.take")}
        </Button>
      )}
      <Menu {...menu("assign")}>
        {tool("assign", IconUserPlus)}
        <Menu.Dropdown mah={320} style={{ overflowY: "auto" }}>
          {who.map((one) => (
            <Menu.Item
              key={one.id}
              onClick={() => acts.assign(one.id)}
              leftSection={<i className={`desk-presence ${one.presence}`} aria-hidden />}
              rightSection={<small className="dim tnum">{one.load}</small>}
            >
              <bdi>{one.name}</bdi>
              {one.isYou && ` ${t("inbox.you")}`}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item onClick={() => acts.assign(null)}>{t("inbox.backToQueue")}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Menu {...menu("transfer")}>
        {tool("transfer", IconArrowsExchange)}
        <Menu.Dropdown mah={320} style={{ overflowY: "auto" }}>
          <Menu.Label>{t("inbox.toTeam")}</Menu.Label>
          {teams.data?.length === 0 && <Menu.Item disabled>{t("inbox.noTeams")}</Menu.Item>}
          {teams.data?.map((team) => (
            <Menu.Item
              key={team.id}
              onClick={() => acts.transfer(team.id)}
              rightSection={<small className="dim tnum">{team.waiting}</small>}
            >
              <bdi>{team.name}</bdi>
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Menu {...menu("snooze")}>
        {tool("snooze", IconAlarm)}
        <Menu.Dropdown>
          {handover?.snoozedUntil && (
            <Menu.Item onClick={() => acts.snooze(null)}>{t("inbox.wake")}</Menu.Item>
          )}
          {SNOOZES.map((name) => (
            <Menu.Item
              key={name}
              onClick={() => acts.snooze(untilOf(name, new Date()).toISOString())}
              rightSection={
                <small className="dim tnum">
                  {untilOf(name, new Date()).toLocaleString(i18n.language, {
                    weekday: "short",
                    hour: "2-digit",
                    minute: "2-digit",
                  })}
                </small>
              }
            >
              {t(`inbox.snooze.${name}`)}
            </Menu.Item>
          ))}
          <Menu.Label>{t("inbox.snoozeHint")}</Menu.Label>
        </Menu.Dropdown>
      </Menu>
      <Menu {...menu("label")} closeOnItemClick={false}>
        {tool("label", IconTag)}
        <Menu.Dropdown mah={360} style={{ overflowY: "auto" }}>
          <LabelPicker
            labels={labels}
            given={given}
            onChange={(wanted) =>
              void putLabels(place, wanted).then(() =>
                Promise.all([
                  queries.invalidateQueries({ queryKey: detailKey(place) }),
                  queries.invalidateQueries({ queryKey: countsKey }),
                ]),
              )
            }
          />
        </Menu.Dropdown>
      </Menu>
      {(handover || isUnanswered) && (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconCheck size={15} aria-hidden />}
          onClick={acts.resolve}
        >
          {t(handover ? "inbox.act.resolve" : "inbox.act.done")}
        </Button>
      )}
    </Group>
  );
}
