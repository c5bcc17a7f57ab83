import { Button, Center, Group, Stack, Text, Title } from "@mantine/core";
import { IconFileImport } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useCallback, useMemo, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api/client";
import type { ListedJourney } from "../api/types";
import { GalleryButton } from "../gallery/GalleryButton";
import { Failed, Loading } from "../shell/Feedback";
import { DeleteDialog } from "./DeleteDialog";
import { ExportDialog, type Exported } from "./ExportDialog";
import { ImportDialog } from "./import/ImportDialog";
import { useDroppedFile } from "./import/useDroppedFile";
import { JourneyTable } from "./JourneyTable";
import { ListTools } from "./ListTools";
import { NewJourney } from "./NewJourney";
import { EVERYTHING, select } from "./select";
import "./journeys.css";

function Ways({ onImport }: { onImport: () => void }) {
  const { t } = useTranslation();
  return (
    <Group gap="xs">
      <Button
        variant="default"
        leftSection={<IconFileImport size={16} aria-hidden />}
        onClick={onImport}
      >
        {t("import.open")}
      </Button>
      <GalleryButton />
      <NewJourney />
    </Group>
  );
}

/** What is shown where no journey is: why, and the ways on. */
function Nothing({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  return (
    <Center p="xl">
      <Stack align="center" gap={6}>
        <Text fw={620}>{title}</Text>
        <Text c="dimmed" mb={6}>
          {text}
        </Text>
        {children}
      </Stack>
    </Center>
  );
}

function Found({ journeys }: { journeys: ListedJourney[] }) {
  const { t } = useTranslation();
  const [selection, setSelection] = useState(EVERYTHING);
  const [exported, setExported] = useState<Exported | null>(null);
  const [deleted, setDeleted] = useState<ListedJourney | null>(null);
  const shown = useMemo(() => select(journeys, selection), [journeys, selection]);
  const onExport = useCallback(
    ({ id, name, version }: ListedJourney) =>
      setExported({ id, name, version: version ?? "draft" }),
    [],
  );
  return (
    <>
      <ListTools selection={selection} count={shown.length} onChange={setSelection} />
      {shown.length > 0 ? (
        <JourneyTable
          journeys={shown}
          selection={selection}
          onChange={setSelection}
          onExport={onExport}
          onDelete={setDeleted}
        />
      ) : (
        <Nothing title={t("journeys.noneFound")} text={t("journeys.noneFoundText")}>
          <Button variant="default" onClick={() => setSelection(EVERYTHING)}>
            {t("journeys.showAll")}
          </Button>
        </Nothing>
      )}
      <ExportDialog exported={exported} onClose={() => setExported(null)} />
      <DeleteDialog journey={deleted} onClose={() => setDeleted(null)} />
    </>
  );
}

export function JourneyList() {
  const { t } = useTranslation();
  const journeys = useQuery({ queryKey: ["journeys"], queryFn: api.journeys });
  const [importing, setImporting] = useState<{ file: File | null } | null>(null);
  const isDragging = useDroppedFile((file) => setImporting({ file }));
  const ways = <Ways onImport={() => setImporting({ file: null })} />;
  return (
    <main className="page" id="content">
      <Group justify="space-between" mb="md" align="start">
        <div>
          <Title order={1} size="h2">
            {t("journeys.title")}
          </Title>
          <Text c="dimmed">{t("journeys.text")}</Text>
        </div>
        {journeys.data?.length !== 0 && ways}
      </Group>
      {journeys.isPending && <Loading />}
      {journeys.isError && <Failed error={journeys.error} retry={() => void journeys.refetch()} />}
      {journeys.data?.length === 0 && (
        <Nothing title={t("journeys.empty")} text={t("journeys.emptyText")}>
          {ways}
        </Nothing>
      )}
      {journeys.data && journeys.data.length > 0 && <Found journeys={journeys.data} />}
      {isDragging && <div className="drop-anywhere">{t("import.dropAnywhere")}</div>}
      <ImportDialog importing={importing} onClose={() => setImporting(null)} />
    </main>
  );
}
