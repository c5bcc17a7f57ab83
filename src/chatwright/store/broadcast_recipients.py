"""SQL of a broadcast's recipients: taking the next ones, and what became of each."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from chatwright.store.rows import columns

if TYPE_CHECKING:
    from asyncpg import Pool
    from asyncpg.pool import PoolConnectionProxy

    Connection = Pool | PoolConnectionProxy


class Next(NamedTuple):
    """A recipient to send to, locked. `opted_out` is the scope of the person's opt-out."""

    n: int
    address: str
    given: list[str]
    attempt: int
    opted_out: str | None


class Taken(NamedTuple):
    """What a recipient was brought to: queued with a umid, or skipped or failed for a reason."""

    n: int
    state: str
    reason: str | None
    umid: str | None
    queued_at: datetime | None


class Recipient(NamedTuple):
    """A recipient as the list shows it; `name` as the person's conversations have it."""

    n: int
    address: str
    name: str | None
    given: list[str]
    state: str
    reason: str | None
    umid: str | None
    attempt: int
    queued_at: datetime | None
    state_at: datetime | None
    answered_at: datetime | None
    opted_out_at: datetime | None


async def take(conn: Connection, account_id: str, broadcast_id: UUID, limit: int) -> list[Next]:
    """The next recipients who wait, in order; those that another process has taken are passed over."""
    rows = await conn.fetch(
        """
        select r.n, r.address, r.given::text, r.attempt, o.scope from broadcast_recipients r
        left join opt_outs o on o.account_id = r.account_id and o.address = r.address
        where r.account_id = $1 and r.broadcast_id = $2 and r.state = 'waiting'
        order by r.n limit $3 for no key update of r skip locked
        """,
        account_id,
        broadcast_id,
        limit,
    )
    return [Next(row[0], row[1], json.loads(row[2]), row[3], row[4]) for row in rows]


async def mark(conn: Connection, account_id: str, broadcast_id: UUID, taken: Sequence[Taken]) -> None:
    """Write what recipients were brought to, in the transaction that queues their messages."""
    await conn.execute(
        """
        update broadcast_recipients r set state = t.state, reason = t.reason, umid = t.umid, queued_at = t.queued_at,
          state_at = now()
        from unnest($3::integer[], $4::text[], $5::text[], $6::text[], $7::timestamptz[])
          as t (n, state, reason, umid, queued_at)
        where r.account_id = $1 and r.broadcast_id = $2 and r.n = t.n
        """,
        account_id,
        broadcast_id,
        *columns(taken, len(Taken._fields)),
    )


async def expect_answers(
    conn: Connection, account_id: str, messages: Sequence[tuple[int, str]], until: datetime
) -> None:
    """Messages of the people of these conversations, up to `until`, are answers to these umids.

    The conversations are locked already by the statement that has queued the messages.
    """
    await conn.execute(
        """
        update conversations c set broadcast_umid = m.umid, broadcast_until = $4
        from unnest($2::bigint[], $3::text[]) as m (id, umid) where c.account_id = $1 and c.id = m.id
        """,
        account_id,
        *columns(messages, 2),
        until,
    )


AGAIN = """
with again as (
  update broadcast_recipients r set state = 'waiting', attempt = attempt + 1, reason = null, umid = null,
    state_at = now()
  from (
    select n, reason from broadcast_recipients where account_id = $1 and broadcast_id = $2 and state = 'failed'
  ) old
  where r.account_id = $1 and r.broadcast_id = $2 and r.n = old.n and ($3::text[] is null or old.reason = any($3))
  returning old.reason
)
select coalesce(reason, '-'), count(*)::integer from again group by 1
"""


async def send_again(
    conn: Connection, account_id: str, broadcast_id: UUID, reasons: Sequence[str] | None
) -> dict[str, int]:
    """Let those that failed, for any or for these reasons, wait again; how many of each reason."""
    rows = await conn.fetch(AGAIN, account_id, broadcast_id, list(reasons) if reasons is not None else None)
    return {row[0]: row[1] for row in rows}


LISTED = """
select r.n, r.address, p.name, r.given::text, r.state, r.reason, r.umid, r.attempt, r.queued_at, r.state_at,
       r.answered_at, r.opted_out_at
from broadcast_recipients r
left join contacts p on p.account_id = r.account_id and p.address = r.address
where r.account_id = $1 and r.broadcast_id = $2 and r.n > $3
"""
WITH_STATE = {
    "all": "",
    "answered": " and r.answered_at is not null",
    "opted_out": " and r.opted_out_at is not null",
}
STATES = ("waiting", "queued", "sent", "delivered", "read", "failed", "skipped")
FILTERS = {**WITH_STATE, **{state: f" and r.state = '{state}'" for state in STATES}}
"""What a list can be narrowed to, with its SQL."""


async def listed(
    conn: Connection, account_id: str, broadcast_id: UUID, state: str, digits: str, after: int, limit: int
) -> list[Recipient]:
    """Recipients in the order of their list; `state` is one of FILTERS, `digits` are looked for in the address."""
    rows = await conn.fetch(
        LISTED + FILTERS[state] + " and ($4 = '' or strpos(r.address, $4) > 0) order by r.n limit $5",
        account_id,
        broadcast_id,
        after,
        digits,
        limit,
    )
    return [Recipient._make([*row[:3], json.loads(row[3]), *row[4:]]) for row in rows]
