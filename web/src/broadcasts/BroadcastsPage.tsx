import { Button, Group, Progress, Table, Text, Title } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { When } from "../journeys/When";
import { Empty, Failed, Loading } from "../shell/Feedback";
import { isLively, KEY, listBroadcasts, progressOf, type Broadcast } from "./api";
import "./broadcasts.css";
import { StatusChip } from "./StatusChip";

/** All broadcasts, newest first, with how far each has come. */
export function BroadcastsPage() {
  const { t } = useTranslation();
  const list = useInfiniteQuery({
    queryKey: [KEY, "list"],
    queryFn: ({ pageParam }) => listBroadcasts(pageParam),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next,
    refetchInterval: ({ state }) =>
      state.data?.pages.some((page) => page.broadcasts.some(isLively)) ? 4_000 : false,
  });
  const rows = list.data?.pages.flatMap((page) => page.broadcasts) ?? [];
  return (
    <main className="page" id="content">
      <Group justify="space-between" mb="md" align="start">
        <div className="grow">
          <Title order={1} size="h2">
            {t("broadcasts.title")}
          </Title>
          <Text c="dimmed">{t("broadcasts.text")}</Text>
        </div>
        <Button
          component={Link}
          to="/broadcasts/new"
          leftSection={<IconPlus size={16} aria-hidden />}
        >
          {t("broadcasts.new")}
        </Button>
      </Group>
      {list.isPending && <Loading />}
      {list.isError && <Failed error={list.error} retry={() => void list.refetch()} />}
      {list.isSuccess && rows.length === 0 && (
        <Empty title={t("broadcasts.empty")}>{t("broadcasts.emptyText")}</Empty>
      )}
      {rows.length > 0 && <Rows rows={rows} />}
      {list.hasNextPage && (
        <Group justify="center" mt="md">
          <Button
            variant="default"
            loading={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            {t("broadcasts.more")}
          </Button>
        </Group>
      )}
    </main>
  );
}

function Rows({ rows }: { rows: Broadcast[] }) {
  const { t, i18n } = useTranslation();
  const number = new Intl.NumberFormat(i18n.language);
  return (
    <div className="sheet-table">
      <Table verticalSpacing="sm">
        <Table.Thead>
          <Table.Tr>
            {(
              ["name", "status", "progress", "delivered", "read", "answered", "created"] as const
            ).map((name) => (
              <Table.Th key={name} scope="col">
                {t(`broadcasts.columns.${name}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.id}>
              <Table.Td>
                <Link to="/broadcasts/$id" params={{ id: row.id }} className="bc-link" dir="auto">
                  {row.name}
                </Link>
                <Text size="xs" c="dimmed">
                  <bdi>{row.templateName}</bdi> · <bdi>{row.templateLanguage}</bdi>
                </Text>
              </Table.Td>
              <Table.Td>
                <StatusChip status={row.status} />
              </Table.Td>
              <Table.Td className="bc-progress">
                <Progress
                  value={progressOf(row)}
                  size="sm"
                  aria-label={t("broadcasts.progressOf", { name: row.name })}
                />
                <Text size="xs" c="dimmed" className="tnum">
                  {t("broadcasts.people", {
                    count: row.counts.total,
                  })}
                </Text>
              </Table.Td>
              {(["delivered", "read", "answered"] as const).map((name) => (
                <Table.Td key={name} className="tnum">
                  {number.format(row.counts[name])}
                </Table.Td>
              ))}
              <Table.Td>
                <When at={row.createdAt} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
