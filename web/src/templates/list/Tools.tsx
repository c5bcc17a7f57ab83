import { Select, Text, TextInput } from "@mantine/core";
import { useHotkeys } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { valuesOf, type Entry, type Filters } from "./filters";

type Props = {
  entries: Entry[];
  count: number;
  filters: Filters;
  onChange: (filters: Filters) => void;
};

/** Finds templates. */
export function Tools({ entries, count, filters, onChange }: Props) {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  useHotkeys([["/", () => field.current?.focus()]]);
  const chooser = (key: "status" | "category" | "language", words: (value: string) => string) => (
    <Select
      w={160}
      aria-label={t(`templates.list.by.${key}`)}
      allowDeselect={false}
      data={[
        { value: "", label: t(`templates.list.any.${key}`) },
        ...valuesOf(entries, key).map((value) => ({ value, label: words(value) })),
      ]}
      value={filters[key] ?? ""}
      onChange={(value) => onChange({ ...filters, [key]: value || null })}
    />
  );
  return (
    <div className="t-tools">
      <TextInput
        ref={field}
        type="search"
        className="grow"
        maw={320}
        aria-label={t("templates.list.search")}
        placeholder={t("templates.list.search")}
        leftSection={<IconSearch size={15} aria-hidden />}
        value={filters.search}
        onChange={(event) => onChange({ ...filters, search: event.currentTarget.value })}
      />
      {chooser("status", (value) => t(`templates.statuses.${value}`, value))}
      {chooser("category", (value) => t(`templates.categories.${value}`, value))}
      {chooser("language", (value) => value)}
      <Text size="xs" c="dimmed" role="status" className="tnum">
        {t("templates.list.shown", { count })}
      </Text>
    </div>
  );
}
