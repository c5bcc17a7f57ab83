"""SQL of the people of an account: their roles, skills and presence, invitations, and the account's name."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from chatwright.store.people import User, hashed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from asyncpg import Pool
    from asyncpg.pool import PoolConnectionProxy

    Connection = PoolConnectionProxy

INVITE_LASTS = timedelta(days=7)
SEEN_WITHIN = timedelta(seconds=90)
"""Who has not been heard of for so long is offline, whatever was said before."""

COLUMNS = """
  u.id, u.email, u.name, u.role, u.skills, u.capacity,
  case when u.disabled_at is null and u.seen_at > now() - $2::interval then u.presence else 'offline' end,
  u.disabled_at is not null,
  (select count(*) from handovers h
   where h.account_id = u.account_id and h.assigned_to = u.id and h.status = 'open' and h.snoozed_until is null),
  array(select m.team_id from team_members m where m.account_id = u.account_id and m.user_id = u.id
        order by m.team_id),
  u.created_at
  from users u
"""


class Member(NamedTuple):
    """A person of the account. `load` is how many open conversations the person has that are not asleep."""

    id: UUID
    email: str
    name: str
    role: str
    skills: list[str]
    capacity: int
    presence: str
    is_disabled: bool
    load: int
    teams: list[UUID]
    created_at: datetime


class Invite(NamedTuple):
    """An invitation that was not accepted yet."""

    id: UUID
    role: str
    note: str | None
    invited_by: str | None
    created_at: datetime
    expires_at: datetime


async def of_account(conn: Pool | Connection, account_id: str) -> list[Member]:
    """Everybody, by name; those who are disabled stand last."""
    rows = await conn.fetch(
        f"select {COLUMNS} where u.account_id = $1 order by u.disabled_at is not null, lower(u.name), u.id",
        account_id,
        SEEN_WITHIN,
    )
    return [Member(*row) for row in rows]


async def read(conn: Pool | Connection, account_id: str, user_id: UUID) -> Member | None:
    """One person."""
    row = await conn.fetchrow(
        f"select {COLUMNS} where u.account_id = $1 and u.id = $3", account_id, SEEN_WITHIN, user_id
    )
    return None if row is None else Member(*row)


async def lock_owners(conn: Connection, account_id: str) -> list[UUID]:
    """The owners who can sign in, locked, so that two cannot remove each other at once."""
    rows = await conn.fetch(
        """
        select id from users where account_id = $1 and role = 'owner' and disabled_at is null
        order by id for update
        """,
        account_id,
    )
    return [row[0] for row in rows]


async def change(
    conn: Connection,
    account_id: str,
    user_id: UUID,
    *,
    role: str | None,
    skills: Sequence[str] | None,
    capacity: int | None,
    is_disabled: bool | None,
) -> None:
    """Change what is not None. Who is disabled is signed out everywhere; what the person had waits again."""
    await conn.execute(
        """
        update users set
          role = coalesce($3, role), skills = coalesce($4::text[], skills), capacity = coalesce($5, capacity),
          disabled_at = case $6::boolean when true then coalesce(disabled_at, now()) when false then null
                        else disabled_at end
        where account_id = $1 and id = $2
        """,
        account_id,
        user_id,
        role,
        skills,
        capacity,
        is_disabled,
    )
    if is_disabled:
        await conn.execute("delete from sessions where user_id = $1", user_id)
    if is_disabled or role == "viewer":
        await conn.execute(
            """
            update handovers set assigned_to = null, assigned_at = null, queued_at = now()
            where account_id = $1 and assigned_to = $2 and status = 'open'
            """,
            account_id,
            user_id,
        )


async def set_teams(conn: Connection, account_id: str, user_id: UUID, team_ids: Sequence[UUID]) -> None:
    """Let a person be in exactly these teams."""
    await conn.execute(
        "delete from team_members where account_id = $1 and user_id = $2 and team_id <> all($3::uuid[])",
        account_id,
        user_id,
        team_ids,
    )
    await conn.execute(
        """
        insert into team_members (account_id, team_id, user_id)
        select $1, t.id, $2 from teams t where t.account_id = $1 and t.id = any($3::uuid[])
        on conflict do nothing
        """,
        account_id,
        user_id,
        team_ids,
    )


async def be(conn: Pool | Connection, user_id: UUID, presence: str) -> str:
    """Note that a person is there, or away, or has gone; answers what the presence was before."""
    value = await conn.fetchval(
        """
        update users u set presence = $2, seen_at = now()
        from (select id, case when seen_at > now() - $3::interval then presence else 'offline' end as presence
              from users where id = $1 for update) before
        where u.id = before.id returning before.presence
        """,
        user_id,
        presence,
        SEEN_WITHIN,
    )
    return str(value)


async def change_own(
    conn: Pool | Connection, user_id: UUID, *, name: str | None, password_hash: str | None
) -> None:
    """Change one's own name or password."""
    await conn.execute(
        "update users set name = coalesce($2, name), password_hash = coalesce($3, password_hash) where id = $1",
        user_id,
        name,
        password_hash,
    )


