import { Button, Stack, TagsInput, Text, TextInput, Title } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import {
  attributesKey,
  changeContact,
  contactsKey,
  listAttributes,
  listTags,
  segmentsKey,
  type Contact,
} from "./api";
import { AttributeField } from "./AttributeField";

const FIELDS = ["name", "email", "language", "timeZone", "externalId"] as const;

/** What is known of a person, to read and to change; saved all at once. */
export function Details({ contact }: { contact: Contact }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const attributes = useQuery({ queryKey: attributesKey, queryFn: listAttributes }).data ?? [];
  const known = useQuery({ queryKey: ["contact-tags"], queryFn: listTags }).data ?? [];
  const [fields, setFields] = useState(() =>
    Object.fromEntries(FIELDS.map((name) => [name, contact[name] ?? ""])),
  );
  const [values, setValues] = useState<Record<string, unknown>>({});
  const [tags, setTags] = useState(contact.tags);
  const changedFields = FIELDS.filter((name) => fields[name] !== (contact[name] ?? ""));
  const isChanged =
    changedFields.length > 0 ||
    Object.keys(values).length > 0 ||
    tags.join("\n") !== contact.tags.join("\n");
  const save = useMutation({
    mutationFn: () =>
      changeContact(contact.id, {
        ...Object.fromEntries(changedFields.map((name) => [name, fields[name] || null])),
        attributes: values,
        tags,
      }),
    onSuccess: (saved) => {
      queries.setQueryData([...contactsKey, "one", contact.id], saved);
      void queries.invalidateQueries({ queryKey: contactsKey });
      void queries.invalidateQueries({ queryKey: segmentsKey });
      notifications.show({ message: t("contacts.saved") });
    },
  });
  return (
    <form
      className="contact-details"
      aria-label={t("contacts.details")}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Title order={2} size="h4">
        {t("contacts.details")}
      </Title>
      <Stack gap="sm" mt="sm">
        {FIELDS.map((name) => (
          <TextInput
            key={name}
            dir={name === "name" ? "auto" : "ltr"}
            label={t(`contacts.fields.${name}`)}
            value={fields[name]}
            onChange={(event) => setFields({ ...fields, [name]: event.currentTarget.value })}
          />
        ))}
        <TagsInput
          label={t("contacts.columns.tags")}
          data={known.map((one) => one.tag)}
          value={tags}
          onChange={setTags}
        />
        {attributes.map((attribute) => (
          <AttributeField
            key={attribute.name}
            attribute={attribute}
            value={
              attribute.name in values ? values[attribute.name] : contact.attributes[attribute.name]
            }
            onChange={(value) => setValues({ ...values, [attribute.name]: value })}
          />
        ))}
        {save.error && (
          <Text size="sm" role="alert" className="field-error">
            {save.error.message}
          </Text>
        )}
        <Button type="submit" disabled={!isChanged} loading={save.isPending}>
          {t("contacts.save")}
        </Button>
      </Stack>
    </form>
  );
}
