"""Telling webhooks what happened: events are rows, and every process takes those that are due.

What is to be told was written with what it tells of (`store.events_out`), so nothing is lost. An event is taken for
the length of a lease; when its process dies meanwhile it is told again, under the same id. Each receiver has so many
places and no more, so that one that is slow or down does not hold up others. Events of one message, or messages of
one conversation, are told one after the other.
"""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import structlog

from chatwright.clock import Clock
from chatwright.runtime import metrics
from chatwright.runtime.directory import Directory
from chatwright.runtime.hook_calls import HookCalls, webhook_of
from chatwright.runtime.tasks import TaskGroup
from chatwright.store import webhook_events as store
from chatwright.store.webhook_events import Attempt, Claimed

log = structlog.get_logger(__name__)

PAUSES = tuple(timedelta(seconds=seconds) for seconds in (1, 10, 30, 90))
"""After each attempt but the last, until the next one (messaging.md section 10.2)."""
LEASE = timedelta(seconds=20)
"""How long an event is taken for: longer than fetching a token and telling it can last."""
EACH = 8
"""How many events a process tells the same receiver at the same time."""
AT_ONCE = 200
TICK_SECONDS = 2.0
"""How often a process looks for what another one has left, or written without telling."""
TIDY_SECONDS = 60.0
KEPT_DELIVERED, KEPT_DEAD = timedelta(days=7), timedelta(days=30)
"""How long events can be looked at: those that were told, and those that never were."""


class Hooks:
    """Tells the webhooks, for one process; `on_change` hears of each attempt that was noted."""

    def __init__(
        self,
        pool: Any,
        directory: Directory,
        calls: HookCalls,
        clock: Clock,
        tasks: TaskGroup,
        on_change: Callable[[], None],
    ) -> None:
        self._pool = pool
        self._directory = directory
        self._calls = calls
        self._clock = clock
        self._tasks = tasks
        self._on_change = on_change
        self._busy: Counter[UUID] = Counter()
        self._poked = asyncio.Event()
        self._looking = asyncio.Lock()

    @property
    def is_busy(self) -> bool:
        """Whether an event is being told."""
        return bool(self._busy)

    def poke(self) -> None:
        """Look soon: something was written that is to be told."""
        self._poked.set()

    async def run(self) -> None:
        """Tell what is due, until cancelled."""
        tidied = time.monotonic()
        while True:
            self._poked.clear()
            try:
                await self.look()
                if time.monotonic() > tidied + TIDY_SECONDS:
                    tidied = time.monotonic()
                    await self.tidy()
            except Exception:
                log.exception("looking for events to tell failed, trying again")
                await asyncio.sleep(1)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._poked.wait(), TICK_SECONDS)

    async def look(self) -> int:
        """Begin to tell everything that is due, as far as there is room; answers how much that was."""
        begun = 0
        async with self._looking:
            while (room := AT_ONCE - self._busy.total()) > 0:
                busy = {receiver: EACH - count for receiver, count in self._busy.items()}
                claimed = await store.claim(self._pool, self._clock.now(), LEASE, EACH, busy, room)
                for one in claimed:
                    self._busy[one.receiver] += 1
                    self._tasks.start(self._tell(one))
                begun += len(claimed)
                if not claimed:
                    break
        return begun

    async def _tell(self, claimed: Claimed) -> None:
        try:
            await self._attempt(claimed)
        finally:
            self._busy[claimed.receiver] -= 1
            if not self._busy[claimed.receiver]:
                del self._busy[claimed.receiver]
            self.poke()

    async def _attempt(self, claimed: Claimed) -> None:
        account = await self._directory.fresh(self._pool, claimed.account_id)
        webhook = webhook_of(account, claimed)
        if webhook is None and claimed.url is None:
            webhook = webhook_of(await self._directory.account(self._pool, claimed.account_id), claimed)
            if webhook is None:
                return  # it was removed meanwhile, and its events with it
        body = None
        try:
            body = await self._calls.body(claimed, webhook)
            with metrics.WEBHOOK_SECONDS.time():
                attempt = await self._calls.call(claimed, webhook, body)
        except Exception:
            log.exception("an event could not be told", event_id=claimed.id, kind=claimed.kind)
            attempt = Attempt(self._clock.now(), None, 0, "The event could not be made; see the log.", None)
        await self._note(claimed, attempt, body)

    async def _note(self, claimed: Claimed, attempt: Attempt, body: str | None) -> None:
        """Write what became of an attempt, and when the next one is due."""
        now = due_at = self._clock.now()
        result = "delivered"
        if attempt.status_code is None or not 200 <= attempt.status_code < 300:
            result = "failed" if claimed.attempts < len(PAUSES) else "dead"
        if result == "failed":
            pause = PAUSES[claimed.attempts]
            due_at = now + pause
            asyncio.get_running_loop().call_later(pause.total_seconds(), self.poke)
        status = "queued" if result == "failed" else result
        metrics.WEBHOOKS_OUT.labels(result).inc()
        if result != "delivered":
            (log.warning if result == "dead" else log.info)(
                "a webhook did not take an event",
                result=result,
                account=claimed.account_id,
                receiver=str(claimed.receiver),
                event_id=str(claimed.uid),
                kind=claimed.kind,
                attempt=claimed.attempts + 1,
                status_code=attempt.status_code,
            )
        noted = await store.finish(
            self._pool, claimed, attempt, status=status, due_at=due_at, now=now, request=body
        )
        if noted:
            self._on_change()

    async def tidy(self) -> None:
        """Forget what is old, and measure how far behind telling is."""
        now = self._clock.now()
        await store.forget(self._pool, now - KEPT_DELIVERED, now - KEPT_DEAD)
        metrics.WEBHOOK_LAG.set(await store.lag(self._pool))
