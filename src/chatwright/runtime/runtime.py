"""One process's runtime: takes events in, runs their turns, and performs what they leave to be done."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import asyncpg
import msgspec
import structlog

from chatwright.channels.port import Receipt
from chatwright.clock import Clock, SystemClock
from chatwright.egress import EgressGuard
from chatwright.engine.model import SendRejected, SentTooLate
from chatwright.runtime.broadcasts import Broadcasts
from chatwright.runtime.calls import Calls
from chatwright.runtime.consent import stops_marketing
from chatwright.runtime.contact_imports import ContactImports
from chatwright.runtime.deliveries import Deliveries
from chatwright.runtime.desk import Desk
from chatwright.runtime.directory import Account, Directory
from chatwright.runtime.due import DueJobs, work
from chatwright.runtime.due_work import DueWork
from chatwright.runtime.errors import SubaccountNotFound
from chatwright.runtime.exports import Exports
from chatwright.runtime.failures import Failures
from chatwright.runtime.fallbacks import Fallbacks
from chatwright.runtime.hook_calls import HookCalls
from chatwright.runtime.hooks import Hooks
from chatwright.runtime.housekeeping import Housekeeping
from chatwright.runtime.identities import Identities
from chatwright.runtime.inbound import Inbound
from chatwright.runtime.lines import Lines
from chatwright.runtime.live import LiveEvents, hint
from chatwright.runtime.operators import Operators
from chatwright.runtime.order import InOrder
from chatwright.runtime.outbox import Outbox
from chatwright.runtime.provider_events import ProviderEvents
from chatwright.runtime.provider_flows import fetch_flows_quietly
from chatwright.runtime.provider_templates import fetch_quietly
from chatwright.runtime.quick import QuickTurns
from chatwright.runtime.receipts import states_before
from chatwright.runtime.returns import Returns
from chatwright.runtime.tasks import TaskGroup
from chatwright.runtime.template_life import advance_templates
from chatwright.runtime.transactions import Transactions
from chatwright.runtime.turn import SENDER_LEASE, AfterCommit, Turns
from chatwright.sealing import Sealer
from chatwright.store import broadcasts as broadcast_store
from chatwright.store import consent as consent_store
from chatwright.store import deliveries as delivery_store
from chatwright.store import directory as directory_store
from chatwright.store import due as due_store
from chatwright.store import instance_views
from chatwright.store import outbox as outbox_store
from chatwright.store.deliveries import Delivery

log = structlog.get_logger(__name__)


class Runtime:
    """The runtime of one process. `start` and `stop` it; its methods commit before they return.

    Turns take their connections from `pool`, jobs from `job_pool`, so that neither can starve the other.
    """

    def __init__(
        self,
        pool: asyncpg.Pool,
        job_pool: asyncpg.Pool,
        guard: EgressGuard,
        sealer: Sealer,
        clock: Clock | None = None,
    ) -> None:
        self.pool = pool
        self._job_pool = job_pool
        self.live = LiveEvents()
        self.process_id = uuid4()
        self.guard = guard
        self.directory = Directory(guard, sealer, pool)
        self._clock = clock or SystemClock()
        self._tasks = TaskGroup()
        turns = Turns(pool, self.directory, self._clock, self.process_id)
        self.calls = Calls(guard, self._clock)
        self._lines, order = Lines(pool), InOrder()
        self._jobs = DueJobs(job_pool, self._clock)
        self.desk = Desk(pool, self.directory, self.live, self._clock)
        self._transactions = Transactions(pool, self.directory, turns, self._jobs, self._clock, self._perform)
        quick = QuickTurns(self._lines, self.directory, turns, self._jobs, self._clock, self._perform)
        self.hooks = Hooks(
            pool,
            self.directory,
            HookCalls(pool, guard, sealer, self._clock),
            self._clock,
            self._tasks,
            on_change=self._event_told,
        )
        self._failures = Failures(self._transactions)
        self._deliveries = Deliveries(
            pool,
            self.directory,
            self._clock,
            self.process_id,
            self._tasks,
            on_rejected=self._reject,
            on_failed=self._failures.heed_delivery,
            on_too_late=self._came_too_late,
            on_due=self._jobs.ensure,
            on_change=self._message_changed,
            on_told=self.hooks.poke,
            on_unsent=self._hurry_fallbacks,
        )
        self._outbox = Outbox(
            pool, self.directory, self._deliveries, self._jobs, self._clock, self.process_id
        )
        self._fallbacks = Fallbacks(
            pool, self.directory, self._outbox, self._jobs, self._clock, self.process_id
        )
        self.broadcasts = Broadcasts(
            pool, self.directory, self._outbox, self._jobs, self._clock, self.process_id, self.live
        )
        self._exports = Exports(pool, self._jobs, self._clock)
        imports = ContactImports(pool, self._jobs, self._clock)
        self._due = DueWork(
            pool,
            self._transactions,
            quick,
            order,
            self._deliveries,
            self.calls,
            self._jobs,
            self._clock,
            self._tasks,
            also=(
                self._outbox.send_due,
                self._fallbacks.perform,
                self.broadcasts.perform,
                self._exports.perform,
                imports.perform,
                Housekeeping(pool).tidy,
            ),
        )
        self._identities = Identities(self._transactions)
        self._inbound = Inbound(self._transactions, quick, order, self._identities)
        self._operators = Operators(self._transactions)
        self._workers: list[asyncio.Task[None]] = []

        self.receive = self._inbound.receive
        self.hear = ProviderEvents(
            self._transactions,
            self._identities,
            self._inbound.receive,
            self.receive_receipt,
            on_told=self.hooks.poke,
            on_unknown_template=self._fetch_unknown,
        ).hear
        self.trigger_http = self._inbound.trigger_http
        self.start_instance = self._inbound.start_instance
        self.press_keys = self._inbound.press_keys
        self.suspend = self._operators.suspend
        self.resume = self._operators.resume
        self.close_handover = Returns(self._transactions).close
        self.resume_after = self._operators.resume_after
        self.terminate = self._operators.terminate
        self.terminate_all = self._operators.terminate_all
        self.retry = self._operators.retry
        self.send = self._outbox.send
        self.check_once = self._outbox.check_once
        self.export = self._exports.ask
        self.import_contacts = imports.ask

    async def start(self) -> None:
        """Begin to work on what is due; first on what an earlier process may have left behind."""
        self._workers = [asyncio.create_task(self._work()), asyncio.create_task(self.hooks.run())]

    async def _work(self) -> None:
        while True:
            try:
                await self._due.look()
                await work(self._job_pool, on_due=self._due.look, on_watch=self.watch)
            except asyncio.CancelledError:
                raise
            except Exception:
                log.exception("the worker of due jobs failed, starting it again")
            await asyncio.sleep(1)

    async def watch(self) -> None:
        """Look for what is overdue, and for what happens to templates by themselves."""
        await self._due.watch()
        await advance_templates(self.pool, self.live, self._clock.now())
        await self.desk.tick()

    async def stop(self) -> None:
        """Finish what is under way, at most ten seconds long, and write what became of it."""
        for worker in self._workers:
            worker.cancel()
        if self._workers:
            await asyncio.wait(self._workers, timeout=5)
        await self._tasks.finish(timeout_seconds=10)
        await self._deliveries.flush()
        await self._lines.close()

    async def receive_receipt(self, receipt: Receipt, account_id: str) -> bool:
        """Apply what a provider says became of a message; False when nothing changed [R-DR-1..6]."""
        if receipt.phone is not None and receipt.bsuid is not None:
            await self._identities.know(account_id, receipt.bsuid, receipt.phone)
        changed = await delivery_store.apply_receipt(
            self.pool,
            account_id,
            umid=receipt.client_message_id,
            provider_id=receipt.provider_id,
            states=states_before(receipt.state, receipt.detail),
            state=receipt.state,
            detail=receipt.detail,
            error=msgspec.json.encode(receipt.error).decode() if receipt.error else None,
            at=receipt.timestamp,
        )
        if receipt.shown is not None:
            shown = msgspec.json.encode(receipt.shown).decode()
            ids = (receipt.client_message_id, receipt.provider_id)
            await delivery_store.keep_shown(self.pool, account_id, receipt.sub_account_id, *ids, shown)
        if changed is None:
            return False
        address = changed.address
        if stops_marketing(receipt.error):
            await consent_store.stop(
                self.pool,
                account_id,
                address,
                "marketing",
                "receipt",
                str((receipt.error or {}).get("message") or ""),
                receipt.timestamp,
                umid=receipt.client_message_id,
            )
        if receipt.error is not None:
            await self._failures.heed_receipt(account_id, receipt, address)
        account = await self.directory.fresh(self.pool, account_id)
        if changed.has_callback or account.tells("CADR", receipt.sub_account_id):
            self.hooks.poke()
        self.live.publish(receipt.sub_account_id, "message", hint(receipt.sub_account_id, address))
        return True

    def fetch_templates(self, account: Account, sub_account_id: str) -> None:
        """Fetch the templates that the provider of a subaccount keeps, in the background."""
        now = self._transactions.now(account, sub_account_id)
        self._tasks.start(fetch_quietly(self.pool, self.live, account, sub_account_id, now))

    def fetch_flows(self, account: Account, sub_account_id: str) -> None:
        """The same of the WhatsApp Flows."""
        now = self._transactions.now(account, sub_account_id)
        self._tasks.start(fetch_flows_quietly(self.pool, account, sub_account_id, now))

    def _fetch_unknown(self, account_id: str, sub_account_id: str) -> None:
        async def fetch() -> None:
            account = await self.directory.fresh(self.pool, account_id)
            self.fetch_templates(account, sub_account_id)

        self._tasks.start(fetch())

    async def definitions_changed(self, account_id: str, conn: Any) -> None:
        """Tell every process that definitions or channels have changed, as part of the caller's transaction."""
        await directory_store.raise_epoch(conn, account_id)

    def now(self) -> datetime:
        """The real time."""
        return self._clock.now()

    async def clock(self, account_id: str, sub_account_id: str) -> datetime:
        """What the clock of a subaccount shows. Raises SubaccountNotFound."""
        account = await self.directory.account(self.pool, account_id)
        if sub_account_id not in account.subaccounts:
            raise SubaccountNotFound(f"There is no subaccount {sub_account_id!r}.")
        return self._transactions.now(account, sub_account_id)

    async def move_clock(self, account_id: str, sub_account_id: str, by: timedelta) -> datetime:
        """Move the simulated clock forward; what becomes due by that happens before this returns."""
        async with self.pool.acquire() as conn, conn.transaction():
            offset = await directory_store.move_clock(conn, account_id, sub_account_id, by)
            if offset is None:
                raise SubaccountNotFound(f"There is no subaccount {sub_account_id!r}.")
            await due_store.bring_forward(conn, account_id, sub_account_id, by)
            await outbox_store.bring_forward(conn, account_id, sub_account_id, by)
            await broadcast_store.bring_forward(conn, account_id, sub_account_id, by)
            await directory_store.raise_epoch(conn, account_id)
        await self._due.look()
        await advance_templates(self.pool, self.live, self._clock.now())
        await self.desk.tick()
        return self._clock.now() + offset

    def _perform(self, after: AfterCommit) -> None:
        if after.deliveries:
            self._deliveries.hand_over(after.deliveries, self._clock.now() + SENDER_LEASE)
        if after.told:
            self.hooks.poke()
        if after.opened:
            self._tasks.start(self.desk.route_all(after.opened))
        for call in after.calls:
            self._tasks.start(self._due.call(call))
        for sub_account_id, name, data in after.hints:
            self.live.publish(sub_account_id, name, data)

    async def _came_too_late(self, delivery: Delivery) -> None:
        """Tell the instance that the window had closed, if its journey says what to do then [R-WIN-5]."""
        if delivery.instance_id is None or delivery.key is None:
            return
        instance_id, key = delivery.instance_id, delivery.key
        origin = await instance_views.version_of(self.pool, delivery.account_id, instance_id)
        if origin is None:
            return
        journey = await self.directory.journey(self.pool, delivery.account_id, *origin)
        if not any(step.minds_window for step in journey.steps.values()):
            return

        async def run(conn: Any, after: AfterCommit) -> None:
            account = await self.directory.account(conn, delivery.account_id)
            step = await instance_views.step_of_execution(conn, delivery.account_id, instance_id, key)
            now = self._transactions.now(account, delivery.sub_account_id)
            event = SentTooLate(now=now, key=key, step=step)
            await self._transactions.give(conn, account, instance_id, event, after)

        await self._transactions.run(run)

    async def _reject(self, delivery: Delivery, reason: str) -> None:
        """Tell the instance that its message was refused for good."""
        if delivery.instance_id is None or delivery.key is None:
            return
        instance_id, key = delivery.instance_id, delivery.key

        async def run(conn: Any, after: AfterCommit) -> None:
            account = await self.directory.account(conn, delivery.account_id)
            step = await instance_views.step_of_execution(conn, delivery.account_id, instance_id, key)
            now = self._transactions.now(account, delivery.sub_account_id)
            await self._transactions.give(
                conn, account, instance_id, SendRejected(now=now, key=key, step=step, message=reason), after
            )

        await self._transactions.run(run)

    def _event_told(self) -> None:
        self.live.publish(None, "webhook", {})

    async def _hurry_fallbacks(self, failed: list[Delivery]) -> None:
        await self._fallbacks.hurry(failed)

    def _message_changed(self, delivery: Delivery) -> None:
        self.live.publish(delivery.sub_account_id, "message", hint(delivery.sub_account_id, delivery.address))
