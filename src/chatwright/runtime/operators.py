"""What operators ask of instances: suspend, resume, terminate, retry."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

from chatwright.engine.model import RetryStep, Status
from chatwright.runtime.errors import InstanceNotFound, WrongStatus
from chatwright.runtime.held import decode_event
from chatwright.runtime.transactions import Transactions
from chatwright.runtime.turn import AfterCommit
from chatwright.store import app_messages, locks, waits


class Operators:
    """Changes the status of instances."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    async def suspend(self, account_id: str, instance_id: UUID) -> None:
        """Suspend a running instance [A-INS-1]. Raises InstanceNotFound, WrongStatus."""

        async def run(conn: Any, after: AfterCommit) -> None:
            _, locked, _ = await self._transactions.locked(conn, account_id, instance_id)
            if locked.status != Status.RUNNABLE:
                raise WrongStatus(f"The instance is {locked.status}; only a Runnable one can be suspended.")
            await waits.set_status(conn, account_id, instance_id, Status.SUSPENDED.value)
            after.hints.append((locked.sub_account_id, "instance", {"id": str(instance_id)}))

        await self._transactions.run(run)

    async def resume(self, account_id: str, instance_id: UUID) -> None:
        """Resume a suspended instance, and apply what arrived meanwhile. Raises InstanceNotFound, WrongStatus."""

        async def run(conn: Any, after: AfterCommit) -> None:
            account, locked, home = await self._transactions.locked(conn, account_id, instance_id)
            if locked.status != Status.SUSPENDED:
                raise WrongStatus(f"The instance is {locked.status}; only a Suspended one can be resumed.")
            await waits.set_status(conn, account_id, instance_id, Status.RUNNABLE.value)
            after.hints.append((locked.sub_account_id, "instance", {"id": str(instance_id)}))
            now = self._transactions.now(account, locked.sub_account_id)
            for text in await waits.take_held_events(conn, account_id, instance_id):
                again = await locks.lock_instance(conn, account_id, instance_id)
                if again is not None and again.status == Status.RUNNABLE:
                    await self._transactions.turns.resume(
                        conn, account, again, home, replace(decode_event(text), now=now), after
                    )

        await self._transactions.run(run)

    async def resume_after(self, account_id: str, handover_id: UUID) -> None:
        """Resume what rested because the owner wrote by hand, now that the chat is given back. Safe to repeat."""
        for instance_id in await app_messages.suspended_by(self._transactions.pool, account_id, handover_id):
            try:
                await self.resume(account_id, instance_id)
            except (InstanceNotFound, WrongStatus):
                continue  # somebody has resumed or ended it by hand

    async def terminate(self, account_id: str, instance_id: UUID) -> None:
        """End an instance by hand. Raises InstanceNotFound, WrongStatus when it has ended already."""

        async def run(conn: Any, after: AfterCommit) -> None:
            account, locked, home = await self._transactions.locked(conn, account_id, instance_id)
            if locked.status not in (Status.RUNNABLE, Status.SUSPENDED):
                raise WrongStatus(f"The instance is {locked.status}; it has ended already.")
            now = self._transactions.now(account, locked.sub_account_id)
            await waits.take_held_events(conn, account_id, instance_id)
            await self._transactions.turns.end(conn, account, locked, home, now, after)

        await self._transactions.run(run)

    async def retry(self, account_id: str, instance_id: UUID) -> None:
        """Run the failed step of a faulted instance again. Raises InstanceNotFound, WrongStatus."""

        async def run(conn: Any, after: AfterCommit) -> None:
            account, locked, home = await self._transactions.locked(conn, account_id, instance_id)
            event = RetryStep(now=self._transactions.now(account, locked.sub_account_id))
            if not await self._transactions.turns.resume(conn, account, locked, home, event, after):
                raise WrongStatus("Only an instance that faulted can be retried.")

        await self._transactions.run(run)

    async def terminate_all(self, account_id: str, definition_id: UUID, version: int | None) -> None:
        """End all running instances of a definition, or of one version of it."""
        for instance_id in await waits.running_of(
            self._transactions.pool, account_id, definition_id, version
        ):
            try:
                await self.terminate(account_id, instance_id)
            except (InstanceNotFound, WrongStatus):
                continue  # it ended by itself meanwhile
