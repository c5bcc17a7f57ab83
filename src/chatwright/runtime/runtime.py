"""One process's runtime: takes events in, runs their turns, and performs what they leave to be done."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, TypeVar
from uuid import UUID, uuid4

import asyncpg
import msgspec
import structlog

from chatwright.channels.port import InboundMessage, Receipt
from chatwright.clock import Clock, SystemClock
from chatwright.egress import EgressGuard
from chatwright.engine.model import (
    DtmfReceived,
    Event,
    HttpFinished,
    ReplyReceived,
    RetryStep,
    SendRejected,
    Status,
    TimeIsUp,
)
from chatwright.messages.window import open_until
from chatwright.runtime import metrics
from chatwright.runtime.calls import Calls, decode_call, encode_event
from chatwright.runtime.deliveries import Deliveries
from chatwright.runtime.directory import Account, Directory
from chatwright.runtime.due import DueJobs, work
from chatwright.runtime.errors import (
    DefinitionNotFound,
    InstanceNotFound,
    SubaccountNotFound,
    WrongStatus,
)
from chatwright.runtime.live import LiveEvents
from chatwright.runtime.receipts import states_before
from chatwright.runtime.tasks import TaskGroup
from chatwright.runtime.turn import HTTP_LEASE, SENDER_LEASE, AfterCommit, Call, Turns
from chatwright.sealing import Sealer
from chatwright.store import deliveries as delivery_store
from chatwright.store import directory as directory_store
from chatwright.store import due as due_store
from chatwright.store import turns as store
from chatwright.store.deliveries import Delivery

log = structlog.get_logger(__name__)

T = TypeVar("T")

TRIES = 4
"""How often a transaction is tried that another one pushed aside."""
CLAIM = 100
"""How many due events are claimed at once."""
CLAIM_LEASE = timedelta(seconds=15)
CALL_TRIES = 5
"""How often an HTTP request is begun whose process died each time."""

PUSHED_ASIDE = (
    asyncpg.DeadlockDetectedError,
    asyncpg.SerializationError,
    asyncpg.UniqueViolationError,
    asyncpg.LockNotAvailableError,
)


class Runtime:
    """The runtime of one process. `start` and `stop` it; its methods commit before they return."""

    def __init__(
        self, pool: asyncpg.Pool, guard: EgressGuard, sealer: Sealer, clock: Clock | None = None
    ) -> None:
        self.pool = pool
        self.live = LiveEvents()
        self.process_id = uuid4()
        self.directory = Directory(guard, sealer)
        self._clock = clock or SystemClock()
        self._tasks = TaskGroup()
        self._turns = Turns(self.directory, self._clock, self.process_id)
        self._calls = Calls(guard, self._clock)
        self._jobs = DueJobs(pool, self._clock)
        self._deliveries = Deliveries(
            pool,
            self.directory,
            self._clock,
            self.process_id,
            self._tasks,
            on_rejected=self._reject,
            on_due=self._jobs.ensure,
            on_change=self._message_changed,
        )
        self._worker: asyncio.Task[None] | None = None

    # --- life ---------------------------------------------------------------------------------------------

    async def start(self) -> None:
        """Begin to work on what is due; first on what an earlier process may have left behind."""
        self._worker = asyncio.create_task(self._work())

    async def _work(self) -> None:
        while True:
            try:
                await self._look()
                await work(self.pool, on_due=self._look, on_watch=self.watch)
            except asyncio.CancelledError:
                raise
            except Exception:
                log.exception("the worker of due jobs failed, starting it again")
            await asyncio.sleep(1)

    async def stop(self) -> None:
        """Finish what is under way, at most ten seconds long, and write what became of it."""
        if self._worker is not None:
            self._worker.cancel()
            await asyncio.wait([self._worker], timeout=5)
        await self._tasks.finish(timeout_seconds=10)
        await self._deliveries.flush()

    # --- events from outside ------------------------------------------------------------------------------

    async def receive(self, message: InboundMessage, account_id: str) -> bool:
        """Take an inbound message in; False when it had been received before. Commits before it returns."""
        with metrics.TURN_SECONDS.time():
            return await self._in_turn(lambda conn, after: self._receive(conn, message, account_id, after))

    async def _receive(
        self, conn: Any, message: InboundMessage, account_id: str, after: AfterCommit
    ) -> bool:
        received = await store.record_inbound(
            conn,
            account_id=account_id,
            sub_account_id=message.sub_account_id,
            channel=message.channel,
            address=message.address,
            name=message.name,
            window_expires_at=None if message.channel == "sms" else open_until(message.timestamp),
            umid=message.umid,
            type_=message.type,
            content=msgspec.json.encode(message.content).decode(),
            reply_to=message.reply_to_umid,
            created_at=message.timestamp,
        )
        if received.message_id is None:
            metrics.DUPLICATES.inc()
            return False
        account = await self.directory.account(conn, account_id, received.definitions_epoch)
        home = received.conversation
        if received.is_new_conversation:
            await store.add_contact(conn, account_id, home.id, message.address, message.name)
        now = self._now(account, message.sub_account_id)
        after.hints.append(
            (message.sub_account_id, "message", hint(message.sub_account_id, message.address))
        )
        data = {
            **message.event,
            "accountId": account_id,
            "subAccountId": message.sub_account_id,
            "triggeredAt": iso(now),
        }
        taken = await self._answer(conn, account, home, message, data, now, after)
        if home.handover_id is None:
            trigger = "inbound_sms" if message.channel == "sms" else "inbound_chat_apps"
            for definition in account.triggers.get(trigger, ()):
                if definition.sub_account_id not in (None, message.sub_account_id):
                    continue
                if taken and not definition.listens_always:
                    continue
                await self._turns.begin(
                    conn,
                    account,
                    definition_id=definition.definition_id,
                    version=definition.version,
                    sub_account_id=message.sub_account_id,
                    home=home,
                    data=data,
                    now=now,
                    after=after,
                )
        return True

    async def _answer(
        self,
        conn: Any,
        account: Account,
        home: store.Conversation,
        message: InboundMessage,
        data: dict[str, Any],
        now: datetime,
        after: AfterCommit,
    ) -> bool:
        """Give the message to the instance that waits for it, if there is one [A-TRG-2, A-WFR-1]."""
        stale: set[tuple[UUID, int]] = set()
        while True:
            waiting = await store.lock_waiting(
                conn, account.id, message.sub_account_id, message.channel, message.address
            )
            if waiting is None or (waiting.id, waiting.key) in stale:
                return False
            event = ReplyReceived(now=now, key=waiting.key, event=data)
            if waiting.status == Status.SUSPENDED:
                await store.hold_event(conn, account.id, waiting.id, waiting.key, encode_event(event))
                return True
            if await self._turns.resume(conn, account, waiting, home, event, after):
                return True
            # It ended its wait while we waited for its lock; perhaps another one listens.
            stale.add((waiting.id, waiting.key))

    async def receive_receipt(self, receipt: Receipt, account_id: str) -> bool:
        """Apply what a provider says became of a message; False when nothing changed [R-DR-1..6]."""
        address = await delivery_store.apply_receipt(
            self.pool,
            account_id,
            umid=receipt.client_message_id,
            provider_id=receipt.provider_id,
            states=states_before(receipt.state),
            state=receipt.state,
            detail=receipt.detail,
            error=msgspec.json.encode(receipt.error).decode() if receipt.error else None,
            at=receipt.timestamp,
        )
        if address is None:
            return False
        self.live.publish(receipt.sub_account_id, "message", hint(receipt.sub_account_id, address))
        return True

    async def trigger_http(
        self, account_id: str, sub_account_id: str | None, body: dict[str, Any]
    ) -> list[str]:
        """Start every enabled definition of the `http_request` trigger that this subaccount's requests start."""

        async def run(conn: Any, after: AfterCommit) -> list[str]:
            account = await self.directory.account(conn, account_id)
            now = self._now(account, sub_account_id)
            data = {**body, "accountId": account_id, "triggeredAt": iso(now)}
            if sub_account_id is not None:
                data["subAccountId"] = sub_account_id
            return [
                str(
                    await self._turns.begin(
                        conn,
                        account,
                        definition_id=definition.definition_id,
                        version=definition.version,
                        sub_account_id=definition.sub_account_id or sub_account_id,
                        home=None,
                        data=data,
                        now=now,
                        after=after,
                    )
                )
                for definition in account.triggers.get("http_request", ())
                if definition.sub_account_id in (None, sub_account_id)
            ]

        return await self._in_turn(run)

    async def start_instance(
        self, account_id: str, definition_id: UUID, version: int | None, data: dict[str, Any]
    ) -> str:
        """Start a test run with `data` as the event. Raises DefinitionNotFound."""

        async def run(conn: Any, after: AfterCommit) -> str:
            account = await self.directory.account(conn, account_id)
            found = await directory_store.read_version(conn, account_id, definition_id, version)
            if found is None:
                raise DefinitionNotFound(f"Definition {definition_id} not found.")
            sub_account_id = test_sub_account(data)
            now = self._now(account, sub_account_id)
            stamped = {**data, "accountId": account_id, "triggeredAt": iso(now)}
            if sub_account_id is not None:
                stamped["subAccountId"] = sub_account_id
            instance_id = await self._turns.begin(
                conn,
                account,
                definition_id=definition_id,
                version=found[0],
                sub_account_id=sub_account_id,
                home=None,
                data=stamped,
                now=now,
                after=after,
                is_test=True,
            )
            return str(instance_id)

        return await self._in_turn(run)

    async def press_keys(self, account_id: str, uid: str, dtmf: str) -> bool:
        """Keys pressed in a call; False when nothing listens to it [A-VOICE-1]."""

        async def run(conn: Any, after: AfterCommit) -> bool:
            account = await self.directory.account(conn, account_id)
            call = await store.read_call(conn, account_id, uid)
            if call is None:
                return False
            listener = await store.find_listener(conn, account_id, [call.client_request_id, uid])
            if listener is None:
                return False
            now = self._now(account, call.sub_account_id)
            data = {
                "uid": uid,
                "status": {"code": "DTMF", "timestamp": iso(now)},
                "destination": call.destination,
                "clientRequestId": call.client_request_id,
                "actionDetails": {"dtmf": dtmf},
            }
            event = DtmfReceived(now=now, key=listener[1], data=data)
            return await self._give(conn, account, listener[0], event, after)

        return await self._in_turn(run)

    # --- operators ----------------------------------------------------------------------------------------

    async def suspend(self, account_id: str, instance_id: UUID) -> None:
        """Suspend a running instance [A-INS-1]. Raises InstanceNotFound, WrongStatus."""

        async def run(conn: Any, after: AfterCommit) -> None:
            _, locked, _ = await self._locked(conn, account_id, instance_id)
            if locked.status != Status.RUNNABLE:
                raise WrongStatus(f"The instance is {locked.status}; only a Runnable one can be suspended.")
            await store.set_status(conn, account_id, instance_id, Status.SUSPENDED.value)
            after.hints.append((locked.sub_account_id, "instance", {"id": str(instance_id)}))

        await self._in_turn(run)

    async def resume(self, account_id: str, instance_id: UUID) -> None:
        """Resume a suspended instance, and apply what arrived meanwhile. Raises InstanceNotFound, WrongStatus."""

        async def run(conn: Any, after: AfterCommit) -> None:
            account, locked, home = await self._locked(conn, account_id, instance_id)
            if locked.status != Status.SUSPENDED:
                raise WrongStatus(f"The instance is {locked.status}; only a Suspended one can be resumed.")
            await store.set_status(conn, account_id, instance_id, Status.RUNNABLE.value)
            after.hints.append((locked.sub_account_id, "instance", {"id": str(instance_id)}))
            for text in await store.take_held_events(conn, account_id, instance_id):
                again = await store.lock_instance(conn, account_id, instance_id)
                if again is not None and again.status == Status.RUNNABLE:
                    await self._turns.resume(conn, account, again, home, decode_event(text), after)

        await self._in_turn(run)

    async def terminate(self, account_id: str, instance_id: UUID) -> None:
        """End an instance by hand. Raises InstanceNotFound, WrongStatus when it has ended already."""

        async def run(conn: Any, after: AfterCommit) -> None:
            account, locked, home = await self._locked(conn, account_id, instance_id)
            if locked.status not in (Status.RUNNABLE, Status.SUSPENDED):
                raise WrongStatus(f"The instance is {locked.status}; it has ended already.")
            now = self._now(account, locked.sub_account_id)
            await store.take_held_events(conn, account_id, instance_id)
            await self._turns.end(conn, account, locked, home, now, after)

        await self._in_turn(run)

    async def retry(self, account_id: str, instance_id: UUID) -> None:
        """Run the failed step of a faulted instance again. Raises InstanceNotFound, WrongStatus."""

        async def run(conn: Any, after: AfterCommit) -> None:
            account, locked, home = await self._locked(conn, account_id, instance_id)
            event = RetryStep(now=self._now(account, locked.sub_account_id))
            if not await self._turns.resume(conn, account, locked, home, event, after):
                raise WrongStatus("Only an instance that faulted can be retried.")

        await self._in_turn(run)

    async def terminate_all(self, account_id: str, definition_id: UUID, version: int | None) -> None:
        """End all running instances of a definition, or of one version of it."""
        for instance_id in await store.running_of(self.pool, account_id, definition_id, version):
            try:
                await self.terminate(account_id, instance_id)
            except (InstanceNotFound, WrongStatus):
                continue  # it ended by itself meanwhile

    async def definitions_changed(self, account_id: str, conn: Any) -> None:
        """Tell every process that definitions or channels have changed, as part of the caller's transaction."""
        await directory_store.raise_epoch(conn, account_id)

    async def clock(self, account_id: str, sub_account_id: str) -> datetime:
        """What the clock of a subaccount shows. Raises SubaccountNotFound."""
        account = await self.directory.account(self.pool, account_id)
        if sub_account_id not in account.subaccounts:
            raise SubaccountNotFound(f"There is no subaccount {sub_account_id!r}.")
        return self._now(account, sub_account_id)

    async def move_clock(self, account_id: str, sub_account_id: str, by: timedelta) -> datetime:
        """Move the simulated clock forward; what becomes due by that happens before this returns."""
        async with self.pool.acquire() as conn, conn.transaction():
            offset = await directory_store.move_clock(conn, account_id, sub_account_id, by)
            if offset is None:
                raise SubaccountNotFound(f"There is no subaccount {sub_account_id!r}.")
            await due_store.bring_forward(conn, account_id, sub_account_id, by)
            await directory_store.raise_epoch(conn, account_id)
        await self._look()
        return self._clock.now() + offset

    # --- what is due, and what others left behind ------------------------------------------------------------

    async def _look(self) -> None:
        """Perform everything that is due."""
        while True:
            claimed = await due_store.claim_due(self.pool, CLAIM_LEASE, CLAIM)
            if claimed:
                await self._jobs.ensure(self._clock.now() + CLAIM_LEASE)
            results = await asyncio.gather(*(self._wake(due) for due in claimed), return_exceptions=True)
            for result in results:
                if isinstance(result, BaseException):
                    log.error("a due event failed and will be tried again", exc_info=result)
            abandoned = await self._deliveries.take_over_abandoned(CLAIM)
            if len(claimed) < CLAIM and abandoned < CLAIM:
                return

    async def _wake(self, due: due_store.Due) -> None:
        if due.kind != "http":
            await self._time_is_up(due)
            return
        metrics.RECOVERED.labels("http").inc()
        effect = decode_call(due.body or "{}")
        conversation_id = await store.conversation_of_instance(self.pool, due.account_id, due.instance_id)
        if due.attempts > CALL_TRIES:
            gone = "The server stopped each time this request was made."
            event = HttpFinished(now=self._clock.now(), key=due.key, code=0, reason=gone, body=None, warning=gone)
            await self._finish_call(due.account_id, due.instance_id, conversation_id, event)
            return
        lease = effect.timeout + HTTP_LEASE
        await due_store.postpone_event(self.pool, due.account_id, due.instance_id, due.key, lease)
        await self._jobs.ensure(self._clock.now() + lease)
        self._tasks.start(self._call(Call(due.account_id, due.instance_id, conversation_id, effect)))

    async def _time_is_up(self, due: due_store.Due) -> None:
        async def run(conn: Any, after: AfterCommit) -> None:
            account = await self.directory.account(conn, due.account_id)
            try:
                _, locked, home = await self._locked(conn, due.account_id, due.instance_id)
            except InstanceNotFound:
                await store.disarm(conn, due.account_id, due.instance_id, due.key)
                return
            event = TimeIsUp(now=self._now(account, locked.sub_account_id), key=due.key)
            if not await self._deliver(conn, account, locked, home, event, after):
                # The instance no longer waits for it, so the row has nothing left to do.
                await store.disarm(conn, due.account_id, due.instance_id, due.key)

        await self._in_turn(run)

    async def watch(self) -> None:
        """Look for what should not exist: overdue work that no job found, and instances that nothing wakes."""
        await self._look()
        stuck = await due_store.find_stuck(self.pool)
        metrics.STUCK.set(len(stuck))
        for account_id, instance_id in stuck:
            log.error("a running instance has no next event", account=account_id, instance=str(instance_id))

    # --- effects --------------------------------------------------------------------------------------------

    async def _call(self, call: Call) -> None:
        event = await self._calls.perform(str(call.instance_id), call.effect)
        await self._finish_call(call.account_id, call.instance_id, call.conversation_id, event)

    async def _finish_call(
        self, account_id: str, instance_id: UUID, conversation_id: int | None, event: HttpFinished
    ) -> None:
        async def run(conn: Any, after: AfterCommit) -> None:
            account = await self.directory.account(conn, account_id)
            home = (
                await store.lock_conversation(conn, account_id, conversation_id)
                if conversation_id is not None
                else None
            )
            locked = await store.lock_instance(conn, account_id, instance_id)
            if locked is None:
                return
            at = self._now(account, locked.sub_account_id)
            await self._deliver(conn, account, locked, home, replace(event, now=at), after)

        with metrics.TURN_SECONDS.time():
            await self._in_turn(run)

    async def _reject(self, delivery: Delivery, reason: str) -> None:
        """Tell the instance that its message was refused for good."""
        if delivery.instance_id is None or delivery.key is None:
            return
        instance_id, key = delivery.instance_id, delivery.key

        async def run(conn: Any, after: AfterCommit) -> None:
            account = await self.directory.account(conn, delivery.account_id)
            now = self._now(account, delivery.sub_account_id)
            await self._give(
                conn, account, instance_id, SendRejected(now=now, key=key, message=reason), after
            )

        await self._in_turn(run)

    # --- the turn -------------------------------------------------------------------------------------------

    async def _in_turn(self, run: Callable[[Any, AfterCommit], Awaitable[T]]) -> T:
        """Run in one transaction; repeat it when another one pushed it aside; afterwards do what it asks for."""
        for attempt in range(1, TRIES + 1):
            after = AfterCommit()
            try:
                async with self.pool.acquire() as conn, conn.transaction():
                    result = await run(conn, after)
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

    def _perform(self, after: AfterCommit) -> None:
        if after.deliveries:
            self._deliveries.hand_over(after.deliveries, self._clock.now() + SENDER_LEASE)
        for call in after.calls:
            self._tasks.start(self._call(call))
        for sub_account_id, name, data in after.hints:
            self.live.publish(sub_account_id, name, data)

    async def _give(
        self, conn: Any, account: Account, instance_id: UUID, event: Event, after: AfterCommit
    ) -> bool:
        """Lock an instance and give it an event; False when it does not exist or does not wait for it."""
        try:
            _, locked, home = await self._locked(conn, account.id, instance_id)
        except InstanceNotFound:
            return False
        return await self._deliver(conn, account, locked, home, event, after)

    async def _deliver(
        self,
        conn: Any,
        account: Account,
        locked: store.LockedInstance,
        home: store.Conversation | None,
        event: Event,
        after: AfterCommit,
    ) -> bool:
        if locked.status == Status.SUSPENDED and not isinstance(event, RetryStep):
            key = event.key
            await store.hold_event(conn, account.id, locked.id, key, encode_event(event))
            return True
        return await self._turns.resume(conn, account, locked, home, event, after)

    async def _locked(
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

    def _now(self, account: Account, sub_account_id: str | None) -> datetime:
        return self._clock.now() + account.offset(sub_account_id)

    def _message_changed(self, delivery: Delivery) -> None:
        self.live.publish(
            delivery.sub_account_id, "message", hint(delivery.sub_account_id, delivery.address)
        )


EVENTS: dict[str, type[Any]] = {
    kind.__name__: kind for kind in (ReplyReceived, DtmfReceived, TimeIsUp, HttpFinished, SendRejected)
}


def decode_event(text: str) -> Event:
    """An event that was kept for a suspended instance."""
    kept = msgspec.json.decode(text)
    event: Event = msgspec.convert(kept["event"], EVENTS[kept["kind"]])
    return event


def hint(sub_account_id: str, address: str) -> dict[str, Any]:
    """The live event of a changed conversation."""
    return {"subAccountId": sub_account_id, "msisdn": address}


def iso(moment: datetime) -> str:
    """A UTC time as the provider writes it, with milliseconds and Z."""
    return moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"


def test_sub_account(data: dict[str, Any]) -> str | None:
    """The subaccount that a simulated event names, at its root or in its payload."""
    payload = data.get("payload")
    for holder in (data, payload if isinstance(payload, dict) else {}):
        value = holder.get("subAccountId")
        if isinstance(value, str) and value:
            return value
    return None
