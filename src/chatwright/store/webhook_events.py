"""SQL of telling: which events are due for which receiver, and what became of each attempt."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

if TYPE_CHECKING:
    from asyncpg import Pool
    from asyncpg.pool import PoolConnectionProxy

    Connection = Pool | PoolConnectionProxy


class Claimed(NamedTuple):
    """An event to tell now. `event` is JSON, or None for a receipt, whose message is `message_id`.

    `url` is an address that only this message named; without it the receiver is a webhook. `claims` says which of
    several that took it is the last.
    """

    account_id: str
    id: int
    uid: UUID
    receiver: UUID
    url: str | None
    kind: str
    sub_account_id: str
    message_id: int | None
    state: str | None
    detail: str | None
    error: str | None
    at: datetime
    event: str | None
    is_test: bool
    request: str | None
    attempts: int
    claims: int
    created_at: datetime


class Attempt(NamedTuple):
    """What became of one attempt; `status_code` is None when there was no answer, and `error` says why."""

    at: datetime
    status_code: int | None
    took_ms: int
    error: str | None
    answer: str | None


CLAIM = """
with recursive receivers as (
  (select receiver from webhook_events where status = 'queued' order by receiver limit 1)
  union all
  select (select e.receiver from webhook_events e where e.status = 'queued' and e.receiver > r.receiver
          order by e.receiver limit 1)
  from receivers r where r.receiver is not null
), usable as (
  select r.receiver, coalesce(b.free, $3) as free
  from receivers r left join webhooks w on w.id = r.receiver
  left join unnest($4::uuid[], $5::integer[]) as b (receiver, free) on b.receiver = r.receiver
  where r.receiver is not null and w.enabled is distinct from false and coalesce(b.free, $3) > 0
  order by random()
), due as (
  select d.* from usable u cross join lateral (
    select e.account_id, e.id from webhook_events e
    where e.receiver = u.receiver and e.status = 'queued' and e.due_at <= $1
      and not exists (select from webhook_events b where b.receiver = e.receiver and b.lane = e.lane
                      and b.status = 'queued' and b.id < e.id)
    order by e.due_at, e.id limit u.free
    for update skip locked
  ) d limit $6
), waiting as (
  -- What is behind an event that pauses comes when that one comes again, so that nobody looks at it meanwhile.
  select f.account_id, f.id, h.due_at
  from usable u join webhook_events f on f.receiver = u.receiver and f.status = 'queued' and f.due_at <= $1
  cross join lateral (
    select b.id, b.due_at, b.taken from webhook_events b
    where b.receiver = f.receiver and b.lane = f.lane and b.status = 'queued' order by b.id limit 1
  ) h
  where h.id < f.id and not h.taken and h.due_at > $1
  limit 2000 for update of f skip locked
), deferred as (
  update webhook_events e set due_at = w.due_at from waiting w
  where e.account_id = w.account_id and e.id = w.id
)
update webhook_events e set due_at = $1 + $2::interval, claims = e.claims + 1, taken = true
from due d where e.account_id = d.account_id and e.id = d.id
returning e.account_id, e.id, e.uid, e.receiver, e.url, e.kind, e.sub_account_id, e.message_id, e.state, e.detail,
          e.error, e.at, e.event, e.is_test, e.request, e.attempts, e.claims, e.created_at
