import { Button, Center, Loader, Stack, Text, Title } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

export function Loading() {
  const { t } = useTranslation();
  return (
    <Center p="xl" role="status" aria-label={t("common.loading")}>
      <Loader size="sm" />
    </Center>
  );
}

export function Failed({ error, retry }: { error: Error; retry: () => void }) {
  const { t } = useTranslation();
  return (
    <Center p="xl">
      <Stack align="center" gap="xs" role="alert">
        <IconAlertTriangle size={28} className="warn" aria-hidden />
        <Text fw={620}>{t("common.failed")}</Text>
        <Text c="dimmed">{error.message}</Text>
        <Button variant="default" onClick={retry}>
          {t("common.retry")}
        </Button>
      </Stack>
    </Center>
  );
}

export function Empty({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Center p="xl">
      <Stack align="center" gap={4}>
        <Text fw={620}>{title}</Text>
        <Text c="dimmed">{children}</Text>
      </Stack>
    </Center>
  );
}

export function NotFound() {
  const { t } = useTranslation();
  return (
    <main className="page" id="content">
      <Title order={1} size="h3">
        {t("common.notFound")}
      </Title>
      <Link to="/">{t("common.home")}</Link>
    </main>
  );
}
