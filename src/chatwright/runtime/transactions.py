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
from chatwright.runtime.effects import To
from chatwright.runtime.errors import InstanceNotFound
from chatwright.runtime.held import encode_event
from chatwright.runtime.turn import AfterCommit, Turns
from chatwright.store import locks, waits
from chatwright.store.rows import Conversation, StoredInstance

T = TypeVar("T")

TRIES = 6
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
        self.clock = clock
        self._perform = perform

    def now(self, account: Account, sub_account_id: str | None) -> datetime:
        """The time by the clock of a subaccount."""
        return self.clock.now() + account.offset(sub_account_id)

    async def run(self, work: Callable[[Any, AfterCommit], Awaitable[T]]) -> T:
        """Run in one transaction; repeat it when another one pushed it aside; afterwards do what it asks for."""
        wanted: set[tuple[str, To]] = set()
        for attempt in range(1, TRIES + 1):
            after = AfterCommit()
            try:
                async with self.pool.acquire() as conn:
                    async with conn.transaction():
                        # In one order, so that those who crossed each other the first time do so only once.
                        for account_id, to in sorted(wanted):
                            await locks.lock_if_there(conn, account_id, *to)
                        result = await work(conn, after)
                        for at in after.due:
                            await self._jobs.ensure(at)
                    # Nothing comes in between: messages are handed over in the order of the commits.
                    self._perform(after)
                    return result
            except PUSHED_ASIDE:
                if attempt == TRIES:
                    raise
                wanted |= after.locked
                await asyncio.sleep(0.01 * attempt)
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
        locked: StoredInstance,
        home: Conversation | None,
        event: Event,
        after: AfterCommit,
    ) -> bool:
        """Give an event to a locked instance, or keep it while the instance is suspended [A-INS-1]."""
        if locked.status == Status.SUSPENDED and not isinstance(event, RetryStep):
            key = event.key
            await waits.hold_event(conn, account.id, locked.id, key, encode_event(event))
            return True
        return await self.turns.resume(conn, account, locked, home, event, after)

    async def locked(
        self, conn: Any, account_id: str, instance_id: UUID
    ) -> tuple[Account, StoredInstance, Conversation | None]:
        """Lock an instance, its conversation first. Raises InstanceNotFound."""
        account = await self.directory.account(conn, account_id)
        conversation_id = await locks.conversation_of_instance(conn, account_id, instance_id)
        home = None
        if conversation_id is not None:
            home = await locks.lock_conversation(conn, account_id, conversation_id)
        locked = await locks.lock_instance(conn, account_id, instance_id)
        if locked is None:
            raise InstanceNotFound(f"Instance {instance_id} not found.")
        return account, locked, home
