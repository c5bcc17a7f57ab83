import { Button, Group, Text } from "@mantine/core";
import { IconCircleCheck, IconAlertTriangle, IconPlugConnected } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { checkNumber, readSettings, settingsKey, type Provider } from "./api";
import { NumberDialog } from "./NumberDialog";

/** One number: where it is, whether its provider knows us, and the way to change that. */
export function NumberCard({ id, provider }: { id: string; provider: string }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const settings = useQuery({ queryKey: settingsKey(id), queryFn: () => readSettings(id) });
  const check = useMutation({ mutationFn: () => checkNumber(id) });
  const facts = settings.data
    ? (["baseUrl", "phoneNumberId", "wabaId", "channelId"] as const).flatMap((name) => {
        const value = settings.data[name];
        return value ? [{ name, value }] : [];
      })
    : [];
  return (
    <li className="number-card">
      <Group justify="space-between" wrap="nowrap" align="start">
        <div className="grow">
          <Group gap="xs">
            <h2 dir="ltr">{id}</h2>
            <span className={provider === "simulator" ? "provider" : "provider real"}>
              {t(`numbers.providers.${provider as Provider}`)}
            </span>
          </Group>
          <Text size="sm" c="dimmed">
            {t(`numbers.about.${provider as Provider}`)}
          </Text>
          {facts.length > 0 && (
            <dl className="number-facts">
              {facts.map(({ name, value }) => (
                <div key={name}>
                  <dt>{t(`numbers.fields.${name}`)}</dt>
                  <dd dir="ltr">{value}</dd>
                </div>
              ))}
            </dl>
          )}
        </div>
        <Group gap="xs" wrap="nowrap">
          {provider !== "simulator" && (
            <Button
              variant="default"
              size="xs"
              loading={check.isPending}
              leftSection={<IconPlugConnected size={15} aria-hidden />}
              onClick={() => check.mutate()}
              aria-label={t("numbers.checkOf", { id })}
            >
              {t("numbers.check")}
            </Button>
          )}
          <Button
            variant="default"
            size="xs"
            disabled={!settings.data}
            onClick={() => setOpen(true)}
            aria-label={t("numbers.changeOf", { id })}
          >
            {t("numbers.change")}
          </Button>
        </Group>
      </Group>
      <div role="status">
        {check.data && (
          <Finding works={check.data.works} finding={check.data.finding} said={check.data.said} />
        )}
        {check.isError && <Finding works={false} finding="failed" said={check.error.message} />}
      </div>
      {isOpen && settings.data && (
        <NumberDialog known={settings.data} taken={[]} onClose={() => setOpen(false)} />
      )}
    </li>
  );
}

type FindingProps = { works: boolean; finding: string; said: string };

/** What the provider has answered: in our words, and then in its own. */
export function Finding({ works, finding, said }: FindingProps) {
  const { t } = useTranslation();
  const Picture = works ? IconCircleCheck : IconAlertTriangle;
  return (
    <div className={works ? "finding good" : "finding wrong"}>
      <Picture size={18} aria-hidden />
      <div>
        <Text size="sm" fw={600}>
          {t(`numbers.findings.${finding}`)}
        </Text>
        <Text size="sm" c="dimmed" dir="auto">
          {said}
        </Text>
      </div>
    </div>
  );
}
