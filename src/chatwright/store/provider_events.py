"""SQL of what providers tell beside messages and receipts: each event once, and the state of numbers."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from asyncpg.pool import PoolConnectionProxy

    Connection = PoolConnectionProxy

KEPT = timedelta(days=90)


async def note(
    conn: Connection, account_id: str, sub_account_id: str, event_id: str, kind: str, body: str
) -> bool:
    """Keep an event; False when it had been told before. The oldest events make room."""
    made = await conn.fetchval(
        """
        with expired as (
          delete from provider_events where (account_id, sub_account_id, id) in
            (select account_id, sub_account_id, id from provider_events where at < now() - $6::interval
             limit 100 for update skip locked)
        )
        insert into provider_events (account_id, sub_account_id, id, kind, body) values ($1, $2, $3, $4, $5)
        on conflict do nothing returning true
        """,
        account_id,
        sub_account_id,
        event_id,
        kind,
        body,
        KEPT,
    )
    return bool(made)


async def set_number_state(
    conn: Connection,
    account_id: str,
    sub_account_id: str,
    *,
    number: str,
    event: str,
    limit: str | None,
    at: datetime,
) -> None:
    """Remember what is told of a number; what came earlier does not undo what came later."""
    await conn.execute(
        """
        insert into number_states as n
          (account_id, sub_account_id, number, event, messaging_limit, is_flagged, has_higher_throughput, at)
        values ($1, $2, $3, $4, $5, $4 = 'FLAGGED', $4 = 'THROUGHPUT_UPGRADE', $6)
        on conflict (account_id, sub_account_id, number) do update set
          event = excluded.event, messaging_limit = coalesce(excluded.messaging_limit, n.messaging_limit),
          is_flagged = case excluded.event when 'FLAGGED' then true when 'UNFLAGGED' then false else n.is_flagged end,
          has_higher_throughput = n.has_higher_throughput or excluded.has_higher_throughput, at = excluded.at
        where n.at <= excluded.at
        """,
        account_id,
        sub_account_id,
        number,
        event,
        limit,
        at,
    )
