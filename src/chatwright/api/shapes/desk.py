"""The desk: people and their roles, teams and their hours, hand-overs to agents."""

from __future__ import annotations

from typing import Any, Literal, NotRequired

from typing_extensions import TypedDict

Role = Literal["owner", "builder", "agent", "viewer"]
Presence = Literal["online", "away", "offline"]


class TeamUser(TypedDict):
    """A person of the account. `load`: how many open conversations the person has that are not asleep."""

    id: str
    name: str
    email: str
    role: Role
    presence: Presence
    load: int
    capacity: int
    skills: list[str]
    teams: list[str]
    isDisabled: bool
    isYou: bool
    createdAt: str


class TeamUserList(TypedDict):
    """Everybody, by name; those who are disabled stand last."""

    users: list[TeamUser]


class ChangeUser(TypedDict):
    """What changes of a person; what is missing stays."""

    role: NotRequired[Role]
    skills: NotRequired[list[str]]
    capacity: NotRequired[int]
    teams: NotRequired[list[str]]
    isDisabled: NotRequired[bool]


class ChangeOwn(TypedDict):
    """One's own name, or password: then with the one until now, and other browsers are signed out."""

    name: NotRequired[str]
    password: NotRequired[str]
    currentPassword: NotRequired[str]


class BePresent(TypedDict):
    """Whether the person is there; to be told again every half a minute."""

    presence: Presence


class Invite(TypedDict):
    """An invitation that was not accepted yet. `note` is for whom it is."""

    id: str
    role: Role
    note: str | None
    invitedBy: str | None
    createdAt: str
    expiresAt: str


class InviteList(TypedDict):
    """Open invitations, newest first."""

    invites: list[Invite]


class NewInvite(TypedDict):
    """Whom to invite."""

    role: Role
    note: NotRequired[str | None]
    teams: NotRequired[list[str]]


class InviteMade(TypedDict):
    """The link that makes an account once; it is told only now."""

    id: str
    url: str
    expiresAt: str


class NameBusiness(TypedDict):
    """The name of the business."""

    name: str


class BusinessNamed(TypedDict):
    """The name of the business."""

    name: str


class TeamDayOff(TypedDict):
    """A day on which nobody is there, `2026-12-25`."""

    date: str
    name: str


class TeamHours(TypedDict):
    """Business hours: for each day (mon to sun) the times between which somebody is there, `["09:00", "17:30"]`."""

    week: dict[str, list[list[str]]]
    daysOff: list[TeamDayOff]


class Team(TypedDict):
    """A team. `hours` is null when it is always there; `timeZone` is an IANA name.

    What nobody has answered within `answerWithinMinutes` goes to the team `escalatesTo`, or to somebody else of
    the same one, one step more urgent.
    """

    id: str
    name: str
    members: list[str]
    hours: TeamHours | None
    timeZone: str | None
    isOpen: bool
    opensAt: str | None
    answerWithinMinutes: int | None
    escalatesTo: str | None
    waiting: int


class TeamList(TypedDict):
    """Teams, by name."""

    teams: list[Team]


class WriteTeam(TypedDict):
    """A team as it should be."""

    name: str
    members: NotRequired[list[str]]
    hours: NotRequired[TeamHours | None]
    timeZone: NotRequired[str | None]
    answerWithinMinutes: NotRequired[int | None]
    escalatesTo: NotRequired[str | None]


class NamedOne(TypedDict):
    """Somebody, or a team."""

    id: str
    name: str


class Handover(TypedDict):
    """A conversation that agents have. `position`: its place in the queue of its team, from 1.

    `openedBy` and `closedBy` are users; null: a journey gave the conversation away, or a program closed it.
    """

    id: str
    status: Literal["open", "closed"]
    openedAt: str
    closedAt: str | None
    instanceId: str | None
    subAccountId: str | None
    channel: str | None
    msisdn: str | None
    name: str | None
    team: NamedOne | None
    skill: str | None
    priority: int
    note: str | None
    variables: dict[str, Any]
    assignedTo: NamedOne | None
    assignedAt: str | None
    answeredAt: str | None
    snoozedUntil: str | None
    openedBy: str | None
    closedBy: str | None
    queuedAt: str
    escalations: int
    position: int | None


class HandoverList(TypedDict):
    """Hand-overs, those that wait longest first."""

    handovers: list[Handover]


class Take(TypedDict):
    """Who takes the conversation; with a session, oneself."""

    userId: NotRequired[str]


class Assign(TypedDict):
    """Who gets the conversation; null puts it back into the queue."""

    userId: str | None


class Transfer(TypedDict):
    """To which team, or agent, a conversation goes on. `priority`: 0 (normal) to 3 (most urgent)."""

    teamId: NotRequired[str | None]
    userId: NotRequired[str | None]
    skill: NotRequired[str | None]
    priority: NotRequired[int]
    note: NotRequired[str | None]


class Snooze(TypedDict):
    """Until when the conversation sleeps, by the clock of its subaccount; null wakes it."""

    until: str | None


class Then(TypedDict):
    """The journey that goes on with the person, from `step`, or from its beginning."""

    journeyId: str
    step: NotRequired[str | None]


class CloseHandover(TypedDict):
    """What happens when the conversation is given back; nothing: the next message may start a journey."""

    then: NotRequired[Then | None]
