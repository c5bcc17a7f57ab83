import { Button, Center, Group, Select, Stack, Text, Title } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconPlus, IconRefresh } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Empty, Failed, Loading } from "../shell/Feedback";
import { subaccounts } from "../templates/api";
import { formsKey, listForms, refreshForms } from "./api";
import { FormTable } from "./FormTable";
import { NewForm } from "./NewForm";
import { useChannel } from "./useChannel";
import "./forms.css";

/** Which channel's forms are shown; nothing where there is only one. */
function ChannelChoice({ sub }: { sub: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const subs = useQuery({ queryKey: ["subaccounts"], queryFn: subaccounts });
  if (!subs.data || subs.data.length < 2) return null;
  return (
    <Select
      w={200}
      aria-label={t("forms.channel")}
      allowDeselect={false}
      data={subs.data.map((one) => ({ value: one.id, label: one.id }))}
      value={sub}
      onChange={(id) => id && void navigate({ to: "/forms", search: { sub: id } })}
    />
  );
}

/** Fetches the forms that the provider of the number keeps. */
function FetchButton({ sub }: { sub: string }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const refresh = useMutation({
    mutationFn: () => refreshForms(sub),
    onSuccess: (found) => queries.setQueryData(formsKey(sub), found),
    onError: (error) =>
      notifications.show({ color: "red", title: t("common.failed"), message: error.message }),
  });
  return (
    <Button
      variant="default"
      leftSection={<IconRefresh size={16} aria-hidden />}
      loading={refresh.isPending}
      onClick={() => refresh.mutate()}
    >
      {t("forms.refresh")}
    </Button>
  );
}

function Forms({ sub }: { sub: string }) {
  const { t } = useTranslation();
  const forms = useQuery({ queryKey: formsKey(sub), queryFn: () => listForms(sub) });
  const [isNew, setNew] = useState(false);
  const make = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setNew(true)}>
      {t("forms.newForm")}
    </Button>
  );
  const isElsewhere = forms.data !== undefined && forms.data.provider !== "simulator";
  const isEmpty = forms.data?.flows.length === 0;
  return (
    <main className="page" id="content">
      <Group justify="space-between" mb="md" align="start">
        <div>
          <Title order={1} size="h2">
            {t("forms.title")}
          </Title>
          <Text c="dimmed">{t("forms.text")}</Text>
        </div>
        <Group gap="sm">
          <ChannelChoice sub={sub} />
          {isElsewhere && <FetchButton sub={sub} />}
          {forms.data && (!isEmpty || isElsewhere) && make}
        </Group>
      </Group>
      {forms.isPending && <Loading />}
      {forms.isError && <Failed error={forms.error} retry={() => void forms.refetch()} />}
      {isElsewhere && isEmpty && (
        <Empty title={t("forms.elsewhere")}>{t("forms.elsewhereText")}</Empty>
      )}
      {isEmpty && !isElsewhere && (
        <Center p="xl">
          <Stack align="center" gap={6}>
            <Text fw={620}>{t("forms.empty")}</Text>
            <Text c="dimmed" mb={6}>
              {t("forms.emptyText")}
            </Text>
            {make}
          </Stack>
        </Center>
      )}
      {forms.data && !isEmpty && <FormTable forms={forms.data.flows} />}
      {isNew && <NewForm sub={sub} onClose={() => setNew(false)} />}
    </main>
  );
}

/** The forms of a number, and a way to make one. */
export function FormsPage() {
  const { sub } = useChannel();
  return sub === null ? <Loading /> : <Forms key={sub} sub={sub} />;
}
