"""SQL of token buckets that all processes share: of a number, and of a number and a person."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from asyncpg import Pool

FILLED = """
least($4::double precision,
      p.tokens + greatest(0, extract(epoch from coalesce($7::timestamptz, now()) - p.at)) * $5::double precision)
"""
TAKE = f"""
insert into paces as p (account_id, sub_account_id, id, tokens, at)
values ($1, $2, $3, $4::double precision - $6::double precision, coalesce($7::timestamptz, now()))
on conflict (account_id, sub_account_id, id) do update set
  tokens = {FILLED} - $6::double precision, at = greatest(p.at, coalesce($7::timestamptz, now()))
where {FILLED} >= $6::double precision
returning true
"""  # noqa: S608 - constant


async def take(
    pool: Pool,
    account_id: str,
    sub_account_id: str,
    bucket: str,
    *,
    capacity: float,
    per_second: float,
    tokens: float,
    now: datetime | None = None,
) -> bool:
    """Take so many tokens out of a bucket at once; False, with nothing taken, when there are not so many.

    Time is the database's, which all processes share, unless `now` gives that of a simulated clock.
    """
    return bool(
        await pool.fetchval(TAKE, account_id, sub_account_id, bucket, capacity, per_second, tokens, now)
    )


async def sent_lately(
    pool: Pool, account_id: str, conversation_id: int, seconds: float, most: int
) -> list[float]:
    """How many seconds ago the last messages of a conversation were handed over, the longest ago first.

    `most` of them at most, however long the conversation is.
    """
    rows = await pool.fetch(
        """
        select extract(epoch from now() - handed_over_at)::double precision as ago from (
          select handed_over_at from messages
          where account_id = $1 and conversation_id = $2 and direction = 'outbound' and handed_over_at is not null
          order by id desc limit $4
        ) newest
        where handed_over_at > now() - make_interval(secs => $3) order by ago desc
        """,
        account_id,
        conversation_id,
        seconds,
        most,
    )
    return [row[0] for row in rows]


async def forget(pool: Pool, older_than: timedelta) -> None:
    """Forget buckets that have long been full again."""
    await pool.execute("delete from paces where at < now() - $1::interval", older_than)
