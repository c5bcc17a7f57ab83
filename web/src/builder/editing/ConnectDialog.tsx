import { Button, Group, Modal, Select } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ENTRY } from "../../canvas/graph";
import { titleOf } from "../../canvas/preview";
import { usePhrase } from "../../canvas/Words";
import { placedIn, stepAt } from "../document";
import { useBuilder } from "../view";
import { useActions } from "./ActionsScope";
import { canSee } from "./links";
import { uiOf } from "./ui";

/** Connects without a mouse: an outcome of the selected step, and where it leads. */
export function ConnectDialog() {
  const { t } = useTranslation();
  const say = usePhrase();
  const { builder, view } = useBuilder();
  const { link } = useActions();
  const { doc } = builder.getState();
  const from = stepAt(doc, view.getState().selected);
  const outcomes = (from?.outcomes ?? []).filter((outcome) => !outcome.id.startsWith("do:"));
  const [port, setPort] = useState(
    (outcomes.find((outcome) => outcome.target === null) ?? outcomes[0])?.id ?? null,
  );
  const [target, setTarget] = useState<string | null>(null);
  const close = () => uiOf(view).setState({ dialog: null });
  if (!from) return null;
  const targets = placedIn(doc)
    .steps.filter(({ address }) => address !== ENTRY && canSee(doc, from.address, address))
    .map(({ address, step }) => ({ value: address, label: titleOf(step.id) }));
  return (
    <Modal
      opened
      onClose={close}
      title={t("editing.connectFrom", { name: titleOf(from.step.id) })}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <Select
        label={t("editing.outcome")}
        data={outcomes.map(({ id, phrases }) => ({ value: id, label: say(phrases) }))}
        value={port}
        onChange={setPort}
        allowDeselect={false}
      />
      <Select
        mt="sm"
        label={t("builder.leadsTo")}
        data={targets}
        value={target}
        onChange={setTarget}
        searchable
        data-autofocus
      />
      <Group justify="end" mt="md">
        <Button variant="default" onClick={close}>
          {t("editing.cancel")}
        </Button>
        <Button
          disabled={!port || !target}
          onClick={() => {
            if (port && target && link(from.address, port, target)) close();
          }}
        >
          {t("editing.connect")}
        </Button>
      </Group>
    </Modal>
  );
}
