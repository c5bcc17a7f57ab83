import { Button, Group, Modal, Text, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconPlus } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { beginFrom, type Ready } from "./api";

/** Begins a journey as a copy of this one, and opens it in the builder. */
export function UseJourney({ ready, title }: { ready: Ready; title: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [opened, { open, close }] = useDisclosure(false);
  const [name, setName] = useState(title);
  const begin = useMutation({
    mutationFn: () => beginFrom(ready.id, name.trim()),
    onSuccess: async ({ id }) => {
      void queries.invalidateQueries({ queryKey: ["journeys"] });
      await navigate({ to: "/journeys/$id/edit", params: { id } });
    },
  });
  return (
    <>
      <Button size="xs" leftSection={<IconPlus size={15} aria-hidden />} onClick={open}>
        {t("gallery.use")}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title={t("gallery.use")}
        closeButtonProps={{ "aria-label": t("common.close") }}
      >
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (name.trim()) begin.mutate();
          }}
        >
          <TextInput
            data-autofocus
            label={t("journeys.name")}
            required
            maxLength={200}
            value={name}
            error={begin.error?.message}
            onFocus={(event) => event.currentTarget.select()}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Text size="xs" c="dimmed" mt={6}>
            {t("gallery.useText")}
          </Text>
          <Group justify="end" mt="md">
            <Button variant="default" onClick={close}>
              {t("common.cancel")}
            </Button>
            <Button type="submit" loading={begin.isPending}>
              {t("gallery.create")}
            </Button>
          </Group>
        </form>
      </Modal>
    </>
  );
}
