"""One turn: run the engine on an event and draft everything it leaves behind.

A draft touches nothing. It is written either in a transaction that has locked the instance (`resume`, `begin`,
`end`), or by one statement that checks that nothing has changed meanwhile (see `quick`). What must be done outside
is collected in `AfterCommit`, and only performed once the turn is committed.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from chatwright import engine
from chatwright.clock import Clock
from chatwright.engine.model import Advance, CallHttp, Event, Status
from chatwright.expressions import Evaluator, Limits
from chatwright.runtime import metrics
from chatwright.runtime.directory import Account, Directory
from chatwright.runtime.effects import InTransaction, Reach, To, first_written, refusals, translate
from chatwright.runtime.known import KnownPeople, NeedsContact
from chatwright.runtime.telling import is_told
from chatwright.runtime.windows import NeedsWindow, Windows
from chatwright.store import events_out
from chatwright.store import turns as store
from chatwright.store.deliveries import Delivery
from chatwright.store.rows import Conversation, ErrorRow, LogRow, MessageRow, StoredInstance, TurnRecord

QUICK = Limits(seconds=0.025)
"""What an expression may take on the event loop; one that needs longer is repeated in a thread."""
SENDER_LEASE = timedelta(seconds=30)
"""How long a process holds a conversation's outgoing messages; also the grace in which receipts may tell of
messages whose outcome is unknown."""
ENDED = (Status.COMPLETE, Status.TERMINATED)


@dataclass(slots=True)
class Call:
    """An HTTP request to perform now. `instance` and `home` are as the turn that asked for it left them, if known."""

    account_id: str
    instance_id: UUID
    conversation_id: int | None
    effect: CallHttp
    instance: StoredInstance | None = None
    home: Conversation | None = None


@dataclass(slots=True)
class AfterCommit:
    """What this process does once the turn is committed; after a crash it is found in the database instead.

    `locked` are the conversations, with their accounts, that the transaction locked or was about to; `told` says
    that events for webhooks were written. `opened` are the accounts in which a conversation waits for an agent now.
    """

    deliveries: list[Delivery] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)
    due: list[datetime] = field(default_factory=list)
    hints: list[tuple[str | None, str, dict[str, Any]]] = field(default_factory=list)
    locked: set[tuple[str, To]] = field(default_factory=set)
    told: bool = False
    opened: set[str] = field(default_factory=set)

    def hint_instance(self, turn: TurnRecord, conversation_id: int | None) -> None:
        """Tell open screens that an instance has moved."""
        data = {
            "id": str(turn.instance_id),
            "definitionId": str(turn.definition_id),
            "conversationId": conversation_id,
        }
        self.hints.append((turn.sub_account_id, "instance", data))


@dataclass(slots=True)
class Draft:
    """A turn that has been thought out but not written; `calls` are to be made once it is."""

    turn: TurnRecord
    calls: list[CallHttp]
    event: str

    def count(self) -> None:
        """Count the turn; to be called once it is written."""
        metrics.count_turn(self.event)
        if self.turn.faulted:
            metrics.FAULTS.inc()


class Turns:
    """Runs turns for one process."""

    def __init__(self, pool: Any, directory: Directory, clock: Clock, process_id: UUID) -> None:
        self.pool = pool
        self._directory = directory
        self._clock = clock
        self.process_id = process_id
        self._evaluator = Evaluator(QUICK)

    async def resume(
        self,
        conn: Any,
        account: Account,
        locked: StoredInstance,
        home: Conversation | None,
        event: Event,
        after: AfterCommit,
    ) -> bool:
        """Give an event to a locked instance. False when the instance was not (or no longer) waiting for it.

        `home` is the instance's own conversation, which the caller has locked.
        """
        reach = InTransaction(conn, account.id, home, after.locked)
        draft = await self.draft_resume(account, locked, event, reach)
        if draft is None:
            return False
        await self._write(conn, account, draft, reach, after)
        return True

    async def begin(
        self,
        conn: Any,
        account: Account,
        *,
        definition_id: UUID,
        version: int,
        sub_account_id: str | None,
        home: Conversation | None,
        data: dict[str, Any],
        now: datetime,
        after: AfterCommit,
        is_test: bool = False,
        at: str | None = None,
    ) -> UUID:
        """Start an instance of a version with `data`, at its entry or `at` another step."""
        reach = InTransaction(conn, account.id, home, after.locked)
        draft = await self.draft_begin(
            account,
            reach,
            definition_id=definition_id,
            version=version,
            sub_account_id=sub_account_id,
            conversation_id=home.id if home else None,
            data=data,
            now=now,
            is_test=is_test,
            at=at,
        )
        await self._write(conn, account, draft, reach, after)
        return draft.turn.instance_id

    async def end(
        self,
        conn: Any,
        account: Account,
        locked: StoredInstance,
        home: Conversation | None,
        now: datetime,
        after: AfterCommit,
    ) -> None:
        """Terminate a locked instance."""
        before = engine.load_instance(str(locked.id), Status(locked.status), locked.state)
        reach = InTransaction(conn, account.id, home, after.locked)
        draft = await self._draft(
            account, engine.terminate(before, now), reach, event="End", **standing(locked), now=now
        )
        await self._write(conn, account, draft, reach, after)

    async def draft_resume(
        self, account: Account, instance: StoredInstance, event: Event, reach: Reach
    ) -> Draft | None:
        """Think out what an event does to an instance; None when the instance does not wait for it.

        Raises NeedsLocks when the turn goes beyond what `reach` allows.
        """
        journey = await self._directory.journey(
            reach.connection, account.id, instance.definition_id, instance.version
        )
        before = engine.load_instance(str(instance.id), Status(instance.status), instance.state)
        windows, people = Windows(account, reach, event.now), KnownPeople(account, reach)
        advance = await self._think(
            lambda evaluator: engine.advance(
                journey,
                before,
                event,
                evaluator=evaluator,
                refuse=refusals(account),
                is_closed=windows.is_closed,
                known=people.of,
                teams=account.teams,
            ),
            windows,
            people,
        )
        if advance.instance is before and not advance.log:
            return None
        return await self._draft(
            account, advance, reach, event=type(event).__name__, **standing(instance), now=event.now
        )

    async def draft_begin(
        self,
        account: Account,
        reach: Reach,
        *,
        definition_id: UUID,
        version: int,
        sub_account_id: str | None,
        conversation_id: int | None,
        data: dict[str, Any],
        now: datetime,
        is_test: bool = False,
        at: str | None = None,
    ) -> Draft:
        """Think out the first turn of an instance. Raises NeedsLocks as `draft_resume` does."""
        journey = await self._directory.journey(reach.connection, account.id, definition_id, version)
        instance_id = uuid4()
        windows, people = Windows(account, reach, now), KnownPeople(account, reach)
        advance = await self._think(
            lambda evaluator: engine.start(
                journey,
                instance_id=str(instance_id),
                data=data,
                now=now,
                evaluator=evaluator,
                refuse=refusals(account),
                is_closed=windows.is_closed,
                known=people.of,
                teams=account.teams,
                at=at,
            ),
            windows,
            people,
        )
        return await self._draft(
            account,
            advance,
            reach,
            event="Start",
            definition_id=definition_id,
            version=version,
            revision=None,
            sub_account_id=sub_account_id,
            conversation_id=conversation_id,
            started_at=now,
            now=now,
            is_test=is_test,
        )

    async def _think(
        self, run: Callable[[Evaluator], Advance], windows: Windows, people: KnownPeople
    ) -> Advance:
        # The engine is pure, so the turn is simply run again, with more time where nobody has to wait for it.
        is_hasty = True
        while True:
            try:
                return run(self._evaluator) if is_hasty else await asyncio.to_thread(lambda: run(Evaluator()))
            except engine.NeedsMoreTime:
                is_hasty = False
            except NeedsWindow as needed:
                await windows.read(needed.to)
            except NeedsContact as asked:
                await people.read(asked.address)

    async def _draft(
        self,
        account: Account,
        advance: Advance,
        reach: Reach,
        *,
        event: str,
        definition_id: UUID,
        version: int,
        revision: int | None,
        sub_account_id: str | None,
        conversation_id: int | None,
        started_at: datetime,
        now: datetime,
        ended_before: bool = False,
        is_test: bool = False,
    ) -> Draft:
        instance = advance.instance
        ended = instance.status in ENDED
        turn = TurnRecord(
            account_id=account.id,
            instance_id=UUID(instance.id),
            definition_id=definition_id,
            version=version,
            revision=revision,
            sub_account_id=sub_account_id,
            conversation_id=conversation_id,
            status=instance.status.value,
            faulted=bool(advance.errors),
            test=is_test,
            state=engine.dump_instance(instance).decode(),
            started_at=started_at,
            completed_at=now if ended else None,
            released=list(advance.released),
            log=[
                LogRow(entry.seq, entry.step, entry.status.value, entry.at, entry.came_from, entry.note)
                for entry in advance.log
            ],
            errors=[ErrorRow(error.step, error.message, error.at) for error in advance.errors],
            started=int(revision is None),
            completed=int(ended and not ended_before and instance.status is Status.COMPLETE),
            terminated=int(ended and not ended_before and instance.status is Status.TERMINATED),
        )
        calls = await translate(advance, turn, account, self._clock, reach)
        return Draft(turn, calls, event)

    async def _write(
        self, conn: Any, account: Account, draft: Draft, reach: InTransaction, after: AfterCommit
    ) -> None:
        """Write a draft inside of the caller's transaction."""
        turn = draft.turn
        if turn.conversation_id is None:
            turn.conversation_id = first_written(turn)
        until = self._clock.now() + SENDER_LEASE
        queued = await store.write_turn(conn, turn, sender_id=self.process_id, sender_until=until)
        draft.count()
        after.due.extend(row.due_at for row in turn.armed)
        # A later turn of the same transaction may have released what an earlier one was going to ask for.
        after.calls = [
            call
            for call in after.calls
            if call.instance_id != turn.instance_id or call.effect.key not in turn.released
        ]
        after.calls += [
            Call(account.id, turn.instance_id, turn.conversation_id, effect) for effect in draft.calls
        ]
        after.hint_instance(turn, turn.conversation_id)
        if turn.opens_handover:
            after.opened.add(account.id)
        if not queued:
            return
        if any(is_told(account, message) for message in turn.messages):
            await events_out.queued(conn, account.id, [row.id for row in queued])
            after.told = True
        after.due.append(until)
        places: dict[int, To] = {number: to for to, number in reach.known.items()}
        by_umid = {message.umid: message for message in turn.messages}
        for row in queued:
            if row.sender_id == self.process_id:
                _, channel, address = places[row.conversation_id]
                message = by_umid[row.umid]
                after.deliveries.append(
                    delivery(
                        turn.account_id,
                        turn.instance_id,
                        message,
                        row.id,
                        row.conversation_id,
                        channel,
                        address,
                        row.window_expires_at,
                        ahead=row.ahead,
                        opted_out=row.opted_out,
                        # What is said in the very transaction that gives the conversation away goes out.
                        handover_id=None if account.id in after.opened else row.handover_id,
                    )
                )


def standing(instance: StoredInstance) -> dict[str, Any]:
    """What a turn of an instance takes over from the one before."""
    return {
        "definition_id": instance.definition_id,
        "version": instance.version,
        "revision": instance.revision,
        "sub_account_id": instance.sub_account_id,
        "conversation_id": instance.conversation_id,
        "started_at": instance.started_at,
        "ended_before": instance.status in ENDED,
    }


def delivery(
    account_id: str,
    instance_id: UUID | None,
    message: MessageRow,
    number: int,
    conversation_id: int,
    channel: str,
    address: str,
    window_expires_at: datetime | None,
    ahead: int,
    opted_out: str | None,
    handover_id: UUID | None = None,
) -> Delivery:
    """A queued message that this process hands over; `instance_id` is None when no journey wrote it."""
    return Delivery(
        account_id=account_id,
        id=number,
        conversation_id=conversation_id,
        sub_account_id=message.sub_account_id,
        channel=channel,
        address=address,
        umid=message.umid,
        type=message.type,
        content=message.content,
        options=message.options,
        instance_id=instance_id,
        key=message.key,
        attempts=0,
        state="queued",
        window_expires_at=window_expires_at,
        ahead=ahead,
        opted_out=opted_out,
        handover_id=handover_id,
    )
