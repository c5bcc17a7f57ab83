"""SQL of messages that are sent outside of journeys: now, later, in batches, and once for each key."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

from chatwright.store.deliveries import Delivery
from chatwright.store.events_out import receipts
from chatwright.store.rows import columns

if TYPE_CHECKING:
    from asyncpg import Pool
    from asyncpg.pool import PoolConnectionProxy

    Connection = Pool | PoolConnectionProxy


class OutgoingRow(NamedTuple):
    """A message to be sent outside of journeys. `content`, `options` and `fallback` are JSON.

    `fallback` tells what goes out instead: `{after, success, channel, type, content}`, `after` in seconds;
    `first_umid` is the umid of the message that this one goes out instead of.
    """

    umid: str
    sub_account_id: str
    channel: str
    address: str
    type: str
    content: str
    options: str | None
    client_message_id: str | None
    expires_at: datetime | None
    dlr_callback_url: str | None
    batch_id: str | None
    client_batch_id: str | None
    broadcast_id: UUID | None
    fallback: str | None
    created_at: datetime
    first_umid: str | None = None
    sent_by: UUID | None = None


class Queued(NamedTuple):
    """A message that was queued, and which process hands the messages of its conversation over."""

    delivery: Delivery
    sender_id: UUID


class Answered(NamedTuple):
    """The answer that was given to a request with this key before, and the digest of that request."""

    digest: bytes
    answer: str


GIVEN = """
given as (
  select $1::text as account_id, g.*
  from unnest($4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[],
              $12::timestamptz[], $13::text[], $14::text[], $15::text[], $16::uuid[], $17::text[],
              $18::timestamptz[], $19::text[], $20::uuid[])
    with ordinality as g (umid, sub_account_id, channel, address, type, content, options, client_message_id,
                          expires_at, dlr_callback_url, batch_id, client_batch_id, broadcast_id, fallback,
                          created_at, first_umid, sent_by, n)
)
"""

DUE = """
due as (
  delete from scheduled_messages where (account_id, id) in (
    select account_id, id from scheduled_messages where due_at <= now()
    order by due_at, id limit $1 for update skip locked
  )
  returning *
), given as (
  select d.account_id, d.umid, d.sub_account_id, d.channel, d.address, d.type, d.content, d.options,
         d.client_message_id, d.expires_at, d.dlr_callback_url, d.batch_id, d.client_batch_id, d.broadcast_id,
         d.fallback, now() + coalesce(s.clock_offset, '0') as created_at, null::text as first_umid,
         null::uuid as sent_by,
         row_number() over (order by d.due_at, d.id) as n
  from due d left join subaccounts s on s.account_id = d.account_id and s.id = d.sub_account_id
)
"""

QUEUE = """
, wanted as (
  -- In one order, so that two batches for the same people wait for each other only once.
  select account_id, sub_account_id, channel, address, count(*)::integer as n,
         case when bool_or(sent_by is not null) then now() end as active_at,
         bool_and(broadcast_id is not null) as is_broadcast
  from given group by 1, 2, 3, 4 order by address, channel, sub_account_id, account_id
), home as (
  -- A broadcast answers nobody: what it meets unanswered stays so, which is all that the last column is for.
  insert into conversations as c
    (account_id, sub_account_id, channel, address, pending, sender_id, sender_until, active_at, unanswered)
  select account_id, sub_account_id, channel, address, n, $2::uuid, $3::timestamptz, active_at, is_broadcast
  from wanted
  on conflict (address, channel, sub_account_id, account_id) do update set
    pending = c.pending + excluded.pending,
    sender_id = case when c.pending <= 0 or c.sender_until < now() then excluded.sender_id else c.sender_id end,
    sender_until =
      case when c.pending <= 0 or c.sender_until < now() then excluded.sender_until else c.sender_until end,
    updated_at = now(), active_at = coalesce(excluded.active_at, c.active_at),
    unanswered = c.unanswered and excluded.unanswered
  returning account_id, id, sub_account_id, channel, address, sender_id, window_expires_at, pending, opted_out,
            marketing_rests_until
), placed as (
  select g.*, h.id as conversation_id from given g
  join home h on h.account_id = g.account_id and h.sub_account_id = g.sub_account_id and h.channel = g.channel
    and h.address = g.address
), queued as (
  insert into messages
    (account_id, conversation_id, sub_account_id, direction, umid, client_message_id, type, content, options,
     state, expires_at, dlr_callback_url, batch_id, client_batch_id, broadcast_id, created_at, first_umid, sent_by,
     step)
  select account_id, conversation_id, sub_account_id, 'outbound', umid, client_message_id, type, content, options,
         'queued', expires_at, dlr_callback_url, batch_id, client_batch_id, broadcast_id, created_at, first_umid,
         sent_by,
         case when first_umid is null then 1 else 2 end
  from placed order by n
  returning account_id, id, umid, conversation_id, sub_account_id, type, content, options, expires_at, state, detail,
            error, dlr_callback_url, created_at, batch_id is not null or broadcast_id is not null as is_bulk
), {told}, falling_back as (
  insert into fallbacks (account_id, umid, sub_account_id, conversation_id, success, body, due_at)
  select account_id, umid, sub_account_id, conversation_id, fallback::json ->> 'success', fallback,
         now() + (fallback::json ->> 'after')::integer * interval '1 second'
  from placed where fallback is not null
)
select q.account_id, q.id, q.conversation_id, q.sub_account_id, h.channel, h.address, q.umid, q.type, q.content,
       q.options, h.window_expires_at, h.pending - w.n as ahead, q.expires_at,
       q.dlr_callback_url, h.opted_out, q.is_bulk,
       h.marketing_rests_until, h.sender_id
