import { Button, Group, Text, Title } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Empty, Failed, Loading } from "../shell/Feedback";
import { KEY, webhooks, type Webhook } from "./api";
import { Deliveries } from "./Deliveries";
import { RemoveDialog } from "./RemoveDialog";
import { RotateDialog } from "./RotateDialog";
import { SecretDialog } from "./SecretDialog";
import { Subscriptions } from "./Subscriptions";
import { WebhookDialog } from "./WebhookDialog";
import "./webhooks.css";

type Open =
  | { what: "edit"; webhook: Webhook | null }
  | { what: "remove" | "rotate"; webhook: Webhook }
  | { what: "secret"; secret: string }
  | null;

/** Who is told of what happens here, and what became of telling them. */
export function WebhooksPage() {
  const { t } = useTranslation();
  const list = useQuery({ queryKey: [KEY, "list"], queryFn: webhooks.list });
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  const onSecret = (secret: string) => setOpen({ what: "secret", secret });
  return (
    <main className="page webhooks" id="content">
      <Group justify="space-between" mb="md" align="start">
        <div className="grow">
          <Title order={1} size="h2">
            {t("webhooks.title")}
          </Title>
          <Text c="dimmed">{t("webhooks.text")}</Text>
        </div>
        <Button
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => setOpen({ what: "edit", webhook: null })}
        >
          {t("webhooks.add")}
        </Button>
      </Group>
      {list.isPending && <Loading />}
      {list.isError && <Failed error={list.error} retry={() => void list.refetch()} />}
      {list.data?.length === 0 && (
        <Empty title={t("webhooks.empty")}>{t("webhooks.emptyText")}</Empty>
      )}
      {list.data && list.data.length > 0 && (
        <Subscriptions
          webhooks={list.data}
          onEdit={(webhook) => setOpen({ what: "edit", webhook })}
          onRemove={(webhook) => setOpen({ what: "remove", webhook })}
          onRotate={(webhook) => setOpen({ what: "rotate", webhook })}
        />
      )}
      {list.data && <Deliveries webhooks={list.data} />}
      <WebhookDialog
        key={open?.what === "edit" ? (open.webhook?.id ?? "new") : "none"}
        opened={open?.what === "edit"}
        webhook={open?.what === "edit" ? open.webhook : null}
        onClose={close}
        onSecret={onSecret}
      />
      <RemoveDialog webhook={open?.what === "remove" ? open.webhook : null} onClose={close} />
      <RotateDialog
        webhook={open?.what === "rotate" ? open.webhook : null}
        onClose={close}
        onSecret={onSecret}
      />
      <SecretDialog secret={open?.what === "secret" ? open.secret : null} onClose={close} />
    </main>
  );
}
