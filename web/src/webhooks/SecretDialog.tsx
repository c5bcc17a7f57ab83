import { Button, Code, CopyButton, Group, Modal, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

type Props = { secret: string | null; onClose: () => void };

/** Shows a signing secret, this once. */
export function SecretDialog({ secret, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={secret !== null}
      onClose={onClose}
      size="lg"
      title={t("webhooks.secretTitle")}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <Text size="sm">{t("webhooks.secretText")}</Text>
      <Code block mt="sm" dir="ltr" className="hook-secret">
        {secret}
      </Code>
      <Group justify="end" mt="md">
        <CopyButton value={secret ?? ""}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy} data-autofocus>
              <span aria-live="polite">{t(copied ? "webhooks.copied" : "webhooks.copy")}</span>
            </Button>
          )}
        </CopyButton>
        <Button onClick={onClose}>{t("webhooks.secretKept")}</Button>
      </Group>
    </Modal>
  );
}
