import { Alert, PasswordInput, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api/client";
import { Card } from "./Card";

export function SignIn({ setupNeeded }: { setupNeeded: boolean }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const enter = useMutation({
    mutationFn: () => api.signIn({ email, password }),
    onSuccess: (session) => queries.setQueryData(["session"], session),
  });
  return (
    <Card
      title={t("session.signInTitle")}
      action={t("session.signIn")}
      busy={enter.isPending}
      error={enter.error}
      onSubmit={() => enter.mutate()}
    >
      {setupNeeded && <Alert className="alert">{t("session.needLink")}</Alert>}
      <TextInput
        label={t("session.email")}
        type="email"
        autoComplete="username"
        required
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <PasswordInput
        label={t("session.password")}
        autoComplete="current-password"
        required
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
    </Card>
  );
}
