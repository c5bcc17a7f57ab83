"""SQL of a conversation as it is looked at: its window, its opt-out, and how the person came."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from asyncpg import Pool


class ConversationView(NamedTuple):
    """A conversation. `answered_at` is the first delivered message after the person came through an advertisement."""

    name: str | None
    window_expires_at: datetime | None
    opted_out: str | None
    is_handed_over: bool
    referred_at: datetime | None
    answered_at: datetime | None


async def view(
    pool: Pool, account_id: str, sub_account_id: str, channel: str, address: str
) -> ConversationView | None:
    """The conversation with a person; None when there is none."""
    row = await pool.fetchrow(
        """
        select c.name, c.window_expires_at, c.opted_out, c.handover_id is not null, c.referred_at, a.created_at
        from conversations c
        left join lateral (
          select m.created_at from messages m
          where c.referred_at is not null and m.conversation_id = c.id and m.account_id = c.account_id
            and m.direction = 'outbound' and m.state in ('delivered', 'read') and m.created_at >= c.referred_at
          order by m.id limit 1
        ) a on true
        where c.account_id = $1 and c.sub_account_id = $2 and c.channel = $3 and c.address = $4
        """,
        account_id,
        sub_account_id,
        channel,
        address,
    )
    return None if row is None else ConversationView(*row)


async def note_referral(conn: Any, account_id: str, conversation_id: int, at: datetime) -> None:
    """Remember that the person came through an advertisement or a page button."""
    await conn.execute(
        "update conversations set referred_at = $3 where account_id = $1 and id = $2",
        account_id,
        conversation_id,
        at,
    )
