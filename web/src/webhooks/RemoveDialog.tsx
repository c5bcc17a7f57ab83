import { Alert, Button, Group, Modal, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useTranslation } from "react-i18next";
import { webhooks, type Webhook } from "./api";
import { useWebhookAction } from "./useWebhookAction";

type Props = { webhook: Webhook | null; onClose: () => void };

/** Asks before a webhook goes, and says what is lost with it. */
export function RemoveDialog({ webhook, onClose }: Props) {
  const { t } = useTranslation();
  const remove = useWebhookAction(webhooks.remove, () => {
    onClose();
    notifications.show({ message: t("webhooks.removed") });
  });
  const lost = webhook ? webhook.queued + webhook.dead : 0;
  return (
    <Modal
      opened={webhook !== null}
      onClose={onClose}
      title={t("webhooks.removeTitle")}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <Text size="sm" style={{ overflowWrap: "anywhere" }}>
        {t("webhooks.removeText", { url: webhook?.url ?? "" })}
      </Text>
      {lost > 0 && (
        <Alert className="alert" color="red" variant="light" mt="sm">
          {t("webhooks.removeLost", { count: lost })}
        </Alert>
      )}
      <Group justify="end" mt="md">
        <Button variant="default" data-autofocus onClick={onClose}>
          {t("webhooks.keepIt")}
        </Button>
        <Button
          color="red.9"
          loading={remove.isPending}
          onClick={() => {
            if (webhook) remove.mutate(webhook.id);
          }}
        >
          {t("webhooks.removeIt")}
        </Button>
      </Group>
    </Modal>
  );
}
