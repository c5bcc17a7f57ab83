"""SQL of events that subscribers are told: written with what they tell of, delivered afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from asyncpg import Pool
    from asyncpg.pool import PoolConnectionProxy

    Connection = Pool | PoolConnectionProxy

Kind = Literal["MSG", "CADR", "CABM"]
"""Messages that came in, receipts of those sent, and events of templates, numbers and people's preferences."""


async def add(
    conn: Connection, account_id: str, sub_account_id: str, kind: Kind, event: dict[str, Any]
) -> None:
    """Tell the subscribers of this kind of events, as part of the caller's transaction.

    `event` is the whole body of the webhook, as messaging.md section 10 has it.
    """
    del conn, account_id, sub_account_id, kind, event
