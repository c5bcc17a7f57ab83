import { Button, Group, Modal, Select, Stack, Text } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { contactsKey, listContacts, mergeContact, segmentsKey, shown, type Contact } from "./api";

type Props = { contact: Contact; onClose: () => void };

/** The other entry of the same person, to make one of both. */
export function MergeDialog({ contact, onClose }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [words, setWords] = useState("");
  const [search] = useDebouncedValue(words, 200);
  const [other, setOther] = useState<string | null>(null);
  const found = useQuery({
    queryKey: [...contactsKey, "merge", search],
    queryFn: () => listContacts({ search, segment: null, tag: null }, null),
    placeholderData: keepPreviousData,
  });
  const merge = useMutation({
    mutationFn: () => mergeContact(contact.id, other!),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: contactsKey });
      void queries.invalidateQueries({ queryKey: segmentsKey });
      onClose();
    },
  });
  const people = (found.data?.contacts ?? []).filter((one) => one.id !== contact.id);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("contacts.merge.open")}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t("contacts.merge.text")}
        </Text>
        <Select
          data-autofocus
          searchable
          label={t("contacts.merge.other")}
          placeholder={t("contacts.search")}
          nothingFoundMessage={t("contacts.none")}
          filter={({ options }) => options}
          data={people.map((one) => ({
            value: one.id,
            label: [one.name, shown(one.address)].filter(Boolean).join(" · "),
          }))}
          value={other}
          onChange={setOther}
          onSearchChange={setWords}
        />
        {merge.error && (
          <Text size="sm" role="alert" className="field-error">
            {merge.error.message}
          </Text>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("common.cancel")}
          </Button>
          <Button disabled={!other} loading={merge.isPending} onClick={() => merge.mutate()}>
            {t("contacts.merge.do")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
