import { Button, Checkbox, Group, Select, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { labelsKey, makeLabel, type Label } from "../api";

const COLORS = [
  "gray",
  "red",
  "orange",
  "yellow",
  "green",
  "teal",
  "blue",
  "violet",
  "pink",
] as const;

type Props = { labels: Label[]; given: string[]; onChange: (labels: string[]) => void };

/** Puts labels on a conversation, and makes new ones. */
export function LabelPicker({ labels, given, onChange }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [name, setName] = useState("");
  const [color, setColor] = useState<Label["color"]>("blue");
  const make = useMutation({
    mutationFn: () => makeLabel({ name, color }),
    onSuccess: async (label) => {
      setName("");
      await queries.invalidateQueries({ queryKey: labelsKey });
      onChange([...given, label.id]);
    },
  });
  return (
    <form
      className="desk-labels"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim()) make.mutate();
      }}
    >
      {labels.map((label) => (
        <Checkbox
          key={label.id}
          label={<span className={`desk-label label-${label.color}`}>{label.name}</span>}
          checked={given.includes(label.id)}
          onChange={(event) =>
            onChange(
              event.currentTarget.checked
                ? [...given, label.id]
                : given.filter((one) => one !== label.id),
            )
          }
        />
      ))}
      <Group gap={4} wrap="nowrap" align="end">
        <TextInput
          size="xs"
          label={t("inbox.newLabel")}
          maxLength={40}
          dir="auto"
          value={name}
          error={make.error?.message}
          onChange={(event) => setName(event.currentTarget.value)}
          onKeyDown={(event) => event.stopPropagation()}
        />
        <Select
          size="xs"
          w={96}
          label={t("inbox.color")}
          allowDeselect={false}
          comboboxProps={{ withinPortal: false }}
          data={COLORS.map((value) => ({ value, label: t(`inbox.colors.${value}`) }))}
          value={color}
          onChange={(value) => setColor((value ?? "blue") as Label["color"])}
        />
        <Button type="submit" size="xs" variant="default" loading={make.isPending}>
          {t("inbox.makeLabel")}
        </Button>
      </Group>
    </form>
  );
}
