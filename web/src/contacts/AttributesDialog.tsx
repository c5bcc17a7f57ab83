import {
  ActionIcon,
  Button,
  Group,
  Modal,
  Select,
  Stack,
  TagsInput,
  Text,
  TextInput,
} from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import {
  addAttribute,
  attributesKey,
  attributeUse,
  dropAttribute,
  listAttributes,
  type Attribute,
} from "./api";

const KINDS: Attribute["kind"][] = [
  "text",
  "number",
  "date",
  "choice",
  "boolean",
  "email",
  "phone",
  "location",
];

/** What is kept of people: added and removed. */
export function AttributesDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const list = useQuery({ queryKey: attributesKey, queryFn: listAttributes }).data ?? [];
  const [label, setLabel] = useState("");
  const [name, setName] = useState<string | null>(null);
  const [kind, setKind] = useState<Attribute["kind"]>("text");
  const [choices, setChoices] = useState<string[]>([]);
  const [removing, setRemoving] = useState<string | null>(null);
  const refresh = () => void queries.invalidateQueries({ queryKey: attributesKey });
  const guessed = label.normalize("NFKD").replace(/[^A-Za-z0-9]+/g, "_");
  const key =
    name ??
    guessed
      .replace(/^[_0-9]+|_+$/g, "")
      .toLowerCase()
      .slice(0, 40);
  const add = useMutation({
    mutationFn: () =>
      addAttribute({ name: key, label, kind, ...(kind === "choice" && { choices }) }),
    onSuccess: () => {
      setLabel("");
      setName(null);
      setChoices([]);
      refresh();
    },
  });
  const use = useQuery({
    queryKey: [...attributesKey, "use", removing],
    queryFn: () => attributeUse(removing!),
    enabled: removing !== null,
  });
  const drop = useMutation({
    mutationFn: (one: string) => dropAttribute(one),
    onSuccess: () => {
      setRemoving(null);
      refresh();
      void queries.invalidateQueries({ queryKey: ["contacts"] });
    },
  });
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t("contacts.attributes.title")}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t("contacts.attributes.text")}
        </Text>
        {list.map((one) => (
          <div key={one.name} className="attribute-row">
            <span className="grow" dir="auto">
              {one.label}
            </span>
            <code dir="ltr">contact.{one.name}</code>
            <Text size="xs" c="dimmed">
              {t(`contacts.kinds.${one.kind}`)}
            </Text>
            {removing === one.name ? (
              <Button
                size="xs"
                color="red.9"
                loading={drop.isPending || use.isPending}
                onClick={() => drop.mutate(one.name)}
              >
                {t("contacts.attributes.removeFor", { count: use.data?.contacts ?? 0 })}
              </Button>
            ) : (
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t("contacts.attributes.remove", { name: one.label })}
                onClick={() => setRemoving(one.name)}
              >
                <IconTrash size={16} aria-hidden />
              </ActionIcon>
            )}
          </div>
        ))}
        <Group align="flex-start" grow>
          <TextInput
            dir="auto"
            maxLength={60}
            label={t("contacts.attributes.label")}
            value={label}
            onChange={(event) => setLabel(event.currentTarget.value)}
          />
          <TextInput
            dir="ltr"
            label={t("contacts.attributes.name")}
            value={key}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Select
            label={t("contacts.attributes.kind")}
            allowDeselect={false}
            data={KINDS.map((value) => ({ value, label: t(`contacts.kinds.${value}`) }))}
            value={kind}
            onChange={(value) => value && setKind(value)}
          />
        </Group>
        {kind === "choice" && (
          <TagsInput
            label={t("contacts.attributes.choices")}
            description={t("contacts.tagHint")}
            value={choices}
            onChange={setChoices}
          />
        )}
        {(add.error ?? drop.error) && (
          <Text size="sm" role="alert" className="field-error">
            {(add.error ?? drop.error)!.message}
          </Text>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("common.close")}
          </Button>
          <Button
            disabled={!label.trim() || !key || (kind === "choice" && choices.length === 0)}
            loading={add.isPending}
            onClick={() => add.mutate()}
          >
            {t("contacts.attributes.add")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
