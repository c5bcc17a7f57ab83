import { Button, Group, Modal, Select, Stack, Switch, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { listSubAccounts, TYPES, VERSIONS, webhooks, type Webhook, type WebhookType } from "./api";
import { Credentials } from "./Credentials";
import { accessFrom, accessOf } from "./access";
import { useWebhookAction } from "./useWebhookAction";

type Props = {
  opened: boolean;
  webhook: Webhook | null;
  onClose: () => void;
  onSecret: (secret: string) => void;
};

const isAddress = (url: string) => /^https?:\/\/[^\s/]+\S*$/.test(url);

/** Makes a webhook, or changes one: the address, what it is told of, and how it knows that it is us. */
export function WebhookDialog({ opened, webhook, onClose, onSecret }: Props) {
  const { t } = useTranslation();
  const [url, setUrl] = useState(webhook?.url ?? "");
  const [type, setType] = useState<WebhookType>(webhook?.type ?? "MSG");
  const [version, setVersion] = useState(webhook?.version ?? VERSIONS[type][0]);
  const [sub, setSub] = useState(webhook?.subAccountId ?? "*");
  const [enabled, setEnabled] = useState(webhook?.enabled ?? true);
  const [access, setAccess] = useState(() => accessFrom(webhook));
  const [isTried, setTried] = useState(false);
  const subs = useQuery({ queryKey: ["subaccounts"], queryFn: listSubAccounts, enabled: opened });
  const save = useWebhookAction(
    async () => {
      const body = { url: url.trim(), version, enabled, ...accessOf(access) };
      if (webhook) return void (await webhooks.change(webhook.id, body));
      return (await webhooks.make({ ...body, subAccountId: sub, type })).signingSecret;
    },
    (secret) => {
      if (secret) return onSecret(secret);
      notifications.show({ message: t("webhooks.saved") });
      onClose();
    },
  );
  const urlError = isTried && !isAddress(url.trim()) ? t("webhooks.urlWrong") : null;
  const submit = () => {
    setTried(true);
    if (isAddress(url.trim())) save.mutate(undefined);
  };
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="lg"
      title={t(webhook ? "webhooks.editTitle" : "webhooks.addTitle")}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Stack gap="sm">
          <TextInput
            data-autofocus
            label={t("webhooks.url")}
            description={t("webhooks.urlHint")}
            placeholder="https://example.com/hooks"
            inputMode="url"
            dir="ltr"
            value={url}
            error={urlError}
            onChange={(event) => setUrl(event.currentTarget.value)}
          />
          <Group grow align="start">
            <Select
              label={t("webhooks.events")}
              data={TYPES.map((value) => ({ value, label: t(`webhooks.type_${value}`) }))}
              value={type}
              disabled={webhook !== null}
              allowDeselect={false}
              onChange={(value) => {
                const chosen = (value ?? "MSG") as WebhookType;
                setType(chosen);
                setVersion(VERSIONS[chosen][0]);
              }}
            />
            <Select
              label={t("webhooks.version")}
              data={VERSIONS[type].map((one) => ({
                value: String(one),
                label: t(`webhooks.version_${type}_${one}`),
              }))}
              value={String(version)}
              allowDeselect={false}
              onChange={(value) => setVersion(Number(value))}
            />
          </Group>
          <Select
            label={t("webhooks.sub")}
            data={[
              { value: "*", label: t("webhooks.everySub") },
              ...(subs.data ?? []).map((value) => ({ value, label: value })),
            ]}
            value={sub}
            disabled={webhook !== null}
            allowDeselect={false}
            onChange={(value) => setSub(value ?? "*")}
          />
          <Credentials access={access} onChange={setAccess} />
          <Switch
            label={t("webhooks.on")}
            checked={enabled}
            onChange={(event) => setEnabled(event.currentTarget.checked)}
          />
        </Stack>
        <Group justify="end" mt="md">
          <Button variant="default" onClick={onClose}>
            {t("common.cancel")}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {t(webhook ? "webhooks.save" : "webhooks.make")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
