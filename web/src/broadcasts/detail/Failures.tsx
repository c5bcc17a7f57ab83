import { Button, Group, Table, Text, Title } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { KEY, oneKey, sendAgain, type Broadcast } from "../api";

/** Why messages failed, in words, and sending again to those for whom it may work now. */
export function Failures({ broadcast }: { broadcast: Broadcast }) {
  const { t, i18n } = useTranslation();
  const queries = useQueryClient();
  const number = new Intl.NumberFormat(i18n.language);
  const { id, failures, status } = broadcast;
  const again = useMutation({
    mutationFn: (reasons?: string[]) => sendAgain(id, reasons),
    onSuccess: async (changed) => {
      queries.setQueryData(oneKey(id), changed);
      await queries.invalidateQueries({ queryKey: [KEY] });
    },
    onError: (error) =>
      notifications.show({ color: "red", title: t("common.failed"), message: error.message }),
  });
  if (failures.length === 0) return null;
  return (
    <section className="bc-part">
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h4">
          {t("broadcasts.failures")}
        </Title>
        {status === "finished" && (
          <Button
            variant="default"
            size="compact-md"
            loading={again.isPending}
            onClick={() => again.mutate(undefined)}
          >
            {t("broadcasts.againAll")}
          </Button>
        )}
      </Group>
      <div className="sheet-table">
        <Table verticalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              {(["why", "people", "actions"] as const).map((name) => (
                <Table.Th key={name} scope="col">
                  {t(`broadcasts.failureColumns.${name}`)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {failures.map(({ reason, word, code, count }) => (
              <Table.Tr key={reason}>
                <Table.Td>
                  {t(`broadcasts.words.${word}`, t("broadcasts.words.unknown"))}
                  {code !== null && (
                    <Text size="xs" c="dimmed">
                      {t("broadcasts.code", { code })}
                    </Text>
                  )}
                </Table.Td>
                <Table.Td className="tnum">{number.format(count)}</Table.Td>
                <Table.Td>
                  {status === "finished" && (
                    <Button
                      variant="subtle"
                      size="compact-sm"
                      loading={again.isPending}
                      onClick={() => again.mutate([reason])}
                    >
                      {t("broadcasts.again")}
                    </Button>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </section>
  );
}
