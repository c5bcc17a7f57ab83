import { Button, Group, Modal, Stack, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { addContact, contactsKey, segmentsKey } from "./api";

export function AddDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const go = useNavigate();
  const [address, setAddress] = useState("");
  const [name, setName] = useState("");
  const save = useMutation({
    mutationFn: () => addContact({ address, ...(name.trim() && { name }) }),
    onSuccess: (made) => {
      void queries.invalidateQueries({ queryKey: contactsKey });
      void queries.invalidateQueries({ queryKey: segmentsKey });
      void go({ to: "/contacts/$id", params: { id: made.id } });
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("contacts.add")}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <Stack gap="sm">
          <TextInput
            data-autofocus
            type="tel"
            dir="ltr"
            required
            label={t("contacts.fields.phone")}
            description={t("contacts.phoneHint")}
            error={save.error?.message}
            value={address}
            onChange={(event) => {
              save.reset();
              setAddress(event.currentTarget.value);
            }}
          />
          <TextInput
            dir="auto"
            label={t("contacts.fields.name")}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("common.cancel")}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {t("contacts.add")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
