"""SQL of the permission to call people: what they answered, and how often they were asked."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from asyncpg import Pool

LOOKED_AT = 500
"""How many of a conversation's newest messages are looked at."""


class Answer(NamedTuple):
    """What a person answered; `content` is that of the message, as JSON."""

    content: str
    created_at: datetime


async def last_answer(pool: Pool, account_id: str, sub_account_id: str, address: str) -> Answer | None:
    """The last answer of a person to the question whether they may be called."""
    row = await pool.fetchrow(
        """
        select content, created_at from (
          select m.id, m.direction, m.content, m.created_at
          from messages m join conversations c on c.account_id = m.account_id and c.id = m.conversation_id
          where c.account_id = $1 and c.sub_account_id = $2 and c.address = $3 and c.channel = 'whatsapp'
          order by m.id desc limit $4
        ) newest
        where direction = 'inbound' and content like '%callPermissionReply%' order by id desc limit 1
        """,
        account_id,
        sub_account_id,
        address,
        LOOKED_AT,
    )
    return None if row is None else Answer(*row)


async def requests(
    pool: Pool, account_id: str, sub_account_id: str, address: str, since: datetime
) -> list[datetime]:
    """When a person was asked since then."""
    rows = await pool.fetch(
        """
        select created_at from (
          select m.direction, m.content, m.created_at, m.state
          from messages m join conversations c on c.account_id = m.account_id and c.id = m.conversation_id
          where c.account_id = $1 and c.sub_account_id = $2 and c.address = $3 and c.channel = 'whatsapp'
          order by m.id desc limit $5
        ) newest
        where direction = 'outbound' and created_at > $4 and content like '%call_permission_request%'
          and state not in ('rejected', 'undelivered')
        """,
        account_id,
        sub_account_id,
        address,
        since,
        LOOKED_AT,
    )
    return [row[0] for row in rows]
