import { Badge, Button, Group, Text } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { When } from "../journeys/When";
import { Empty } from "../shell/Feedback";
import type { Team, TeamUser } from "./api";
import { TeamDialog } from "./TeamDialog";

type Props = { users: TeamUser[]; teams: Team[]; isOwner: boolean };

export function TeamList({ users, teams, isOwner }: Props) {
  const { t } = useTranslation();
  const [changing, setChanging] = useState<Team | "new" | null>(null);
  const nameOf = (id: string) => users.find((user) => user.id === id)?.name;
  return (
    <>
      {isOwner && (
        <Group justify="end" mb="sm">
          <Button
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => setChanging("new")}
          >
            {t("team.newTeam")}
          </Button>
        </Group>
      )}
      {teams.length === 0 && <Empty title={t("team.noTeams")}>{t("team.noTeamsText")}</Empty>}
      <ul className="team-cards">
        {teams.map((team) => (
          <li key={team.id} className="team-card">
            <Group justify="space-between" wrap="nowrap">
              <h2 dir="auto">{team.name}</h2>
              <Badge variant="light" color={team.isOpen ? "green" : "gray"} className="state">
                {t(team.isOpen ? "team.open" : "team.closed")}
              </Badge>
            </Group>
            <Text size="sm" dir="auto">
              {team.members.map(nameOf).filter(Boolean).join(", ") || t("team.noMembers")}
            </Text>
            <Text size="sm" c="dimmed">
              {!team.hours
                ? t("team.alwaysOpen")
                : team.isOpen
                  ? team.timeZone
                  : team.opensAt && (
                      <>
                        {t("team.opens")} <When at={team.opensAt} />
                      </>
                    )}
            </Text>
            <Group justify="space-between">
              <Text size="sm">{t("team.waiting", { count: team.waiting })}</Text>
              {isOwner && (
                <Button
                  size="compact-sm"
                  variant="subtle"
                  aria-label={t("team.changeOf", { name: team.name })}
                  onClick={() => setChanging(team)}
                >
                  {t("team.change")}
                </Button>
              )}
            </Group>
          </li>
        ))}
      </ul>
      {changing && (
        <TeamDialog
          team={changing === "new" ? null : changing}
          teams={teams}
          users={users}
          onClose={() => setChanging(null)}
        />
      )}
    </>
  );
}
