import { Alert, Button, Group, Modal, Text, Textarea } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconCheck, IconCopy, IconDownload } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { writeOrdered } from "../api/ordered";
import { Failed, Loading } from "../shell/Feedback";
import { exportJourney } from "./api";
import { download, fileName } from "./download";
import "./journeys.css";

/** What is to be exported; the draft when no version is named. */
export type Exported = { id: string; name: string; version: number | "draft" };

function Body({ exported }: { exported: Exported }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const written = useQuery({
    queryKey: ["export", exported.id, exported.version],
    queryFn: () => exportJourney(exported.id, exported.version),
    staleTime: 0,
    gcTime: 0,
  });
  if (written.isError) return <Failed error={written.error} retry={() => void written.refetch()} />;
  if (written.isPending) return <Loading />;
  const text = `${writeOrdered(written.data.definition, 2)}\n`;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      notifications.show({ color: "red", message: t("export.copyFailed") });
    }
  };
  const Picture = copied ? IconCheck : IconCopy;
  return (
    <>
      <Text size="sm" c="dimmed">
        {t("export.text")}
      </Text>
      {written.data.hidesBackend && (
        <Alert className="alert" color="yellow" variant="light" mt="sm">
          {t("export.hidesBackend")}
        </Alert>
      )}
      <Textarea
        mt="sm"
        readOnly
        aria-label={t("export.preview")}
        value={text}
        rows={12}
        classNames={{ input: "json-text" }}
      />
      <Group justify="end" mt="md">
        <Button
          variant="default"
          leftSection={<Picture size={15} aria-hidden />}
          onClick={() => void copy()}
        >
          <span aria-live="polite">{t(copied ? "export.copied" : "export.copy")}</span>
        </Button>
        <Button
          data-autofocus
          leftSection={<IconDownload size={15} aria-hidden />}
          onClick={() => download(fileName(exported.name, written.data.version), text)}
        >
          {t("export.download")}
        </Button>
      </Group>
    </>
  );
}

type Props = { exported: Exported | null; onClose: () => void };

/** A journey as a file that 8x8 and Chatwright take. */
export function ExportDialog({ exported, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={exported !== null}
      onClose={onClose}
      size="lg"
      title={exported && t("export.title", { name: exported.name })}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      {exported && <Body exported={exported} />}
    </Modal>
  );
}
