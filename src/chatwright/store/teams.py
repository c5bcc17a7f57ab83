"""SQL of teams: who is in them, when they are there, and how soon they answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

if TYPE_CHECKING:
    from collections.abc import Sequence

    from asyncpg import Pool
    from asyncpg.pool import PoolConnectionProxy

    Connection = PoolConnectionProxy

COLUMNS = """
  t.id, t.name, t.hours, t.time_zone, t.answer_within_seconds, t.escalates_to,
  array(select m.user_id from team_members m
        where m.account_id = t.account_id and m.team_id = t.id order by m.user_id) as members
  from teams t
"""


class Team(NamedTuple):
    """A team. `hours` is JSON of its business hours in `time_zone` (IANA), None when it is always there."""

    id: UUID
    name: str
    hours: str | None
    time_zone: str | None
    answer_within_seconds: int | None
    escalates_to: UUID | None
    members: list[UUID]


async def of_account(conn: Pool | Connection, account_id: str) -> list[Team]:
    """All teams, by name."""
    rows = await conn.fetch(
        f"select {COLUMNS} where t.account_id = $1 order by lower(t.name), t.id", account_id
    )
    return [Team(*row) for row in rows]


async def read(conn: Pool | Connection, account_id: str, team_id: UUID) -> Team | None:
    """One team."""
    row = await conn.fetchrow(f"select {COLUMNS} where t.account_id = $1 and t.id = $2", account_id, team_id)
    return None if row is None else Team(*row)


async def write(conn: Connection, account_id: str, team_id: UUID, team: dict[str, Any]) -> None:
    """Make or change a team; raises UniqueViolationError when another one has its name."""
    await conn.execute(
        """
        insert into teams (account_id, id, name, hours, time_zone, answer_within_seconds, escalates_to)
        values ($1, $2, $3, $4, $5, $6, $7)
        on conflict (account_id, id) do update set
          name = excluded.name, hours = excluded.hours, time_zone = excluded.time_zone,
          answer_within_seconds = excluded.answer_within_seconds, escalates_to = excluded.escalates_to
        """,
        account_id,
        team_id,
        team["name"],
        team["hours"],
        team["time_zone"],
        team["answer_within_seconds"],
        team["escalates_to"],
    )
    await set_members(conn, account_id, team_id, team["members"])


async def set_members(conn: Connection, account_id: str, team_id: UUID, user_ids: Sequence[UUID]) -> None:
    """Let the team have exactly these members; who is not of the account is left out."""
    await conn.execute(
        "delete from team_members where account_id = $1 and team_id = $2 and user_id <> all($3::uuid[])",
        account_id,
        team_id,
        user_ids,
    )
    await conn.execute(
        """
        insert into team_members (account_id, team_id, user_id)
        select $1, $2, u.id from users u where u.account_id = $1 and u.id = any($3::uuid[])
        on conflict do nothing
        """,
        account_id,
        team_id,
        user_ids,
    )


async def delete(conn: Connection, account_id: str, team_id: UUID) -> bool:
    """Delete a team; what waits for it waits for everybody from now on. False when there is none."""
    await conn.execute(
        "update handovers set team_id = null where account_id = $1 and team_id = $2 and status = 'open'",
        account_id,
        team_id,
    )
    await conn.execute(
        "update teams set escalates_to = null where account_id = $1 and escalates_to = $2",
        account_id,
        team_id,
    )
    done = await conn.execute("delete from teams where account_id = $1 and id = $2", account_id, team_id)
    return str(done).endswith(" 1")
