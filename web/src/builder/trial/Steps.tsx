import { ActionIcon, Group, Text } from "@mantine/core";
import { IconChevronDown, IconChevronUp } from "@tabler/icons-react";
import { Fragment, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Deed } from "./Deed";
import { StepRow } from "./StepRow";
import { useTrial } from "./store";
import { timelineOf } from "./timeline";

/** What somebody did and the steps that followed, one below the other. */
export function Steps() {
  const { t } = useTranslation();
  const happenings = useTrial((state) => state.happenings);
  const transcript = useTrial((state) => state.transcript);
  const [isShown, setShown] = useState(true);
  const list = useRef<HTMLOListElement>(null);
  const entries = useMemo(
    () => (transcript ? timelineOf(happenings, transcript) : []),
    [happenings, transcript],
  );
  const count = entries.length;
  useEffect(() => {
    list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [count]);
  const Chevron = isShown ? IconChevronDown : IconChevronUp;
  return (
    <section className={`trial-steps ${isShown ? "" : "shut"}`} aria-label={t("trial.steps")}>
      <Group gap={6} wrap="nowrap" className="trial-steps-head">
        <Text size="sm" fw={620} component="h3" className="grow">
          {t("trial.steps")}
        </Text>
        <ActionIcon
          size="sm"
          aria-label={t(isShown ? "trial.hideSteps" : "trial.showSteps")}
          aria-expanded={isShown}
          onClick={() => setShown(!isShown)}
        >
          <Chevron size={15} />
        </ActionIcon>
      </Group>
      {isShown && count === 0 && (
        <Text size="xs" c="dimmed" px="md" pb="md">
          {t("trial.noWay")}
        </Text>
      )}
      {isShown && transcript && count > 0 && (
        <ol className="trial-way" ref={list} tabIndex={0} aria-label={t("trial.steps")}>
          {entries.map((entry) => (
            <Fragment
              key={
                entry.kind === "did"
                  ? `did ${entry.happening}`
                  : `${entry.execution.run}:${entry.execution.seq}`
              }
            >
              {entry.kind === "did" ? (
                <Deed entry={entry} />
              ) : (
                <StepRow execution={entry.execution} transcript={transcript} />
              )}
            </Fragment>
          ))}
        </ol>
      )}
    </section>
  );
}
