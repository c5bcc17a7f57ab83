import { Alert, Button, Group, Modal, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { deleteTemplate, templatesKey } from "../api";

type Props = {
  sub: string;
  name: string | null;
  languages: number;
  onClose: () => void;
  onDeleted: () => void;
};

/** Asks before a template goes, and says that its name is blocked for 30 days. */
export function DeleteTemplate({ sub, name, languages, onClose, onDeleted }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const remove = useMutation({
    mutationFn: (gone: string) => deleteTemplate(sub, gone),
    onSuccess: async (_, gone) => {
      await queries.invalidateQueries({ queryKey: templatesKey(sub) });
      notifications.show({ message: t("templates.detail.deleted", { name: gone }) });
      onClose();
      onDeleted();
    },
    onError: (error) =>
      notifications.show({ color: "red", title: t("common.failed"), message: error.message }),
  });
  return (
    <Modal
      opened={name !== null}
      onClose={onClose}
      title={t("templates.detail.deleteTitle", { name: name ?? "" })}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <Text size="sm">{t("templates.detail.deleteText", { count: languages })}</Text>
      <Alert className="alert" color="yellow" variant="light" mt="sm">
        {t("templates.detail.deleteBlocked")}
      </Alert>
      <Group justify="end" mt="md">
        <Button variant="default" data-autofocus onClick={onClose}>
          {t("templates.detail.keep")}
        </Button>
        <Button
          color="red.9"
          loading={remove.isPending}
          onClick={() => name && remove.mutate(name)}
        >
          {t("templates.detail.deleteIt")}
        </Button>
      </Group>
    </Modal>
  );
}
