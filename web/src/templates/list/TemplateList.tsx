import { Button, Group, Select, Text, Title } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconPlus, IconRefresh } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Empty, Failed, Loading } from "../../shell/Feedback";
import {
  draftsKey,
  listDrafts,
  listTemplates,
  refreshTemplates,
  templatesKey,
  type Subaccount,
} from "../api";
import { ReviewSettings } from "../detail/ReviewSettings";
import { isMoving } from "../status";
import "../templates.css";
import { ALL, shownOf, type Entry } from "./filters";
import { Rows } from "./Rows";
import { Tools } from "./Tools";

type Props = {
  subs: Subaccount[];
  sub: Subaccount;
  onSub: (id: string) => void;
  onOpen: (entry: Entry) => void;
  onWrite: () => void;
};

/** All templates of a channel, with the drafts for it. */
export function TemplateList({ subs, sub, onSub, onOpen, onWrite }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [filters, setFilters] = useState(ALL);
  const templates = useQuery({
    queryKey: templatesKey(sub.id),
    queryFn: () => listTemplates(sub.id),
    refetchInterval: (query) => (query.state.data?.some(isMoving) ? 3_000 : false),
  });
  const drafts = useQuery({
    queryKey: draftsKey(sub.id),
    queryFn: () => listDrafts(sub.id),
    retry: false,
  });
  const refresh = useMutation({
    mutationFn: () => refreshTemplates(sub.id),
    onSuccess: () => queries.invalidateQueries({ queryKey: templatesKey(sub.id) }),
    onError: (error) =>
      notifications.show({ color: "red", title: t("common.failed"), message: error.message }),
  });
  const isSimulator = sub.provider === "simulator";
  const entries: Entry[] = [
    ...(drafts.data ?? []).map((draft): Entry => ({ kind: "draft", draft })),
    ...(templates.data ?? []).map((template): Entry => ({ kind: "template", template })),
  ];
  const shown = shownOf(entries, filters);
  return (
    <>
      <Group justify="space-between" align="start" mb="md">
        <div>
          <Title order={1} size="h2">
            {t("templates.title")}
          </Title>
          <Text c="dimmed">{t("templates.list.text")}</Text>
        </div>
        <Group gap="sm">
          {subs.length > 1 && (
            <Select
              w={200}
              aria-label={t("templates.list.channel")}
              allowDeselect={false}
              data={subs.map((one) => ({ value: one.id, label: one.id }))}
              value={sub.id}
              onChange={(id) => id && onSub(id)}
            />
          )}
          {isSimulator ? (
            <ReviewSettings sub={sub.id} />
          ) : (
            <Button
              variant="default"
              leftSection={<IconRefresh size={16} aria-hidden />}
              loading={refresh.isPending}
              onClick={() => refresh.mutate()}
            >
              {t("templates.list.refresh")}
            </Button>
          )}
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={onWrite}>
            {t("templates.list.write")}
          </Button>
        </Group>
      </Group>
      {templates.isPending && <Loading />}
      {templates.isError && (
        <Failed error={templates.error} retry={() => void templates.refetch()} />
      )}
      {templates.data && entries.length === 0 && (
        <Empty title={t("templates.list.empty")}>{t("templates.list.emptyText")}</Empty>
      )}
      {templates.data && entries.length > 0 && (
        <div className="tw-stack">
          <Tools entries={entries} count={shown.length} filters={filters} onChange={setFilters} />
          {shown.length > 0 ? (
            <Rows entries={shown} onOpen={onOpen} />
          ) : (
            <Empty title={t("templates.list.none")}>{t("templates.list.noneText")}</Empty>
          )}
        </div>
      )}
    </>
  );
}
