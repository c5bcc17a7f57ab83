"""SQL of the simulated phone: what it shows, and what it may answer to."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from chatwright.store.events_out import receipts

if TYPE_CHECKING:
    from asyncpg import Pool


class Shown(NamedTuple):
    """A message as the phone shows it. `content` is JSON, `shown` a template with its values."""

    id: int
    umid: str
    direction: str
    type: str
    content: str
    state: str
    created_at: datetime
    options: str | None
    error: str | None
    shown: str | None


async def messages(
    pool: Pool,
    account_id: str,
    sub_account_id: str,
    address: str,
    *,
    after: int = 0,
    before: int = 0,
    unseen: bool = False,
    limit: int,
) -> list[Shown]:
    """Messages of a phone's conversations, on any channel, oldest first: the first `limit` after an id, else the
    newest before one, else the newest of all.

    `unseen` adds what the customer does not see: what waits to be sent, and what was refused or not delivered.
    """
    rows = await pool.fetch(
        """
        select * from (
          select m.id, m.umid, m.direction, m.type, m.content, m.state, m.created_at, m.options, m.error, t.shown
          from messages m join conversations c on c.account_id = m.account_id and c.id = m.conversation_id
          left join shown_templates t on lower(m.type) = 'template' and t.account_id = m.account_id
            and t.sub_account_id = m.sub_account_id and t.umid = m.umid
          where c.account_id = $1 and c.sub_account_id = $2 and c.address = $3 and m.id > $4
            and ($5 = 0 or m.id < $5)
            and ($6 or m.direction = 'inbound' or m.state in ('sent', 'delivered', 'read'))
          order by case when $4 > 0 then m.id else -m.id end limit $7
        ) newest order by id
        """,
        account_id,
        sub_account_id,
        address,
        after,
        before,
        unseen,
        limit,
    )
    return [Shown(*row) for row in rows]


async def has(pool: Pool, account_id: str, sub_account_id: str, address: str, umid: str) -> bool:
    """Whether a phone shows this message, which may be one of its owner's; reactions are none."""
    found = await pool.fetchval(
        """
        select exists (
          select from messages m join conversations c on c.account_id = m.account_id and c.id = m.conversation_id
          where m.account_id = $1 and m.umid = $4 and c.sub_account_id = $2 and c.address = $3
            and lower(m.type) <> 'reaction' and m.state in ('received', 'sent', 'delivered', 'read')
        )
        """,
        account_id,
        sub_account_id,
        address,
        umid,
    )
    return bool(found)


async def window(
    pool: Pool, account_id: str, sub_account_id: str, address: str
) -> tuple[str | None, datetime | None]:
    """Name and end of the service window of a phone's WhatsApp conversation."""
    row = await pool.fetchrow(
        """
        select name, window_expires_at from conversations
        where account_id = $1 and sub_account_id = $2 and channel = 'whatsapp' and address = $3
        """,
        account_id,
        sub_account_id,
        address,
    )
    return (None, None) if row is None else (row[0], row[1])


class Target(NamedTuple):
    """A message that is reacted to."""

    direction: str
    type: str
    created_at: datetime


async def target(pool: Pool, account_id: str, sub_account_id: str, address: str, umid: str) -> Target | None:
    """The message of a phone's WhatsApp conversation that has this id."""
    row = await pool.fetchrow(
        """
        select m.direction, m.type, m.created_at
        from messages m join conversations c on c.account_id = m.account_id and c.id = m.conversation_id
        where m.umid = $4 and m.sub_account_id = $2 and m.account_id = $1
          and c.channel = 'whatsapp' and c.address = $3
        """,
        account_id,
        sub_account_id,
        address,
        umid,
    )
    return None if row is None else Target(*row)


MARK_READ = f"""
with changed as (
  update messages m set state = 'read', detail = null, state_at = now() from conversations c
  where c.account_id = $1 and c.sub_account_id = $2 and c.address = $3 and m.account_id = c.account_id
    and m.conversation_id = c.id and m.direction = 'outbound' and m.state = 'delivered'
    and c.channel = 'whatsapp'
  returning m.account_id, m.id, m.sub_account_id, m.state, m.detail, m.error, m.options, m.dlr_callback_url
), {receipts("changed", at="now() + s.clock_offset")}
select count(*) from changed
"""  # noqa: S608 - constant


async def mark_read(pool: Pool, account_id: str, sub_account_id: str, address: str) -> int:
    """The person looked: what was delivered is read, and webhooks are told so. Answers how many."""
    return int(await pool.fetchval(MARK_READ, account_id, sub_account_id, address))


async def interactive_shown(
    pool: Pool, account_id: str, sub_account_id: str, address: str, limit: int = 20
) -> list[tuple[str, str, str | None]]:
    """The last messages on the phone that can be tapped, newest first: umid, content, and a template as shown."""
    rows = await pool.fetch(
        """
        select m.umid, m.content, t.shown from messages m
        join conversations c on c.account_id = m.account_id and c.id = m.conversation_id
        left join shown_templates t on t.account_id = m.account_id
          and t.sub_account_id = m.sub_account_id and t.umid = m.umid
        where c.account_id = $1 and c.sub_account_id = $2 and c.address = $3 and m.direction = 'outbound'
          and lower(m.type) in ('interactive', 'template') and m.state in ('sent', 'delivered', 'read')
        order by m.id desc limit $4
        """,
        account_id,
        sub_account_id,
        address,
        limit,
    )
    return [(row[0], row[1], row[2]) for row in rows]


async def calls(pool: Pool, account_id: str, sub_account_id: str, address: str) -> list[dict[str, object]]:
    """The calls that rang on a phone, newest first."""
    rows = await pool.fetch(
        """
        select uid, client_request_id, action, params, state, created_at from calls
        where account_id = $1 and sub_account_id = $2
          and regexp_replace(params::json ->> 'destination', '[^0-9]', '', 'g') = $3
        order by created_at desc limit 50
        """,
        account_id,
        sub_account_id,
        address,
    )
    return [dict(row) for row in rows]


async def phones(
    pool: Pool, account_id: str, sub_account_id: str, limit: int
) -> list[tuple[str, str | None]]:
    """The phones that took part last: address and name."""
    rows = await pool.fetch(
        """
        select address, name from conversations where account_id = $1 and sub_account_id = $2
        order by updated_at desc limit $3
        """,
        account_id,
        sub_account_id,
        limit,
    )
    return [(row[0], row[1]) for row in rows]
