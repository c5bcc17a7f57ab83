import { ActionIcon, Alert, Badge, Group, Tabs, Text } from "@mantine/core";
import { IconChevronDown, IconChevronUp } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Execution, Instance, InstanceSummary } from "../api/types";
import { titleOf } from "../canvas/preview";

const clock = new Intl.DateTimeFormat(undefined, {
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
});
const short = new Intl.DateTimeFormat(undefined, {
  weekday: "short",
  hour: "2-digit",
  minute: "2-digit",
});

const stepTitle = (address: string) => titleOf(address.split("/").at(-1)!.replaceAll("~1", "/"));

function Way({ log }: { log: Execution[] }) {
  const { t } = useTranslation();
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    list.current?.lastElementChild?.scrollIntoView({ block: "nearest" });
  }, [log.length]);
  return (
    <ol className="way" ref={list}>
      {log.map((execution) => (
        <li key={execution.seq}>
          <time className="tnum">{clock.format(new Date(execution.startedAt))}</time>
          <span>{stepTitle(execution.step)}</span>
          <em className={`way-${execution.status}`}>
            {t(`run.step.${execution.status}`, { defaultValue: execution.status })}
          </em>
          {execution.note && <small>{execution.note}</small>}
        </li>
      ))}
    </ol>
  );
}

function Variables({ data }: { data: Record<string, unknown> }) {
  return (
    <table className="vars">
      <tbody>
        {Object.entries(data).map(([name, value]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>
              <code dir="auto">
                {typeof value === "string" ? value : JSON.stringify(value, null, 1)}
              </code>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const COLOURS = {
  Runnable: "ink",
  Suspended: "yellow",
  Complete: "teal",
  Terminated: "gray",
} as const;

function Summary({ instance, otherName }: { instance: Instance; otherName: string | null }) {
  const { t } = useTranslation();
  const deadline = instance.paths.find((path) => path.deadline)?.deadline;
  return (
    <>
      <Badge
        variant="light"
        className="state"
        color={instance.faulted ? "red" : COLOURS[instance.status]}
      >
        {t(instance.faulted ? "run.faulted" : `run.${instance.status}`)}
      </Badge>
      {deadline && (
        <Text size="xs" c="dimmed">
          {t("run.waits", { time: short.format(new Date(deadline)) })}
        </Text>
      )}
      {otherName && (
        <Text size="xs" c="dimmed">
          {t("run.other", { name: otherName })}
        </Text>
      )}
    </>
  );
}

type Props = { instance: Instance | undefined; other: InstanceSummary | null };

/** Under the canvas: the way a conversation took, step by step, and what it knows. */
export function RunDock({ instance, other }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(true);
  const Chevron = open ? IconChevronDown : IconChevronUp;
  return (
    <section className={`run-dock ${open ? "" : "shut"}`} aria-label={t("run.title")}>
      <Group gap="sm" className="run-head" wrap="nowrap">
        <Text size="sm" fw={620}>
          {t("run.title")}
        </Text>
        {instance && <Summary instance={instance} otherName={other?.definitionName ?? null} />}
        <span className="grow" />
        <ActionIcon
          aria-label={t(open ? "run.hide" : "run.show")}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          <Chevron size={16} />
        </ActionIcon>
      </Group>
      {open && !instance && (
        <Text c="dimmed" px="md" pb="md">
          {other ? t("run.other", { name: other.definitionName }) : t("run.none")}
        </Text>
      )}
      {open && instance && (
        <Tabs defaultValue="way" className="run-tabs" keepMounted={false}>
          <Tabs.List>
            <Tabs.Tab value="way">{t("run.way")}</Tabs.Tab>
            <Tabs.Tab value="variables">{t("run.variables")}</Tabs.Tab>
          </Tabs.List>
          {instance.errors.length > 0 && (
            <Alert color="red" variant="light" className="alert" m="xs" role="alert">
              {instance.errors.at(-1)!.message}
            </Alert>
          )}
          <Tabs.Panel value="way" tabIndex={0} className="run-body">
            <Way log={instance.log} />
          </Tabs.Panel>
          <Tabs.Panel value="variables" tabIndex={0} className="run-body">
            <Variables data={instance.data} />
          </Tabs.Panel>
        </Tabs>
      )}
    </section>
  );
}
