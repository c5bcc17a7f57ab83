import { Tabs, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { ConsentLog } from "./ConsentLog";
import { OptOutList } from "./OptOutList";
import { WordSettings } from "./WordSettings";
import "./consent.css";

/** Who does not want messages, how we know, and by which words people say so. */
export function ConsentPage() {
  const { t } = useTranslation();
  return (
    <main className="page" id="content">
      <Title order={1} size="h2">
        {t("consent.title")}
      </Title>
      <Text c="dimmed" mb="md">
        {t("consent.text")}
      </Text>
      <Tabs defaultValue="people" keepMounted={false}>
        <Tabs.List mb="md">
          {(["people", "log", "words"] as const).map((tab) => (
            <Tabs.Tab key={tab} value={tab}>
              {t(`consent.tabs.${tab}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="people">
          <OptOutList />
        </Tabs.Panel>
        <Tabs.Panel value="log">
          <ConsentLog />
        </Tabs.Panel>
        <Tabs.Panel value="words">
          <WordSettings />
        </Tabs.Panel>
      </Tabs>
    </main>
  );
}
