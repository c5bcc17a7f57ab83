import { Badge, Button, Group, Table, Text } from "@mantine/core";
import { IconUserPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Team, TeamUser } from "./api";
import { InviteDialog } from "./InviteDialog";
import { Invites } from "./Invites";
import { PersonDialog } from "./PersonDialog";

type Props = { users: TeamUser[]; teams: Team[]; isOwner: boolean };

const COLUMNS = ["person", "role", "presence", "load", "teams"] as const;

export function People({ users, teams, isOwner }: Props) {
  const { t } = useTranslation();
  const [isInviting, setInviting] = useState(false);
  const [changing, setChanging] = useState<TeamUser | null>(null);
  const nameOf = (id: string) => teams.find((team) => team.id === id)?.name;
  return (
    <>
      {isOwner && (
        <Group justify="end" mb="sm">
          <Button
            leftSection={<IconUserPlus size={16} aria-hidden />}
            onClick={() => setInviting(true)}
          >
            {t("team.invite")}
          </Button>
        </Group>
      )}
      <div className="sheet-table">
        <Table verticalSpacing="sm">
          <Table.Thead>
            <Table.Tr>
              {COLUMNS.map((name) => (
                <Table.Th key={name} scope="col">
                  {t(`team.columns.${name}`)}
                </Table.Th>
              ))}
              {isOwner && (
                <Table.Th scope="col">
                  <span className="unseen">{t("team.columns.actions")}</span>
                </Table.Th>
              )}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {users.map((user) => (
              <Table.Tr key={user.id} className={user.isDisabled ? "team-gone" : undefined}>
                <Table.Td>
                  <div>
                    <span dir="auto">{user.name}</span>
                    {user.isYou && <span className="dim"> {t("team.you")}</span>}
                  </div>
                  <Text size="xs" c="dimmed">
                    <bdi dir="ltr">{user.email}</bdi>
                  </Text>
                </Table.Td>
                <Table.Td>{t(`team.roles.${user.role}`)}</Table.Td>
                <Table.Td>
                  {user.isDisabled ? (
                    <Badge variant="light" color="red" className="state">
                      {t("team.disabled")}
                    </Badge>
                  ) : (
                    <span className={`presence ${user.presence}`}>
                      {t(`team.presence.${user.presence}`)}
                    </span>
                  )}
                </Table.Td>
                <Table.Td>
                  {user.role === "viewer" ? (
                    <span className="dim">–</span>
                  ) : (
                    t("team.load", { load: user.load, capacity: user.capacity })
                  )}
                </Table.Td>
                <Table.Td dir="auto">
                  {user.teams.map(nameOf).filter(Boolean).join(", ") || (
                    <span className="dim">–</span>
                  )}
                </Table.Td>
                {isOwner && (
                  <Table.Td className="row-menu">
                    <Button
                      size="compact-sm"
                      variant="subtle"
                      aria-label={t("team.changeOf", { name: user.name })}
                      onClick={() => setChanging(user)}
                    >
                      {t("team.change")}
                    </Button>
                  </Table.Td>
                )}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      {isOwner && <Invites />}
      {isInviting && <InviteDialog teams={teams} onClose={() => setInviting(false)} />}
      {changing && <PersonDialog user={changing} teams={teams} onClose={() => setChanging(null)} />}
    </>
  );
}
