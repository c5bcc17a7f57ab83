"""One turn: run the engine on an event and write everything it leaves behind, inside the caller's transaction.

What must be done outside is collected in `AfterCommit`, and only performed once the transaction has committed.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, assert_never
from uuid import UUID, uuid4

import msgspec

from chatwright import engine
from chatwright.clock import Clock
from chatwright.engine.model import (
    Advance,
    AwaitDtmf,
    AwaitReply,
    CallHttp,
    Effect,
    Event,
    OpenHandover,
    PlaceCall,
    SendMessage,
    SendSms,
    Status,
    WakeAt,
)
from chatwright.expressions import Evaluator, Limits
from chatwright.messages.addresses import normalise
from chatwright.runtime import metrics
from chatwright.runtime.directory import Account, Directory
from chatwright.store import turns as store
from chatwright.store.deliveries import Delivery

QUICK = Limits(seconds=0.025)
"""What an expression may take on the event loop; one that needs longer is repeated in a thread."""
HTTP_LEASE = timedelta(seconds=20)
"""How long after its time-out an HTTP request counts as lost with its process."""
SENDER_LEASE = timedelta(seconds=30)
"""How long a process holds a conversation's outgoing messages; also the grace in which receipts may tell of
messages whose outcome is unknown."""


@dataclass(slots=True)
class Call:
    """An HTTP request to perform now."""

    account_id: str
    instance_id: UUID
    conversation_id: int | None
    effect: CallHttp


@dataclass(slots=True)
class AfterCommit:
    """What this process does once the turn is committed; after a crash it is found in the database instead."""

    deliveries: list[Delivery] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)
    due: list[datetime] = field(default_factory=list)
    hints: list[tuple[str | None, str, dict[str, Any]]] = field(default_factory=list)


class Turns:
    """Runs turns for one process."""

    def __init__(self, directory: Directory, clock: Clock, process_id: UUID) -> None:
        self._directory = directory
        self._clock = clock
        self._process_id = process_id
        self._evaluator = Evaluator(QUICK)

    async def resume(
        self,
        conn: Any,
        account: Account,
        locked: store.LockedInstance,
        home: store.Conversation | None,
        event: Event,
        after: AfterCommit,
    ) -> bool:
        """Give an event to a locked instance. False when the instance was not (or no longer) waiting for it.

        `home` is the instance's own conversation, which the caller has locked.
        """
        journey = await self._directory.journey(conn, account.id, locked.definition_id, locked.version)
        before = engine.load_instance(str(locked.id), Status(locked.status), locked.state)
        advance = await self._think(
            lambda evaluator: engine.advance(
                journey, before, event, evaluator=evaluator, refuse=refusals(account)
            )
        )
        if advance.instance is before and not advance.log:
            return False
        await self._write(
            conn,
            account,
            advance,
            after,
            definition_id=locked.definition_id,
            version=locked.version,
            sub_account_id=locked.sub_account_id,
            home=home,
            started_at=locked.started_at,
            ended_before=locked.status in ENDED,
            now=event.now,
        )
        metrics.TURNS.labels(type(event).__name__).inc()
        return True

    async def begin(
        self,
        conn: Any,
        account: Account,
        *,
        definition_id: UUID,
        version: int,
        sub_account_id: str | None,
        home: store.Conversation | None,
        data: dict[str, Any],
        now: datetime,
        after: AfterCommit,
        is_test: bool = False,
    ) -> UUID:
        """Start an instance of a version with `data`."""
        journey = await self._directory.journey(conn, account.id, definition_id, version)
        instance_id = uuid4()
        advance = await self._think(
            lambda evaluator: engine.start(
                journey,
                instance_id=str(instance_id),
                data=data,
                now=now,
                evaluator=evaluator,
                refuse=refusals(account),
            )
        )
        await self._write(
            conn,
            account,
            advance,
            after,
            definition_id=definition_id,
            version=version,
            sub_account_id=sub_account_id,
            home=home,
            started_at=now,
            ended_before=False,
            now=now,
            started=1,
            is_test=is_test,
        )
        metrics.TURNS.labels("Start").inc()
        return instance_id

    async def end(
        self,
        conn: Any,
        account: Account,
        locked: store.LockedInstance,
        home: store.Conversation | None,
        now: datetime,
        after: AfterCommit,
    ) -> None:
        """Terminate a locked instance."""
        before = engine.load_instance(str(locked.id), Status(locked.status), locked.state)
        await self._write(
            conn,
            account,
            engine.terminate(before, now),
            after,
            definition_id=locked.definition_id,
            version=locked.version,
            sub_account_id=locked.sub_account_id,
            home=home,
            started_at=locked.started_at,
            ended_before=False,
            now=now,
        )

    async def _think(self, run: Callable[[Evaluator], Advance]) -> Advance:
        try:
            return run(self._evaluator)
        except engine.NeedsMoreTime:
            # The engine is pure, so the turn is simply run again, where nobody else has to wait for it.
            return await asyncio.to_thread(lambda: run(Evaluator()))

    async def _write(
        self,
        conn: Any,
        account: Account,
        advance: Advance,
        after: AfterCommit,
        *,
        definition_id: UUID,
        version: int,
        sub_account_id: str | None,
        home: store.Conversation | None,
        started_at: datetime,
        ended_before: bool,
        now: datetime,
        started: int = 0,
        is_test: bool = False,
    ) -> None:
        instance = advance.instance
        ended = instance.status in ENDED
        turn = store.TurnRecord(
            account_id=account.id,
            instance_id=UUID(instance.id),
            definition_id=definition_id,
            version=version,
            sub_account_id=sub_account_id,
            conversation_id=home.id if home else None,
            status=instance.status.value,
            faulted=bool(advance.errors),
            test=is_test,
            state=engine.dump_instance(instance).decode(),
            started_at=started_at,
            completed_at=now if ended else None,
            released=list(advance.released),
            log=[
                store.LogRow(entry.seq, entry.step, entry.status.value, entry.at, entry.came_from, entry.note)
                for entry in advance.log
            ],
            errors=[store.ErrorRow(error.step, error.message, error.at) for error in advance.errors],
            started=started,
            completed=int(ended and not ended_before and instance.status is Status.COMPLETE),
            terminated=int(ended and not ended_before and instance.status is Status.TERMINATED),
        )
        addresses = await self._translate(conn, account, advance, turn, home, after)
        if started and turn.conversation_id is None and turn.messages:
            # An instance that no message started belongs to the first conversation it writes into.
            turn.conversation_id = turn.messages[0].conversation_id
        after.due.extend(row.due_at for row in turn.armed)
        until = self._clock.now() + SENDER_LEASE
        queued = await store.write_turn(conn, turn, sender_id=self._process_id, sender_until=until)
        if queued:
            after.due.append(until)
            self._collect(account, turn, queued, addresses, after)
        if advance.errors:
            metrics.FAULTS.inc()
        after.hints.append(
            (
                sub_account_id,
                "instance",
                {
                    "id": instance.id,
                    "definitionId": str(definition_id),
                    "conversationId": turn.conversation_id,
                },
            )
        )

    def _collect(
        self,
        account: Account,
        turn: store.TurnRecord,
        queued: list[store.QueuedMessage],
        addresses: dict[int, tuple[str, str]],
        after: AfterCommit,
    ) -> None:
        """Remember the queued messages that this process is to hand over."""
        by_umid = {message.umid: message for message in turn.messages}
        for row in queued:
            if row.sender_id != self._process_id:
                continue
            message = by_umid[row.umid]
            channel, address = addresses[row.conversation_id]
            after.deliveries.append(
                Delivery(
                    account_id=account.id,
                    id=row.id,
                    conversation_id=row.conversation_id,
                    sub_account_id=message.sub_account_id,
                    channel=channel,
                    address=address,
                    umid=row.umid,
                    type=message.type,
                    content=message.content,
                    options=message.options,
                    instance_id=turn.instance_id,
                    key=message.key,
                    attempts=0,
                    state="queued",
                    window_expires_at=row.window_expires_at,
                    ahead=row.ahead,
                )
            )

    async def _translate(
        self,
        conn: Any,
        account: Account,
        advance: Advance,
        turn: store.TurnRecord,
        home: store.Conversation | None,
        after: AfterCommit,
    ) -> dict[int, tuple[str, str]]:
        """Turn effects into rows; answers channel and address of each conversation that is written into."""
        conversations: Known = {}
        written: list[tuple[str, str, str]] = []
        if home:
            conversations[home.sub_account_id, home.channel, home.address] = home.id
        released = set(turn.released)
        for effect in advance.effects:
            match effect:
                case SendMessage():
                    to = (effect.sub_account_id, chosen_channel(effect), recipient(effect.user))
                    written.append(to)
                    turn.messages.append(
                        self._message(
                            account,
                            effect,
                            await self._conversation(conn, account, to, conversations),
                            effect.type,
                            effect.content,
                        )
                    )
                case SendSms():
                    to = (effect.sub_account_id, "sms", normalise(effect.destination))
                    written.append(to)
                    turn.messages.append(
                        self._message(
                            account,
                            effect,
                            await self._conversation(conn, account, to, conversations),
                            "text",
                            {"text": effect.text},
                        )
                    )
                case CallHttp():
                    due = self._clock.now() + effect.timeout + HTTP_LEASE
                    body = msgspec.json.encode(effect).decode()
                    turn.armed.append(store.ArmedRow(effect.key, "http", body, None, None, None, due))
                    after.calls.append(Call(account.id, turn.instance_id, turn.conversation_id, effect))
                case AwaitReply():
                    if effect.key not in released:
                        turn.armed.append(await self._reply(conn, account, effect, turn, written))
                case AwaitDtmf():
                    due = effect.deadline - account.offset(turn.sub_account_id)
                    turn.armed.append(
                        store.ArmedRow(effect.key, "dtmf", None, None, "voice", effect.request_id, due)
                    )
                case WakeAt():
                    due = effect.at - account.offset(turn.sub_account_id)
                    turn.armed.append(store.ArmedRow(effect.key, "timer", None, None, None, None, due))
                case OpenHandover():
                    await store.open_handover(
                        conn,
                        account.id,
                        UUID(effect.ticket_id),
                        turn.conversation_id,
                        turn.instance_id,
                        msgspec.json.encode(effect.payload).decode(),
                    )
                case PlaceCall():
                    await store.place_call(
                        conn,
                        account.id,
                        uid=effect.uid,
                        client_request_id=effect.client_request_id,
                        sub_account_id=effect.sub_account_id or turn.sub_account_id,
                        instance_id=turn.instance_id,
                        action=effect.action,
                        params=msgspec.json.encode(effect.params).decode(),
                    )
                case _:
                    assert_never(effect)
        turn.armed = [row for row in turn.armed if row.key not in released]
        after.calls = [
            call
            for call in after.calls
            if call.instance_id != turn.instance_id or call.effect.key not in released
        ]
        return {number: (to[1], to[2]) for to, number in conversations.items()}

    async def _conversation(self, conn: Any, account: Account, to: tuple[str, str, str], known: Known) -> int:
        if to not in known:
            known[to] = (await store.open_conversation(conn, account.id, *to)).id
        return known[to]

    def _message(
        self,
        account: Account,
        effect: SendMessage | SendSms,
        conversation_id: int,
        type_: str,
        content: dict[str, Any],
    ) -> store.MessageRow:
        options = dict(effect.options)
        client_message_id = options.pop("clientMessageId", None)
        return store.MessageRow(
            conversation_id=conversation_id,
            sub_account_id=effect.sub_account_id,
            umid=effect.umid,
            client_message_id=None if client_message_id is None else str(client_message_id),
            type=type_,
            content=msgspec.json.encode(content).decode(),
            options=msgspec.json.encode(options).decode() if options else None,
            key=effect.key,
            created_at=self._clock.now() + account.offset(effect.sub_account_id),
        )

    async def _reply(
        self,
        conn: Any,
        account: Account,
        effect: AwaitReply,
        turn: store.TurnRecord,
        written: list[tuple[str, str, str]],
    ) -> store.ArmedRow:
        """The row of a wait; it hears the subaccount from which this person was written to last [A-WFR-1]."""
        sender, channel = normalise(effect.sender), effect.channel.lower()
        heard = next(
            (to[0] for to in reversed(written) if to[1] == channel and to[2] == sender), None
        ) or await store.last_sub_account_to(conn, account.id, turn.instance_id, channel, sender)
        due = effect.deadline - account.offset(turn.sub_account_id)
        return store.ArmedRow(effect.key, "reply", None, heard, channel, sender, due)


Known = dict[tuple[str, str, str], int]
"""Ids of locked conversations by subaccount, channel and address."""

ENDED = (Status.COMPLETE, Status.TERMINATED)


def refusals(account: Account) -> Callable[[Effect], str | None]:
    """Why the account cannot have an effect, said before it is made so that the step fails where it stands."""

    def refuse(effect: Effect) -> str | None:
        match effect:
            case SendMessage() | SendSms():
                if effect.sub_account_id not in account.subaccounts:
                    return f"Invalid subaccount id. There is no subaccount {effect.sub_account_id!r}."
            case PlaceCall():
                found = account.subaccounts.get(effect.sub_account_id or "")
                if effect.sub_account_id and found is None:
                    return f"Invalid subaccount id. There is no subaccount {effect.sub_account_id!r}."
                if found is not None and not found.channel.places_calls:
                    return "Voice is not configured."
            case _:
                pass
        return None

    return refuse


def recipient(user: dict[str, Any]) -> str:
    """Where a message goes: `msisdn` wins over `channelUserId` (messaging.md section 2.1)."""
    return normalise(str(user.get("msisdn") or user.get("channelUserId") or ""))


def chosen_channel(effect: SendMessage) -> str:
    """The channel a message is pinned to, WhatsApp when it is not."""
    channels = effect.options.get("channels")
    if isinstance(channels, list) and channels and isinstance(channels[0], dict):
        return str(channels[0].get("channel") or "whatsapp").lower()
    return "whatsapp"
