"""What happens to templates by themselves: reviews end, pauses lift, flagged ones are disabled."""

from __future__ import annotations

from datetime import datetime

import asyncpg

from chatwright.runtime.live import LiveEvents
from chatwright.store import template_life as store


async def advance_templates(pool: asyncpg.Pool, live: LiveEvents, real_now: datetime) -> None:
    """Do all that is due by the clocks of the subaccounts, and tell the screens that show it."""
    for account_id, sub_account_id, now in await store.find_due(pool, real_now):
        if await store.advance(pool, account_id, sub_account_id, now):
            live.publish(sub_account_id, "templates", {"subAccountId": sub_account_id})
