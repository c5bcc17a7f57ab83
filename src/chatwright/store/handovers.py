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
  h.id, h.status, h.opened_at, h.closed_at, h.instance_id, c.sub_account_id, c.channel, c.address, c.name
  from handovers h left join conversations c on c.account_id = h.account_id and c.id = h.conversation_id
"""


class Handover(NamedTuple):
    """A hand-over and whom it is about; without a conversation when the journey talked to nobody."""

    id: UUID
    status: str
    opened_at: datetime
    closed_at: datetime | None
    instance_id: UUID | None
    sub_account_id: str | None
    channel: str | None
    address: str | None
    name: str | None


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


async def close(conn: Connection, account_id: str, handover_id: UUID) -> Handover | None:
    """Close a hand-over, so that its conversation is free unless another one holds it; None when there is none.

    One that is closed already stays as it is.
    """
    # The conversation is locked first, as turns do, so that a message in flight sees one state or the other.
    await conn.execute(
        """
        select from conversations where account_id = $1 and id =
          (select conversation_id from handovers where account_id = $1 and id = $2)
        for no key update
        """,
        account_id,
        handover_id,
    )
    await conn.execute(
        """
        with closed as (
          update handovers set status = 'closed', closed_at = now()
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
    )
    row = await conn.fetchrow(
        f"select {COLUMNS} where h.account_id = $1 and h.id = $2",
        account_id,
        handover_id,
    )
    return None if row is None else Handover(*row)
