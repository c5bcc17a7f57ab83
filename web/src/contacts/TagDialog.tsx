import { Button, Group, Modal, SegmentedControl, Stack, TagsInput, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { contactsKey, listTags, segmentsKey, tagContacts, type Wanted } from "./api";

type Props = {
  ids: string[];
  wanted: Wanted;
  total: number;
  onClose: () => void;
};

/** Tags for those who are chosen, or for everybody who is found. */
export function TagDialog({ ids, wanted, total, onClose }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [tags, setTags] = useState<string[]>([]);
  const [how, setHow] = useState<"add" | "remove">("add");
  const known = useQuery({ queryKey: ["contact-tags"], queryFn: listTags }).data ?? [];
  const count = ids.length || total;
  const save = useMutation({
    mutationFn: () => tagContacts({ [how]: tags, ...(ids.length ? { ids } : wanted) }),
    onSuccess: ({ changed }) => {
      for (const queryKey of [contactsKey, segmentsKey, ["contact-tags"]]) {
        void queries.invalidateQueries({ queryKey });
      }
      notifications.show({ message: t("contacts.tagged", { count: changed }) });
      onClose();
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("contacts.tagTitle", { count })}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <Stack gap="sm">
        <SegmentedControl
          aria-label={t("contacts.tagHow")}
          data={(["add", "remove"] as const).map((value) => ({
            value,
            label: t(`contacts.tagKinds.${value}`),
          }))}
          value={how}
          onChange={(value) => setHow(value as "add" | "remove")}
        />
        <TagsInput
          // Above, so that what is offered does not lie on the button to save.
          comboboxProps={{ position: "top-start" }}
          data-autofocus
          label={t("contacts.columns.tags")}
          description={t("contacts.tagHint")}
          data={known.map((one) => one.tag)}
          value={tags}
          onChange={setTags}
        />
        {save.error && (
          <Text size="sm" role="alert" className="field-error">
            {save.error.message}
          </Text>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("common.cancel")}
          </Button>
          <Button
            disabled={tags.length === 0}
            loading={save.isPending}
            onClick={() => save.mutate()}
          >
            {t("contacts.save")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
