import { Button, Group, Select, Title } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconRefresh } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Empty, Failed, Loading } from "../shell/Feedback";
import {
  EVERYTHING,
  KEY,
  SINCE,
  STATUSES,
  TYPES,
  webhooks as api,
  type Filter,
  type Webhook,
} from "./api";
import { DeliveryDrawer } from "./DeliveryDrawer";
import { DeliveryTable } from "./DeliveryTable";
import { useWebhookAction } from "./useWebhookAction";

type Props = { webhooks: Webhook[] };

function Filters({
  webhooks,
  filter,
  onChange,
}: Props & { filter: Filter; onChange: (filter: Filter) => void }) {
  const { t } = useTranslation();
  const choices = {
    status: STATUSES.map((value) => ({
      value: value as string,
      label: t(`webhooks.status_${value}`),
    })),
    type: TYPES.map((value) => ({ value: value as string, label: t(`webhooks.type_${value}`) })),
    webhook: webhooks.map((one) => ({ value: one.id, label: `${one.url} · ${one.type}` })),
    since: SINCE.map((value) => ({ value, label: t(`webhooks.since_${value}`) })),
  };
  return (
    <Group gap="xs">
      {(Object.keys(choices) as (keyof Filter)[]).map((name) => (
        <Select
          key={name}
          size="xs"
          w={name === "webhook" ? 220 : 165}
          aria-label={t(`webhooks.filter_${name}`)}
          data={[{ value: "all", label: t(`webhooks.any_${name}`) }, ...choices[name]]}
          value={filter[name]}
          allowDeselect={false}
          onChange={(value) => onChange({ ...filter, [name]: value ?? "all" })}
        />
      ))}
    </Group>
  );
}

/** What was told, newest first: to whom, what became of it, and telling again what nobody took. */
export function Deliveries({ webhooks }: Props) {
  const { t } = useTranslation();
  const [filter, setFilter] = useState(EVERYTHING);
  const [opened, setOpened] = useState<string | null>(null);
  const pages = useInfiniteQuery({
    queryKey: [KEY, "deliveries", filter],
    queryFn: ({ pageParam }) => api.deliveries(filter, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.cursor,
    refetchInterval: 15_000,
  });
  const again = useWebhookAction(api.redeliverDead, ({ queued }) =>
    notifications.show({ message: t("webhooks.redelivered", { count: queued }) }),
  );
  const shown = pages.data?.pages.flatMap((page) => page.deliveries) ?? [];
  const hooked = webhooks.filter((one) => filter.webhook === "all" || one.id === filter.webhook);
  const dead = hooked.reduce((sum, one) => sum + one.dead, 0);
  return (
    <section aria-labelledby="deliveries" className="deliveries">
      <Group justify="space-between" mt="xl" mb="sm">
        <Title order={2} size="h4" id="deliveries">
          {t("webhooks.deliveries")}
        </Title>
        {dead > 0 && (
          <Button
            variant="default"
            size="xs"
            leftSection={<IconRefresh size={14} aria-hidden />}
            loading={again.isPending}
            onClick={() => again.mutate(filter.webhook === "all" ? null : filter.webhook)}
          >
            {t("webhooks.redeliverAll", { count: dead })}
          </Button>
        )}
      </Group>
      <Filters webhooks={webhooks} filter={filter} onChange={setFilter} />
      {pages.isPending && <Loading />}
      {pages.isError && <Failed error={pages.error} retry={() => void pages.refetch()} />}
      {pages.isSuccess && shown.length === 0 && (
        <Empty title={t(filter === EVERYTHING ? "webhooks.noneYet" : "webhooks.noneFound")}>
          {t(filter === EVERYTHING ? "webhooks.noneYetText" : "webhooks.noneFoundText")}
        </Empty>
      )}
      {shown.length > 0 && <DeliveryTable deliveries={shown} onOpen={setOpened} />}
      {pages.hasNextPage && (
        <Button
          variant="subtle"
          fullWidth
          mt="xs"
          loading={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          {t("webhooks.more")}
        </Button>
      )}
      <DeliveryDrawer deliveryId={opened} onClose={() => setOpened(null)} />
    </section>
  );
}
