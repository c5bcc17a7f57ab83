import { Table, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Form } from "./api";
import { FormStatus } from "./FormStatus";
import { useChannel } from "./useChannel";

export function FormTable({ forms }: { forms: Form[] }) {
  const { t, i18n } = useTranslation();
  const { search } = useChannel();
  const day = new Intl.DateTimeFormat(i18n.language, { dateStyle: "medium" });
  return (
    <div className="sheet-table" tabIndex={0} role="region" aria-label={t("forms.title")}>
      <Table verticalSpacing="sm" highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("forms.name")}</Table.Th>
            <Table.Th>{t("forms.state")}</Table.Th>
            <Table.Th>{t("forms.answers")}</Table.Th>
            <Table.Th>{t("forms.usedBy")}</Table.Th>
            <Table.Th>{t("forms.changed")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {forms.map((form) => (
            <Table.Tr key={form.id}>
              <Table.Td>
                <Link
                  to="/forms/$id"
                  params={{ id: form.id }}
                  search={search}
                  className="journey-link"
                  dir="auto"
                >
                  {form.name}
                </Link>
                <Text size="xs" c="dimmed">
                  {form.categories.map((one) => t(`forms.category.${one}`)).join(" · ")}
                </Text>
              </Table.Td>
              <Table.Td>
                <FormStatus form={form} />
              </Table.Td>
              <Table.Td>{t("forms.answerCount", { count: form.answers.length })}</Table.Td>
              <Table.Td>
                {form.journeys.length === 0 && <span className="dim">{t("forms.unused")}</span>}
                {form.journeys.map((journey) => (
                  <div key={journey.id}>
                    <Link to="/journeys/$id" params={{ id: journey.id }} dir="auto">
                      {journey.name}
                    </Link>
                  </div>
                ))}
              </Table.Td>
              <Table.Td className="tnum">{day.format(new Date(form.updatedAt))}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
