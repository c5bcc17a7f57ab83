import { Badge, Table, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { api } from "../api/client";
import type { Journey } from "../api/types";
import { Empty, Failed, Loading } from "../shell/Feedback";
import { keywordOf } from "./keyword";

function Starts({ journey }: { journey: Journey }) {
  const { t } = useTranslation();
  const word = keywordOf(journey.entry);
  return <>{word ? t("journeys.keyword", { word }) : t(`journeys.${journey.trigger}`)}</>;
}

function Row({ journey }: { journey: Journey }) {
  const { t } = useTranslation();
  const { counts } = journey;
  return (
    <Table.Tr>
      <Table.Td>
        <Link to="/journeys/$id" params={{ id: journey.id }} className="journey-link">
          {journey.name}
        </Link>
        <Text size="xs" c="dimmed">
          {t("journeys.version", { version: journey.version })}
        </Text>
      </Table.Td>
      <Table.Td>
        <Badge
          variant="light"
          className={`state ${journey.status}`}
          color={journey.status === "enabled" ? "teal" : "gray"}
        >
          {t(`journeys.${journey.status}`)}
        </Badge>
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
      <Title order={1} size="h2">
        {t("journeys.title")}
      </Title>
      <Text c="dimmed" mb="md">
        {t("journeys.text")}
      </Text>
      {journeys.isPending && <Loading />}
      {journeys.isError && <Failed error={journeys.error} retry={() => void journeys.refetch()} />}
      {journeys.data?.length === 0 && (
        <Empty title={t("journeys.empty")}>{t("journeys.emptyText")}</Empty>
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
