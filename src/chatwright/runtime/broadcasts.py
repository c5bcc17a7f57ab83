"""Feeding broadcasts into the outbox: a batch at a time, no more than goes out soon, by whichever process looks.

A batch is one transaction: its recipients leave `waiting` and their messages are queued together, or not at all. A
recipient's umid follows from broadcast, row and attempt, so that a second message could not even be written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import asyncpg
import msgspec
import structlog

from chatwright.clock import Clock
from chatwright.messages.broadcasts import Filling, message_for, read_fillings, umid_of, values_for
from chatwright.messages.consent import holds_back
from chatwright.messages.templates import Template
from chatwright.messages.templates_send import not_sendable
from chatwright.messages.window import TEMPLATE
from chatwright.runtime.directory import Directory
from chatwright.runtime.due import DueJobs
from chatwright.runtime.live import LiveEvents
from chatwright.runtime.outbox import NewMessage, Outbox, outgoing
from chatwright.runtime.turn import SENDER_LEASE
from chatwright.store import broadcast_recipients as recipients
from chatwright.store import broadcasts as store
from chatwright.store import identities, templates
from chatwright.store import outbox as outbox_store
from chatwright.store.broadcast_recipients import Next, Taken
from chatwright.store.broadcasts import Broadcast
from chatwright.store.outbox import Queued
from chatwright.store.template_life import TemplateRow

log = structlog.get_logger(__name__)

LEASE = timedelta(seconds=10)
TICK = timedelta(seconds=1)
BATCH = 200
LEAST_STRIDE, MOST_STRIDE = 50, 1_000
"""How many messages of a broadcast may be queued and not yet sent: about as many as go out in a second or two."""
ANSWERED_WITHIN = timedelta(hours=72)
FOLDED = 5_000
AT_ONCE = 20
"""How many broadcasts are fed in one look."""


class Broadcasts:
    """The broadcasts that one process feeds."""

    def __init__(
        self,
        pool: asyncpg.Pool,
        directory: Directory,
        outbox: Outbox,
        jobs: DueJobs,
        clock: Clock,
        process_id: UUID,
        live: LiveEvents,
    ) -> None:
        self._pool = pool
        self._directory = directory
        self._outbox = outbox
        self._jobs = jobs
        self._clock = clock
        self._process_id = process_id
        self._live = live

    async def perform(self, limit: int) -> int:
        """Feed what is due, and add up what receipts have told; answers `limit` when there is more at once."""
        folded, changed = await store.fold(self._pool, FOLDED)
        for sub_account_id, broadcast_id in changed:
            self.tell(sub_account_id, broadcast_id)
        claimed = await store.claim_due(self._pool, LEASE, AT_ONCE)
        if claimed:
            await self._jobs.ensure(self._clock.now() + LEASE)
        for broadcast in claimed:
            try:
                await self._advance(broadcast)
            except Exception:
                # Its lease lapses, and it is tried again.
                log.exception("feeding a broadcast failed", broadcast=str(broadcast.id))
        return limit if folded >= FOLDED or len(claimed) == AT_ONCE else 0

    def tell(self, sub_account_id: str, broadcast_id: UUID) -> None:
        """Hint to open screens that a broadcast has changed."""
        self._live.publish(
            sub_account_id, "broadcast", {"subAccountId": sub_account_id, "id": str(broadcast_id)}
        )

    async def wake(self, at: datetime | None = None) -> datetime:
        """Have somebody look at this time, or now; answers it. To be called before what is due is written."""
        at = at or self._clock.now()
        await self._jobs.ensure(at)
        return at

    async def _advance(self, broadcast: Broadcast) -> None:
        account_id, broadcast_id = broadcast.account_id, broadcast.id
        template = await self._template(broadcast)
        unsendable = not_sendable(
            broadcast.template_name, broadcast.template_language, template.status if template else None
        )
        if template is None or unsendable is not None:
            reason = f"template {template.status if template else 'DELETED'}"
            async with self._pool.acquire() as conn, conn.transaction():
                now = await store.lock(conn, account_id, broadcast_id)
                if now is not None and now.status in ("scheduled", "running"):
                    await store.set_status(
                        conn, account_id, broadcast_id, "paused", due_at=None, reason=reason
                    )
            self.tell(broadcast.sub_account_id, broadcast_id)
            return
        if broadcast.status == "scheduled":
            async with self._pool.acquire() as conn, conn.transaction():
                now = await store.lock(conn, account_id, broadcast_id)
                if now is None or now.status != "scheduled":
                    return
                await store.set_status(
                    conn, account_id, broadcast_id, "running", due_at=self._clock.now() + LEASE
                )
        elif broadcast.status != "running":
            return
        await self._feed(broadcast, template)

    async def _template(self, broadcast: Broadcast) -> TemplateRow | None:
        account = await self._directory.fresh(self._pool, broadcast.account_id)
        now = self._clock.now() + account.offset(broadcast.sub_account_id)
        rows = await templates.of_name(
            self._pool, broadcast.account_id, broadcast.sub_account_id, broadcast.template_name, now
        )
        found = (row for row in rows if row.language == broadcast.template_language and not row.deleted_at)
        return next(found, None)

    async def _feed(self, broadcast: Broadcast, row: TemplateRow) -> None:
        counts = (await store.counts_of(self._pool, broadcast.account_id, [broadcast.id]))[broadcast.id]
        queued = counts.get("queued", 0)
        stride = next_stride(broadcast.stride, queued)
        template = row.template
        fillings = read_fillings(msgspec.json.decode(broadcast.fillings))
        columns: list[str] = msgspec.json.decode(broadcast.columns)
        room, more = stride - queued, True
        while room > 0 and more:
            wanted = min(room, BATCH)
            batch = await self._batch(broadcast, template, fillings, columns, wanted)
            if batch is None:
                return
            more = batch == wanted
            room -= batch
        if not more and queued == 0 and await self._finish(broadcast):
            return
        due_at = self._clock.now() + TICK
        await self._jobs.ensure(due_at)
        await store.next_due(self._pool, broadcast, due_at, stride)
        self.tell(broadcast.sub_account_id, broadcast.id)

    async def _finish(self, broadcast: Broadcast) -> bool:
        """Close a broadcast of which nothing is left to be sent."""
        async with self._pool.acquire() as conn, conn.transaction():
            now = await store.lock(conn, broadcast.account_id, broadcast.id)
            counts = (await store.counts_of(conn, broadcast.account_id, [broadcast.id]))[broadcast.id]
            if now is None or now.status != "running" or counts.get("waiting") or counts.get("queued"):
                return False
            await store.set_status(conn, broadcast.account_id, broadcast.id, "finished", due_at=None)
        self.tell(broadcast.sub_account_id, broadcast.id)
        return True

    async def _batch(
        self,
        broadcast: Broadcast,
        template: Template,
        fillings: Mapping[str, Filling],
        columns: Sequence[str],
        limit: int,
    ) -> int | None:
        """Queue messages to the next recipients, in one transaction; how many there were.

        None when the broadcast was paused meanwhile.
        """
        account_id = broadcast.account_id
        account = await self._directory.fresh(self._pool, account_id)
        until = self._clock.now() + SENDER_LEASE
        await self._jobs.ensure(until)

        async def write(conn: Any) -> tuple[int | None, list[Queued]]:
            if not await store.is_running(conn, account_id, broadcast.id):
                return None, []
            batch = await recipients.take(conn, account_id, broadcast.id, limit)
            if not batch:
                return 0, []
            now = self._clock.now()
            shown = now + account.offset(broadcast.sub_account_id)
            at = await identities.addresses_of(conn, account_id, [one.address for one in batch])
            taken, messages = sorted_out(broadcast, template, fillings, columns, batch, shown)
            rows = [
                outgoing(replace(new, address=at.get(new.address, new.address)), account, now)
                for new in messages
            ]
            await recipients.mark(conn, account_id, broadcast.id, taken)
            await store.count(conn, account_id, broadcast.id, changes_of(taken))
            if not rows:
                return len(batch), []
            queued = await outbox_store.send_now(
                conn, account_id, rows, sender_id=self._process_id, sender_until=until
            )
            await recipients.expect_answers(
                conn,
                account_id,
                [(one.delivery.conversation_id, one.delivery.umid) for one in queued],
                shown + ANSWERED_WITHIN,
            )
            return len(batch), queued

        count, queued = await self._outbox.in_transaction(write)
        self._outbox.hand_over(queued, until)
        return count


def sorted_out(
    broadcast: Broadcast,
    template: Template,
    fillings: Mapping[str, Filling],
    columns: Sequence[str],
    batch: Sequence[Next],
    now: datetime,
) -> tuple[list[Taken], list[NewMessage]]:
    """Who gets a message, who is skipped because of an opt-out, and whose message WhatsApp would refuse."""
    taken: list[Taken] = []
    messages: list[NewMessage] = []
    for one in batch:
        if holds_back(one.opted_out, TEMPLATE, template.category) is not None:
            taken.append(Taken(one.n, "skipped", "opted_out", None, None))
            continue
        message = message_for(template, values_for(fillings, columns, one.given))
        if message.wrong is not None:
            taken.append(Taken(one.n, "failed", "invalid", None, None))
            continue
        umid = umid_of(broadcast.id, one.n, one.attempt)
        taken.append(Taken(one.n, "queued", None, umid, now))
        messages.append(
            NewMessage(
                sub_account_id=broadcast.sub_account_id,
                channel="whatsapp",
                address=one.address,
                type=TEMPLATE,
                content={"template": message.template},
                broadcast_id=broadcast.id,
                umid=umid,
            )
        )
    return taken, messages


def changes_of(taken: Sequence[Taken]) -> dict[str, int]:
    """What a batch changes about the counts."""
    changes = Counter(one.state for one in taken)
    changes.update(f"failed {one.reason}" for one in taken if one.state == "failed")
    changes["waiting"] -= len(taken)
    return dict(changes)


def next_stride(stride: int, queued: int) -> int:
    """How many may be queued from now on: more when all of them have gone out, fewer when most are still there."""
    if queued == 0:
        return min(stride * 2, MOST_STRIDE)
    return max(stride // 2, LEAST_STRIDE) if queued > stride // 2 else stride
