import { Tabs, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api } from "../api/client";
import { Failed, Loading } from "../shell/Feedback";
import { listTeams, listUsers, teamsKey, usersKey } from "./api";
import { OwnSettings } from "./OwnSettings";
import { People } from "./People";
import { TeamList } from "./TeamList";
import "./team.css";

/** Who may come in, in which teams they answer, and what is one's own. */
export function TeamPage() {
  const { t } = useTranslation();
  const session = useQuery({ queryKey: ["session"], queryFn: api.session, staleTime: Infinity });
  const users = useQuery({ queryKey: usersKey, queryFn: listUsers, refetchInterval: 30_000 });
  const teams = useQuery({ queryKey: teamsKey, queryFn: listTeams, refetchInterval: 30_000 });
  const failed = [users, teams].find((query) => query.isError);
  const isOwner = session.data?.user?.role === "owner";
  return (
    <main className="page" id="content">
      <Title order={1} size="h2">
        {t("team.title")}
      </Title>
      <Text c="dimmed" mb="md">
        {t(isOwner ? "team.text" : "team.textForOthers")}
      </Text>
      {failed?.error ? (
        <Failed error={failed.error} retry={() => void failed.refetch()} />
      ) : !users.data || !teams.data || !session.data ? (
        <Loading />
      ) : (
        <Tabs defaultValue="people" keepMounted={false}>
          <Tabs.List mb="md">
            {(["people", "teams", "settings"] as const).map((tab) => (
              <Tabs.Tab key={tab} value={tab}>
                {t(`team.tabs.${tab}`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value="people">
            <People users={users.data.users} teams={teams.data.teams} isOwner={isOwner} />
          </Tabs.Panel>
          <Tabs.Panel value="teams">
            <TeamList users={users.data.users} teams={teams.data.teams} isOwner={isOwner} />
          </Tabs.Panel>
          <Tabs.Panel value="settings">
            <OwnSettings session={session.data} isOwner={isOwner} />
          </Tabs.Panel>
        </Tabs>
      )}
    </main>
  );
}
