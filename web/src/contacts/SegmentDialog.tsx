import { Button, Group, Modal, SegmentedControl, Stack, Text, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconPlus } from "@tabler/icons-react";
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import {
  attributesKey,
  countSegment,
  dropSegment,
  listAttributes,
  listTags,
  saveSegment,
  segmentsKey,
  type Condition,
  type Rules,
  type Segment,
} from "./api";
import { ConditionRow } from "./ConditionRow";
import { isWhole } from "./sentences";

type Props = {
  segment: Segment | null;
  onClose: () => void;
  onSaved: (id: string | null) => void;
};

/** A segment as sentences, with how many people fit while it is written. */
export function SegmentDialog({ segment, onClose, onSaved }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [name, setName] = useState(segment?.name ?? "");
  const [rules, setRules] = useState<Rules>(segment?.rules ?? { match: "all", conditions: [] });
  const attributes = useQuery({ queryKey: attributesKey, queryFn: listAttributes }).data ?? [];
  const tags = useQuery({ queryKey: ["contact-tags"], queryFn: listTags }).data ?? [];
  const whole = rules.conditions.every((one) => isWhole(one, attributes));
  const [asked] = useDebouncedValue(rules, 250);
  const count = useQuery({
    queryKey: [...segmentsKey, "count", asked],
    queryFn: () => countSegment(asked),
    enabled: whole,
    placeholderData: keepPreviousData,
    retry: false,
  });
  const done = (id: string | null) => {
    void queries.invalidateQueries({ queryKey: segmentsKey });
    onSaved(id);
    onClose();
  };
  const save = useMutation({
    mutationFn: () => saveSegment(segment?.id ?? null, { name, rules }),
    onSuccess: (saved) => done(saved.id),
  });
  const drop = useMutation({
    mutationFn: () => dropSegment(segment!.id),
    onSuccess: () => done(null),
  });
  const change = (at: number, condition: Condition | null) =>
    setRules({
      ...rules,
      conditions: rules.conditions.flatMap((one, n) =>
        n !== at ? [one] : condition ? [condition] : [],
      ),
    });
  return (
    <Modal
      opened
      size="xl"
      onClose={onClose}
      title={t(segment ? "contacts.segment.edit" : "contacts.segment.new")}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <Stack gap="sm">
        <TextInput
          data-autofocus
          dir="auto"
          maxLength={80}
          label={t("contacts.segment.name")}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Group gap="xs">
          <Text size="sm">{t("contacts.segment.who")}</Text>
          <SegmentedControl
            size="xs"
            aria-label={t("contacts.segment.match")}
            data={(["all", "any"] as const).map((match) => ({
              value: match,
              label: t(`contacts.segment.${match}`),
            }))}
            value={rules.match}
            onChange={(match) => setRules({ ...rules, match: match as Rules["match"] })}
          />
        </Group>
        {rules.conditions.map((condition, at) => (
          <ConditionRow
            key={at}
            number={at + 1}
            condition={condition}
            attributes={attributes}
            tags={tags.map((one) => one.tag)}
            onChange={(next) => change(at, next)}
            onRemove={() => change(at, null)}
          />
        ))}
        <Button
          variant="default"
          size="xs"
          className="start"
          leftSection={<IconPlus size={14} aria-hidden />}
          disabled={rules.conditions.length >= 20}
          onClick={() =>
            setRules({ ...rules, conditions: [...rules.conditions, { of: "consent", is: "in" }] })
          }
        >
          {t("contacts.segment.add")}
        </Button>
        <Text size="sm" role="status" className="tnum segment-count">
          {!whole
            ? t("contacts.segment.unfinished")
            : count.isError
              ? count.error.message
              : count.data &&
                t("contacts.segment.fits", {
                  count: count.data.contacts,
                  total: count.data.total,
                })}
        </Text>
        {(save.error ?? drop.error) && (
          <Text size="sm" role="alert" className="field-error">
            {(save.error ?? drop.error)!.message}
          </Text>
        )}
        <Group>
          {segment && (
            <Button
              variant="subtle"
              color="red"
              loading={drop.isPending}
              onClick={() => drop.mutate()}
            >
              {t("contacts.segment.remove")}
            </Button>
          )}
          <span className="grow" />
          <Button variant="default" onClick={onClose}>
            {t("common.cancel")}
          </Button>
          <Button
            disabled={!name.trim() || !whole}
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
