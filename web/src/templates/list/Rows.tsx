import { Table, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { When } from "../../journeys/When";
import { QualityChip, StatusChip, Why } from "../StatusChip";
import { factsOf, type Entry } from "./filters";

type Props = { entries: Entry[]; onOpen: (entry: Entry) => void };

/** Templates and drafts as lines of a table. */
export function Rows({ entries, onOpen }: Props) {
  const { t } = useTranslation();
  return (
    <div className="sheet-table">
      <Table verticalSpacing="sm" highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            {(["name", "language", "category", "status", "quality", "changed"] as const).map(
              (column) => (
                <Table.Th key={column} scope="col">
                  {t(`templates.list.${column}`)}
                </Table.Th>
              ),
            )}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {entries.map((entry) => (
            <Row key={keyOf(entry)} entry={entry} onOpen={() => onOpen(entry)} />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

const keyOf = (entry: Entry) =>
  entry.kind === "draft" ? entry.draft.id : `${entry.template.name} ${entry.template.language}`;

function Row({ entry, onOpen }: { entry: Entry; onOpen: () => void }) {
  const { t } = useTranslation();
  const facts = factsOf(entry);
  const template = entry.kind === "template" ? entry.template : null;
  return (
    <Table.Tr>
      <Table.Td>
        <button type="button" className="t-name" dir="auto" onClick={onOpen}>
          {facts.name || t("templates.list.unnamed")}
        </button>
        <div className="t-said" dir="auto">
          {facts.text || (facts.category === "AUTHENTICATION" ? t("templates.list.codeText") : "")}
        </div>
      </Table.Td>
      <Table.Td>{facts.language}</Table.Td>
      <Table.Td>
        {t(`templates.categories.${facts.category}`, facts.category)}
        {template?.previousCategory && (
          <Text size="xs" c="dimmed">
            {t("templates.list.was", {
              category: t(`templates.categories.${template.previousCategory}`),
            })}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <StatusChip status={facts.status} />
        {template && <Why reason={template.reason} recommendation={template.recommendation} />}
        {template?.changesAt && (
          <Text size="xs" c="dimmed">
            <Change status={template.status} at={template.changesAt} />
          </Text>
        )}
      </Table.Td>
      <Table.Td>{template && <QualityChip quality={facts.quality} />}</Table.Td>
      <Table.Td>
        <When at={entry.kind === "draft" ? entry.draft.updatedAt : entry.template.updatedAt} />
      </Table.Td>
    </Table.Tr>
  );
}

/** What happens by itself, and when. */
export function Change({ status, at }: { status: string; at: string }) {
  const { t, i18n } = useTranslation();
  const time = new Date(at).toLocaleString(i18n.language, {
    dateStyle: "medium",
    timeStyle: "short",
  });
  return t(status === "PAUSED" ? "templates.list.lifts" : "templates.list.ends", { time });
}
