"""SQL of what the business shows people beside messages: that it has read them, and that it is writing."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from asyncpg import Pool


class Heard(NamedTuple):
    """A message that came in. `provider_id` is what its provider calls it."""

    conversation_id: int
    address: str
    channel: str
    provider_id: str
    created_at: datetime


async def heard(pool: Pool, account_id: str, sub_account_id: str, umid: str) -> Heard | None:
    """The inbound message with this umid; None when there is none."""
    row = await pool.fetchrow(
        """
        select m.conversation_id, c.address, c.channel, coalesce(m.provider_id, m.umid), m.created_at
        from messages m join conversations c on c.account_id = m.account_id and c.id = m.conversation_id
        where m.umid = $3 and m.sub_account_id = $2 and m.account_id = $1 and m.direction = 'inbound'
        """,
        account_id,
        sub_account_id,
        umid,
    )
    return None if row is None else Heard(*row)


async def mark_read(pool: Pool, account_id: str, conversation_id: int, umid: str) -> int:
    """Note that a message, and what the person wrote before it, was read; answers how many that were not yet."""
    done = await pool.execute(
        """
        update messages m set state = 'read', state_at = now()
        from (select id from messages where umid = $3 and account_id = $1 and conversation_id = $2) last
        where m.account_id = $1 and m.conversation_id = $2 and m.direction = 'inbound' and m.id <= last.id
          and m.state = 'received' and m.id > last.id - 1000
        """,
        account_id,
        conversation_id,
        umid,
    )
    return int(str(done).rsplit(" ", 1)[-1])


async def show_typing(pool: Pool, account_id: str, conversation_id: int, length: timedelta) -> None:
    """Let the business show as typing for this long, or until it sends something."""
    await pool.execute(
        "update conversations set typing_until = now() + $3::interval where account_id = $1 and id = $2",
        account_id,
        conversation_id,
        length,
    )


async def is_typing(
    pool: Pool, account_id: str, sub_account_id: str, address: str, length: timedelta
) -> bool:
    """Whether the business shows as typing on a phone now; `length` is how long that lasts at most."""
    found = await pool.fetchval(
        """
        select exists (
          select from conversations c
          where c.account_id = $1 and c.sub_account_id = $2 and c.address = $3 and c.channel = 'whatsapp'
            and c.typing_until > now() and not exists (
              select from messages m where m.conversation_id = c.id and m.account_id = c.account_id
                and m.direction = 'outbound' and m.handed_over_at > c.typing_until - $4::interval
                and m.id > (select coalesce(max(id), 0) - 50 from messages where conversation_id = c.id)
            )
        )
        """,
        account_id,
        sub_account_id,
        address,
        length,
    )
    return bool(found)
