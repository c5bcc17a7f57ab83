"""SQL of messages as they are looked up: one by its umid, those that others quote."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from asyncpg import Pool


class MessageDetails(NamedTuple):
    """A message, or one step of it. `error` is JSON; `state` may also be scheduled or cancelled."""

    umid: str
    channel: str
    address: str
    direction: str
    type: str
    state: str
    detail: str | None
    error: str | None
    state_at: datetime
    created_at: datetime
    client_message_id: str | None
    batch_id: str | None
    client_batch_id: str | None
    step: int


class Quoted(NamedTuple):
    """A message that another one may quote. `provider_id` is what its provider calls it."""

    umid: str
    address: str
    provider_id: str | None
    created_at: datetime


async def details(pool: Pool, account_id: str, sub_account_id: str, umid: str) -> list[MessageDetails]:
    """The message with this umid, a row for each of its steps; none when there is no such message."""
    rows = await pool.fetch(
        """
        select coalesce(m.first_umid, m.umid), c.channel, c.address, m.direction, m.type, m.state, m.detail, m.error,
               m.state_at, m.created_at, m.client_message_id, m.batch_id, m.client_batch_id, m.step::integer
        from messages m join conversations c on c.account_id = m.account_id and c.id = m.conversation_id
        where m.account_id = $1 and m.sub_account_id = $2 and (m.umid = $3 or m.first_umid = $3)
        union all
        select umid, channel, address, 'outbound', type,
               case when due_at is null then 'cancelled' else 'scheduled' end, null, null,
               coalesce(cancelled_at, created_at), created_at, client_message_id, batch_id,
               client_batch_id, 1
        from scheduled_messages where account_id = $1 and sub_account_id = $2 and umid = $3
        order by 14
        """,
        account_id,
        sub_account_id,
        umid,
    )
    return [MessageDetails(*row) for row in rows]


async def quoted(pool: Pool, account_id: str, sub_account_id: str, umids: Sequence[str]) -> list[Quoted]:
    """Those of these messages that there are."""
    rows = await pool.fetch(
        """
        select m.umid, c.address, m.provider_id, m.created_at
        from messages m join conversations c on c.account_id = m.account_id and c.id = m.conversation_id
        where m.umid = any($3::text[]) and m.account_id = $1 and m.sub_account_id = $2
        """,
        account_id,
        sub_account_id,
        list(umids),
    )
    return [Quoted(*row) for row in rows]