"""


async def claim(
    pool: Pool, now: datetime, lease: timedelta, each: int, busy: Mapping[UUID, int], limit: int
) -> list[Claimed]:
    """Take events that are due, oldest first, at most `limit`, `each` of a receiver; `busy` says for whom fewer.

    Only the first of each lane can be taken. Others leave what is taken alone for the length of `lease`.
    """
    rows = await pool.fetch(CLAIM, now, lease, each, list(busy), list(busy.values()), limit)
    return sorted((Claimed(*row) for row in rows), key=lambda one: one.id)


class Told(NamedTuple):
    """The message that a receipt is about. `content` is JSON, `shown` a template with its values.

    `category` is that of its template; `was_delivered` says that an earlier receipt told of its delivery.
    """

    umid: str
    channel: str
    address: str
    type: str
    content: str
    client_message_id: str | None
    batch_id: str | None
    client_batch_id: str | None
    shown: str | None
    category: str | None
    was_delivered: bool


async def message_of(pool: Pool, claimed: Claimed) -> Told | None:
    """The message that a receipt is about."""
    row = await pool.fetchrow(
        """
        select coalesce(m.first_umid, m.umid), c.channel, c.address, m.type, m.content, m.client_message_id,
               m.batch_id, m.client_batch_id, s.shown, t.category,
               exists (select from webhook_events e where e.receiver = $3 and e.id < $4 and e.message_id = m.id
                       and e.detail = 'delivered_to_recipient')
        from messages m join conversations c on c.account_id = m.account_id and c.id = m.conversation_id
        left join shown_templates s on s.account_id = m.account_id and s.sub_account_id = m.sub_account_id
          and s.umid = m.umid
        left join templates t on lower(m.type) = 'template' and t.account_id = m.account_id
          and t.sub_account_id = m.sub_account_id and t.name = m.content::json #>> '{template,name}'
          and t.language = m.content::json #>> '{template,language}'
        where m.account_id = $1 and m.id = $2
        """,
        claimed.account_id,
        claimed.message_id,
        claimed.receiver,
        claimed.id,
    )
    return None if row is None else Told(*row)


FINISH = """
with finished as (
  update webhook_events set
    status = $5, due_at = $6, taken = false, attempts = attempts + 1, request = coalesce(request, $7),
    finished_at = case when $5 = 'queued' then null else $4::timestamptz end
  where account_id = $1 and id = $2 and claims = $3 and status = 'queued'
  returning account_id, id
), tried as (
  insert into webhook_attempts (account_id, event_id, at, status_code, took_ms, error, answer)
  select account_id, id, $4, $8, $9, $10, $11 from finished
)
select count(*) from finished
"""


async def finish(
    pool: Pool,
    claimed: Claimed,
    attempt: Attempt,
    *,
    status: str,
    due_at: datetime,
    now: datetime,
    request: str | None,
) -> bool:
    """Note an attempt: `status` is delivered, dead, or queued until `due_at`. False when another took it."""
    done = await pool.fetchval(
        FINISH,
        claimed.account_id,
        claimed.id,
        claimed.claims,
        now,
        status,
        due_at,
        request,
        attempt.status_code,
        attempt.took_ms,
        attempt.error,
        attempt.answer,
    )
    return bool(done)


async def forget(pool: Pool, delivered_before: datetime, dead_before: datetime, limit: int = 2_000) -> int:
    """Delete old events that were told, and older ones that never were; answers how many."""
    done = await pool.fetchval(
        """
        with old as (
          select account_id, id from webhook_events
          where status <> 'queued' and finished_at < $1 and (status = 'delivered' or finished_at < $2)
          order by finished_at limit $3 for update skip locked
        ), gone as (
          delete from webhook_events e using old where e.account_id = old.account_id and e.id = old.id
        ), tried as (
          delete from webhook_attempts a using old where a.account_id = old.account_id and a.event_id = old.id
        )
        select count(*) from old
        """,
        delivered_before,
        dead_before,
        limit,
    )
    return int(done)


async def redeliver(conn: Connection, account_id: str, event_id: int, now: datetime) -> bool:
    """Tell an event again that is delivered or dead, under the same id; False when there is none."""
    done = await conn.execute(
        """
        update webhook_events set status = 'queued', taken = false, attempts = 0, due_at = $3, finished_at = null
        where account_id = $1 and id = $2 and status <> 'queued'
        """,
        account_id,
        event_id,
        now,
    )
    return str(done).endswith(" 1")


async def redeliver_dead(
    conn: Connection, account_id: str, receiver: UUID | None, now: datetime, limit: int = 10_000
) -> int:
    """Tell all dead events again, of one receiver or of all; answers how many, at most `limit`."""
    done = await conn.execute(
        """
        update webhook_events e set status = 'queued', taken = false, attempts = 0, due_at = $3, finished_at = null
        from (select account_id, id from webhook_events
              where account_id = $1 and status = 'dead' and ($2::uuid is null or receiver = $2)
              order by id limit $4 for update) d
        where e.account_id = d.account_id and e.id = d.id
        """,
        account_id,
        receiver,
        now,
        limit,
    )
    return int(str(done).rsplit(" ", 1)[-1])


async def lag(pool: Pool) -> float:
    """How many seconds ago the oldest event was written that has not been told."""
    seconds = await pool.fetchval(
        "select extract(epoch from now() - min(created_at)) from webhook_events where status = 'queued'"
    )
    return float(seconds or 0)


async def add_test(
    pool: Pool, account_id: str, webhook_id: UUID, kind: str, sub_account_id: str, request: str
) -> int:
    """Let a webhook be told of a sample, whose body is given; answers its number."""
    number = await pool.fetchval(
        """
        insert into webhook_events (account_id, receiver, kind, sub_account_id, lane, at, event, request, is_test)
        values ($1, $2, $3, $4, -1, now(), $5, $5, true) returning id
        """,
        account_id,
        webhook_id,
        kind,
        sub_account_id,
        request,
    )
    return int(number)
