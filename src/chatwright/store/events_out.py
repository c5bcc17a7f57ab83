"""SQL of events that subscribers are told: written with what they tell of, delivered afterwards.

An event is a row for each webhook that asked for it. It is written by the same statement, or at least in the same
transaction, as what it tells of, so that none is lost. Statements that change a message's state get a part more,
which `receipts` makes, and only when somebody is to be told.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from chatwright.store.webhooks import Kind

if TYPE_CHECKING:
    from datetime import datetime

    from asyncpg import Pool
    from asyncpg.pool import PoolConnectionProxy

    Connection = Pool | PoolConnectionProxy

ADD = """
insert into webhook_events (account_id, receiver, kind, sub_account_id, lane, event, at)
select $1, w.id, $3, $2, $4, $5, coalesce($6, now()) from webhooks w
where w.account_id = $1 and w.kind = $3 and w.enabled and w.sub_account_id in ('*', $2)
"""

CALLBACK = "dlrCallbackUrl"
"""The option of a message that names who is told of its receipts, instead of the webhooks."""


OWN_CALLBACK = f"""
coalesce(c.dlr_callback_url, case when c.options like '%"{CALLBACK}"%' then c.options::json ->> '{CALLBACK}' end)
"""


def receipts(source: str, *, at: str, order: str = "c.id", name: str = "told") -> str:
    """A part of a statement that tells of each row of `source`, another part, as a message's new state.

    The rows have `account_id`, `id`, `sub_account_id`, `state`, `detail`, `error`, `options` and `dlr_callback_url`
    of a message. `at` is SQL of the time by the clock of the subaccount `s`, with `c` for the row.
    """
    return f"""
{name} as (
  insert into webhook_events
    (account_id, receiver, url, kind, sub_account_id, lane, message_id, state, detail, error, at)
  select c.account_id, coalesce(w.id, md5(c.account_id || ' ' || o.url)::uuid), case when w.id is null then o.url end,
         'CADR', c.sub_account_id, c.id, c.id, c.state, c.detail, c.error, {at}
  from {source} c
  join subaccounts s on s.account_id = c.account_id and s.id = c.sub_account_id
  cross join lateral (select {OWN_CALLBACK} as url) o
  left join webhooks w on o.url is null and w.account_id = c.account_id and w.kind = 'CADR' and w.enabled
    and w.sub_account_id in ('*', c.sub_account_id)
  where w.id is not null or o.url is not null
  order by {order}
)"""  # noqa: S608 - constants


QUEUED = f"""
with c as (
  select account_id, id, sub_account_id, state, detail, error, options, dlr_callback_url, created_at from messages
  where account_id = $1 and id = any($2::bigint[])
), {receipts("c", at="c.created_at")}
select count(*) from c
"""  # noqa: S608 - constant


async def queued(conn: Connection, account_id: str, message_ids: Sequence[int]) -> None:
    """Tell that these messages are queued, as part of the caller's transaction, which has written them."""
    await conn.fetchval(QUEUED, account_id, message_ids)


async def add(
    conn: Connection,
    account_id: str,
    sub_account_id: str,
    kind: Kind,
    event: dict[str, Any],
    *,
    lane: int = 0,
    at: datetime | None = None,
) -> None:
    """Tell the subscribers of this kind of events, as part of the caller's transaction.

    `event` is the whole body of the webhook, as messaging.md section 10 has it. Events of one `lane`, such as a
    conversation, are told one after the other.
    """
    body = msgspec.json.encode(event).decode()
    await add_encoded(conn, account_id, sub_account_id, kind, body, lane=lane, at=at)


async def add_encoded(
    conn: Connection,
    account_id: str,
    sub_account_id: str,
    kind: Kind,
    event: str,
    *,
    lane: int,
    at: datetime | None,
) -> None:
    """As `add`, with the event as JSON."""
    await conn.execute(ADD, account_id, sub_account_id, kind, lane, event, at)
