import { ActionIcon, Badge, Menu, Switch, Table, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconDots, IconKey, IconPencil, IconSend, IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { When } from "../journeys/When";
import { webhooks as api, type Webhook } from "./api";
import { useWebhookAction } from "./useWebhookAction";

type Actions = {
  onEdit: (webhook: Webhook) => void;
  onRemove: (webhook: Webhook) => void;
  onRotate: (webhook: Webhook) => void;
};

function RowMenu({ webhook, onEdit, onRemove, onRotate }: Actions & { webhook: Webhook }) {
  const { t } = useTranslation();
  const test = useWebhookAction(api.test, () =>
    notifications.show({ message: t("webhooks.testSent") }),
  );
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t("webhooks.actionsOf", { url: webhook.url })}
        >
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil size={15} />} onClick={() => onEdit(webhook)}>
          {t("webhooks.edit")}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconSend size={15} />}
          disabled={!webhook.enabled}
          onClick={() => test.mutate(webhook.id)}
        >
          {t("webhooks.test")}
        </Menu.Item>
        <Menu.Item leftSection={<IconKey size={15} />} onClick={() => onRotate(webhook)}>
          {t("webhooks.rotate")}
        </Menu.Item>
        <Menu.Item leftSection={<IconTrash size={15} />} onClick={() => onRemove(webhook)}>
          {t("webhooks.remove")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function OnOff({ webhook }: { webhook: Webhook }) {
  const { t } = useTranslation();
  const change = useWebhookAction(
    (enabled: boolean) => api.change(webhook.id, { url: webhook.url, enabled }),
    () => undefined,
  );
  return (
    <Switch
      size="sm"
      aria-label={t("webhooks.isOn", { url: webhook.url })}
      checked={webhook.enabled}
      disabled={change.isPending}
      onChange={(event) => change.mutate(event.currentTarget.checked)}
    />
  );
}

function Row({ webhook, ...actions }: Actions & { webhook: Webhook }) {
  const { t } = useTranslation();
  const access = webhook.oauth ? "oauth" : webhook.httpAuthorization ? "static" : "none";
  return (
    <Table.Tr>
      <Table.Td>
        <button type="button" className="hook-url" onClick={() => actions.onEdit(webhook)}>
          <bdi dir="ltr">{webhook.url}</bdi>
        </button>
        <Text size="xs" c="dimmed">
          {t(`webhooks.access_${access}`)}
        </Text>
      </Table.Td>
      <Table.Td>
        {t(`webhooks.type_${webhook.type}`)}
        <Text size="xs" c="dimmed">
          {t("webhooks.typeVersion", { type: webhook.type, version: webhook.version })}
        </Text>
      </Table.Td>
      <Table.Td>
        <bdi>{webhook.subAccountId === "*" ? t("webhooks.everySub") : webhook.subAccountId}</bdi>
      </Table.Td>
      <Table.Td>
        {webhook.deliveredAt ? <When at={webhook.deliveredAt} /> : t("webhooks.never")}
      </Table.Td>
      <Table.Td className="number">{webhook.queued}</Table.Td>
      <Table.Td className="number">
        {webhook.dead > 0 ? (
          <Badge color="red" variant="light" className="state">
            {webhook.dead}
          </Badge>
        ) : (
          0
        )}
      </Table.Td>
      <Table.Td>
        <OnOff webhook={webhook} />
      </Table.Td>
      <Table.Td className="row-menu">
        <RowMenu webhook={webhook} {...actions} />
      </Table.Td>
    </Table.Tr>
  );
}

const HEADS = ["url", "events", "sub", "last"] as const;

/** The webhooks: address, what each is told of, and how that is going. */
export function Subscriptions({ webhooks, ...actions }: Actions & { webhooks: Webhook[] }) {
  const { t } = useTranslation();
  return (
    <div className="sheet-table">
      <Table verticalSpacing="sm" aria-label={t("webhooks.title")}>
        <Table.Thead>
          <Table.Tr>
            {HEADS.map((name) => (
              <Table.Th key={name} scope="col">
                {t(`webhooks.${name}`)}
              </Table.Th>
            ))}
            <Table.Th scope="col" className="number">
              {t("webhooks.waiting")}
            </Table.Th>
            <Table.Th scope="col" className="number">
              {t("webhooks.failedCount")}
            </Table.Th>
            <Table.Th scope="col">{t("webhooks.on")}</Table.Th>
            <Table.Th scope="col">
              <span className="unseen">{t("webhooks.actions")}</span>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {webhooks.map((webhook) => (
            <Row key={webhook.id} webhook={webhook} {...actions} />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
