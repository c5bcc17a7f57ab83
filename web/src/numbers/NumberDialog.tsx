import { Button, Group, Modal, Radio, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { checkNumber, numbersKey, saveSettings, type Provider, type Settings } from "./api";
import { beginning, FIELDS, lacking, requestOf, webhookOf } from "./fields";
import { Finding } from "./NumberCard";
import { ProviderField } from "./ProviderField";
import { WebhookAddress } from "./WebhookAddress";

const PROVIDERS: Provider[] = ["simulator", "8x8", "whatsapp_cloud"];
const ID = /^[A-Za-z0-9\-._&]{3,50}$/;

type Props = { known: Settings | null; taken: string[]; onClose: () => void };

/** Puts a number on a provider: choose, fill in, then set the webhook there and see whether it works. */
export function NumberDialog({ known, taken, onClose }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [sub, setSub] = useState(known?.subAccountId ?? "");
  const [provider, setProvider] = useState<Provider>((known?.provider as Provider) ?? "8x8");
  const [values, setValues] = useState(() => beginning(provider, known));
  // As it was when the dialog was opened: a number that is saved here must not stand in its own way.
  const [others] = useState(taken);
  const [isAsked, setAsked] = useState(false);
  const missing = lacking(provider, values, known);
  const wrongId = !ID.test(sub) ? "badId" : others.includes(sub) ? "takenId" : null;
  const save = useMutation({
    mutationFn: async () => {
      await saveSettings(sub, requestOf(provider, values, known));
      return checkNumber(sub);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: numbersKey }),
  });
  const choose = (next: Provider) => {
    setProvider(next);
    setValues(beginning(next, known));
    setAsked(false);
    save.reset();
  };
  const address = webhookOf(provider, sub, values);
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={known ? t("numbers.changeOf", { id: known.subAccountId }) : t("numbers.add")}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      {save.data ? (
        <Stack>
          <Finding {...save.data} />
          {address && <WebhookAddress provider={provider} address={address} values={values} />}
          <Group justify="end">
            <Button variant="default" onClick={() => save.reset()}>
              {t("numbers.back")}
            </Button>
            <Button data-autofocus onClick={onClose}>
              {t("numbers.done")}
            </Button>
          </Group>
        </Stack>
      ) : (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            setAsked(true);
            if (missing.length === 0 && !wrongId) save.mutate();
          }}
        >
          <Stack>
            {!known && (
              <TextInput
                data-autofocus
                required
                label={t("numbers.id")}
                description={t("numbers.idHint")}
                value={sub}
                error={isAsked && wrongId && t(`numbers.${wrongId}`)}
                onChange={(event) => setSub(event.currentTarget.value.trim())}
              />
            )}
            <Radio.Group
              label={t("numbers.where")}
              value={provider}
              onChange={(value) => choose(value as Provider)}
            >
              <Stack gap={6} mt={4}>
                {PROVIDERS.map((name) => (
                  <Radio
                    key={name}
                    value={name}
                    label={t(`numbers.providers.${name}`)}
                    description={t(`numbers.about.${name}`)}
                  />
                ))}
              </Stack>
            </Radio.Group>
            {FIELDS[provider].map((field) => (
              <ProviderField
                key={field.name}
                field={field}
                value={values[field.name] ?? ""}
                isKept={Boolean(field.isSecret) && known?.provider === provider}
                isMissing={isAsked && missing.includes(field.name)}
                onChange={(value) => setValues((now) => ({ ...now, [field.name]: value }))}
              />
            ))}
            {save.isError && (
              <Text role="alert" className="bad" size="sm">
                {save.error.message}
              </Text>
            )}
            <Group justify="end">
              <Button variant="default" onClick={onClose}>
                {t("common.cancel")}
              </Button>
              <Button type="submit" loading={save.isPending}>
                {t("numbers.save")}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  );
}
