import { Alert, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Failed, Loading } from "../../shell/Feedback";
import { KEY, readRows, type Broadcast, shown } from "../api";
import { ListTable } from "./ListTable";

/** What was taken from a list: how many, doubles, rows that are not right, and the first of them. */
export function GivenList({ broadcast }: { broadcast: Broadcast }) {
  const { t } = useTranslation();
  const { total, duplicates, faulty, name, columns } = broadcast.list;
  const rows = useQuery({
    queryKey: [KEY, "rows", broadcast.id],
    queryFn: () => readRows(broadcast.id),
  });
  return (
    <>
      <Alert
        variant="light"
        className="alert"
        color={faulty > 0 || total === 0 ? "yellow" : "teal"}
        role="status"
        title={t("broadcasts.taken", { count: total })}
      >
        {name && (
          <Text size="sm">
            <bdi>{name}</bdi>
          </Text>
        )}
        {duplicates > 0 && (
          <Text size="sm">{t("broadcasts.duplicates", { count: duplicates })}</Text>
        )}
        {faulty > 0 && <Text size="sm">{t("broadcasts.faulty", { count: faulty })}</Text>}
      </Alert>
      {rows.isPending && <Loading />}
      {rows.isError && <Failed error={rows.error} retry={() => void rows.refetch()} />}
      {rows.data && rows.data.faults.length > 0 && (
        <details>
          <summary>{t("broadcasts.showFaults")}</summary>
          <ul className="bc-rows">
            {rows.data.faults.map(({ n, value, reason }) => (
              <li key={n}>
                {t("broadcasts.row", { n })} <bdi>{value}</bdi> {t(`broadcasts.faults.${reason}`)}
              </li>
            ))}
          </ul>
        </details>
      )}
      {rows.data && rows.data.rows.length > 0 && (
        <ListTable
          names={[t("broadcasts.sendsTo"), ...columns]}
          rows={rows.data.rows.map(({ address, cells }) => [shown(address), ...cells])}
        />
      )}
    </>
  );
}
