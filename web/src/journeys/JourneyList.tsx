import { Badge, Group, Switch, Table, Text, Title } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { api } from "../api/client";
import type { Journey } from "../api/types";
import { GalleryButton } from "../gallery/GalleryButton";
import { Empty, Failed, Loading } from "../shell/Feedback";
import { keywordOf } from "./keyword";
import { NewJourney } from "./NewJourney";

function Starts({ journey }: { journey: Journey }) {
  const { t } = useTranslation();
  const word = keywordOf(journey.entry);
  return <>{word ? t("journeys.keyword", { word }) : t(`journeys.${journey.trigger}`)}</>;
}

/** On and off; a journey that is only a draft is neither. */
function Switching({ journey }: { journey: Journey }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const change = useMutation({
    mutationFn: (status: "enabled" | "disabled") => api.setStatus(journey.id, status),
    onSettled: () => queries.invalidateQueries({ queryKey: ["journeys"] }),
    onError: (error) =>
      notifications.show({ color: "red", title: t("common.failed"), message: error.message }),
  });
  if (journey.status === "draft") {
    return (
      <Badge variant="light" color="gray" className="state">
        {t("journeys.draft")}
      </Badge>
    );
  }
  return (
    <Switch
      size="sm"
      color="teal.8"
      label={t(`journeys.${journey.status}`)}
      aria-label={t("journeys.switch", { name: journey.name })}
      checked={journey.status === "enabled"}
      disabled={change.isPending}
      onChange={(event) => change.mutate(event.currentTarget.checked ? "enabled" : "disabled")}
    />
  );
}

function Row({ journey }: { journey: Journey }) {
  const { t } = useTranslation();
  const { counts } = journey;
  return (
    <Table.Tr>
      <Table.Td>
        <Link
          to={journey.version === null ? "/journeys/$id/edit" : "/journeys/$id"}
          params={{ id: journey.id }}
          className="journey-link"
        >
          {journey.name}
        </Link>
        {journey.version !== null && (
          <Text size="xs" c="dimmed">
            {t("journeys.version", { version: journey.version })}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <Switching journey={journey} />
      </Table.Td>
      <Table.Td>
        <Starts journey={journey} />
      </Table.Td>
      <Table.Td className="number">{counts.running}</Table.Td>
      <Table.Td className="number">{counts.started}</Table.Td>
      <Table.Td className="number">{counts.completed}</Table.Td>
      <Table.Td className="number">{counts.terminated}</Table.Td>
    </Table.Tr>
  );
}

export function JourneyList() {
  const { t } = useTranslation();
  const journeys = useQuery({ queryKey: ["journeys"], queryFn: api.journeys });
  return (
    <main className="page" id="content">
      <Group justify="space-between" mb="md" align="start">
        <div>
          <Title order={1} size="h2">
            {t("journeys.title")}
          </Title>
          <Text c="dimmed">{t("journeys.text")}</Text>
        </div>
        <Group gap="xs">
          <GalleryButton />
          <NewJourney />
        </Group>
      </Group>
      {journeys.isPending && <Loading />}
      {journeys.isError && <Failed error={journeys.error} retry={() => void journeys.refetch()} />}
      {journeys.data?.length === 0 && (
        <>
          <Empty title={t("journeys.empty")}>{t("journeys.emptyText")}</Empty>
          <Group justify="center">
            <GalleryButton />
          </Group>
        </>
      )}
      {journeys.data && journeys.data.length > 0 && (
        <div className="sheet-table">
          <Table verticalSpacing="sm" highlightOnHover>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{t("journeys.name")}</Table.Th>
                <Table.Th scope="col">{t("journeys.state")}</Table.Th>
                <Table.Th scope="col">{t("journeys.starts")}</Table.Th>
                {(["running", "started", "completed", "terminated"] as const).map((name) => (
                  <Table.Th key={name} scope="col" className="number">
                    {t(`journeys.${name}`)}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {journeys.data.map((journey) => (
                <Row key={journey.id} journey={journey} />
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
    </main>
  );
}
