import { Badge, Button, Table, Text } from "@mantine/core";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { memo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ListedJourney } from "../api/types";
import { useKeywords } from "./useKeywords";
import { RowMenu, type RowActions } from "./RowMenu";
import { sortedBy, type Column, type Selection } from "./select";
import { Switching } from "./Switching";
import { When } from "./When";

/** So many rows are drawn at once; searching looks through all. */
const ROWS = 100;
const COUNTS = ["running", "started", "completed", "terminated"] as const;

function Starts({ journey }: { journey: ListedJourney }) {
  const { t } = useTranslation();
  const words = useKeywords(journey.entry);
  if (words) return <span dir="auto">{t("trigger.starts", { words })}</span>;
  return <>{t(`journeys.${journey.trigger}`, { defaultValue: t("journeys.unknownStart") })}</>;
}

type RowProps = RowActions & { journey: ListedJourney };

const Row = memo(function Row({ journey, ...actions }: RowProps) {
  const { t } = useTranslation();
  return (
    <Table.Tr>
      <Table.Td>
        <Link
          to={journey.version === null ? "/journeys/$id/edit" : "/journeys/$id"}
          params={{ id: journey.id }}
          className="journey-link"
          dir="auto"
        >
          {journey.name}
        </Link>
        {journey.version !== null && (
          <Text size="xs" c="dimmed">
            {t("journeys.version", { version: journey.version })}
            {journey.isChanged && (
              <Badge size="xs" variant="light" color="yellow" className="state unpublished">
                {t("journeys.unpublished")}
              </Badge>
            )}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <Switching journey={journey} />
      </Table.Td>
      <Table.Td>
        <Starts journey={journey} />
      </Table.Td>
      <Table.Td>
        <When at={journey.updatedAt} />
        {journey.updatedBy && (
          <Text size="xs" c="dimmed" dir="auto">
            {journey.updatedBy}
          </Text>
        )}
      </Table.Td>
      {COUNTS.map((name) => (
        <Table.Td key={name} className="number">
          {journey.counts[name]}
        </Table.Td>
      ))}
      <Table.Td className="row-menu">
        <RowMenu journey={journey} {...actions} />
      </Table.Td>
    </Table.Tr>
  );
});

type HeadProps = {
  column: Column;
  label: string;
  selection: Selection;
  onChange: (selection: Selection) => void;
};

function SortHead({ column, label, selection, onChange }: HeadProps) {
  const { t } = useTranslation();
  const isSorted = selection.column === column;
  const Picture = selection.descending ? IconArrowDown : IconArrowUp;
  const order = selection.descending ? "descending" : "ascending";
  return (
    <Table.Th
      scope="col"
      className={column === "name" || column === "updated" ? "" : "number"}
      aria-sort={isSorted ? order : "none"}
    >
      <button
        type="button"
        className="sort-head"
        title={t("journeys.sortBy", { column: label })}
        onClick={() => onChange(sortedBy(selection, column))}
      >
        {label}
        <Picture size={12} aria-hidden style={{ visibility: isSorted ? "visible" : "hidden" }} />
      </button>
    </Table.Th>
  );
}

type Props = RowActions & {
  journeys: ListedJourney[];
  selection: Selection;
  onChange: (selection: Selection) => void;
};

export function JourneyTable({ journeys, selection, onChange, ...actions }: Props) {
  const { t } = useTranslation();
  const [most, setMost] = useState(ROWS);
  const head = { selection, onChange };
  return (
    <div className="sheet-table">
      <Table verticalSpacing="sm" highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <SortHead column="name" label={t("journeys.name")} {...head} />
            <Table.Th scope="col">{t("journeys.state")}</Table.Th>
            <Table.Th scope="col">{t("journeys.starts")}</Table.Th>
            <SortHead column="updated" label={t("journeys.edited")} {...head} />
            {COUNTS.map((name) => (
              <SortHead key={name} column={name} label={t(`journeys.${name}`)} {...head} />
            ))}
            <Table.Th scope="col">
              <span className="unseen">{t("journeys.actions")}</span>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {journeys.slice(0, most).map((journey) => (
            <Row key={journey.id} journey={journey} {...actions} />
          ))}
        </Table.Tbody>
      </Table>
      {journeys.length > most && (
        <Button variant="subtle" fullWidth onClick={() => setMost(most + ROWS)}>
          {t("journeys.showMore", { count: Math.min(ROWS, journeys.length - most) })}
        </Button>
      )}
    </div>
  );
}
