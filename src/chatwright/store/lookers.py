"""SQL of who has a conversation on the screen now, so that two agents do not answer at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

if TYPE_CHECKING:
    from asyncpg import Pool


class Looker(NamedTuple):
    """An agent who has a conversation on the screen."""

    user_id: UUID
    name: str
    is_typing: bool


async def look(
    pool: Pool,
    account_id: str,
    conversation_id: int,
    user_id: UUID,
    seconds: float,
    *,
    is_typing: bool,
) -> tuple[list[Looker], bool]:
    """Note that an agent looks at a conversation for so long; answers who else does, and whether that was news."""
    row = await pool.fetchrow(
        """
        with before as (
          select is_typing from lookers
          where account_id = $1 and conversation_id = $2 and user_id = $3 and until > now()
        ), kept as (
          insert into lookers as l (account_id, conversation_id, user_id, is_typing, until)
          values ($1, $2, $3, $4, now() + make_interval(secs => $5))
          on conflict (account_id, conversation_id, user_id) do update set
            is_typing = excluded.is_typing, until = excluded.until
        )
        select is_typing from before
        """,
        account_id,
        conversation_id,
        user_id,
        is_typing,
        seconds,
    )
    is_news = row is None or row[0] != is_typing or seconds <= 0
    return await lookers(pool, account_id, conversation_id, user_id), is_news


async def lookers(pool: Pool, account_id: str, conversation_id: int, but: UUID | None) -> list[Looker]:
    """Who looks at a conversation now, but one."""
    rows = await pool.fetch(
        """
        select l.user_id, u.name, l.is_typing from lookers l join users u on u.id = l.user_id
        where l.account_id = $1 and l.conversation_id = $2 and l.until > now()
          and l.user_id is distinct from $3::uuid order by u.name, u.id
        """,
        account_id,
        conversation_id,
        but,
    )
    return [Looker(*row) for row in rows]
