import { Title } from "@mantine/core";
import { useTranslation } from "react-i18next";

export function BroadcastsPage() {
  const { t } = useTranslation();
  return (
    <main className="page" id="content">
      <Title order={1} size="h2">
        {t("broadcasts.title")}
      </Title>
    </main>
  );
}
