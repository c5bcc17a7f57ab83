import { Badge, Button, Table, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { When } from "../journeys/When";
import type { OptOut } from "./api";

type Props = { rows: OptOut[]; onLift: (person: OptOut) => void };

/** A phone number as people write it, an id as it is. */
export const shown = (address: string) => (/^\d+$/.test(address) ? `+${address}` : address);

export function OptOutTable({ rows, onLift }: Props) {
  const { t } = useTranslation();
  return (
    <div className="sheet-table">
      <Table verticalSpacing="sm">
        <Table.Thead>
          <Table.Tr>
            {(["person", "scope", "since", "how", "wording"] as const).map((name) => (
              <Table.Th key={name} scope="col">
                {t(`consent.columns.${name}`)}
              </Table.Th>
            ))}
            <Table.Th scope="col">
              <span className="unseen">{t("consent.columns.actions")}</span>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.address}>
              <Table.Td>
                {row.name && <div dir="auto">{row.name}</div>}
                <Text size={row.name ? "xs" : "sm"} c={row.name ? "dimmed" : undefined}>
                  <bdi dir="ltr">{shown(row.address)}</bdi>
                </Text>
              </Table.Td>
              <Table.Td>
                <Badge
                  variant="light"
                  color={row.scope === "all" ? "red" : "yellow"}
                  className="state"
                >
                  {t(`consent.scopes.${row.scope}`)}
                </Badge>
              </Table.Td>
              <Table.Td>
                <When at={row.since} />
              </Table.Td>
              <Table.Td>
                {t(`consent.sources.${row.source}`)}
                {row.toldBy && (
                  <Text size="xs" c="dimmed" dir="auto">
                    {row.toldBy}
                  </Text>
                )}
              </Table.Td>
              <Table.Td className="exact-words">
                {row.wording ? <q dir="auto">{row.wording}</q> : <span className="dim">–</span>}
              </Table.Td>
              <Table.Td className="row-menu">
                <Button
                  size="compact-sm"
                  variant="subtle"
                  aria-label={t("consent.liftOf", { person: row.name ?? shown(row.address) })}
                  onClick={() => onLift(row)}
                >
                  {t("consent.lift")}
                </Button>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
