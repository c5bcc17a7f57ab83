import { Button, PasswordInput, Paper, Stack, Text, TextInput, Title } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { components } from "../api/schema";
import { changeOwn, nameBusiness, usersKey } from "./api";

type Session = components["schemas"]["Session"];

function Part(props: {
  title: string;
  busy: boolean;
  error: Error | null;
  onSubmit: () => void;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <Paper withBorder p="md" radius="md">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          props.onSubmit();
        }}
      >
        <Stack gap="sm">
          <Title order={2} size="h5">
            {props.title}
          </Title>
          {props.children}
          {props.error && (
            <Text c="red" role="alert">
              {props.error.message}
            </Text>
          )}
          <Button type="submit" className="team-add" loading={props.busy}>
            {t("team.save")}
          </Button>
        </Stack>
      </form>
    </Paper>
  );
}

/** One's own name and password; for owners the name of the business. */
export function OwnSettings({ session, isOwner }: { session: Session; isOwner: boolean }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [business, setBusiness] = useState(session.businessName);
  const [name, setName] = useState(session.user?.name ?? "");
  const [current, setCurrent] = useState("");
  const [password, setPassword] = useState("");
  const saved = async () => {
    await Promise.all(
      [["session"], usersKey].map((queryKey) => queries.invalidateQueries({ queryKey })),
    );
    notifications.show({ message: t("team.saved") });
  };
  const renameBusiness = useMutation({
    mutationFn: () => nameBusiness(business.trim()),
    onSuccess: saved,
  });
  const rename = useMutation({
    mutationFn: () => changeOwn({ name: name.trim() }),
    onSuccess: saved,
  });
  const secure = useMutation({
    mutationFn: () => changeOwn({ password, currentPassword: current }),
    onSuccess: async () => {
      setCurrent("");
      setPassword("");
      await saved();
    },
  });
  return (
    <div className="team-settings">
      {isOwner && (
        <Part
          title={t("team.business")}
          busy={renameBusiness.isPending}
          error={renameBusiness.error}
          onSubmit={() => renameBusiness.mutate()}
        >
          <TextInput
            required
            dir="auto"
            maxLength={100}
            label={t("team.businessName")}
            description={t("team.businessHint")}
            value={business}
            onChange={(event) => setBusiness(event.currentTarget.value)}
          />
        </Part>
      )}
      <Part
        title={t("team.yourName")}
        busy={rename.isPending}
        error={rename.error}
        onSubmit={() => rename.mutate()}
      >
        <TextInput
          required
          dir="auto"
          maxLength={100}
          label={t("team.yourNameLabel")}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      </Part>
      <Part
        title={t("team.yourPassword")}
        busy={secure.isPending}
        error={secure.error}
        onSubmit={() => secure.mutate()}
      >
        <PasswordInput
          required
          label={t("team.currentPassword")}
          autoComplete="current-password"
          value={current}
          onChange={(event) => setCurrent(event.currentTarget.value)}
        />
        <PasswordInput
          required
          minLength={10}
          label={t("team.newPassword")}
          description={t("team.passwordHint")}
          autoComplete="new-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
      </Part>
    </div>
  );
}
