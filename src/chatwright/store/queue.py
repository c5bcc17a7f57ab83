"""SQL of the queue: what waits for an agent, who could have it, and what has waited too long."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from chatwright.store.users import SEEN_WITHIN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from asyncpg import Pool
    from asyncpg.pool import PoolConnectionProxy

    Connection = PoolConnectionProxy

MOST_AT_ONCE = 200
"""How many conversations are given in one transaction."""


class WaitingRow(NamedTuple):
    """An open hand-over that nobody has; `offset` is how far the clock of its subaccount runs ahead."""

    id: UUID
    team_id: UUID | None
    skill: str | None
    priority: int
    queued_at: datetime
    passed_by: list[UUID]
    sub_account_id: str | None
    address: str | None
    offset: timedelta


class AgentRow(NamedTuple):
    """Somebody who may talk with customers."""

    id: UUID
    skills: list[str]
    capacity: int
    is_online: bool
    given_at: datetime | None
    load: int
    teams: list[UUID]


async def accounts_waiting(pool: Pool) -> list[str]:
    """The accounts in which a conversation waits for an agent."""
    rows = await pool.fetch(
        """
        select distinct account_id from handovers
        where status = 'open' and assigned_to is null and snoozed_until is null
        """
    )
    return [row[0] for row in rows]


async def lock_agents(conn: Connection, account_id: str) -> list[AgentRow]:
    """Everybody who may get conversations, locked, so that of two who route one waits and then counts anew."""
    await conn.execute(
        """
        select from users where account_id = $1 and disabled_at is null and role <> 'viewer'
        order by id for no key update
        """,
        account_id,
    )
    rows = await conn.fetch(
        """
        select u.id, u.skills, u.capacity,
          u.presence = 'online' and u.seen_at is not null and u.seen_at > now() - $2::interval, u.given_at,
          (select count(*) from handovers h where h.account_id = u.account_id and h.assigned_to = u.id
             and h.status = 'open' and h.snoozed_until is null),
          array(select m.team_id from team_members m where m.account_id = u.account_id and m.user_id = u.id)
        from users u where u.account_id = $1 and u.disabled_at is null and u.role <> 'viewer' order by u.id
        """,
        account_id,
        SEEN_WITHIN,
    )
    return [AgentRow(*row) for row in rows]


async def lock_waiting(conn: Connection, account_id: str) -> list[WaitingRow]:
    """What waits in the queue, locked; what somebody else holds just now is passed over."""
    rows = await conn.fetch(
        """
        select h.id, h.team_id, h.skill, h.priority, h.queued_at, h.passed_by, c.sub_account_id, c.address,
          coalesce(s.clock_offset, '0'::interval)
        from handovers h
        left join conversations c on c.account_id = h.account_id and c.id = h.conversation_id
        left join subaccounts s on s.account_id = h.account_id and s.id = c.sub_account_id
        where h.account_id = $1 and h.status = 'open' and h.assigned_to is null and h.snoozed_until is null
        order by h.priority desc, h.opened_at, h.id limit $2
        for update of h skip locked
        """,
        account_id,
        MOST_AT_ONCE,
    )
    return [WaitingRow(*row) for row in rows]


async def give(conn: Connection, account_id: str, pairs: Sequence[tuple[UUID, UUID]]) -> None:
    """Assign locked hand-overs: pairs of hand-over and user."""
    await conn.execute(
        """
        with given as (
          update handovers h set assigned_to = p.user_id, assigned_at = clock_timestamp()
          from unnest($2::uuid[], $3::uuid[]) as p (id, user_id)
          where h.account_id = $1 and h.id = p.id and h.status = 'open' and h.assigned_to is null
          returning h.assigned_to
        )
        update users u set given_at = clock_timestamp() where u.id in (select assigned_to from given)
        """,
        account_id,
        [pair[0] for pair in pairs],
        [pair[1] for pair in pairs],
    )


class Escalated(NamedTuple):
    """A hand-over that nobody answered in time, as it is now."""

    account_id: str
    id: UUID
    sub_account_id: str | None
    address: str | None


async def escalate(pool: Pool) -> list[Escalated]:
    """Pass on what nobody answered in time: to the next team, or to somebody else of the same one, more urgent.

    A message of an agent counts as an answer, whichever way it was sent.
    """
    rows = await pool.fetch(
        """
        with late as (
          select h.account_id, h.id, h.escalate_at, c.sub_account_id, c.address, t.escalates_to,
            coalesce(n.id, t.id) as next_team, coalesce(n.answer_within_seconds, t.answer_within_seconds) as within
          from handovers h
          join conversations c on c.account_id = h.account_id and c.id = h.conversation_id
          join subaccounts s on s.account_id = c.account_id and s.id = c.sub_account_id
          left join teams t on t.account_id = h.account_id and t.id = h.team_id
          left join teams n on n.account_id = h.account_id and n.id = t.escalates_to
          where h.status = 'open' and h.escalate_at <= now() + s.clock_offset and h.answered_at is null
            and h.snoozed_until is null
          order by h.escalate_at limit $1
          for update of h skip locked
        )
        update handovers h set
          team_id = coalesce(l.next_team, h.team_id), priority = least(h.priority + 1, 3),
          passed_by = case when h.assigned_to is null then h.passed_by
                      else array_append(h.passed_by, h.assigned_to) end,
          assigned_to = null, assigned_at = null, escalations = h.escalations + 1,
          escalate_at = case when h.escalations >= 9 or l.within is null then null
                        else l.escalate_at + make_interval(secs => l.within) end
        from late l where h.account_id = l.account_id and h.id = l.id
        returning h.account_id, h.id, l.sub_account_id, l.address
        """,
        MOST_AT_ONCE,
    )
    return [Escalated(*row) for row in rows]


async def wake_sleepers(pool: Pool) -> list[Escalated]:
    """Wake what has slept long enough, by the clock of its subaccount."""
    rows = await pool.fetch(
        """
        with awake as (
          select h.account_id, h.id, c.sub_account_id, c.address
          from handovers h
          join conversations c on c.account_id = h.account_id and c.id = h.conversation_id
          join subaccounts s on s.account_id = c.account_id and s.id = c.sub_account_id
          where h.status = 'open' and h.snoozed_until <= now() + s.clock_offset
          order by h.snoozed_until limit $1
          for update of h skip locked
        )
        update handovers h set snoozed_until = null from awake a where h.account_id = a.account_id and h.id = a.id
        returning h.account_id, h.id, a.sub_account_id, a.address
        """,
        MOST_AT_ONCE,
    )
    return [Escalated(*row) for row in rows]
