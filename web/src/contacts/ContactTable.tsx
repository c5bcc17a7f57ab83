import { Badge, Checkbox, Table, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { When } from "../journeys/When";
import { shown, type Attribute, type Contact } from "./api";
import { wordOf } from "./values";

type Props = {
  rows: Contact[];
  columns: Attribute[];
  chosen: ReadonlySet<string>;
  onChoose: (ids: ReadonlySet<string>) => void;
};

export function ContactTable({ rows, columns, chosen, onChoose }: Props) {
  const { t, i18n } = useTranslation();
  const all = rows.length > 0 && rows.every((row) => chosen.has(row.id));
  const flip = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    onChoose(next);
  };
  return (
    <div className="sheet-table contacts-table">
      <Table verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">
              <Checkbox
                size="xs"
                aria-label={t("contacts.chooseAll")}
                checked={all}
                indeterminate={!all && chosen.size > 0}
                onChange={() => onChoose(new Set(all ? [] : rows.map((row) => row.id)))}
              />
            </Table.Th>
            <Table.Th scope="col">{t("contacts.columns.person")}</Table.Th>
            <Table.Th scope="col">{t("contacts.columns.tags")}</Table.Th>
            {columns.map((column) => (
              <Table.Th key={column.name} scope="col" dir="auto">
                {column.label}
              </Table.Th>
            ))}
            <Table.Th scope="col">{t("contacts.columns.consent")}</Table.Th>
            <Table.Th scope="col">{t("contacts.columns.seen")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.id} data-chosen={chosen.has(row.id) || undefined}>
              <Table.Td>
                <Checkbox
                  size="xs"
                  aria-label={t("contacts.choose", { name: row.name ?? shown(row.address) })}
                  checked={chosen.has(row.id)}
                  onChange={() => flip(row.id)}
                />
              </Table.Td>
              <Table.Td>
                <Link to="/contacts/$id" params={{ id: row.id }} className="contact-link">
                  <bdi>{row.name ?? shown(row.address)}</bdi>
                </Link>
                {row.name && (
                  <Text size="xs" c="dimmed">
                    <bdi dir="ltr">{shown(row.address)}</bdi>
                  </Text>
                )}
              </Table.Td>
              <Table.Td>
                <span className="tag-row">
                  {row.tags.slice(0, 3).map((tag) => (
                    <Badge key={tag} variant="light" color="gray" className="state">
                      <bdi>{tag}</bdi>
                    </Badge>
                  ))}
                  {row.tags.length > 3 && <Text size="xs">+{row.tags.length - 3}</Text>}
                </span>
              </Table.Td>
              {columns.map((column) => (
                <Table.Td key={column.name} dir="auto">
                  {wordOf(row.attributes[column.name], t, i18n.language)}
                </Table.Td>
              ))}
              <Table.Td>
                {row.consent.optedOut ? (
                  <Badge variant="light" color="red" className="state">
                    {t(`contacts.scopes.${row.consent.scope ?? "all"}`)}
                  </Badge>
                ) : (
                  <Text size="xs" c="dimmed">
                    {t("contacts.optedIn")}
                  </Text>
                )}
              </Table.Td>
              <Table.Td>
                {row.lastSeenAt ? (
                  <When at={row.lastSeenAt} />
                ) : (
                  <Text size="xs" c="dimmed">
                    {t("contacts.never")}
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
