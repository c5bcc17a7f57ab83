import { ask } from "../api/client";
import type { components } from "../api/schema";

// The team: who may come in and do what, which teams there are, and when somebody is there.

export type TeamUser = components["schemas"]["TeamUser"];
export type Role = TeamUser["role"];
export type Team = components["schemas"]["Team"];
export type Hours = components["schemas"]["TeamHours"];
export type WriteTeam = components["schemas"]["WriteTeam"];
export type ChangeUser = components["schemas"]["ChangeUser"];
export type NewInvite = components["schemas"]["NewInvite"];

const N = "/api/chatwright/v1";

export const ROLES: Role[] = ["owner", "builder", "agent", "viewer"];
export const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export const usersKey = ["users"] as const;
export const teamsKey = ["teams"] as const;
export const invitesKey = ["invites"] as const;

export const listUsers = () => ask("get", `${N}/users`);
export const listTeams = () => ask("get", `${N}/teams`);
export const listInvites = () => ask("get", `${N}/invites`);
export const invite = (body: NewInvite) => ask("post", `${N}/invites`, { body });
export const revokeInvite = (inviteId: string) =>
  ask("delete", `${N}/invites/{inviteId}`, { path: { inviteId } });
export const changeUser = (userId: string, body: ChangeUser) =>
  ask("patch", `${N}/users/{userId}`, { path: { userId }, body });
export const changeOwn = (body: components["schemas"]["ChangeOwn"]) =>
  ask("patch", `${N}/users/me`, { body });
export const nameBusiness = (name: string) => ask("put", `${N}/business`, { body: { name } });
export const makeTeam = (body: WriteTeam) => ask("post", `${N}/teams`, { body });
export const changeTeam = (teamId: string, body: WriteTeam) =>
  ask("put", `${N}/teams/{teamId}`, { path: { teamId }, body });
export const deleteTeam = (teamId: string) =>
  ask("delete", `${N}/teams/{teamId}`, { path: { teamId } });

/** Hours to begin with: Monday to Friday, nine to six. */
export const officeHours = (): Hours => ({
  week: Object.fromEntries(DAYS.map((day, n) => [day, n < 5 ? [["09:00", "18:00"]] : []])),
  daysOff: [],
});

export const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
export const zones = (): string[] => {
  const all = Intl.supportedValuesOf("timeZone");
  return all.includes("UTC") ? all : [...all, "UTC"];
};
