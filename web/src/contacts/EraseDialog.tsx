import { Button, Group, Modal, Stack, Text, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { contactsKey, eraseContact, segmentsKey, shown, type Contact } from "./api";

type Props = { contact: Contact; onClose: () => void };

/** Forgetting somebody for good: the number must be written out. */
export function EraseDialog({ contact, onClose }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const go = useNavigate();
  const [confirm, setConfirm] = useState("");
  const erase = useMutation({
    mutationFn: () => eraseContact(contact.id, confirm),
    onSuccess: async ({ messages }) => {
      notifications.show({ message: t("contacts.erase.done", { count: messages }) });
      await go({ to: "/contacts" });
      queries.removeQueries({ queryKey: [...contactsKey, "one", contact.id] });
      void queries.invalidateQueries({ queryKey: contactsKey });
      void queries.invalidateQueries({ queryKey: segmentsKey });
    },
  });
  const number = shown(contact.address);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("contacts.erase.open")}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <Stack gap="sm">
        <Text size="sm">{t("contacts.erase.text")}</Text>
        <Text size="sm" c="dimmed">
          {t("contacts.erase.kept")}
        </Text>
        <TextInput
          data-autofocus
          dir="ltr"
          label={t("contacts.erase.confirm", { number })}
          error={erase.error?.message}
          value={confirm}
          onChange={(event) => setConfirm(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("common.cancel")}
          </Button>
          <Button
            color="red.9"
            disabled={confirm.replace(/\D/g, "") !== contact.address.replace(/\D/g, "")}
            loading={erase.isPending}
            onClick={() => erase.mutate()}
          >
            {t("contacts.erase.do")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
