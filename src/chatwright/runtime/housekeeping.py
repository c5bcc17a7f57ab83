"""Forgetting what nobody asks for any more: keys of repeated requests, full buckets, and files whose time is over."""

from __future__ import annotations

import time
from datetime import timedelta

import asyncpg

from chatwright.store import files, outbox, paces

EVERY_SECONDS = 60.0
KEYS_KEPT = timedelta(hours=24)
"""How long a request may be repeated with the same key."""
PACES_KEPT = timedelta(hours=1)
"""Buckets are full again after minutes."""


class Housekeeping:
    """Tidies up once a minute at most."""

    def __init__(self, pool: asyncpg.Pool) -> None:
        self._pool = pool
        self._next = time.monotonic() + EVERY_SECONDS

    async def tidy(self, limit: int) -> int:
        """Delete some of what is too old; answers 0, since nothing waits for it."""
        if time.monotonic() < self._next:
            return 0
        self._next = time.monotonic() + EVERY_SECONDS
        await outbox.forget_answers(self._pool, KEYS_KEPT, 10 * limit)
        await files.delete_expired(self._pool)
        await paces.forget(self._pool, PACES_KEPT)
        return 0
