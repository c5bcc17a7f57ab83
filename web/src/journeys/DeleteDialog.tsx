import { Alert, Button, Group, Modal, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { ListedJourney } from "../api/types";
import { deleteJourney } from "./api";

type Props = { journey: ListedJourney | null; onClose: () => void };

/** Asks before a journey goes, and says what that does to the conversations that run. */
export function DeleteDialog({ journey, onClose }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const remove = useMutation({
    mutationFn: (gone: ListedJourney) => deleteJourney(gone.id),
    onSuccess: async (_, { name }) => {
      await queries.invalidateQueries({ queryKey: ["journeys"] });
      onClose();
      notifications.show({ message: t("journeys.deleted", { name }) });
    },
    onError: (error) =>
      notifications.show({ color: "red", title: t("common.failed"), message: error.message }),
  });
  return (
    <Modal
      opened={journey !== null}
      onClose={onClose}
      title={journey && t("journeys.deleteTitle", { name: journey.name })}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      {journey && (
        <>
          <Text size="sm">
            {t(journey.version === null ? "journeys.deleteDraftText" : "journeys.deleteText")}
          </Text>
          {journey.counts.running > 0 && (
            <Alert className="alert" color="red" variant="light" mt="sm">
              {t("journeys.deleteRunning", { count: journey.counts.running })}
            </Alert>
          )}
          <Group justify="end" mt="md">
            <Button variant="default" data-autofocus onClick={onClose}>
              {t("journeys.keepIt")}
            </Button>
            <Button color="red.9" loading={remove.isPending} onClick={() => remove.mutate(journey)}>
              {t("journeys.deleteIt")}
            </Button>
          </Group>
        </>
      )}
    </Modal>
  );
}
