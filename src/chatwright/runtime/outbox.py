"""Sending outside of journeys: through the messaging API, by broadcasts, now or at a later time.

Messages are written as those of a turn are, behind what is queued in their conversations, and committed before
anybody is answered; then they are handed over. Scheduled ones are kept aside and move there once they are due.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, Literal, NamedTuple, TypeVar
from uuid import UUID, uuid4

import asyncpg
import msgspec

from chatwright.clock import Clock
from chatwright.messages.addresses import is_bsuid
from chatwright.runtime.deliveries import Deliveries
from chatwright.runtime.directory import Account, Directory
from chatwright.runtime.due import DueJobs
from chatwright.runtime.errors import SubaccountNotFound
from chatwright.runtime.transactions import PUSHED_ASIDE, TRIES
from chatwright.runtime.turn import SENDER_LEASE
from chatwright.store import identities
from chatwright.store import outbox as store
from chatwright.store.outbox import OutgoingRow, Queued

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fallback:
    """What goes out on another channel when a message has not come as far as `success` in time [R-FB-1..5].

    `success` is one of accepted, sent, delivered and read.
    """

    after: timedelta
    success: str
    channel: str
    type: str
    content: dict[str, Any]

    def encode(self) -> str:
        """As it is kept in the database."""
        return encode(
            {
                "after": int(self.after.total_seconds()),
                "success": self.success,
                "channel": self.channel,
                "type": self.type,
                "content": self.content,
            }
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMessage:
    """A message to send. `address` is digits or a BSUID; times are by the clock of the subaccount.

    `umid` is made unless the caller has to know it before. `sent_by` is the agent who wrote it.
    """

    sub_account_id: str
    channel: str
    address: str
    type: str
    content: dict[str, Any]
    options: dict[str, Any] = field(default_factory=dict)
    client_message_id: str | None = None
    scheduled_at: datetime | None = None
    expires_at: datetime | None = None
    dlr_callback_url: str | None = None
    batch_id: str | None = None
    client_batch_id: str | None = None
    broadcast_id: UUID | None = None
    fallback: Fallback | None = None
    umid: str | None = None
    sent_by: UUID | None = None


class Written(NamedTuple):
    """A message that was committed. `conversation_id` is None while it is scheduled."""

    umid: str
    conversation_id: int | None
    state: Literal["queued", "scheduled"]


class Once(NamedTuple):
    """That a request is carried out once: under its key, with a digest of what was asked, and its answer."""

    sub_account_id: str
    key: str
    digest: bytes
    answer: str = ""


class AnsweredBefore(Exception):
    """The request was carried out before; nothing was written now. `answer` is what it got then."""

    def __init__(self, answer: str) -> None:
        super().__init__("carried out before")
        self.answer = answer


class KeyTaken(Exception):
    """The key belongs to a different request."""


class Outbox:
    """Writes messages for one process, and hands them over."""

    def __init__(
        self,
        pool: asyncpg.Pool,
        directory: Directory,
        deliveries: Deliveries,
        jobs: DueJobs,
        clock: Clock,
        process_id: UUID,
    ) -> None:
        self._pool = pool
        self._directory = directory
        self._deliveries = deliveries
        self._jobs = jobs
        self._clock = clock
        self._process_id = process_id

    async def _settled(self, account_id: str, messages: Sequence[NewMessage]) -> Sequence[NewMessage]:
        """Messages to where each person is known now; only business-scoped ids are exchanged for others."""
        ids = [message.address for message in messages if is_bsuid(message.address)]
        if not ids:
            return messages
        now_at = await identities.addresses_of(self._pool, account_id, ids)
        return [
            replace(message, address=now_at.get(message.address, message.address)) for message in messages
        ]

    async def send(
        self, account_id: str, messages: Sequence[NewMessage], once: Once | None = None
    ) -> list[Written]:
        """Commit messages, all or none, and hand over those that are not for later; answers in their order.

        Raises SubaccountNotFound; with `once` also AnsweredBefore and KeyTaken, with nothing written.
        """
        account = await self._directory.account(self._pool, account_id)
        messages = await self._settled(account_id, messages)
        now = self._clock.now()
        rows: list[OutgoingRow] = []
        later: list[tuple[OutgoingRow, datetime, datetime]] = []
        written: list[Written] = []
        for message in messages:
            if message.sub_account_id not in account.subaccounts:
                raise SubaccountNotFound(f"There is no subaccount {message.sub_account_id[:60]!r}.")
            row = outgoing(message, account, now)
            due_at = message.scheduled_at
            if due_at is not None:
                due_at -= account.offset(message.sub_account_id)
            if message.scheduled_at is None or due_at is None or due_at <= now:
                rows.append(row)
                written.append(Written(row.umid, None, "queued"))
            else:
                later.append((row, message.scheduled_at, due_at))
                written.append(Written(row.umid, None, "scheduled"))
        until = now + SENDER_LEASE
        await self._jobs.ensure_all([due_at for _, _, due_at in later] + ([until] if rows else []))

        async def write(conn: Any) -> list[Queued]:
            if once is not None:
                before = await store.answer_once(conn, account_id, *once)
                if before is not None:
                    raise AnsweredBefore(before.answer) if before.digest == once.digest else KeyTaken
            if later:
                await store.schedule(conn, account_id, later)
            if not rows:
                return []
            return await store.send_now(
                conn, account_id, rows, sender_id=self._process_id, sender_until=until
            )

        is_one_statement = once is None and not (later and rows)
        queued = await (self._at_once(write) if is_one_statement else self.in_transaction(write))
        self.hand_over(queued, until)
        homes = {row.delivery.umid: row.delivery.conversation_id for row in queued}
        return [message._replace(conversation_id=homes.get(message.umid)) for message in written]

    async def check_once(self, account_id: str, once: Once) -> None:
        """See whether a request was carried out before, whatever would be said of it now.

        Raises AnsweredBefore and KeyTaken.
        """
        before = await store.answer_of(self._pool, account_id, once.sub_account_id, once.key)
        if before is not None:
            raise AnsweredBefore(before.answer) if before.digest == once.digest else KeyTaken

    async def send_due(self, limit: int) -> int:
        """Queue scheduled messages whose time has come, and hand them over; answers how many."""
        if not await store.is_due(self._pool):
            # Else each look would ask for another one when the lease that it did not need ends.
            return 0
        until = self._clock.now() + SENDER_LEASE
        await self._jobs.ensure(until)

        async def write(conn: Any) -> list[Queued]:
            return await store.send_due(conn, limit, sender_id=self._process_id, sender_until=until)

        queued = await self._at_once(write)
        self.hand_over(queued, until)
        return len(queued)

    def hand_over(self, queued: list[Queued], until: datetime) -> None:
        """Hand over those that this process got to hand over, until then."""
        ours = [row.delivery for row in queued if row.sender_id == self._process_id]
        if ours:
            self._deliveries.hand_over(ours, until)

    async def _at_once(self, write: Callable[[Any], Awaitable[T]]) -> T:
        """Run what is a single statement, and thus a transaction of its own."""
        return await repeated(lambda: write(self._pool))

    async def in_transaction(self, write: Callable[[Any], Awaitable[T]]) -> T:
        """Run what writes, in a transaction, and again when another one pushed it aside."""

        async def run() -> T:
            async with self._pool.acquire() as conn, conn.transaction():
                return await write(conn)

        return await repeated(run)


async def repeated(run: Callable[[], Awaitable[T]]) -> T:
    """Run what writes, again when another transaction pushed it aside."""
    for attempt in range(1, TRIES):
        try:
            return await run()
        except PUSHED_ASIDE:
            await asyncio.sleep(0.01 * attempt)
    return await run()


def outgoing(message: NewMessage, account: Account, now: datetime) -> OutgoingRow:
    """A message as a row."""
    return OutgoingRow(
        umid=message.umid or str(uuid4()),
        sub_account_id=message.sub_account_id,
        channel=message.channel,
        address=message.address,
        type=message.type,
        content=encode(message.content),
        options=encode(message.options) if message.options else None,
        client_message_id=message.client_message_id,
        expires_at=message.expires_at,
        dlr_callback_url=message.dlr_callback_url,
        batch_id=message.batch_id,
        client_batch_id=message.client_batch_id,
        broadcast_id=message.broadcast_id,
        fallback=message.fallback.encode() if message.fallback else None,
        created_at=now + account.offset(message.sub_account_id),
        sent_by=message.sent_by,
    )


def encode(value: Any) -> str:
    """JSON as text."""
    return msgspec.json.encode(value).decode()
