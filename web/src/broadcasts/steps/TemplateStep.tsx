import { Alert, Button, Group, Select, Text, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { listTemplates, subaccounts, templatesKey } from "../../templates/api";
import { Failed, Loading } from "../../shell/Feedback";
import type { Broadcast } from "../api";

export type What = Pick<Broadcast, "name" | "subAccountId" | "templateName" | "templateLanguage">;
type Props = {
  given: What | null;
  isPending: boolean;
  error: Error | null;
  onDone: (what: What) => void;
};
const keyOf = (one: { name: string; language: string }) => `${one.name} ${one.language}`;

/** Name, number and template of a broadcast. Only approved templates can be chosen. */
export function TemplateStep({ given, isPending, error, onDone }: Props) {
  const { t } = useTranslation();
  const subs = useQuery({ queryKey: ["subaccounts"], queryFn: subaccounts });
  const [name, setName] = useState(given?.name ?? "");
  const [chosenSub, setSub] = useState(given?.subAccountId ?? null);
  const [chosen, setChosen] = useState(
    given ? keyOf({ name: given.templateName, language: given.templateLanguage }) : null,
  );
  const sub = chosenSub ?? subs.data?.[0]?.id ?? null;
  const templates = useQuery({
    queryKey: templatesKey(sub ?? ""),
    queryFn: () => listTemplates(sub ?? ""),
    enabled: sub !== null,
  });
  if (subs.isError) return <Failed error={subs.error} retry={() => void subs.refetch()} />;
  if (subs.isPending) return <Loading />;
  const approved = (templates.data ?? []).filter(({ status }) => status === "APPROVED");
  const template = approved.find((one) => keyOf(one) === chosen);
  return (
    <form
      className="bc-fields"
      onSubmit={(event) => {
        event.preventDefault();
        if (!template || !sub) return;
        onDone({
          name: name.trim(),
          subAccountId: sub,
          templateName: template.name,
          templateLanguage: template.language,
        });
      }}
    >
      <TextInput
        label={t("broadcasts.name")}
        description={t("broadcasts.nameHint")}
        required
        maxLength={120}
        dir="auto"
        data-autofocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {subs.data.length > 1 && (
        <Select
          label={t("broadcasts.number")}
          data={subs.data.map((one) => one.id)}
          value={sub}
          allowDeselect={false}
          onChange={(id) => {
            setSub(id);
            setChosen(null);
          }}
        />
      )}
      <Select
        label={t("broadcasts.template")}
        description={t("broadcasts.templateHint")}
        placeholder={t("broadcasts.choose")}
        required
        searchable
        disabled={templates.isPending}
        data={approved.map((one) => ({
          value: keyOf(one),
          label: `${one.name} · ${one.languageName} · ${t(`templates.categories.${one.category}`)}`,
        }))}
        nothingFoundMessage={t("broadcasts.noTemplate")}
        value={template ? chosen : null}
        onChange={setChosen}
      />
      {templates.isSuccess && approved.length === 0 && (
        <Text size="sm" c="dimmed">
          {t("broadcasts.noneApproved")}
        </Text>
      )}
      {template?.category === "MARKETING" && (
        <Text size="sm" c="dimmed">
          {t("broadcasts.marketing")}
        </Text>
      )}
      {error && (
        <Alert color="red" variant="light" className="alert" role="alert">
          {error.message}
        </Alert>
      )}
      <Group justify="end">
        <Button type="submit" loading={isPending} disabled={!template || name.trim() === ""}>
          {t("broadcasts.next")}
        </Button>
      </Group>
    </form>
  );
}
