import {
  Alert,
  Button,
  FileButton,
  Group,
  Modal,
  Progress,
  Select,
  Stack,
  Text,
} from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import {
  attributesKey,
  beginImport,
  contactsKey,
  listAttributes,
  readImport,
  segmentsKey,
  tryImport,
} from "./api";
import { Problems } from "./Problems";

const FIELDS = ["address", "name", "email", "language", "timeZone", "externalId", "tags"];

/** A file of people: its columns named, tried, then imported while one looks on. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [file, setFile] = useState<{ name: string; text: string } | null>(null);
  const attributes = useQuery({ queryKey: attributesKey, queryFn: listAttributes }).data ?? [];
  const dry = useMutation({
    mutationFn: (given: { text: string; mapping: (string | null)[] | null }) =>
      tryImport(given.text, given.mapping),
  });
  const begin = useMutation({
    mutationFn: () =>
      beginImport({ text: file!.text, mapping: dry.data!.mapping, name: file!.name }),
  });
  const job = useQuery({
    queryKey: ["contact-import", begin.data?.id],
    queryFn: () => readImport(begin.data!.id),
    enabled: begin.isSuccess,
    refetchInterval: (query) =>
      query.state.data && query.state.data.status !== "running" ? false : 500,
  });
  const status = job.data?.status;
  useEffect(() => {
    if (status !== "done" && status !== "failed") return;
    for (const queryKey of [contactsKey, segmentsKey, ["contact-tags"]]) {
      void queries.invalidateQueries({ queryKey });
    }
  }, [status, queries]);
  const choose = async (given: File | null) => {
    if (!given) return;
    const text = await given.text();
    setFile({ name: given.name, text });
    dry.mutate({ text, mapping: null });
  };
  const told = dry.data;
  const targets = [
    ...FIELDS.map((value) => ({ value, label: t(`contacts.fields.${value}`) })),
    ...attributes.map(({ name, label }) => ({ value: `attributes.${name}`, label })),
  ];
  const map = (at: number, target: string | null) =>
    dry.mutate({
      text: file!.text,
      mapping: told!.mapping.map((old, n) => (n === at ? target : old)),
    });
  const error = dry.error ?? begin.error ?? job.error;
  return (
    <Modal
      opened
      size="xl"
      onClose={onClose}
      title={t("contacts.import.title")}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <Stack gap="sm">
        {!begin.isSuccess && (
          <>
            <Text size="sm" c="dimmed">
              {t("contacts.import.text")}
            </Text>
            <FileButton accept=".csv,.txt,text/csv" onChange={(given) => void choose(given)}>
              {(props) => (
                <Button variant="default" className="start" {...props}>
                  {file ? file.name : t("contacts.import.choose")}
                </Button>
              )}
            </FileButton>
            {told && (
              <div className="sheet-table import-columns">
                {told.columns.map((column, at) => (
                  <div key={at} className="import-column">
                    <div>
                      <Text size="sm" dir="auto">
                        {column || t("contacts.import.unnamed")}
                      </Text>
                      <Text size="xs" c="dimmed" dir="auto" truncate>
                        {told.sample
                          .map((row) => row[at])
                          .filter(Boolean)
                          .slice(0, 3)
                          .join(" · ")}
                      </Text>
                    </div>
                    <Select
                      aria-label={t("contacts.import.column", { name: column })}
                      placeholder={t("contacts.import.skip")}
                      clearable
                      clearButtonProps={{ "aria-label": t("contacts.import.skip") }}
                      data={targets}
                      value={told.mapping[at] ?? null}
                      onChange={(target) => map(at, target)}
                    />
                  </div>
                ))}
              </div>
            )}
            {told && (
              <Text size="sm" role="status">
                {told.mapping.includes("address")
                  ? t("contacts.import.ready", { count: told.people })
                  : t("contacts.import.needsPhone")}
              </Text>
            )}
            {told && <Problems problems={told.problems} total={told.wrong} />}
          </>
        )}
        {job.data && (
          <>
            <Progress
              value={(100 * job.data.done) / Math.max(1, job.data.total)}
              aria-label={t("contacts.import.progress")}
              color={status === "failed" ? "red" : undefined}
            />
            <Alert
              className="alert"
              role="status"
              color={status === "failed" ? "red" : status === "done" ? "teal" : "gray"}
            >
              {t(`contacts.import.status.${job.data.status}`, {
                done: job.data.done,
                total: job.data.total,
              })}{" "}
              {t("contacts.import.added", { count: job.data.added })}{" "}
              {t("contacts.import.updated", { count: job.data.updated })}
            </Alert>
            <Problems problems={job.data.problems} total={job.data.wrong} />
          </>
        )}
        {error && (
          <Text size="sm" role="alert" className="field-error">
            {error.message}
          </Text>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t(begin.isSuccess ? "common.close" : "common.cancel")}
          </Button>
          {!begin.isSuccess && (
            <Button
              disabled={!told || told.people === 0 || dry.isPending || dry.isError}
              loading={begin.isPending}
              onClick={() => begin.mutate()}
            >
              {t("contacts.import.begin")}
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}
