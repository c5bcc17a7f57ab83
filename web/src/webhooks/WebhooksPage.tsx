import { Title } from "@mantine/core";
import { useTranslation } from "react-i18next";

export function WebhooksPage() {
  const { t } = useTranslation();
  return (
    <main className="page" id="content">
      <Title order={1} size="h2">
        {t("webhooks.title")}
      </Title>
    </main>
  );
}
