"""SQL of what instances wait for, and of their status."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from asyncpg import Pool
    from asyncpg.pool import PoolConnectionProxy

    Connection = PoolConnectionProxy


async def last_sub_account_to(
    conn: Connection, account_id: str, instance_id: UUID, channel: str, address: str
) -> str | None:
    """The subaccount of the instance's last message to this person on this channel; None when it sent none."""
    value = await conn.fetchval(
        """
        select m.sub_account_id from conversations c join messages m
          on m.account_id = c.account_id and m.conversation_id = c.id
        where c.account_id = $1 and c.channel = $3 and c.address = $4 and m.instance_id = $2
          and m.direction = 'outbound'
        order by m.id desc limit 1
        """,
        account_id,
        instance_id,
        channel,
        address,
    )
    return None if value is None else str(value)


async def find_listener(
    conn: Connection, account_id: str, request_ids: Sequence[str]
) -> tuple[UUID, int] | None:
    """The instance and key that wait for keys pressed in a call known under any of these ids."""
    row = await conn.fetchrow(
        """
        select instance_id, key from armed
        where account_id = $1 and sender = any($2::text[]) and channel = 'voice' and kind = 'dtmf'
          and due_at > now()
        order by armed_at desc limit 1
        """,
        account_id,
        list(request_ids),
    )
    return None if row is None else (row[0], row[1])


async def hold_event(conn: Connection, account_id: str, instance_id: UUID, key: int, event: str) -> None:
    """Keep an event for a suspended instance; what waited for it waits no more [A-INS-1]."""
    await conn.execute(
        """
        with released as (delete from armed where account_id = $1 and instance_id = $2 and key = $3)
        insert into held_events (account_id, instance_id, event) values ($1, $2, $4)
        """,
        account_id,
        instance_id,
        key,
        event,
    )


async def take_held_events(conn: Connection, account_id: str, instance_id: UUID) -> list[str]:
    """Take what arrived while the instance was suspended, oldest first."""
    rows = await conn.fetch(
        """
        with taken as (delete from held_events where account_id = $1 and instance_id = $2 returning id, event)
        select event from taken order by id
        """,
        account_id,
        instance_id,
    )
    return [row[0] for row in rows]


async def set_status(conn: Connection, account_id: str, instance_id: UUID, status: str) -> None:
    """Suspend or resume; the caller holds the instance."""
    await conn.execute(
        "update instances set status = $3, revision = revision + 1 where account_id = $1 and id = $2",
        account_id,
        instance_id,
        status,
    )


async def disarm(conn: Connection, account_id: str, instance_id: UUID, key: int) -> None:
    """Forget a next event that nobody waits for."""
    await conn.execute(
        "delete from armed where account_id = $1 and instance_id = $2 and key = $3",
        account_id,
        instance_id,
        key,
    )


async def running_of(pool: Pool, account_id: str, definition_id: UUID, version: int | None) -> list[UUID]:
    """The instances of a definition, or of one version of it, that have not ended."""
    rows = await pool.fetch(
        """
        select id from instances
        where account_id = $1 and definition_id = $2 and status in ('Runnable', 'Suspended')
          and ($3::integer is null or version = $3)
        """,
        account_id,
        definition_id,
        version,
    )
    return [row[0] for row in rows]
