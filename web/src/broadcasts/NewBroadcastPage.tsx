import { Text, Title } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { createBroadcast } from "./api";
import "./broadcasts.css";
import { Steps } from "./steps/Steps";
import { TemplateStep } from "./steps/TemplateStep";

/** The first step of a broadcast: what it is called, and which template it sends. */
export function NewBroadcastPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const create = useMutation({
    mutationFn: createBroadcast,
    onSuccess: ({ id }) => navigate({ to: "/broadcasts/$id", params: { id }, replace: true }),
  });
  return (
    <main className="page" id="content">
      <Title order={1} size="h2">
        {t("broadcasts.new")}
      </Title>
      <Text c="dimmed" mb="md">
        {t("broadcasts.newText")}
      </Text>
      <Steps active={0} />
      <TemplateStep
        given={null}
        isPending={create.isPending}
        error={create.error}
        onDone={(what) => create.mutate(what)}
      />
    </main>
  );
}
