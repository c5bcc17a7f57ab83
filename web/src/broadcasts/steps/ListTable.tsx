import { Table } from "@mantine/core";
import { useTranslation } from "react-i18next";

/** The first rows of a list; the column with the phone numbers is told from the others. */
export function ListTable({
  names,
  rows,
  marked,
}: {
  names: string[];
  rows: string[][];
  marked?: number;
}) {
  const { t } = useTranslation();
  return (
    <div
      className="sheet-table bc-rows"
      tabIndex={0}
      role="region"
      aria-label={t("broadcasts.rows")}
    >
      <Table verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            {names.map((name, at) => (
              <Table.Th key={at} scope="col" dir="auto">
                {at === marked ? t("broadcasts.isPhone", { name }) : name}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((cells, row) => (
            <Table.Tr key={row}>
              {names.map((_, at) => (
                <Table.Td key={at}>
                  <bdi>{cells[at]}</bdi>
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
