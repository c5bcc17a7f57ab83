"""Falling back to another channel, where no provider does it for us (messaging.md section 16, [R-FB-1..5])."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import Any
from uuid import UUID, uuid4

import asyncpg

from chatwright.clock import Clock
from chatwright.messages.fallbacks import has_succeeded
from chatwright.runtime.directory import Directory
from chatwright.runtime.due import DueJobs
from chatwright.runtime.outbox import Outbox, encode
from chatwright.runtime.turn import SENDER_LEASE
from chatwright.store import fallbacks as store
from chatwright.store import outbox as outbox_store
from chatwright.store.deliveries import Delivery
from chatwright.store.fallbacks import DueFallback
from chatwright.store.outbox import OutgoingRow, Queued


class Fallbacks:
    """The fallbacks that one process performs."""

    def __init__(
        self,
        pool: asyncpg.Pool,
        directory: Directory,
        outbox: Outbox,
        jobs: DueJobs,
        clock: Clock,
        process_id: UUID,
    ) -> None:
        self._pool = pool
        self._directory = directory
        self._outbox = outbox
        self._jobs = jobs
        self._clock = clock
        self._process_id = process_id

    async def perform(self, limit: int) -> int:
        """Send what did not get through in time on its next channel; answers how many were due."""
        if not await store.is_due(self._pool):
            return 0
        until = self._clock.now() + SENDER_LEASE
        await self._jobs.ensure(until)

        async def write(conn: Any) -> tuple[int, list[Queued]]:
            due = await store.take_due(conn, limit)
            rows: dict[str, list[OutgoingRow]] = defaultdict(list)
            for item in due:
                if not has_succeeded(item.success, item.state, item.detail):
                    rows[item.account_id].append(await self._next_step(conn, item))
            queued: list[Queued] = []
            for account_id, messages in sorted(rows.items()):
                queued += await outbox_store.send_now(
                    conn, account_id, messages, sender_id=self._process_id, sender_until=until
                )
            return len(due), queued

        count, queued = await self._outbox.in_transaction(write)
        self._outbox.hand_over(queued, until)
        return count

    async def _next_step(self, conn: object, item: DueFallback) -> OutgoingRow:
        account = await self._directory.account(conn, item.account_id)
        body = json.loads(item.body)
        return OutgoingRow(
            umid=str(uuid4()),
            sub_account_id=item.sub_account_id,
            channel=body["channel"],
            address=item.address,
            type=body["type"],
            content=encode(body["content"]),
            options=None,
            client_message_id=item.client_message_id,
            expires_at=item.expires_at,
            dlr_callback_url=item.dlr_callback_url,
            batch_id=item.batch_id,
            client_batch_id=item.client_batch_id,
            broadcast_id=None,
            fallback=None,
            created_at=self._clock.now() + account.offset(item.sub_account_id),
            first_umid=item.umid,
        )

    async def hurry(self, failed: list[Delivery]) -> None:
        """Messages have failed for good: what falls back does so at once [R-FB-5]."""
        count = await store.hurry(
            self._pool, [row.account_id for row in failed], [row.umid for row in failed]
        )
        if count:
            await self.perform(count)