async def end_other_sessions(conn: Pool | Connection, user_id: UUID, token: str | None) -> None:
    """Sign a person out everywhere but in the browser that has this token."""
    await conn.execute(
        "delete from sessions where user_id = $1 and token_hash <> $2", user_id, hashed(token or "")
    )


async def invite(
    conn: Pool | Connection,
    account_id: str,
    *,
    role: str,
    note: str | None,
    team_ids: Sequence[UUID],
    invited_by: UUID | None,
) -> tuple[UUID, str]:
    """An invitation; answers its id and its token, which is told this once."""
    token = secrets.token_urlsafe(32)
    await conn.execute("delete from invites where expires_at < now()")
    invite_id: UUID = await conn.fetchval(
        """
        insert into invites (account_id, token_hash, role, note, team_ids, invited_by, expires_at)
        values ($1, $2, $3, $4, $5, $6, now() + $7::interval) returning id
        """,
        account_id,
        hashed(token),
        role,
        note,
        team_ids,
        invited_by,
        INVITE_LASTS,
    )
    return invite_id, token


async def invites(conn: Pool | Connection, account_id: str) -> list[Invite]:
    """The invitations that can still be accepted, newest first."""
    rows = await conn.fetch(
        """
        select i.id, i.role, i.note, u.name, i.created_at, i.expires_at
        from invites i left join users u on u.id = i.invited_by
        where i.account_id = $1 and i.expires_at > now() order by i.created_at desc, i.id
        """,
        account_id,
    )
    return [Invite(*row) for row in rows]


async def revoke_invite(conn: Pool | Connection, account_id: str, invite_id: UUID) -> bool:
    """Make an invitation useless; False when there is none."""
    done = await conn.execute("delete from invites where account_id = $1 and id = $2", account_id, invite_id)
    return str(done).endswith(" 1")


async def accept_invite(
    conn: Connection, token: str, *, email: str, name: str, password_hash: str
) -> User | None:
    """Make the user whom an invitation is for, and use it up; None when it is unknown, used or too old.

    Raises UniqueViolationError when somebody has the address already.
    """
    found = await conn.fetchrow(
        """
        delete from invites where token_hash = $1 and expires_at > now() returning account_id, role, team_ids
        """,
        hashed(token),
    )
    if found is None:
        return None
    account_id, role, team_ids = found
    row = await conn.fetchrow(
        """
        insert into users (account_id, email, name, role, password_hash) values ($1, $2, $3, $4, $5)
        returning id, account_id, email, name, role, password_hash
        """,
        account_id,
        email.lower(),
        name,
        role,
        password_hash,
    )
    assert row is not None
    user = User(*row)
    await set_teams(conn, account_id, user.id, team_ids)
    return user


async def business_name(conn: Pool | Connection, account_id: str) -> str | None:
    """The name of the business; None when nobody has given it."""
    value = await conn.fetchval("select name from accounts where id = $1", account_id)
    return None if value is None else str(value)


async def set_business_name(conn: Pool | Connection, account_id: str, name: str) -> None:
    """Name the business."""
    await conn.execute("update accounts set name = $2 where id = $1", account_id, name)
