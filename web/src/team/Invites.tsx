import { Button, Text, Title } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { When } from "../journeys/When";
import { invitesKey, listInvites, revokeInvite } from "./api";

/** Links that were handed out and not used yet. */
export function Invites() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const invites = useQuery({ queryKey: invitesKey, queryFn: listInvites });
  const revoke = useMutation({
    mutationFn: revokeInvite,
    onSettled: () => queries.invalidateQueries({ queryKey: invitesKey }),
  });
  if (!invites.data?.invites.length) return null;
  return (
    <section aria-labelledby="open-invites">
      <Title order={2} size="h5" mt="xl" mb="xs" id="open-invites">
        {t("team.invites")}
      </Title>
      <ul className="team-invites">
        {invites.data.invites.map((one) => (
          <li key={one.id}>
            <span dir="auto">{one.note ?? t("team.somebody")}</span>
            <span className="dim">{t(`team.roles.${one.role}`)}</span>
            <Text span size="sm" c="dimmed">
              {t("team.until")} <When at={one.expiresAt} />
            </Text>
            <Button
              size="compact-sm"
              variant="subtle"
              color="red"
              aria-label={t("team.revokeOf", { name: one.note ?? t("team.somebody") })}
              onClick={() => revoke.mutate(one.id)}
            >
              {t("team.revoke")}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
