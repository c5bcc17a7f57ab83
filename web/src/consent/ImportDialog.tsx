import { Alert, Button, FileButton, Group, Modal, Text, Textarea } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { importOptOuts, optOutsKey } from "./api";

type Props = { opened: boolean; onClose: () => void };
const WRONG_SHOWN = 5;

/** Opts out a list of people, pasted or from a file. */
export function ImportDialog({ opened, onClose }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [text, setText] = useState("");
  const bring = useMutation({
    mutationFn: () => importOptOuts(text),
    onSuccess: () => queries.invalidateQueries({ queryKey: optOutsKey }),
  });
  const close = () => {
    bring.reset();
    setText("");
    onClose();
  };
  const done = bring.data;
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={t("consent.importTitle")}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <Textarea
        data-autofocus
        autosize
        minRows={5}
        maxRows={12}
        dir="ltr"
        label={t("consent.importLabel")}
        description={t("consent.importHint")}
        placeholder={"+6591234567,asked by letter\n+6598765432"}
        error={bring.error?.message}
        value={text}
        onChange={(event) => {
          bring.reset();
          setText(event.currentTarget.value);
        }}
      />
      {done && (
        <Alert
          className="alert"
          mt="sm"
          color={done.wrong.length > 0 ? "yellow" : "teal"}
          role="status"
        >
          {t("consent.imported", { count: done.added })}{" "}
          {done.known > 0 && t("consent.known", { count: done.known })}
          {done.wrong.slice(0, WRONG_SHOWN).map((line) => (
            <Text size="xs" key={line.line}>
              {t("consent.wrongLine", line)}
            </Text>
          ))}
          {done.wrong.length > WRONG_SHOWN && (
            <Text size="xs">
              {t("consent.wrongMore", { count: done.wrong.length - WRONG_SHOWN })}
            </Text>
          )}
        </Alert>
      )}
      <Group mt="md">
        <FileButton
          accept=".csv,.txt,text/csv,text/plain"
          onChange={(file) => void file?.text().then(setText)}
        >
          {(props) => (
            <Button variant="default" {...props}>
              {t("consent.chooseFile")}
            </Button>
          )}
        </FileButton>
        <span className="grow" />
        <Button variant="default" onClick={close}>
          {t(done ? "common.close" : "common.cancel")}
        </Button>
        {!done && (
          <Button
            disabled={text.trim() === ""}
            loading={bring.isPending}
            onClick={() => bring.mutate()}
          >
            {t("consent.importIt")}
          </Button>
        )}
      </Group>
    </Modal>
  );
}
