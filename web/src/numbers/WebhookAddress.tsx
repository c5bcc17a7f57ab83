import { Button, CopyButton, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Provider } from "./api";
import type { Values } from "./fields";

function Copied({ label, value }: { label: string; value: string }) {
  const { t } = useTranslation();
  return (
    <div className="to-copy">
      <Text size="sm" fw={600}>
        {label}
      </Text>
      <code dir="ltr">{value}</code>
      <CopyButton value={value}>
        {({ copied, copy }) => (
          <Button
            size="compact-sm"
            variant="default"
            onClick={copy}
            aria-label={t("numbers.copyOf", { what: label })}
          >
            <span aria-live="polite">{t(copied ? "numbers.copied" : "numbers.copy")}</span>
          </Button>
        )}
      </CopyButton>
    </div>
  );
}

type Props = { provider: Provider; address: string; values: Values };

/** What has to be set at the provider, so that what customers write arrives here. */
export function WebhookAddress({ provider, address, values }: Props) {
  const { t } = useTranslation();
  const isLocal = /^https?:\/\/(localhost|127\.|\[::1\])/.test(address);
  return (
    <section className="webhook-address">
      <Text fw={600}>{t("numbers.lastStep")}</Text>
      <Text size="sm" c="dimmed">
        {t(`numbers.webhookText.${provider}`)}
      </Text>
      <Copied label={t("numbers.webhook")} value={address} />
      {provider === "whatsapp_cloud" && values.verifyToken && (
        <Copied label={t("numbers.fields.verifyToken")} value={values.verifyToken} />
      )}
      {isLocal && (
        <Text size="sm" className="webhook-local">
          {t("numbers.local")}
        </Text>
      )}
    </section>
  );
}
