import { Button, CopyButton, Group, Modal, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { useBuilder } from "../view";
import { scriptOf } from "./script";
import { trialOf } from "./store";

const fileName = (name: string) =>
  name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "") || "journey";

function download(text: string, name: string) {
  const url = URL.createObjectURL(new Blob([text], { type: "application/yaml" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

/** The chat as a conversation test, to keep beside the exported journey. */
export function SaveAsTest({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { builder } = useBuilder();
  const { happenings, transcript, customer } = useStore(trialOf(builder));
  const file = fileName(builder.getState().doc.source.definition.name);
  const [name, setName] = useState(() => t("trial.testName"));
  if (!transcript) return null;
  const journey = `${file}.json`;
  const text = scriptOf({ name, journey, happenings, transcript, customer });
  return (
    <Modal
      opened
      onClose={onClose}
      closeButtonProps={{ "aria-label": t("common.close") }}
      title={t("trial.saveAsTest")}
      size="lg"
      centered
    >
      <div className="fields bare">
        <Text size="sm" c="dimmed">
          {t("trial.saveText")}
        </Text>
        <TextInput
          label={t("trial.testNameLabel")}
          dir="auto"
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <pre className="script" dir="ltr" tabIndex={0} aria-label={t("trial.script")}>
          {text}
        </pre>
        <Group justify="flex-end">
          <CopyButton value={text}>
            {({ copied, copy }) => (
              <Button variant="default" size="xs" onClick={copy}>
                {t(copied ? "trial.copied" : "trial.copy")}
              </Button>
            )}
          </CopyButton>
          <Button size="xs" onClick={() => download(text, `${file}.test.yaml`)}>
            {t("trial.download")}
          </Button>
        </Group>
      </div>
    </Modal>
  );
}
