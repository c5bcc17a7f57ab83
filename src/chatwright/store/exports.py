"""SQL of log exports: jobs, and the rows that they write."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from asyncpg import Pool
    from asyncpg.pool import PoolConnectionProxy

    Connection = Pool | PoolConnectionProxy


class Export(NamedTuple):
    """A log export as it is asked for. `file_name` and `file_token` are there once it has succeeded."""

    status: str
    file_name: str | None
    file_token: str | None
    expires_at: datetime | None


class Claimed(NamedTuple):
    """A log export to carry out; `wanted` is JSON."""

    account_id: str
    id: str
    sub_account_id: str
    wanted: str
    attempts: int


class Wanted(NamedTuple):
    """Which messages an export has: from and until when, of which person, at most how many (0: all)."""

    begin: datetime
    end: datetime
    address: str | None
    limit: int


class LogRow(NamedTuple):
    """A message of an export. `error` is JSON."""

    id: int
    umid: str
    channel: str
    address: str
    direction: str
    type: str
    state: str
    detail: str | None
    error: str | None
    created_at: datetime
    state_at: datetime
    client_message_id: str | None
    batch_id: str | None
    client_batch_id: str | None
    step: int


async def create(conn: Connection, account_id: str, sub_account_id: str, job_id: str, wanted: str) -> None:
    """Ask for an export; it is due at once."""
    await conn.execute(
        "insert into exports (account_id, id, sub_account_id, wanted, due_at) values ($1, $2, $3, $4, now())",
        account_id,
        job_id,
        sub_account_id,
        wanted,
    )


async def read(pool: Pool, account_id: str, sub_account_id: str, job_id: str) -> Export | None:
    """An export; None when there is none."""
    row = await pool.fetchrow(
        """
        select status, file_name, file_token, expires_at from exports
        where account_id = $1 and sub_account_id = $2 and id = $3
        """,
        account_id,
        sub_account_id,
        job_id,
    )
    return None if row is None else Export(*row)


async def cancel(pool: Pool, account_id: str, sub_account_id: str, job_id: str) -> bool:
    """Call an export off, or forget its file; False when there is no such export."""
    found = await pool.fetchval(
        """
        with job as (
          update exports set status = 'cancelled', due_at = null, file_token = null
          where account_id = $1 and sub_account_id = $2 and id = $3 returning account_id, file_name
        ), gone as (
          delete from files f using job where f.account_id = job.account_id and f.name = job.file_name
        )
        select true from job
        """,
        account_id,
        sub_account_id,
        job_id,
    )
    return bool(found)


async def claim(pool: Pool, lease: timedelta, limit: int) -> list[Claimed]:
    """Take over exports that are due, or that a dead process left behind."""
    rows = await pool.fetch(
        """
        update exports e set status = 'running', due_at = now() + $1::interval, attempts = e.attempts + 1
        from (select account_id, id from exports where due_at <= now()
              order by due_at limit $2 for update skip locked) d
        where e.account_id = d.account_id and e.id = d.id
        returning e.account_id, e.id, e.sub_account_id, e.wanted, e.attempts
        """,
        lease,
        limit,
    )
    return [Claimed(*row) for row in rows]


async def finish(
    conn: Connection,
    job: Claimed,
    status: str,
    file_name: str | None,
    file_token: str | None,
    lasts: timedelta,
) -> bool:
    """Note how an export ended; False when it was called off meanwhile."""
    done = await conn.execute(
        """
        update exports set status = $3, file_name = $4, file_token = $5, expires_at = now() + $6::interval,
          due_at = null
        where account_id = $1 and id = $2 and status = 'running'
        """,
        job.account_id,
        job.id,
        status,
        file_name,
        file_token,
        lasts,
    )
    return str(done).endswith(" 1")


async def rows_after(
    pool: Pool, account_id: str, sub_account_id: str, wanted: Wanted, after: int, limit: int
) -> list[LogRow]:
    """Messages of an export beyond `after`, in the order in which they were written."""
    rows = await pool.fetch(
        """
        select m.id, coalesce(m.first_umid, m.umid), c.channel, c.address, m.direction, m.type, m.state, m.detail,
               m.error, m.created_at, m.state_at, m.client_message_id, m.batch_id, m.client_batch_id,
               m.step::integer
        from messages m join conversations c on c.account_id = m.account_id and c.id = m.conversation_id
        where m.account_id = $1 and m.sub_account_id = $2 and m.id > $3
          and m.created_at >= $4 and m.created_at < $5 and ($6::text is null or c.address = $6)
        order by m.id limit $7
        """,
        account_id,
        sub_account_id,
        after,
        wanted.begin,
        wanted.end,
        wanted.address,
        limit,
    )
    return [LogRow(*row) for row in rows]


class Usage(NamedTuple):
    """How many messages of a kind were delivered. `category` is that of their template, lower-case, or service."""

    sub_account_id: str
    category: str
    address: str
    delivered: int
    inside: int


async def usage(pool: Pool, account_id: str, begin: datetime, end: datetime) -> list[Usage]:
    """The messages that WhatsApp delivered in a time, by subaccount, category and person."""
    rows = await pool.fetch(
        """
        select m.sub_account_id, coalesce(lower(t.category), 'service'), c.address, count(*)::integer,
               count(*) filter (where c.window_expires_at - interval '24 hours' <= m.created_at
                                  and m.created_at < c.window_expires_at)::integer
        from messages m
        join conversations c on c.account_id = m.account_id and c.id = m.conversation_id and c.channel = 'whatsapp'
        left join lateral (
          select category from templates t
          where lower(m.type) = 'template' and t.account_id = m.account_id and t.sub_account_id = m.sub_account_id
            and t.name = m.content::json #>> '{template,name}'
          limit 1
        ) t on true
        where m.account_id = $1 and m.created_at >= $2 and m.created_at < $3 and m.direction = 'outbound'
          and (m.state = 'read' or m.state = 'delivered' and m.detail = 'delivered_to_recipient')
        group by 1, 2, 3
        """,
        account_id,
        begin,
        end,
    )
    return [Usage(*row) for row in rows]
