import { Button, Group, Modal, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { KEY, oneKey, removeBroadcast, steer, type Broadcast } from "../api";

type Action = "pause" | "resume" | "cancel";

/** Pausing, going on, calling off, and removing what is done. */
export function Steering({ broadcast: { id, status } }: { broadcast: Broadcast }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [asks, setAsks] = useState<"cancel" | "remove" | null>(null);
  const onError = (error: Error) =>
    notifications.show({ color: "red", title: t("common.failed"), message: error.message });
  const act = useMutation({
    mutationFn: (action: Action) => steer(id, action),
    onSuccess: async (changed) => {
      setAsks(null);
      queries.setQueryData(oneKey(id), changed);
      await queries.invalidateQueries({ queryKey: [KEY] });
    },
    onError,
  });
  const remove = useMutation({
    mutationFn: () => removeBroadcast(id),
    onSuccess: async () => {
      await navigate({ to: "/broadcasts" });
      await queries.invalidateQueries({ queryKey: [KEY, "list"] });
    },
    onError,
  });
  const isOver = status === "finished" || status === "cancelled";
  return (
    <Group gap="xs">
      {status === "running" && (
        <Button variant="default" loading={act.isPending} onClick={() => act.mutate("pause")}>
          {t("broadcasts.pause")}
        </Button>
      )}
      {status === "paused" && (
        <Button loading={act.isPending} onClick={() => act.mutate("resume")}>
          {t("broadcasts.resume")}
        </Button>
      )}
      {status === "scheduled" && (
        <Button variant="default" loading={act.isPending} onClick={() => act.mutate("cancel")}>
          {t("broadcasts.unschedule")}
        </Button>
      )}
      {(status === "running" || status === "paused") && (
        <Button variant="default" onClick={() => setAsks("cancel")}>
          {t("broadcasts.cancel")}
        </Button>
      )}
      {isOver && (
        <Button variant="default" onClick={() => setAsks("remove")}>
          {t("broadcasts.remove")}
        </Button>
      )}
      <Modal
        opened={asks !== null}
        onClose={() => setAsks(null)}
        title={t(asks === "remove" ? "broadcasts.removeTitle" : "broadcasts.cancelTitle")}
        closeButtonProps={{ "aria-label": t("common.close") }}
      >
        <Text mb="md">
          {t(asks === "remove" ? "broadcasts.removeText" : "broadcasts.cancelText")}
        </Text>
        <Group justify="end">
          <Button variant="default" onClick={() => setAsks(null)}>
            {t("broadcasts.keep")}
          </Button>
          <Button
            color="red"
            loading={act.isPending || remove.isPending}
            onClick={() => (asks === "remove" ? remove.mutate() : act.mutate("cancel"))}
          >
            {t(asks === "remove" ? "broadcasts.remove" : "broadcasts.cancel")}
          </Button>
        </Group>
      </Modal>
    </Group>
  );
}
