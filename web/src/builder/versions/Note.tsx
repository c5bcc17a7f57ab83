import { Button, Group, Textarea } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { setNote, type Version } from "./api";

type Props = { journeyId: string; version: Version };

/** What a version changed, in the words of whoever published it; can be said afterwards, too. */
export function Note({ journeyId, version }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [written, setWritten] = useState<string | null>(null);
  const keep = useMutation({
    mutationFn: (note: string) => setNote(journeyId, version.version, note),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ["versions", journeyId] });
      setWritten(null);
    },
    onError: (error) =>
      notifications.show({ color: "red", title: t("common.failed"), message: error.message }),
  });
  const action = t(version.note ? "versions.changeNote" : "versions.addNote");
  if (written === null) {
    return (
      <>
        {version.note && (
          <p className="version-note" dir="auto">
            {version.note}
          </p>
        )}
        <button
          type="button"
          className="link-button"
          aria-label={t("versions.noteOf", { action, version: version.version })}
          onClick={() => setWritten(version.note ?? "")}
        >
          {action}
        </button>
      </>
    );
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        keep.mutate(written);
      }}
    >
      <Textarea
        size="xs"
        mt={6}
        autosize
        minRows={2}
        maxLength={500}
        data-autofocus
        autoFocus
        label={t("versions.note")}
        description={t("versions.noteHint")}
        value={written}
        onChange={(event) => setWritten(event.currentTarget.value)}
        onKeyDown={(event) => event.key === "Escape" && setWritten(null)}
      />
      <Group gap={6} mt={6} justify="end">
        <Button size="compact-xs" variant="default" onClick={() => setWritten(null)}>
          {t("common.cancel")}
        </Button>
        <Button size="compact-xs" type="submit" loading={keep.isPending}>
          {t("versions.saveNote")}
        </Button>
      </Group>
    </form>
  );
}
