import { Button, Group, Text, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { notifications } from "@mantine/notifications";
import { IconDownload, IconSearch, IconUpload, IconUserMinus } from "@tabler/icons-react";
import { keepPreviousData, useInfiniteQuery, useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Empty, Failed, Loading } from "../shell/Feedback";
import { AddDialog } from "./AddDialog";
import { exportOptOuts, listOptOuts, optOutsKey, type OptOut } from "./api";
import { ImportDialog } from "./ImportDialog";
import { LiftDialog } from "./LiftDialog";
import { OptOutTable } from "./OptOutTable";

function keep(text: string) {
  const url = URL.createObjectURL(new Blob(["\ufeff", text], { type: "text/csv" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = "opt-outs.csv";
  link.click();
  URL.revokeObjectURL(url);
}

/** The people who opted out: found, added, let back in, imported and exported. */
export function OptOutList() {
  const { t } = useTranslation();
  const [words, setWords] = useState("");
  const [search] = useDebouncedValue(words, 200);
  const [open, setOpen] = useState<"add" | "import" | null>(null);
  const [lifting, setLifting] = useState<OptOut | null>(null);
  const list = useInfiniteQuery({
    queryKey: [...optOutsKey, "list", search],
    queryFn: ({ pageParam }) => listOptOuts(search, pageParam),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
  const save = useMutation({
    mutationFn: exportOptOuts,
    onSuccess: ({ text }) => keep(text),
    onError: (error) =>
      notifications.show({ color: "red", title: t("common.failed"), message: error.message }),
  });
  const rows = list.data?.pages.flatMap((page) => page.optOuts) ?? [];
  const total = list.data?.pages[0]?.total ?? 0;
  return (
    <>
      <Group gap="sm" mb="sm">
        <TextInput
          type="search"
          className="grow"
          maw={320}
          aria-label={t("consent.search")}
          placeholder={t("consent.search")}
          leftSection={<IconSearch size={15} aria-hidden />}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <Text size="xs" c="dimmed" role="status" className="tnum grow">
          {list.isSuccess && t("consent.total", { count: total })}
        </Text>
        <Button
          variant="default"
          leftSection={<IconUpload size={16} aria-hidden />}
          onClick={() => setOpen("import")}
        >
          {t("consent.import")}
        </Button>
        <Button
          variant="default"
          disabled={total === 0}
          loading={save.isPending}
          leftSection={<IconDownload size={16} aria-hidden />}
          onClick={() => save.mutate()}
        >
          {t("consent.export")}
        </Button>
        <Button
          leftSection={<IconUserMinus size={16} aria-hidden />}
          onClick={() => setOpen("add")}
        >
          {t("consent.add")}
        </Button>
      </Group>
      {list.isPending && <Loading />}
      {list.isError && <Failed error={list.error} retry={() => void list.refetch()} />}
      {list.isSuccess && total === 0 && (
        <Empty title={t("consent.empty")}>{t("consent.emptyText")}</Empty>
      )}
      {list.isSuccess && total > 0 && rows.length === 0 && (
        <Empty title={t("consent.none")}>{t("consent.noneText")}</Empty>
      )}
      {rows.length > 0 && <OptOutTable rows={rows} onLift={setLifting} />}
      {list.hasNextPage && (
        <Group justify="center" mt="md">
          <Button
            variant="default"
            loading={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            {t("consent.more")}
          </Button>
        </Group>
      )}
      <AddDialog opened={open === "add"} onClose={() => setOpen(null)} />
      <ImportDialog opened={open === "import"} onClose={() => setOpen(null)} />
      <LiftDialog person={lifting} onClose={() => setLifting(null)} />
    </>
  );
}
