import { Alert, Button, Group, Progress, Text, Title } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { progressOf, resultsAddress, type Broadcast } from "../api";
import { StatusChip } from "../StatusChip";
import { Failures } from "./Failures";
import { Numbers } from "./Numbers";
import { RecipientList } from "./RecipientList";
import { Steering } from "./Steering";

/** A broadcast under way or done: how far it is, what became of it, and each recipient. */
export function Details({ broadcast }: { broadcast: Broadcast }) {
  const { t, i18n } = useTranslation();
  const { name, status, startsAt, timeZone, pauseReason, templateName } = broadcast;
  const local = startsAt && new Date(`${startsAt}:00Z`);
  return (
    <>
      <Group justify="space-between" mb="sm" align="start">
        <div className="grow">
          <Group gap="sm">
            <Title order={1} size="h2" dir="auto">
              {name}
            </Title>
            <StatusChip status={status} />
          </Group>
          <Text c="dimmed">
            <bdi>{templateName}</bdi> · <bdi>{broadcast.templateLanguage}</bdi> ·{" "}
            <bdi>{broadcast.subAccountId}</bdi>
          </Text>
        </div>
        <Button
          component="a"
          href={resultsAddress(broadcast.id)}
          download
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
        >
          {t("broadcasts.export")}
        </Button>
        <Steering broadcast={broadcast} />
      </Group>
      {status === "scheduled" && local && (
        <Alert variant="light" className="alert bc-part" color="blue" role="status">
          {t("broadcasts.startsAt", {
            at: local.toLocaleString(i18n.language, {
              dateStyle: "full",
              timeStyle: "short",
              timeZone: "UTC",
            }),
            zone: timeZone,
          })}
        </Alert>
      )}
      {status === "paused" && pauseReason && (
        <Alert variant="light" className="alert bc-part" color="yellow" role="status">
          {t(
            `broadcasts.pauses.${pauseReason.replace("template ", "")}`,
            t("broadcasts.pauses.other"),
          )}
        </Alert>
      )}
      <Progress
        value={progressOf(broadcast)}
        mb="md"
        aria-label={t("broadcasts.progressOf", { name })}
        animated={status === "running"}
      />
      <Numbers broadcast={broadcast} />
      <Failures broadcast={broadcast} />
      <RecipientList broadcast={broadcast} />
    </>
  );
}
