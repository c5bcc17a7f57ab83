import { Modal } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { fetchFrom, importJourney, readText, subAccounts, type Arrived } from "../api";
import { changesOf, type Choices } from "./bindings";
import { Preview } from "./Preview";
import { SourceStage, type Origin } from "./SourceStage";

const LARGEST = 1_000_000;

function useReading() {
  const { t } = useTranslation();
  return useMutation({
    mutationFn: async (origin: Origin): Promise<Arrived[]> => {
      if ("url" in origin) return fetchFrom(origin.url);
      if ("text" in origin) return readText(origin.text);
      if (origin.file.size > LARGEST) throw new Error(t("import.tooLarge"));
      return readText(await origin.file.text());
    },
  });
}

function useTaking() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: ({ arrived, choices }: { arrived: Arrived; choices: Choices }) =>
      importJourney({
        source: arrived.source,
        changes: changesOf(choices),
        name: choices.name.trim(),
        status: choices.isOn ? "enabled" : "disabled",
      }),
    onSuccess: async ({ id }, { choices }) => {
      void queries.invalidateQueries({ queryKey: ["journeys"] });
      const message = t("import.imported", { name: choices.name.trim() });
      notifications.show({ color: "teal", message });
      await navigate({ to: "/journeys/$id/edit", params: { id } });
    },
    onError: (error) =>
      notifications.show({ color: "red", title: t("common.failed"), message: error.message }),
  });
}

function Stages({ file }: { file: File | null }) {
  const reading = useReading();
  const taking = useTaking();
  const ours = useQuery({ queryKey: ["subaccounts"], queryFn: subAccounts });
  const { mutate: read } = reading;
  useEffect(() => {
    if (file) read({ file });
  }, [file, read]);
  if (reading.data && ours.data) {
    return (
      <Preview
        journeys={reading.data}
        ours={ours.data}
        isBusy={taking.isPending}
        onBack={reading.reset}
        onCreate={(arrived, choices) => taking.mutate({ arrived, choices })}
      />
    );
  }
  return (
    <SourceStage
      error={reading.error?.message ?? ours.error?.message ?? null}
      isBusy={reading.isPending}
      onRead={read}
    />
  );
}

type Props = { importing: { file: File | null } | null; onClose: () => void };

/** Takes in a journey from elsewhere: first to look at, then as a draft. */
export function ImportDialog({ importing, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={importing !== null}
      onClose={onClose}
      size="lg"
      title={t("import.title")}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      {importing && <Stages key={importing.file?.name ?? ""} file={importing.file} />}
    </Modal>
  );
}
