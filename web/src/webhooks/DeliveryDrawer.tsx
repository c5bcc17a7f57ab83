import { Button, Code, Drawer, Group, Stack, Text, Title } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconRefresh } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Failed, Loading } from "../shell/Feedback";
import { KEY, readable, webhooks, type DeliveryDetail } from "./api";
import { StatusBadge, useEventName } from "./DeliveryTable";
import { useWebhookAction } from "./useWebhookAction";

type Props = { deliveryId: string | null; onClose: () => void };

function useMoment() {
  const { i18n } = useTranslation();
  return (at: string) =>
    new Date(at).toLocaleString(i18n.language, { dateStyle: "medium", timeStyle: "medium" });
}

function Tries({ delivery }: { delivery: DeliveryDetail }) {
  const { t } = useTranslation();
  const moment = useMoment();
  if (delivery.tries.length === 0) return <Text c="dimmed">{t("webhooks.notTried")}</Text>;
  return (
    <ol className="hook-tries">
      {delivery.tries.map((attempt, number) => (
        <li key={number}>
          <Group justify="space-between" gap="xs">
            <Text size="sm" fw={550}>
              {attempt.statusCode === null
                ? t("webhooks.noAnswer")
                : t("webhooks.answered", { code: attempt.statusCode })}
            </Text>
            <Text size="xs" c="dimmed">
              {moment(attempt.at)} · {t("webhooks.took", { ms: attempt.tookMs })}
            </Text>
          </Group>
          {attempt.error && (
            <Text size="sm" dir="auto" className="bad">
              {attempt.error}
            </Text>
          )}
          {attempt.answer && (
            <Code block dir="ltr" mt={4} tabIndex={0} aria-label={t("webhooks.answerBody")}>
              {readable(attempt.answer)}
            </Code>
          )}
        </li>
      ))}
    </ol>
  );
}

function Details({ delivery }: { delivery: DeliveryDetail }) {
  const { t } = useTranslation();
  const moment = useMoment();
  const again = useWebhookAction(webhooks.redeliver, () =>
    notifications.show({ message: t("webhooks.redelivered", { count: 1 }) }),
  );
  const facts = [
    [t("webhooks.to"), delivery.url],
    [t("webhooks.sub"), delivery.subAccountId],
    ["webhook-id", delivery.webhookEventId],
    [t("webhooks.when"), moment(delivery.createdAt)],
    ...(delivery.nextAttemptAt ? [[t("webhooks.next"), moment(delivery.nextAttemptAt)]] : []),
  ];
  return (
    <Stack gap="md">
      <Group justify="space-between">
        <StatusBadge status={delivery.status} />
        {delivery.status !== "queued" && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconRefresh size={14} aria-hidden />}
            loading={again.isPending}
            onClick={() => again.mutate(delivery.id)}
          >
            {t("webhooks.redeliver")}
          </Button>
        )}
      </Group>
      <dl className="hook-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      <section aria-label={t("webhooks.tries")}>
        <Title order={3} size="h5" mb={6}>
          {t("webhooks.tries")}
        </Title>
        <Tries delivery={delivery} />
      </section>
      <section aria-label={t("webhooks.request")}>
        <Title order={3} size="h5" mb={6}>
          {t("webhooks.request")}
        </Title>
        {delivery.request ? (
          <Code block dir="ltr" tabIndex={0} aria-label={t("webhooks.request")}>
            {readable(delivery.request)}
          </Code>
        ) : (
          <Text c="dimmed">{t("webhooks.notTried")}</Text>
        )}
      </section>
    </Stack>
  );
}

/** One event: the body as it was sent, and every attempt with what came back. */
export function DeliveryDrawer({ deliveryId, onClose }: Props) {
  const { t } = useTranslation();
  const nameOf = useEventName();
  const delivery = useQuery({
    queryKey: [KEY, "delivery", deliveryId],
    queryFn: () => webhooks.delivery(deliveryId ?? ""),
    enabled: deliveryId !== null,
  });
  return (
    <Drawer
      opened={deliveryId !== null}
      onClose={onClose}
      position="right"
      size="lg"
      title={delivery.data ? nameOf(delivery.data) : t("webhooks.delivery")}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      {delivery.isPending && <Loading />}
      {delivery.isError && <Failed error={delivery.error} retry={() => void delivery.refetch()} />}
      {delivery.data && <Details delivery={delivery.data} />}
    </Drawer>
  );
}
