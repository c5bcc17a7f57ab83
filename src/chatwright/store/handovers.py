"""SQL of hand-overs: conversations that a journey gave to an agent."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

if TYPE_CHECKING:
    from asyncpg import Pool
    from asyncpg.pool import PoolConnectionProxy

    Connection = PoolConnectionProxy

COLUMNS = """
  h.id, h.status, h.opened_at, h.closed_at, h.instance_id, c.sub_account_id, c.channel, c.address, c.name,
  h.conversation_id, h.team_id, t.name, h.skill, h.priority, h.note, h.variables, h.assigned_to, u.name,
  h.assigned_at, h.answered_at, h.snoozed_until, h.opened_by, h.closed_by, h.queued_at, h.escalations,
  case when h.status = 'open' and h.assigned_to is null and h.snoozed_until is null then (
    select 1 + count(*) from handovers o
    where o.account_id = h.account_id and o.status = 'open' and o.assigned_to is null and o.snoozed_until is null
      and o.team_id is not distinct from h.team_id
      and (o.priority > h.priority or (o.priority = h.priority and (o.queued_at, o.id) < (h.queued_at, h.id)))
  ) end
  from handovers h
  left join conversations c on c.account_id = h.account_id and c.id = h.conversation_id
  left join teams t on t.account_id = h.account_id and t.id = h.team_id
  left join users u on u.id = h.assigned_to
