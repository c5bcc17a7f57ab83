import { PasswordInput, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api/client";
import { Card } from "./Card";

export function SetUp() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const search = new URLSearchParams(location.search);
  const invited = search.get("invite");
  const token = invited ?? search.get("token") ?? "";
  const make = useMutation({
    mutationFn: () => api.setUp({ token, name, email, password }),
    onSuccess: async (session) => {
      queries.setQueryData(["session"], session);
      await navigate({ to: "/", replace: true });
    },
  });
  return (
    <Card
      title={t("session.setUpTitle")}
      text={t(invited ? "session.invitedText" : "session.setUpText")}
      action={t("session.setUp")}
      busy={make.isPending}
      error={make.error}
      onSubmit={() => make.mutate()}
    >
      <TextInput
        label={t("session.name")}
        autoComplete="name"
        required
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
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
        description={t("session.rules")}
        autoComplete="new-password"
        minLength={10}
        required
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
    </Card>
  );
}