from queued q
join home h on h.account_id = q.account_id and h.id = q.conversation_id
join wanted w on w.account_id = h.account_id and w.sub_account_id = h.sub_account_id and w.channel = h.channel
  and w.address = h.address
order by q.id
""".format(told=receipts("queued", at="c.created_at"))  # noqa: S608 - constants

SEND_NOW = f"with {GIVEN}{QUEUE}"
SEND_DUE = f"with {DUE}{QUEUE}"


def queued(rows: Sequence[Any]) -> list[Queued]:
    """The rows of `QUEUE` as deliveries."""
    return [
        Queued(Delivery._make([*row[:10], None, None, 0, "queued", *row[10:17], None, None, False]), row[17])
        for row in rows
    ]


async def send_now(
    conn: Connection,
    account_id: str,
    messages: Sequence[OutgoingRow],
    *,
    sender_id: UUID,
    sender_until: datetime,
) -> list[Queued]:
    """Queue messages behind those of their conversations, which are opened where there are none, in this order.

    One statement, however many there are. `sender_id` gets the conversations that no other process is busy with.
    """
    given = columns(messages, len(OutgoingRow._fields))
    return queued(await conn.fetch(SEND_NOW, account_id, sender_id, sender_until, *given))


async def is_due(pool: Pool) -> bool:
    """Whether the time of a scheduled message has come."""
    found: bool = await pool.fetchval("select exists (select from scheduled_messages where due_at <= now())")
    return found


async def send_due(conn: Connection, limit: int, *, sender_id: UUID, sender_until: datetime) -> list[Queued]:
    """Queue up to `limit` scheduled messages whose time has come, of any account."""
    return queued(await conn.fetch(SEND_DUE, limit, sender_id, sender_until))


async def schedule(
    conn: Connection,
    account_id: str,
    messages: Sequence[tuple[OutgoingRow, datetime, datetime]],
) -> None:
    """Keep messages for later; each with its time by the clock of its subaccount and by the real one."""
    width = OutgoingRow._fields.index("first_umid")
    rows = [(*row[:width], scheduled_at, due_at) for row, scheduled_at, due_at in messages]
    await conn.execute(
        """
        insert into scheduled_messages
          (account_id, umid, sub_account_id, channel, address, type, content, options, client_message_id, expires_at,
           dlr_callback_url, batch_id, client_batch_id, broadcast_id, fallback, created_at, scheduled_at, due_at)
        select $1, g.* from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
          $8::text[], $9::text[], $10::timestamptz[], $11::text[], $12::text[], $13::text[], $14::uuid[],
          $15::text[], $16::timestamptz[], $17::timestamptz[], $18::timestamptz[]) as g
        """,
        account_id,
        *columns(rows, width + 2),
    )


async def cancel(
    conn: Connection, account_id: str, sub_account_id: str, *, umid: str | None, batch_id: str | None
) -> int:
    """Call off scheduled messages, one or those of a batch, that are not due yet; answers how many."""
    done = await conn.execute(
        """
        update scheduled_messages set due_at = null, cancelled_at = now()
        where account_id = $1 and sub_account_id = $2 and due_at is not null and (umid = $3 or batch_id = $4)
        """,
        account_id,
        sub_account_id,
        umid,
        batch_id,
    )
    return int(str(done).rsplit(" ", 1)[-1])


async def bring_forward(conn: Connection, account_id: str, sub_account_id: str, by: timedelta) -> None:
    """Make what a subaccount has scheduled, and its fallbacks, due earlier."""
    for statement in (
        "update scheduled_messages set due_at = due_at - $3::interval "
        "where account_id = $1 and sub_account_id = $2 and due_at is not null",
        "update fallbacks set due_at = due_at - $3::interval where account_id = $1 and sub_account_id = $2",
    ):
        await conn.execute(statement, account_id, sub_account_id, by)


async def answer_once(
    conn: Connection, account_id: str, sub_account_id: str, key: str, digest: bytes, answer: str
) -> Answered | None:
    """Claim an Idempotency-Key with the answer that its request gets; what was given before, when it is taken.

    Waits for another request with this key that is under way.
    """
    claimed = await conn.fetchval(
        """
        insert into answers_given (account_id, sub_account_id, key, digest, answer) values ($1, $2, $3, $4, $5)
        on conflict do nothing returning true
        """,
        account_id,
        sub_account_id,
        key,
        digest,
        answer,
    )
    if claimed:
        return None
    found = await answer_of(conn, account_id, sub_account_id, key)
    assert found is not None
    return found


async def answer_of(conn: Connection, account_id: str, sub_account_id: str, key: str) -> Answered | None:
    """What was answered to the request with this key; None when there was none."""
    row = await conn.fetchrow(
        "select digest, answer from answers_given where account_id = $1 and sub_account_id = $2 and key = $3",
        account_id,
        sub_account_id,
        key,
    )
    return None if row is None else Answered(row[0], row[1])


async def forget_answers(pool: Pool, older_than: timedelta, limit: int = 1000) -> int:
    """Forget the keys of requests that nobody repeats any more; answers how many."""
    done = await pool.execute(
        """
        delete from answers_given where (account_id, sub_account_id, key) in (
          select account_id, sub_account_id, key from answers_given where created_at < now() - $1::interval
          order by created_at limit $2
        )
        """,
        older_than,
        limit,
    )
    return int(str(done).rsplit(" ", 1)[-1])
