"""SQL of fallbacks: messages that go out on another channel when the first did not get through in time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from asyncpg import Pool
    from asyncpg.pool import PoolConnectionProxy

    Connection = PoolConnectionProxy


class DueFallback(NamedTuple):
    """A fallback whose time has come, with how far its message got. `body` is JSON as `OutgoingRow.fallback`."""

    account_id: str
    umid: str
    sub_account_id: str
    address: str
    success: str
    body: str
    state: str
    detail: str | None
    client_message_id: str | None
    expires_at: datetime | None
    dlr_callback_url: str | None
    batch_id: str | None
    client_batch_id: str | None


async def is_due(pool: Pool) -> bool:
    """Whether the time of a fallback has come."""
    found: bool = await pool.fetchval("select exists (select from fallbacks where due_at <= now())")
    return found


async def take_due(conn: Connection, limit: int) -> list[DueFallback]:
    """Take fallbacks whose time has come; they are gone once the caller's transaction is committed."""
    rows = await conn.fetch(
        """
        with due as (
          delete from fallbacks where (account_id, umid) in (
            select account_id, umid from fallbacks where due_at <= now()
            order by due_at limit $1 for update skip locked
          )
          returning account_id, umid, sub_account_id, conversation_id, success, body, due_at
        )
        select d.account_id, d.umid, d.sub_account_id, c.address, d.success, d.body, m.state, m.detail,
               m.client_message_id, m.expires_at, m.dlr_callback_url, m.batch_id, m.client_batch_id
        from due d
        join messages m on m.umid = d.umid and m.sub_account_id = d.sub_account_id and m.account_id = d.account_id
        join conversations c on c.account_id = d.account_id and c.id = d.conversation_id
        order by d.due_at
        """,
        limit,
    )
    return [DueFallback(*row) for row in rows]


async def hurry(pool: Pool, account_ids: Sequence[str], umids: Sequence[str]) -> int:
    """Make the fallbacks of messages that have failed due at once [R-FB-5]; answers how many there are."""
    done = await pool.execute(
        """
        update fallbacks f set due_at = now() from unnest($1::text[], $2::text[]) as failed (account_id, umid)
        where f.account_id = failed.account_id and f.umid = failed.umid
        """,
        list(account_ids),
        list(umids),
    )
    return int(str(done).rsplit(" ", 1)[-1])
