import { Button, Group, Table, Text } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { When } from "../journeys/When";
import { Empty, Failed, Loading } from "../shell/Feedback";
import { optOutsKey, readLog } from "./api";
import { shown } from "./OptOutTable";

/** Every choice as it was told, newest first. Nobody can change it. */
export function ConsentLog() {
  const { t } = useTranslation();
  const log = useInfiniteQuery({
    queryKey: [...optOutsKey, "log"],
    queryFn: ({ pageParam }) => readLog(pageParam),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next,
  });
  const entries = log.data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <>
      <Text size="sm" c="dimmed" mb="sm">
        {t("consent.logText")}
      </Text>
      {log.isPending && <Loading />}
      {log.isError && <Failed error={log.error} retry={() => void log.refetch()} />}
      {log.isSuccess && entries.length === 0 && (
        <Empty title={t("consent.logEmpty")}>{t("consent.emptyText")}</Empty>
      )}
      {entries.length > 0 && (
        <div className="sheet-table">
          <Table verticalSpacing="sm">
            <Table.Thead>
              <Table.Tr>
                {(["at", "person", "choice", "how", "wording"] as const).map((name) => (
                  <Table.Th key={name} scope="col">
                    {t(`consent.columns.${name}`)}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {entries.map((entry) => (
                <Table.Tr key={entry.id}>
                  <Table.Td>
                    <When at={entry.at} />
                  </Table.Td>
                  <Table.Td>
                    <bdi dir="ltr">{shown(entry.address)}</bdi>
                  </Table.Td>
                  <Table.Td>
                    {t(`consent.choices.${entry.choice}`)}
                    <Text size="xs" c="dimmed">
                      {entry.changed ? t(`consent.scopes.${entry.scope}`) : t("consent.unchanged")}
                    </Text>
                  </Table.Td>
                  <Table.Td>
                    {t(`consent.sources.${entry.source}`)}
                    {entry.toldBy && (
                      <Text size="xs" c="dimmed" dir="auto">
                        {entry.toldBy}
                      </Text>
                    )}
                  </Table.Td>
                  <Table.Td className="exact-words">
                    {entry.wording && <q dir="auto">{entry.wording}</q>}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
      {log.hasNextPage && (
        <Group justify="center" mt="md">
          <Button
            variant="default"
            loading={log.isFetchingNextPage}
            onClick={() => void log.fetchNextPage()}
          >
            {t("consent.more")}
          </Button>
        </Group>
      )}
    </>
  );
}
