import { Badge, Table, Text } from "@mantine/core";
import { IconAlertTriangle, IconCheck, IconClock } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { When } from "../journeys/When";
import type { Delivery, Status } from "./api";

const LOOKS = {
  queued: { color: "yellow", icon: IconClock },
  delivered: { color: "teal", icon: IconCheck },
  dead: { color: "red", icon: IconAlertTriangle },
} as const;

export function StatusBadge({ status }: { status: Status }) {
  const { t } = useTranslation();
  const { color, icon: Picture } = LOOKS[status];
  return (
    <Badge
      color={color}
      variant="light"
      className="state"
      leftSection={<Picture size={11} aria-hidden />}
    >
      {t(`webhooks.status_${status}`)}
    </Badge>
  );
}

/** What an event says, in words: the state of a message, a message, or the name of a business event. */
export function useEventName() {
  const { t } = useTranslation();
  return (delivery: Delivery) => {
    if (delivery.state)
      return t(`webhooks.state_${delivery.detail ?? delivery.state}`, {
        defaultValue: delivery.detail ?? delivery.state,
      });
    return t(`webhooks.event_${delivery.eventType}`, { defaultValue: delivery.eventType });
  };
}

type Props = { deliveries: Delivery[]; onOpen: (id: string) => void };

function Row({ delivery, onOpen }: { delivery: Delivery; onOpen: (id: string) => void }) {
  const { t } = useTranslation();
  const nameOf = useEventName();
  return (
    <Table.Tr>
      <Table.Td>
        <button type="button" className="hook-url" onClick={() => onOpen(delivery.id)}>
          {nameOf(delivery)}
        </button>
        {delivery.test && (
          <Badge size="xs" variant="light" color="gray" ms={6} className="state">
            {t("webhooks.isTest")}
          </Badge>
        )}
        <Text size="xs" c="dimmed" className="hook-id">
          <bdi dir="ltr">{delivery.umid ?? delivery.webhookEventId}</bdi>
        </Text>
      </Table.Td>
      <Table.Td className="hook-to">
        <bdi dir="ltr">{delivery.url}</bdi>
      </Table.Td>
      <Table.Td>
        <StatusBadge status={delivery.status} />
      </Table.Td>
      <Table.Td>
        {delivery.statusCode ?? (delivery.error ? t("webhooks.noAnswer") : "–")}
        {delivery.tookMs !== null && (
          <Text size="xs" c="dimmed">
            {t("webhooks.took", { ms: delivery.tookMs })}
          </Text>
        )}
      </Table.Td>
      <Table.Td className="number">{delivery.attempts}</Table.Td>
      <Table.Td>
        <When at={delivery.createdAt} />
      </Table.Td>
    </Table.Tr>
  );
}

/** Events and what became of telling them. */
export function DeliveryTable({ deliveries, onOpen }: Props) {
  const { t } = useTranslation();
  return (
    <div className="sheet-table" style={{ marginTop: 10 }}>
      <Table verticalSpacing="xs" highlightOnHover aria-labelledby="deliveries">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t("webhooks.event")}</Table.Th>
            <Table.Th scope="col">{t("webhooks.to")}</Table.Th>
            <Table.Th scope="col">{t("webhooks.status")}</Table.Th>
            <Table.Th scope="col">{t("webhooks.answer")}</Table.Th>
            <Table.Th scope="col" className="number">
              {t("webhooks.attempts")}
            </Table.Th>
            <Table.Th scope="col">{t("webhooks.when")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {deliveries.map((delivery) => (
            <Row key={delivery.id} delivery={delivery} onOpen={onOpen} />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