"""


class Handover(NamedTuple):
    """A hand-over and whom it is about; without a conversation when the journey talked to nobody.

    `variables` is JSON. `opened_by` is the agent who took the conversation, None when a journey gave it away.
    `position` is the place in the queue of its team, from 1; None while somebody has it, or it sleeps.
    """

    id: UUID
    status: str
    opened_at: datetime
    closed_at: datetime | None
    instance_id: UUID | None
    sub_account_id: str | None
    channel: str | None
    address: str | None
    name: str | None
    conversation_id: int | None
    team_id: UUID | None
    team: str | None
    skill: str | None
    priority: int
    note: str | None
    variables: str | None
    assigned_to: UUID | None
    agent: str | None
    assigned_at: datetime | None
    answered_at: datetime | None
    snoozed_until: datetime | None
    opened_by: UUID | None
    closed_by: UUID | None
    queued_at: datetime
    escalations: int
    position: int | None


async def read(conn: Pool | Connection, account_id: str, handover_id: UUID) -> Handover | None:
    """One hand-over."""
    row = await conn.fetchrow(
        f"select {COLUMNS} where h.account_id = $1 and h.id = $2", account_id, handover_id
    )
    return None if row is None else Handover(*row)


async def lock_conversation_of(conn: Connection, account_id: str, handover_id: UUID) -> None:
    """Lock the conversation first, as turns do, so that a message in flight sees one state or the other."""
    await conn.execute(
        """
        select from conversations where account_id = $1 and id =
          (select conversation_id from handovers where account_id = $1 and id = $2)
        for no key update
        """,
        account_id,
        handover_id,
    )


async def lock(conn: Connection, account_id: str, handover_id: UUID) -> Handover | None:
    """One hand-over, locked until the transaction ends, its conversation first."""
    await lock_conversation_of(conn, account_id, handover_id)
    found = await conn.fetchval(
        "select true from handovers where account_id = $1 and id = $2 for update", account_id, handover_id
    )
    return await read(conn, account_id, handover_id) if found else None


async def lock_conversation(
    conn: Connection, account_id: str, sub_account_id: str, channel: str, address: str
) -> int | None:
    """The id of the conversation with a person, locked; None when there is none."""
    value = await conn.fetchval(
        """
        select id from conversations
        where account_id = $1 and sub_account_id = $2 and channel = $3 and address = $4 for no key update
        """,
        account_id,
        sub_account_id,
        channel,
        address,
    )
    return None if value is None else int(value)


async def take(
    conn: Connection, account_id: str, handover_id: UUID, conversation_id: int, user_id: UUID
) -> UUID:
    """Open a hand-over for an agent who takes a conversation; the caller has locked the conversation.

    Answers the id of the open one: the new one, or the one that there is already.
    """
    open_one = await conn.fetchval(
        """
        select id from handovers where account_id = $1 and conversation_id = $2 and status = 'open'
        order by opened_at desc, id limit 1
        """,
        account_id,
        conversation_id,
    )
    if open_one is not None:
        return UUID(str(open_one))
    await conn.execute(
        """
        insert into handovers (account_id, id, conversation_id, payload, opened_by, assigned_to, assigned_at)
        values ($1, $2, $3, 'null', $4, $4, now())
        """,
        account_id,
        handover_id,
        conversation_id,
        user_id,
    )
    await conn.execute(
        "update conversations set handover_id = $2, revision = revision + 1 where account_id = $1 and id = $3",
        account_id,
        handover_id,
        conversation_id,
    )
    return handover_id


async def assign(conn: Connection, account_id: str, handover_id: UUID, user_id: UUID | None) -> None:
    """Give a locked open hand-over to an agent, awake; None puts it back into the queue, where it stood."""
    await conn.execute(
        """
        with given as (
          update handovers set assigned_to = $3, assigned_at = case when $3::uuid is null then null else now() end,
            snoozed_until = null, passed_by =
              case when $3::uuid is null and assigned_to is not null then array_append(passed_by, assigned_to)
              else passed_by end
          where account_id = $1 and id = $2 and status = 'open' returning assigned_to
        )
        update users u set given_at = now() from given g where u.id = g.assigned_to
        """,
        account_id,
        handover_id,
        user_id,
    )


async def transfer(
    conn: Connection,
    account_id: str,
    handover_id: UUID,
    *,
    team_id: UUID | None,
    skill: str | None,
    priority: int,
    note: str | None,
    user_id: UUID | None,
    escalate_at: datetime | None,
) -> None:
    """Pass a locked open hand-over on to a team, or to an agent of it; it begins to wait anew."""
    await conn.execute(
        """
        update handovers set team_id = $3, skill = $4, priority = $5, note = coalesce($6, note),
          assigned_to = $7, assigned_at = case when $7::uuid is null then null else now() end,
          answered_at = null, snoozed_until = null, queued_at = now(), escalate_at = $8,
          passed_by = case when assigned_to is null then '{}' else array[assigned_to] end
        where account_id = $1 and id = $2 and status = 'open'
        """,
        account_id,
        handover_id,
        team_id,
        skill,
        priority,
        note,
        user_id,
        escalate_at,
    )


async def snooze(conn: Connection, account_id: str, handover_id: UUID, until: datetime | None) -> None:
    """Let an open hand-over sleep, by the clock of its subaccount; None wakes it."""
    await conn.execute(
        """
        update handovers set snoozed_until = $3 where account_id = $1 and id = $2 and status = 'open'
        """,
        account_id,
        handover_id,
        until,
    )


async def of_account(
    pool: Pool, account_id: str, status: str | None, limit: int, offset: int
) -> list[Handover]:
    """Hand-overs, those that wait longest first."""
    rows = await pool.fetch(
        f"""
        select {COLUMNS} where h.account_id = $1 and ($2::text is null or h.status = $2)
        order by h.opened_at, h.id limit $3 offset $4
        """,
        account_id,
        status,
        limit,
        offset,
    )
    return [Handover(*row) for row in rows]


async def close(
    conn: Connection, account_id: str, handover_id: UUID, closed_by: UUID | None = None
) -> Handover | None:
    """Close a hand-over, so that its conversation is free unless another one holds it; None when there is none.

    One that is closed already stays as it is.
    """
    await lock_conversation_of(conn, account_id, handover_id)
    await conn.execute(
        """
        with closed as (
          update handovers set status = 'closed', closed_at = now(), closed_by = $3, snoozed_until = null,
            escalate_at = null
          where account_id = $1 and id = $2 and status = 'open' returning conversation_id
        )
        update conversations c set handover_id = (
          select h.id from handovers h where h.account_id = c.account_id and h.conversation_id = c.id
            and h.status = 'open' and h.id <> $2 order by h.opened_at desc, h.id limit 1
        )
        where c.account_id = $1 and c.id = (select conversation_id from closed)
        """,
        account_id,
        handover_id,
        closed_by,
    )
    return await read(conn, account_id, handover_id)


async def waiting_by_team(conn: Pool | Connection, account_id: str) -> dict[UUID | None, int]:
    """How many conversations wait in the queue of each team; None: for everybody."""
    rows = await conn.fetch(
        """
        select team_id, count(*) from handovers
        where account_id = $1 and status = 'open' and assigned_to is null and snoozed_until is null
        group by team_id
        """,
        account_id,
    )
    return {row[0]: row[1] for row in rows}


async def wake(conn: Connection, account_id: str, handover_id: UUID) -> None:
    """Let a sleeping hand-over be awake again, since the customer wrote."""
    await conn.execute(
        """
        update handovers set snoozed_until = null
        where account_id = $1 and id = $2 and status = 'open' and snoozed_until is not null
        """,
        account_id,
        handover_id,
    )


async def is_said_before(
    conn: Pool | Connection, account_id: str, handover_id: UUID, instance_id: UUID, key: int | None
) -> bool:
    """Whether a journey said this no later than in the turn that gave the conversation away; or it is free again."""
    value = await conn.fetchval(
        """
        select status <> 'open' or (instance_id = $3 and last_key is not null and $4::integer <= last_key)
        from handovers where account_id = $1 and id = $2
        """,
        account_id,
        handover_id,
        instance_id,
        key,
    )
    return value is None or bool(value)


async def answered(conn: Pool | Connection, account_id: str, conversation_id: int) -> None:
    """Note that an agent has answered, the first time, so that nothing escalates."""
    await conn.execute(
        """
        update handovers set answered_at = now(), escalate_at = null
        where account_id = $1 and conversation_id = $2 and status = 'open' and answered_at is null
        """,
        account_id,
        conversation_id,
    )
