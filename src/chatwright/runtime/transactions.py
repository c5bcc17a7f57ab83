"""Transactions of the runtime: run a turn in one, repeat it when another pushes it aside, then act on it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

import asyncpg

from chatwright.clock import Clock
from chatwright.engine.model import Event, RetryStep, Status
from chatwright.runtime.directory import Account, Directory
from chatwright.runtime.due import DueJobs
from chatwright.runtime.errors import InstanceNotFound
from chatwright.runtime.held import encode_event
from chatwright.runtime.turn import AfterCommit, Turns
from chatwright.store import turns as store

T = TypeVar("T")

TRIES = 4
"""How often a transaction is tried that another one pushed aside."""

PUSHED_ASIDE = (
    asyncpg.DeadlockDetectedError,
    asyncpg.SerializationError,
    asyncpg.UniqueViolationError,
    asyncpg.LockNotAvailableError,
)


class Transactions:
    """Runs transactions; `perform` does what a committed one asks for."""

    def __init__(
        self,
        pool: asyncpg.Pool,
        directory: Directory,
        turns: Turns,
        jobs: DueJobs,
        clock: Clock,
        perform: Callable[[AfterCommit], None],
    ) -> None:
        self.pool = pool
        self.directory = directory
        self.turns = turns
        self._jobs = jobs
        self._clock = clock
        self._perform = perform

    def now(self, account: Account, sub_account_id: str | None) -> datetime:
        """The time by the clock of a subaccount."""
        return self._clock.now() + account.offset(sub_account_id)

    async def run(self, work: Callable[[Any, AfterCommit], Awaitable[T]]) -> T:
        """Run in one transaction; repeat it when another one pushed it aside; afterwards do what it asks for."""
        for attempt in range(1, TRIES + 1):
            after = AfterCommit()
            try:
                async with self.pool.acquire() as conn, conn.transaction():
                    result = await work(conn, after)
                    for at in after.due:
                        await self._jobs.ensure(at)
            except PUSHED_ASIDE:
                if attempt == TRIES:
                    raise
                await asyncio.sleep(0.01 * attempt)
                continue
            self._perform(after)
            return result
        raise AssertionError("unreachable")

    async def give(
        self, conn: Any, account: Account, instance_id: UUID, event: Event, after: AfterCommit
    ) -> bool:
        """Lock an instance and give it an event; False when it does not exist or does not wait for it."""
        try:
            _, locked, home = await self.locked(conn, account.id, instance_id)
        except InstanceNotFound:
            return False
        return await self.deliver(conn, account, locked, home, event, after)

    async def deliver(
        self,
        conn: Any,
        account: Account,
        locked: store.LockedInstance,
        home: store.Conversation | None,
        event: Event,
        after: AfterCommit,
    ) -> bool:
        """Give an event to a locked instance, or keep it while the instance is suspended [A-INS-1]."""
        if locked.status == Status.SUSPENDED and not isinstance(event, RetryStep):
            key = event.key
            await store.hold_event(conn, account.id, locked.id, key, encode_event(event))
            return True
        return await self.turns.resume(conn, account, locked, home, event, after)

    async def locked(
        self, conn: Any, account_id: str, instance_id: UUID
    ) -> tuple[Account, store.LockedInstance, store.Conversation | None]:
        """Lock an instance, its conversation first. Raises InstanceNotFound."""
        account = await self.directory.account(conn, account_id)
        conversation_id = await store.conversation_of_instance(conn, account_id, instance_id)
        home = None
        if conversation_id is not None:
            home = await store.lock_conversation(conn, account_id, conversation_id)
        locked = await store.lock_instance(conn, account_id, instance_id)
        if locked is None:
            raise InstanceNotFound(f"Instance {instance_id} not found.")
        return account, locked, home
