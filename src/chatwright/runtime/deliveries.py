"""Handing messages over: every conversation has a lane, and a lane sends one message after the other.

A process sends for the conversations that it holds (`conversations.sender_id`), so that the messages of one
conversation leave in the order in which they were written, whichever processes wrote them. What became of them
is written in batches. After a crash the lease lapses and another process takes the conversation over.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict, deque
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, assert_never
from uuid import UUID

import asyncpg
import msgspec
import structlog

from chatwright.channels.port import (
    Accepted,
    PutOff,
    Rejected,
    SendResult,
    TryLater,
    Undelivered,
    Unknown,
)
from chatwright.clock import Clock
from chatwright.messages.window import CLOSED_CODE
from chatwright.runtime import metrics
from chatwright.runtime.consent import with_category
from chatwright.runtime.directory import Directory
from chatwright.runtime.dispatch import dispatch, with_agent
from chatwright.runtime.paces import Paces
from chatwright.runtime.tasks import TaskGroup
from chatwright.runtime.turn import SENDER_LEASE
from chatwright.store import deliveries as store
from chatwright.store.deliveries import Delivery, Outcome

log = structlog.get_logger(__name__)

TRIES = 5
"""How often a message that the provider does not take is tried (messaging.md section 9.4)."""
FLUSH_AFTER_SECONDS = 0.004
SEND_MARGIN = timedelta(seconds=18)
"""A send only begins when the lease lasts longer than the send can take."""
LANES_REMEMBERED = 50_000
AT_ONCE = 64
"""How many messages of one subaccount a process sends at a time, so that none times out before its turn has come."""
BULK_AT_ONCE = 48
"""How many of those may be of a batch or a broadcast, so that an answer to somebody does not wait behind it."""
FAILED = ("undelivered", "rejected")

Lane = tuple[str, int]


@dataclass(slots=True)
class LaneState:
    """The messages of one conversation that this process holds. `last_id` guards against taking one twice.

    A message that was sent is `unwritten` until its outcome is being written, and then `in_writing`. A lane that
    `is_unsure` has dropped messages: whether it may send is asked of the database first.
    """

    queue: deque[Delivery] = field(default_factory=deque)
    last_id: int = 0
    unwritten: int = 0
    in_writing: int = 0
    held_until: datetime | None = None
    busy: bool = False
    is_unsure: bool = False

    @property
    def known(self) -> int:
        """How many messages it knows that are certainly still queued in the database."""
        return len(self.queue) + self.unwritten

    def drop(self) -> None:
        """Forget what is queued here, so that it can be fetched again."""
        if self.queue:
            self.last_id = self.queue[0].id - 1
            self.queue.clear()
        self.held_until, self.is_unsure = None, True


class Deliveries:
    """All lanes of this process."""

    def __init__(
        self,
        pool: asyncpg.Pool,
        directory: Directory,
        clock: Clock,
        process_id: UUID,
        tasks: TaskGroup,
        *,
        on_rejected: Callable[[Delivery, str], Awaitable[None]],
        on_failed: Callable[[Delivery, int], Awaitable[None]],
        on_too_late: Callable[[Delivery], Awaitable[None]],
        on_due: Callable[[datetime], Awaitable[None]],
        on_change: Callable[[Delivery], None],
        on_told: Callable[[], None],
        on_unsent: Callable[[list[Delivery]], Coroutine[Any, Any, None]],
    ) -> None:
        self._pool = pool
        self._directory = directory
        self._clock = clock
        self._process_id = process_id
        self._tasks = tasks
        self._paces = Paces(pool)
        self._on_rejected = on_rejected
        self._on_failed = on_failed
        self._on_too_late = on_too_late
        self._on_due = on_due
        self._on_change = on_change
        self._on_told = on_told
        self._on_unsent = on_unsent
        self._lanes: OrderedDict[Lane, LaneState] = OrderedDict()
        self._outcomes: list[tuple[Outcome, Delivery]] = []
        self._flushing: asyncio.TimerHandle | None = None
        self._writing = asyncio.Lock()
        self._passages: dict[tuple[str, str], tuple[asyncio.Semaphore, asyncio.Semaphore]] = {}

    def hand_over(self, deliveries: list[Delivery], held_until: datetime) -> None:
        """Queue committed messages of conversations that this process holds until `held_until`."""
        behind: set[Lane] = set()
        for delivery in deliveries:
            lane = (delivery.account_id, delivery.conversation_id)
            state = self._lane(lane)
            if delivery.id <= state.last_id or lane in behind:
                continue
            if delivery.ahead > state.known:
                # Others have queued before it what this process does not know; it must not overtake that.
                behind.add(lane)
                self._tasks.start(self._fetch(lane, held_until))
                continue
            self._queue(lane, state, delivery, held_until)

    def _queue(self, lane: Lane, state: LaneState, delivery: Delivery, held_until: datetime) -> None:
        state.last_id = delivery.id
        if not state.is_unsure:
            state.held_until = held_until
        state.queue.append(delivery)
        if not state.busy:
            state.busy = True
            self._tasks.start(self._drain(lane, state))

    async def _fetch(self, lane: Lane, held_until: datetime) -> None:
        """Queue all that the database has beyond what this process knows."""
        self.hand_over(await store.queued_of(self._pool, *lane, after=self._lane(lane).last_id), held_until)

    def _lane(self, lane: Lane) -> LaneState:
        state = self._lanes.get(lane)
        if state is None:
            state = self._lanes[lane] = LaneState()
            if len(self._lanes) > LANES_REMEMBERED:
                oldest, idle = next(iter(self._lanes.items()))
                if not idle.busy and not idle.unwritten and not idle.in_writing:
                    del self._lanes[oldest]
        else:
            self._lanes.move_to_end(lane)
        return state

    async def take_over_abandoned(self, limit: int = 100) -> int:
        """Go on with conversations that a dead process, or an earlier failure, has left behind."""
        until = self._clock.now() + SENDER_LEASE
        lanes = await store.claim_abandoned(self._pool, self._process_id, SENDER_LEASE, limit)
        if lanes:
            await self._on_due(until)
        for lane in lanes:
            state = self._lane(lane)
            if state.busy or state.unwritten or state.in_writing:
                continue
            state.last_id, state.is_unsure = 0, False
            queued = await store.queued_of(self._pool, *lane)
            metrics.RECOVERED.labels("message").inc(len(queued))
            self.hand_over(queued, until)
        return len(lanes)

    async def _drain(self, lane: Lane, state: LaneState) -> None:
        try:
            while state.queue:
                delivery = state.queue[0]
                async with self._passage(delivery):
                    if not await self._still_held(lane, state):
                        state.drop()
                        return
                    result = await self._send(delivery)
                if not await self._settle(lane, delivery, result):
                    # The rest of the conversation waits behind this message; it is all in the database.
                    state.drop()
                    return
                state.queue.popleft()
        except Exception:
            # Nothing is lost: the messages are queued in the database and the lease will lapse.
            log.exception("handing messages over failed", conversation=lane[1])
            state.drop()
        finally:
            state.busy = False

    @asynccontextmanager
    async def _passage(self, delivery: Delivery) -> AsyncIterator[None]:
        """Lets some messages of a subaccount be sent at a time; the lanes of a large batch wait here."""
        key = (delivery.account_id, delivery.sub_account_id)
        found = self._passages.get(key)
        if found is None:
            found = self._passages[key] = (asyncio.Semaphore(AT_ONCE), asyncio.Semaphore(BULK_AT_ONCE))
        everything, bulk = found
        async with bulk if delivery.is_bulk else nullcontext(), everything:
            yield

    async def _still_held(self, lane: Lane, state: LaneState) -> bool:
        now = self._clock.now()
        if state.held_until is not None and now + SEND_MARGIN < state.held_until:
            return True
        until = now + SENDER_LEASE
        if not await store.renew(self._pool, *lane, self._process_id, until):
            return False
        state.held_until, state.is_unsure = until, False
        await self._on_due(until)
        return True

    async def _send(self, delivery: Delivery) -> SendResult | PutOff:
        if delivery.state != "queued":
            # A receipt came although our own note of the hand-over was lost: the provider has it.
            return Accepted(None, delivery.state)
        account = await self._directory.fresh(self._pool, delivery.account_id)
        if delivery.attempts:
            metrics.RESENT.inc()
        delivery = await with_agent(self._pool, await with_category(self._pool, delivery))
        return await dispatch(account, delivery, self._clock.now(), self._paces)

    async def _settle(self, lane: Lane, delivery: Delivery, result: SendResult | PutOff) -> bool:
        """Note what became of a message; False when it stays queued for later."""
        if isinstance(result, Undelivered | Rejected) and result.provider_code is not None:
            await self._on_failed(delivery, result.provider_code)
        match result:
            case Accepted():
                self._note(delivery, result.state, result.provider_id, result.detail, None, result.passed)
            case Undelivered():
                if result.code == CLOSED_CODE:
                    await self._on_too_late(delivery)
                self._note(delivery, "undelivered", None, result.detail, error_of(result))
            case Rejected():
                # The instance first: were it told after the note, a crash in between would leave it ignorant.
                await self._on_rejected(delivery, result.message)
                self._note(delivery, "rejected", None, None, error_of(result))
            case PutOff():
                await self._rest(lane, result.after)
                metrics.DELIVERIES.labels("put_off").inc()
                return False
            case TryLater() | Unknown() if delivery.attempts + 1 >= TRIES:
                await self._on_rejected(delivery, f"{result.reason} (tried {TRIES} times)")
                error = msgspec.json.encode({"code": None, "message": result.reason}).decode()
                self._note(delivery, "rejected", None, None, error)
            case TryLater():
                pause = result.after or timedelta(seconds=2 ** (delivery.attempts + 1))
                await self._postpone(lane, delivery, pause, result.reason)
                metrics.DELIVERIES.labels("later").inc()
                return False
            case Unknown():
                # Receipts get the time of a lease to tell whether the provider has it [messaging.md 9.4].
                metrics.UNKNOWN_OUTCOMES.inc()
                metrics.DELIVERIES.labels("unknown").inc()
                await self._postpone(lane, delivery, SENDER_LEASE, result.reason)
                return False
            case _:
                assert_never(result)
        return True

    async def _rest(self, lane: Lane, pause: timedelta) -> None:
        until = self._clock.now() + pause
        await self._on_due(until)
        await store.rest(self._pool, *lane, self._process_id, until)

    async def _postpone(self, lane: Lane, delivery: Delivery, pause: timedelta, reason: str) -> None:
        until = self._clock.now() + pause
        error = msgspec.json.encode({"code": None, "message": reason}).decode()
        await self._on_due(until)
        await store.postpone(self._pool, *lane, delivery.id, until, error)

    def _note(
        self,
        delivery: Delivery,
        state: str,
        provider_id: str | None,
        detail: str | None,
        error: str | None,
        passed: str | None = None,
    ) -> None:
        metrics.DELIVERIES.labels(state).inc()
        outcome = Outcome(
            delivery.account_id,
            delivery.id,
            delivery.conversation_id,
            state,
            provider_id,
            detail,
            error,
            passed,
        )
        self._outcomes.append((outcome, delivery))
        self._lane((delivery.account_id, delivery.conversation_id)).unwritten += 1
        if self._flushing is None:
            loop = asyncio.get_running_loop()
            self._flushing = loop.call_later(FLUSH_AFTER_SECONDS, self._start_flush)

    def _start_flush(self) -> None:
        self._flushing = None
        self._tasks.start(self.flush())

    async def flush(self) -> None:
        """Write the outcomes noted so far, and fetch what other processes have queued behind them."""
        async with self._writing:
            await self._flush()

    async def _is_told(self, deliveries: list[Delivery]) -> bool:
        """Whether anybody is told what became of any of these messages."""
        for delivery in deliveries:
            account = await self._directory.fresh(self._pool, delivery.account_id)
            if account.tells("CADR", delivery.sub_account_id) or delivery.has_callback:
                return True
        return False

    async def _flush(self) -> None:
        noted, self._outcomes = self._outcomes, []
        if not noted:
            return
        outcomes = [outcome for outcome, _ in noted]
        until = self._clock.now() + SENDER_LEASE
        lanes = [self._lane((outcome.account_id, outcome.conversation_id)) for outcome in outcomes]
        for state in lanes:
            state.unwritten, state.in_writing = state.unwritten - 1, state.in_writing + 1
        try:
            tell = await self._is_told([delivery for _, delivery in noted])
            held = await store.write_outcomes(self._pool, outcomes, until, tell=tell)
        except Exception:
            # Whatever it is (a cut connection has many names), they must not be forgotten: their lanes wait for it.
            log.warning("outcomes could not be written, trying again", outcomes=len(outcomes), exc_info=True)
            self._outcomes[:0] = noted
            if self._flushing is None:
                self._flushing = asyncio.get_running_loop().call_later(1, self._start_flush)
            for state in lanes:
                state.unwritten, state.in_writing = state.unwritten + 1, state.in_writing - 1
            return
        if tell:
            self._on_told()
        written = {(row.account_id, row.conversation_id) for row in held}
        failed: list[Delivery] = []
        for (outcome, delivery), state in zip(noted, lanes, strict=True):
            state.in_writing -= 1
            if (outcome.account_id, outcome.conversation_id) in written:
                # Only now: a screen that asked before would not see it, and would not be told again.
                self._on_change(delivery)
                if outcome.state in FAILED and delivery.instance_id is None:
                    failed.append(delivery)
            else:
                state.unwritten += 1
                self._outcomes.append((outcome, delivery))
        if failed:
            self._tasks.start(self._on_unsent(failed))
        if self._outcomes and self._flushing is None:
            loop = asyncio.get_running_loop()
            self._flushing = loop.call_later(FLUSH_AFTER_SECONDS, self._start_flush)
        for row in held:
            lane = (row.account_id, row.conversation_id)
            state = self._lane(lane)
            if row.sender_id == self._process_id and row.pending > state.known:
                await self._on_due(until)
                await self._fetch(lane, until)


def error_of(result: Rejected | Undelivered) -> str:
    """Why a message failed, as it is kept with it; JSON."""
    error: dict[str, object] = {"code": result.code, "message": result.message}
    if result.provider_code is not None:
        error["providerErrorCode"] = str(result.provider_code)
    return msgspec.json.encode(error).decode()
