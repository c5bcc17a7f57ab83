"""SQL of what is due: claiming next events whose time has come, and finding instances that have none."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

if TYPE_CHECKING:
    from asyncpg import Pool
    from asyncpg.pool import PoolConnectionProxy

    Connection = PoolConnectionProxy


class Due(NamedTuple):
    """A next event whose time has come: a time limit that ran out, or an effect whose lease lapsed."""

    account_id: str
    instance_id: UUID
    key: int
    kind: str
    body: str | None
    attempts: int


async def claim_due(pool: Pool, lease: timedelta, limit: int) -> list[Due]:
    """Take over up to `limit` due events for the length of `lease`; other processes leave them alone."""
    rows = await pool.fetch(
        """
        update armed a set due_at = now() + $1::interval, attempts = a.attempts + 1
        from (select account_id, instance_id, key from armed where due_at <= now()
              order by due_at limit $2 for update skip locked) d
        where a.account_id = d.account_id and a.instance_id = d.instance_id and a.key = d.key
        returning a.account_id, a.instance_id, a.key, a.kind, a.body, a.attempts
        """,
        lease,
        limit,
    )
    return [Due(*row) for row in rows]


async def postpone_event(pool: Pool, account_id: str, instance_id: UUID, key: int, by: timedelta) -> None:
    """Make a claimed event due again after `by`."""
    await pool.execute(
        """
        update armed set due_at = now() + $4::interval
        where account_id = $1 and instance_id = $2 and key = $3
        """,
        account_id,
        instance_id,
        key,
        by,
    )


async def find_stuck(pool: Pool, limit: int = 100) -> list[tuple[str, UUID]]:
    """Running instances that nothing will ever wake: they have no armed next event. There must be none."""
    rows = await pool.fetch(
        """
        select account_id, id from instances i
        where status = 'Runnable'
          and not exists (select from armed a where a.account_id = i.account_id and a.instance_id = i.id)
        limit $1
        """,
        limit,
    )
    return [(row[0], row[1]) for row in rows]


async def bring_forward(conn: Connection, account_id: str, sub_account_id: str, by: timedelta) -> None:
    """Make every wait and timer of a subaccount due earlier; leases of effects run by the real clock."""
    await conn.execute(
        """
        update armed a set due_at = a.due_at - $3::interval
        from instances i
        where a.account_id = $1 and i.account_id = a.account_id and i.id = a.instance_id
          and i.sub_account_id = $2 and a.kind <> 'http'
        """,
        account_id,
        sub_account_id,
        by,
    )
