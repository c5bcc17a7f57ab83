"""SQL of messages that the business wrote elsewhere: in the WhatsApp Business app on the owner's phone."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

import msgspec

if TYPE_CHECKING:
    from asyncpg import Pool
    from asyncpg.pool import PoolConnectionProxy

    Connection = PoolConnectionProxy

BUSINESS_APP = "whatsapp_business_app"
"""The source of a hand-over that began because the owner wrote by hand."""


async def record(
    conn: Connection,
    account_id: str,
    conversation_id: int,
    sub_account_id: str,
    umid: str,
    type_: str,
    content: str,
    at: datetime,
) -> bool:
    """Keep a message that has been sent already; False when it is known."""
    made = await conn.fetchval(
        """
        insert into messages
          (account_id, conversation_id, sub_account_id, direction, umid, provider_id, type, content, state,
           created_at, state_at, handed_over_at)
        values ($1, $2, $3, 'outbound', $4, $4, $5, $6, 'sent', $7, $7, now())
        on conflict (account_id, sub_account_id, umid) do nothing returning true
        """,
        account_id,
        conversation_id,
        sub_account_id,
        umid,
        type_,
        content,
        at,
    )
    return bool(made)


async def suspended_by(conn: Pool | Connection, account_id: str, handover_id: UUID) -> list[UUID]:
    """The instances that rest since this hand-over began, because the owner wrote by hand."""
    payload = await conn.fetchval(
        "select payload from handovers where account_id = $1 and id = $2", account_id, handover_id
    )
    told = msgspec.json.decode(payload) if payload else None
    if not isinstance(told, dict) or told.get("source") != BUSINESS_APP:
        return []
    return [UUID(text) for text in told["suspended"]]


async def running_in(conn: Connection, account_id: str, conversation_id: int) -> list[UUID]:
    """The instances that run in a conversation, locked; the caller holds the conversation."""
    rows = await conn.fetch(
        """
        select id from instances
        where account_id = $1 and conversation_id = $2 and status = 'Runnable' order by id for no key update
        """,
        account_id,
        conversation_id,
    )
    return [row[0] for row in rows]
