import { Alert, Button, Group, Paper, SegmentedControl, Select, Switch, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api/client";
import { Failed, Loading } from "../shell/Feedback";
import {
  readSettings,
  saveSettings,
  settingsKey,
  toKeep,
  type ConsentSettings,
  type Scope,
} from "./api";
import { LanguageWords } from "./LanguageWords";

/** Which words are heard, what they mean, and what is answered. */
export function WordSettings() {
  const settings = useQuery({ queryKey: settingsKey, queryFn: readSettings });
  if (settings.isPending) return <Loading />;
  if (settings.isError) {
    return <Failed error={settings.error} retry={() => void settings.refetch()} />;
  }
  return <WordForm key={settings.dataUpdatedAt} kept={settings.data} />;
}

function WordForm({ kept }: { kept: ConsentSettings }) {
  const { t, i18n } = useTranslation();
  const queries = useQueryClient();
  const [now, setNow] = useState(kept);
  const [language, setLanguage] = useState(kept.language);
  const journeys = useQuery({ queryKey: ["journeys"], queryFn: api.journeys });
  const put = (patch: Partial<ConsentSettings>) => setNow((before) => ({ ...before, ...patch }));
  const isChanged = JSON.stringify(now) !== JSON.stringify(kept);
  const save = useMutation({
    mutationFn: () => saveSettings(toKeep(now)),
    onSuccess: (saved) => {
      queries.setQueryData(settingsKey, saved);
      notifications.show({ color: "teal", message: t("consent.saved") });
    },
  });
  const names = new Intl.DisplayNames([i18n.language], { type: "language" });
  const languages = now.languages
    .map(({ language: value }) => ({ value, label: names.of(value) ?? value }))
    .sort((one, other) => one.label.localeCompare(other.label, i18n.language));
  const answering = (journeys.data ?? [])
    .filter((journey) => journey.trigger === "inbound_chat_apps" && journey.version !== null)
    .map((journey) => ({ value: journey.id, label: journey.name }));
  const chosen = now.languages.find((one) => one.language === language);
  return (
    <>
      <Paper withBorder radius="md" p="md" className="consent-settings">
        <Switch
          label={t("consent.enabled")}
          description={t("consent.enabledHint")}
          checked={now.enabled}
          onChange={(event) => put({ enabled: event.currentTarget.checked })}
        />
        <div>
          <Text size="sm" fw={500} id="word-scope">
            {t("consent.means")}
          </Text>
          <Text size="xs" c="dimmed">
            {t(`consent.meansHint.${now.scope}`)}
          </Text>
          <SegmentedControl
            mt={6}
            size="xs"
            aria-labelledby="word-scope"
            value={now.scope}
            data={(["all", "marketing"] as const).map((value) => ({
              value,
              label: t(`consent.scopes.${value}`),
            }))}
            onChange={(value) => put({ scope: value as Scope })}
          />
        </div>
        <Switch
          label={t("consent.confirms")}
          description={t("consent.confirmsHint")}
          checked={now.confirms}
          onChange={(event) => put({ confirms: event.currentTarget.checked })}
        />
        <Group grow align="start">
          <Select
            label={t("consent.journey")}
            description={t("consent.journeyHint")}
            placeholder={t("consent.noJourney")}
            clearable
            clearButtonProps={{ "aria-label": t("consent.noJourney") }}
            data={answering}
            value={now.journeyId}
            onChange={(journeyId) => put({ journeyId })}
          />
          <Select
            label={t("consent.language")}
            description={t("consent.languageHint")}
            allowDeselect={false}
            searchable
            data={languages}
            value={now.language}
            onChange={(value) => value && put({ language: value })}
          />
        </Group>
      </Paper>
      <Group mt="lg" mb="sm" align="end">
        <Select
          label={t("consent.wordsIn")}
          allowDeselect={false}
          searchable
          data={languages}
          value={language}
          onChange={(value) => value && setLanguage(value)}
        />
        <Text size="xs" c="dimmed" className="grow">
          {t("consent.everywhere", {
            stop: now.everywhere.stop.join(", "),
            start: now.everywhere.start.join(", "),
          })}
        </Text>
      </Group>
      {chosen && (
        <LanguageWords
          key={language}
          words={chosen}
          everywhere={now.everywhere}
          onChange={(words) =>
            put({
              languages: now.languages.map((one) => (one.language === language ? words : one)),
            })
          }
        />
      )}
      {save.isError && (
        <Alert className="alert" color="red" mt="sm" role="alert">
          {save.error.message}
        </Alert>
      )}
      <Group justify="end" className="consent-save">
        <Button variant="default" disabled={!isChanged} onClick={() => setNow(kept)}>
          {t("consent.discard")}
        </Button>
        <Button disabled={!isChanged} loading={save.isPending} onClick={() => save.mutate()}>
          {t("consent.save")}
        </Button>
      </Group>
    </>
  );
}
