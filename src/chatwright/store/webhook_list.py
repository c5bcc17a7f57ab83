"""SQL of looking at what webhooks were told: the list of deliveries, and one with all its attempts."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from chatwright.store.webhook_events import Attempt

if TYPE_CHECKING:
    from asyncpg import Pool

COLUMNS = """
  e.id, e.uid, w.id, coalesce(e.url, w.url), e.kind, e.sub_account_id, e.is_test,
  case when e.event is not null then e.event::json ->> 'eventType' else 'outbound_message_status_changed' end,
  coalesce(e.state, e.event::json #>> '{payload,status,state}'),
  coalesce(e.detail, e.event::json #>> '{payload,status,detail}'),
  coalesce(m.first_umid, m.umid, e.event::json #>> '{payload,umid}'), e.status, e.attempts, e.due_at, e.created_at,
  e.finished_at, a.status_code, a.error, a.took_ms
  from webhook_events e
  left join webhooks w on w.id = e.receiver
  left join messages m on m.account_id = e.account_id and m.id = e.message_id
  left join lateral (
    select status_code, error, took_ms from webhook_attempts a
    where a.account_id = e.account_id and a.event_id = e.id order by a.id desc limit 1
  ) a on true
"""


class Shown(NamedTuple):
    """An event for one receiver. `state` and `detail` are those of the message that a receipt tells of.

    What the last attempt came to is `status_code`, `error` and `took_ms`; all None before the first.
    """

    id: int
    uid: UUID
    webhook_id: UUID | None
    url: str | None
    kind: str
    sub_account_id: str
    is_test: bool
    event_type: str | None
    state: str | None
    detail: str | None
    umid: str | None
    status: str
    attempts: int
    due_at: datetime
    created_at: datetime
    finished_at: datetime | None
    status_code: int | None
    error: str | None
    took_ms: int | None


async def deliveries(
    pool: Pool,
    account_id: str,
    *,
    status: str | None,
    kind: str | None,
    receiver: UUID | None,
    since: datetime | None,
    until: datetime | None,
    before: int | None,
    limit: int,
) -> list[Shown]:
    """Events with what became of telling them, newest first; `before` is the number of the last one seen."""
    rows = await pool.fetch(
        f"""
        select {COLUMNS}
        where e.account_id = $1 and ($2::text is null or e.status = $2) and ($3::text is null or e.kind = $3)
          and ($4::uuid is null or e.receiver = $4) and ($5::timestamptz is null or e.created_at >= $5)
          and ($6::timestamptz is null or e.created_at < $6) and ($7::bigint is null or e.id < $7)
        order by e.id desc limit $8
        """,
        account_id,
        status,
        kind,
        receiver,
        since,
        until,
        before,
        limit,
    )
    return [Shown(*row) for row in rows]


async def one(pool: Pool, account_id: str, number: int) -> tuple[Shown, str | None, list[Attempt]] | None:
    """An event, the body as it was sent, and its attempts, oldest first."""
    row = await pool.fetchrow(
        f"select e.request, {COLUMNS} where e.account_id = $1 and e.id = $2",
        account_id,
        number,
    )
    if row is None:
        return None
    attempts = await pool.fetch(
        """
        select at, status_code, took_ms, error, answer from webhook_attempts
        where account_id = $1 and event_id = $2 order by id
        """,
        account_id,
        number,
    )
    return Shown(*row[1:]), row[0], [Attempt(*attempt) for attempt in attempts]
