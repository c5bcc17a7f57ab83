import {
  Group,
  PasswordInput,
  Radio,
  SegmentedControl,
  Stack,
  Text,
  TextInput,
} from "@mantine/core";
import { useTranslation } from "react-i18next";
import { KEPT, type Access } from "./access";

type Props = { access: Access; onChange: (access: Access) => void };

/** How the receiver knows that it is us, besides the signature that every event has. */
export function Credentials({ access, onChange }: Props) {
  const { t } = useTranslation();
  const secretHint = (value: string) => (value === KEPT ? t("webhooks.keptHint") : undefined);
  const text = (name: "url" | "clientId" | "scope") => ({
    label: t(`webhooks.oauth_${name}`),
    value: access[name],
    dir: "ltr" as const,
    onChange: (event: React.ChangeEvent<HTMLInputElement>) =>
      onChange({ ...access, [name]: event.currentTarget.value }),
  });
  return (
    <fieldset className="hook-access">
      <legend>{t("webhooks.access")}</legend>
      <Text size="xs" c="dimmed" mb={8}>
        {t("webhooks.accessHint")}
      </Text>
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label={t("webhooks.access")}
        data={(["none", "static", "oauth"] as const).map((value) => ({
          value,
          label: t(`webhooks.access_${value}`),
        }))}
        value={access.kind}
        onChange={(kind) => onChange({ ...access, kind: kind as Access["kind"] })}
      />
      {access.kind === "static" && (
        <PasswordInput
          mt="sm"
          label={t("webhooks.header")}
          description={secretHint(access.header) ?? t("webhooks.headerHint")}
          placeholder="Bearer 9QQhlsEb8VY"
          autoComplete="off"
          visibilityToggleButtonProps={{ "aria-label": t("webhooks.showSecret") }}
          value={access.header}
          onChange={(event) => onChange({ ...access, header: event.currentTarget.value })}
        />
      )}
      {access.kind === "oauth" && (
        <Stack gap="sm" mt="sm">
          <TextInput {...text("url")} placeholder="https://auth.example.com/oauth/token" />
          <Group grow align="start">
            <TextInput {...text("clientId")} autoComplete="off" />
            <PasswordInput
              label={t("webhooks.oauth_clientSecret")}
              description={secretHint(access.clientSecret)}
              inputWrapperOrder={["label", "input", "description", "error"]}
              autoComplete="off"
              visibilityToggleButtonProps={{ "aria-label": t("webhooks.showSecret") }}
              value={access.clientSecret}
              onChange={(event) => onChange({ ...access, clientSecret: event.currentTarget.value })}
            />
          </Group>
          <TextInput {...text("scope")} />
          <Radio.Group
            label={t("webhooks.oauth_place")}
            value={access.place}
            onChange={(place) => onChange({ ...access, place: place as Access["place"] })}
          >
            <Group mt={6}>
              <Radio value="header" label={t("webhooks.place_header")} />
              <Radio value="body" label={t("webhooks.place_body")} />
            </Group>
          </Radio.Group>
        </Stack>
      )}
    </fieldset>
  );
}
