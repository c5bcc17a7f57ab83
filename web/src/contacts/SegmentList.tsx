import { ActionIcon, Button } from "@mantine/core";
import { IconPencil, IconPlus, IconUsers } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { listSegments, segmentsKey, type Segment } from "./api";

type Props = {
  chosen: string | null;
  onChoose: (id: string | null) => void;
  onEdit: (segment: Segment | null) => void;
};

/** Everybody, and the saved segments, each with how many people are in it now. */
export function SegmentList({ chosen, onChoose, onEdit }: Props) {
  const { t, i18n } = useTranslation();
  const list = useQuery({ queryKey: segmentsKey, queryFn: listSegments });
  const figure = new Intl.NumberFormat(i18n.language);
  return (
    <nav className="segments" aria-label={t("contacts.segments")}>
      <button
        type="button"
        className="segment"
        aria-current={chosen === null ? "true" : undefined}
        onClick={() => onChoose(null)}
      >
        <IconUsers size={16} aria-hidden />
        <span className="grow">{t("contacts.everybody")}</span>
        <span className="tnum">{list.data && figure.format(list.data.total)}</span>
      </button>
      {list.data?.segments.map((segment) => (
        <div key={segment.id} className="segment-row">
          <button
            type="button"
            className="segment"
            title={segment.problem ?? undefined}
            disabled={segment.contacts === null}
            aria-current={chosen === segment.id ? "true" : undefined}
            onClick={() => onChoose(segment.id)}
          >
            <span className="grow" dir="auto">
              {segment.name}
            </span>
            <span className="tnum">
              {segment.contacts === null ? "!" : figure.format(segment.contacts)}
            </span>
          </button>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t("contacts.editSegment", { name: segment.name })}
            onClick={() => onEdit(segment)}
          >
            <IconPencil size={14} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      <Button
        variant="subtle"
        size="xs"
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={() => onEdit(null)}
      >
        {t("contacts.newSegment")}
      </Button>
    </nav>
  );
}
