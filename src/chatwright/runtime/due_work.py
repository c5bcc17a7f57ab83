"""Performing what is due: time limits that ran out, and effects and messages that a dead process left."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import asyncpg
import structlog

from chatwright.clock import Clock
from chatwright.engine.model import HttpFinished, TimeIsUp
from chatwright.runtime import metrics
from chatwright.runtime.calls import Calls, decode_call
from chatwright.runtime.deliveries import Deliveries
from chatwright.runtime.due import DueJobs
from chatwright.runtime.effects import HTTP_LEASE
from chatwright.runtime.errors import InstanceNotFound
from chatwright.runtime.order import InOrder
from chatwright.runtime.quick import QuickTurns
from chatwright.runtime.tasks import TaskGroup
from chatwright.runtime.transactions import Transactions
from chatwright.runtime.turn import AfterCommit, Call
from chatwright.store import due as due_store
from chatwright.store import locks, waits
from chatwright.store.rows import Conversation

log = structlog.get_logger(__name__)

CLAIM = 100
"""How many due events are claimed at once."""
CLAIM_LEASE = timedelta(seconds=15)
CALL_TRIES = 5
"""How often an HTTP request is begun whose process died each time."""


class DueWork:
    """Performs what is due, and HTTP requests at once when their turn has just been committed.

    `also` is other work that may be due: each performs so many of its kind at most, and answers how many it did.
    """

    def __init__(
        self,
        pool: asyncpg.Pool,
        transactions: Transactions,
        quick: QuickTurns,
        order: InOrder,
        deliveries: Deliveries,
        calls: Calls,
        jobs: DueJobs,
        clock: Clock,
        tasks: TaskGroup,
        also: Sequence[Callable[[int], Awaitable[int]]] = (),
    ) -> None:
        self._pool = pool
        self._transactions = transactions
        self._quick = quick
        self._order = order
        self._deliveries = deliveries
        self._calls = calls
        self._jobs = jobs
        self._clock = clock
        self._tasks = tasks
        self._also = also

    async def look(self) -> None:
        """Perform everything that is due."""
        while True:
            claimed = await due_store.claim_due(self._pool, CLAIM_LEASE, CLAIM)
            if claimed:
                await self._jobs.ensure(self._clock.now() + CLAIM_LEASE)
            results = await asyncio.gather(*(self._wake(due) for due in claimed), return_exceptions=True)
            for result in results:
                if isinstance(result, BaseException):
                    log.error("a due event failed and will be tried again", exc_info=result)
            abandoned = await self._deliveries.take_over_abandoned(CLAIM)
            others = [await perform(CLAIM) for perform in self._also]
            if max(len(claimed), abandoned, *others) < CLAIM:
                return

    async def _wake(self, due: due_store.Due) -> None:
        if due.kind != "http":
            await self._time_is_up(due)
            return
        metrics.RECOVERED.labels("http").inc()
        effect = decode_call(due.body or "{}")
        conversation_id = await locks.conversation_of_instance(self._pool, due.account_id, due.instance_id)
        if due.attempts > CALL_TRIES:
            gone = "The server stopped each time this request was made."
            event = HttpFinished(
                now=self._clock.now(), key=due.key, code=0, reason=gone, body=None, warning=gone
            )
            await self._finish_call(due.account_id, due.instance_id, conversation_id, event)
            return
        lease = effect.timeout + HTTP_LEASE
        await due_store.postpone_event(self._pool, due.account_id, due.instance_id, due.key, lease)
        await self._jobs.ensure(self._clock.now() + lease)
        self._tasks.start(self.call(Call(due.account_id, due.instance_id, conversation_id, effect)))

    async def _time_is_up(self, due: due_store.Due) -> None:
        async def run(conn: Any, after: AfterCommit) -> None:
            account = await self._transactions.directory.account(conn, due.account_id)
            try:
                _, locked, home = await self._transactions.locked(conn, due.account_id, due.instance_id)
            except InstanceNotFound:
                await waits.disarm(conn, due.account_id, due.instance_id, due.key)
                return
            event = TimeIsUp(now=self._transactions.now(account, locked.sub_account_id), key=due.key)
            if not await self._transactions.deliver(conn, account, locked, home, event, after):
                # The instance no longer waits for it, so the row has nothing left to do.
                await waits.disarm(conn, due.account_id, due.instance_id, due.key)

        await self._transactions.run(run)

    async def watch(self) -> None:
        """Look for what should not exist: overdue work that no job found, and instances that nothing wakes."""
        await self.look()
        stuck = await due_store.find_stuck(self._pool)
        metrics.STUCK.set(len(stuck))
        for account_id, instance_id in stuck:
            log.error("a running instance has no next event", account=account_id, instance=str(instance_id))

    async def call(self, call: Call) -> None:
        """Make an HTTP request, and give the answer to the instance that asked for it."""
        event = await self._calls.perform(str(call.instance_id), call.effect)
        if call.home is not None:
            home = call.home
            with metrics.TURN_SECONDS.time():
                async with self._order.of((home.sub_account_id, home.channel, home.address)):
                    if await self._quick.finish_call(call, event):
                        return
        await self._finish_call(call.account_id, call.instance_id, call.conversation_id, event)

    async def _finish_call(
        self, account_id: str, instance_id: UUID, conversation_id: int | None, event: HttpFinished
    ) -> None:
        async def run(conn: Any, after: AfterCommit) -> None:
            account = await self._transactions.directory.fresh(conn, account_id)
            home: Conversation | None = None
            if conversation_id is not None:
                both = await locks.lock_both(conn, account_id, instance_id, conversation_id)
                home, locked = both if both is not None else (None, None)
            else:
                locked = await locks.lock_instance(conn, account_id, instance_id)
            if locked is None:
                return
            at = self._transactions.now(account, locked.sub_account_id)
            await self._transactions.deliver(conn, account, locked, home, replace(event, now=at), after)

        metrics.WITH_LOCKS.inc()
        with metrics.TURN_SECONDS.time():
            await self._transactions.run(run)
