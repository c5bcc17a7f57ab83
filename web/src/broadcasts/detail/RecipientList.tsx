import { Button, Group, Select, Table, Text, TextInput, Title } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { When } from "../../journeys/When";
import { Empty, Failed, Loading } from "../../shell/Feedback";
import { KEY, readRecipients, type Broadcast, type Recipient, shown } from "../api";

const STATES = [
  "all",
  "waiting",
  "queued",
  "sent",
  "delivered",
  "read",
  "answered",
  "failed",
  "skipped",
  "opted_out",
] as const;

/** Each recipient with what became of the message: all, or those in one state. */
export function RecipientList({ broadcast: { id } }: { broadcast: Broadcast }) {
  const { t } = useTranslation();
  const [state, setState] = useState<string>("all");
  const [words, setWords] = useState("");
  const [search] = useDebouncedValue(words, 250);
  const list = useInfiniteQuery({
    queryKey: [KEY, "recipients", id, state, search],
    queryFn: ({ pageParam }) => readRecipients(id, state, search, pageParam),
    initialPageParam: 0,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
  const rows = list.data?.pages.flatMap((page) => page.recipients) ?? [];
  return (
    <section>
      <Title order={2} size="h4" mb="xs">
        {t("broadcasts.recipients")}
      </Title>
      <Group gap="sm" mb="sm">
        <TextInput
          type="search"
          maw={280}
          className="grow"
          aria-label={t("broadcasts.search")}
          placeholder={t("broadcasts.search")}
          leftSection={<IconSearch size={15} aria-hidden />}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <Select
          aria-label={t("broadcasts.filter")}
          allowDeselect={false}
          data={STATES.map((value) => ({ value, label: t(`broadcasts.states.${value}`) }))}
          value={state}
          onChange={(value) => value && setState(value)}
        />
      </Group>
      {list.isPending && <Loading />}
      {list.isError && <Failed error={list.error} retry={() => void list.refetch()} />}
      {list.isSuccess && rows.length === 0 && (
        <Empty title={t("broadcasts.nobody")}>{t("broadcasts.nobodyText")}</Empty>
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
    </section>
  );
}

function Rows({ rows }: { rows: Recipient[] }) {
  const { t } = useTranslation();
  return (
    <div className="sheet-table">
      <Table verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            {(["row", "person", "state", "when", "answered"] as const).map((name) => (
              <Table.Th key={name} scope="col">
                {t(`broadcasts.recipientColumns.${name}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.n}>
              <Table.Td className="tnum">{row.n}</Table.Td>
              <Table.Td>
                {row.name && <div dir="auto">{row.name}</div>}
                <Text size={row.name ? "xs" : "sm"} c={row.name ? "dimmed" : undefined}>
                  <bdi dir="ltr">{shown(row.address)}</bdi>
                </Text>
              </Table.Td>
              <Table.Td>
                {t(`broadcasts.states.${row.state}`)}
                {row.word && (
                  <Text size="xs" c="dimmed">
                    {t(`broadcasts.words.${row.word}`, t("broadcasts.words.unknown"))}
                  </Text>
                )}
              </Table.Td>
              <Table.Td>{row.stateAt && <When at={row.stateAt} />}</Table.Td>
              <Table.Td>
                {row.answeredAt && <When at={row.answeredAt} />}
                {row.optedOutAt && (
                  <Text size="xs" c="dimmed">
                    {t("broadcasts.states.opted_out")}
                  </Text>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
