import { Button, Group, Modal, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconPlus } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api/client";

/** Begins a journey and opens it in the builder. */
export function NewJourney() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [opened, { open, close }] = useDisclosure(false);
  const [name, setName] = useState("");
  const create = useMutation({
    mutationFn: () => api.createJourney(name.trim()),
    onSuccess: async ({ id }) => {
      void queries.invalidateQueries({ queryKey: ["journeys"] });
      await navigate({ to: "/journeys/$id/edit", params: { id } });
    },
  });
  return (
    <>
      <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={open}>
        {t("journeys.new")}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title={t("journeys.new")}
        closeButtonProps={{ "aria-label": t("common.close") }}
      >
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (name.trim()) create.mutate();
          }}
        >
          <TextInput
            data-autofocus
            label={t("journeys.name")}
            placeholder={t("journeys.nameExample")}
            required
            maxLength={200}
            value={name}
            error={create.error?.message}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Group justify="end" mt="md">
            <Button variant="default" onClick={close}>
              {t("common.cancel")}
            </Button>
            <Button type="submit" loading={create.isPending}>
              {t("journeys.create")}
            </Button>
          </Group>
        </form>
      </Modal>
    </>
  );
}
