import { ActionIcon, Button, Group, Menu, Modal, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { notifications } from "@mantine/notifications";
import { IconDots } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { api } from "../../api/client";
import { useBuilder } from "../view";

/** What is seldom done with a journey. */
export function MoreMenu() {
  const { t } = useTranslation();
  const { builder, journeyId } = useBuilder();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const isNew = useStore(builder, (state) => state.basedOn === null);
  const [asked, ask] = useDisclosure(false);
  const discard = useMutation({
    mutationFn: () => api.discardDraft(journeyId),
    onSuccess: async () => {
      ask.close();
      await navigate(isNew ? { to: "/" } : { to: "/journeys/$id", params: { id: journeyId } });
      for (const key of ["journeys", "draft"]) await queries.invalidateQueries({ queryKey: [key] });
    },
    onError: (error) =>
      notifications.show({ color: "red", title: t("common.failed"), message: error.message }),
  });
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label={t("builder.more")}>
            <IconDots size={17} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item color="red" onClick={ask.open}>
            {t(isNew ? "builder.deleteJourney" : "builder.discard")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={asked}
        onClose={ask.close}
        title={t(isNew ? "builder.deleteJourney" : "builder.discard")}
        closeButtonProps={{ "aria-label": t("common.close") }}
      >
        <Text size="sm">{t(isNew ? "builder.deleteText" : "builder.discardText")}</Text>
        <Group justify="end" mt="md">
          <Button variant="default" onClick={ask.close}>
            {t("builder.keep")}
          </Button>
          <Button color="red.9" loading={discard.isPending} onClick={() => discard.mutate()}>
            {t(isNew ? "builder.deleteJourney" : "builder.discard")}
          </Button>
        </Group>
      </Modal>
    </>
  );
}
