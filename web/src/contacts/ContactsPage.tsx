import { Button, Group, Menu, Text, TextInput, Title } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import {
  IconAdjustments,
  IconDots,
  IconDownload,
  IconSearch,
  IconTag,
  IconUpload,
  IconUserPlus,
} from "@tabler/icons-react";
import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Empty, Failed, Loading } from "../shell/Feedback";
import { AddDialog } from "./AddDialog";
import {
  attributesKey,
  contactsKey,
  exportAddress,
  listAttributes,
  listContacts,
  type Segment,
  type Wanted,
} from "./api";
import { AttributesDialog } from "./AttributesDialog";
import { ContactTable } from "./ContactTable";
import { ImportDialog } from "./ImportDialog";
import { SegmentDialog } from "./SegmentDialog";
import { SegmentList } from "./SegmentList";
import { TagDialog } from "./TagDialog";
import "./contacts.css";

type Open = "add" | "import" | "attributes" | "tags" | null;
const COLUMNS = 3;

/** The people: found, put into segments, tagged, imported and exported. */
export function ContactsPage() {
  const { t } = useTranslation();
  const [words, setWords] = useState("");
  const [search] = useDebouncedValue(words, 200);
  const [segment, setSegment] = useState<string | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [open, setOpen] = useState<Open>(null);
  const [editing, setEditing] = useState<Segment | null | undefined>(undefined);
  const wanted: Wanted = { search, segment, tag: null };
  const list = useInfiniteQuery({
    queryKey: [...contactsKey, "list", search, segment],
    queryFn: ({ pageParam }) => listContacts(wanted, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
  const attributes = useQuery({ queryKey: attributesKey, queryFn: listAttributes }).data ?? [];
  const rows = list.data?.pages.flatMap((page) => page.contacts) ?? [];
  const total = list.data?.pages[0]?.total ?? 0;
  const choose = (id: string | null) => {
    setSegment(id);
    setChosen(new Set());
  };
  return (
    <main className="page contacts-page" id="content">
      <Group gap="sm" mb="md">
        <Title order={1} size="h2" className="grow">
          {t("contacts.title")}
        </Title>
        <Menu position="bottom-end">
          <Menu.Target>
            <Button variant="default" aria-label={t("contacts.more")}>
              <IconDots size={16} aria-hidden />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              leftSection={<IconUpload size={15} aria-hidden />}
              onClick={() => setOpen("import")}
            >
              {t("contacts.import.open")}
            </Menu.Item>
            <Menu.Item
              component="a"
              href={exportAddress(wanted)}
              download="contacts.csv"
              leftSection={<IconDownload size={15} aria-hidden />}
            >
              {t("contacts.export", { count: total })}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconAdjustments size={15} aria-hidden />}
              onClick={() => setOpen("attributes")}
            >
              {t("contacts.attributes.open")}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
        <Button leftSection={<IconUserPlus size={16} aria-hidden />} onClick={() => setOpen("add")}>
          {t("contacts.add")}
        </Button>
      </Group>
      <div className="contacts-grid">
        <SegmentList chosen={segment} onChoose={choose} onEdit={setEditing} />
        <section aria-label={t("contacts.title")}>
          <Group gap="sm" mb="sm">
            <TextInput
              type="search"
              className="grow"
              maw={360}
              aria-label={t("contacts.search")}
              placeholder={t("contacts.search")}
              leftSection={<IconSearch size={15} aria-hidden />}
              value={words}
              onChange={(event) => setWords(event.currentTarget.value)}
            />
            <Text size="xs" c="dimmed" role="status" className="tnum grow">
              {list.isSuccess &&
                (chosen.size > 0
                  ? t("contacts.chosen", { count: chosen.size })
                  : t("contacts.total", { count: total }))}
            </Text>
            <Button
              variant="default"
              disabled={total === 0}
              leftSection={<IconTag size={15} aria-hidden />}
              onClick={() => setOpen("tags")}
            >
              {t("contacts.tag")}
            </Button>
          </Group>
          {list.isPending && <Loading />}
          {list.isError && <Failed error={list.error} retry={() => void list.refetch()} />}
          {list.isSuccess && rows.length === 0 && (
            <Empty title={t(search || segment ? "contacts.none" : "contacts.empty")}>
              {t(search || segment ? "contacts.noneText" : "contacts.emptyText")}
            </Empty>
          )}
          {rows.length > 0 && (
            <ContactTable
              rows={rows}
              columns={attributes.slice(0, COLUMNS)}
              chosen={chosen}
              onChoose={setChosen}
            />
          )}
          {list.hasNextPage && (
            <Group justify="center" mt="md">
              <Button
                variant="default"
                loading={list.isFetchingNextPage}
                onClick={() => void list.fetchNextPage()}
              >
                {t("contacts.showMore")}
              </Button>
            </Group>
          )}
        </section>
      </div>
      {open === "add" && <AddDialog onClose={() => setOpen(null)} />}
      {open === "import" && <ImportDialog onClose={() => setOpen(null)} />}
      {open === "attributes" && <AttributesDialog onClose={() => setOpen(null)} />}
      {open === "tags" && (
        <TagDialog ids={[...chosen]} wanted={wanted} total={total} onClose={() => setOpen(null)} />
      )}
      {editing !== undefined && (
        <SegmentDialog segment={editing} onClose={() => setEditing(undefined)} onSaved={choose} />
      )}
    </main>
  );
}
