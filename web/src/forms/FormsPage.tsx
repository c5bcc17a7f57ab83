import { Button, Center, Group, Stack, Text, Title } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api/client";
import { Empty, Failed, Loading } from "../shell/Feedback";
import { formsKey, listForms } from "./api";
import { FormTable } from "./FormTable";
import { NewForm } from "./NewForm";
import "./forms.css";

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
        {forms.data && !isEmpty && !isElsewhere && make}
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

/** The forms of the number, and a way to make one. */
export function FormsPage() {
  const session = useQuery({ queryKey: ["session"], queryFn: api.session, staleTime: Infinity });
  return session.data ? <Forms sub={session.data.subAccountId ?? ""} /> : <Loading />;
}
