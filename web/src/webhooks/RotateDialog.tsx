import { Button, Group, Modal, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { webhooks, type Webhook } from "./api";
import { useWebhookAction } from "./useWebhookAction";

type Props = {
  webhook: Webhook | null;
  onClose: () => void;
  onSecret: (secret: string) => void;
};

/** Asks before a webhook gets a new signing secret. */
export function RotateDialog({ webhook, onClose, onSecret }: Props) {
  const { t } = useTranslation();
  const rotate = useWebhookAction(webhooks.rotate, (answer) => onSecret(answer.signingSecret));
  return (
    <Modal
      opened={webhook !== null}
      onClose={onClose}
      title={t("webhooks.rotateTitle")}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <Text size="sm">{t("webhooks.rotateText")}</Text>
      <Group justify="end" mt="md">
        <Button variant="default" data-autofocus onClick={onClose}>
          {t("common.cancel")}
        </Button>
        <Button
          loading={rotate.isPending}
          onClick={() => {
            if (webhook) rotate.mutate(webhook.id);
          }}
        >
          {t("webhooks.rotateIt")}
        </Button>
      </Group>
    </Modal>
  );
}
