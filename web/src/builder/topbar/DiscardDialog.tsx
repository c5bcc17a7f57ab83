import { Button, Group, Modal, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { api } from "../../api/client";
import { useBuilder } from "../view";

type Props = { opened: boolean; onClose: () => void };

/** Asks before what was drawn since the last version goes away; with a journey that has none, all of it goes. */
export function DiscardDialog({ opened, onClose }: Props) {
  const { t } = useTranslation();
  const { builder, journeyId } = useBuilder();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const isNew = useStore(builder, (state) => state.basedOn === null);
  const discard = useMutation({
    mutationFn: () => api.discardDraft(journeyId),
    onSuccess: async () => {
      onClose();
      await navigate(isNew ? { to: "/" } : { to: "/journeys/$id", params: { id: journeyId } });
      for (const key of ["journeys", "draft"]) await queries.invalidateQueries({ queryKey: [key] });
    },
    onError: (error) =>
      notifications.show({ color: "red", title: t("common.failed"), message: error.message }),
  });
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t(isNew ? "builder.deleteJourney" : "builder.discard")}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <Text size="sm">{t(isNew ? "builder.deleteText" : "builder.discardText")}</Text>
      <Group justify="end" mt="md">
        <Button variant="default" onClick={onClose}>
          {t("builder.keep")}
        </Button>
        <Button color="red.9" loading={discard.isPending} onClick={() => discard.mutate()}>
          {t(isNew ? "builder.deleteJourney" : "builder.discard")}
        </Button>
      </Group>
    </Modal>
  );
}
