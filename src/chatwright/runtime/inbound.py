"""Events from outside: messages, triggers, test runs, keys pressed in a call."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import NAMESPACE_OID, UUID, uuid5

import msgspec

from chatwright.channels.port import InboundMessage
from chatwright.engine.model import DtmfReceived, ReplyReceived, Status
from chatwright.messages.business_events import contact_event
from chatwright.messages.consent import Heard
from chatwright.messages.from_customers import CONTACTS, leads_on
from chatwright.messages.window import open_until, opens_window
from chatwright.runtime import consent, metrics
from chatwright.runtime.directory import Account
from chatwright.runtime.errors import DefinitionNotFound
from chatwright.runtime.held import encode_event
from chatwright.runtime.identities import Identities
from chatwright.runtime.live import hint
from chatwright.runtime.order import InOrder
from chatwright.runtime.quick import QuickTurns, is_referred
from chatwright.runtime.telling import inbound_told
from chatwright.runtime.transactions import Transactions
from chatwright.runtime.turn import AfterCommit
from chatwright.store import conversations, effects, events_out, handovers, locks, waits
from chatwright.store import directory as directory_store
from chatwright.store.rows import Conversation, InboundRow


class Inbound:
    """Takes events in; each is committed before its method returns."""

    def __init__(
        self, transactions: Transactions, quick: QuickTurns, order: InOrder, identities: Identities
    ) -> None:
        self._transactions = transactions
        self._quick = quick
        self._order = order
        self._identities = identities

    async def receive(self, message: InboundMessage, account_id: str) -> bool:
        """Take an inbound message in; False when it had been received before. Commits before it returns."""
        message = await self._identities.settle(message, account_id)
        row = InboundRow(
            sub_account_id=message.sub_account_id,
            channel=message.channel,
            address=message.address,
            name=message.name,
            window_expires_at=opened_until(message),
            umid=message.umid,
            type=message.type,
            content=msgspec.json.encode(message.content).decode(),
            reply_to=message.reply_to_umid,
            created_at=message.timestamp,
        )

        def data(now: datetime) -> dict[str, Any]:
            return {
                **message.event,
                "accountId": account_id,
                "subAccountId": message.sub_account_id,
                "triggeredAt": iso(now),
            }

        with metrics.TURN_SECONDS.time():
            async with self._order.of((row.sub_account_id, row.channel, row.address)):
                is_cards = message.type == CONTACTS
                done = None if is_cards else await self._quick.receive(message, row, account_id, data)
                if done is None:
                    metrics.WITH_LOCKS.inc()
                    done = await self._transactions.run(
                        lambda conn, after: self._receive(conn, message, row, account_id, data, after)
                    )
                return done

    async def _receive(
        self,
        conn: Any,
        message: InboundMessage,
        row: InboundRow,
        account_id: str,
        event_data: Callable[[datetime], dict[str, Any]],
        after: AfterCommit,
    ) -> bool:
        received = await locks.record_inbound(conn, account_id, row)
        if received.message_id is None:
            metrics.DUPLICATES.inc()
            return False
        account = await self._transactions.directory.account(conn, account_id, received.definitions_epoch)
        home = received.conversation
        if received.is_new_conversation:
            await locks.add_contact(conn, account_id, home.id, message.address, message.name)
        if message.type == CONTACTS and message.channel != "sms":
            # Cards of people are told as business-management events, and not with the messages.
            cards = contact_event(message.event, str(uuid5(NAMESPACE_OID, message.umid)), row.created_at)
            await events_out.add(
                conn, account_id, row.sub_account_id, "CABM", cards, lane=home.id, at=row.created_at
            )
            after.told = True
        elif (event := inbound_told(account, message)) is not None:
            await events_out.add_encoded(
                conn, account_id, row.sub_account_id, "MSG", event, lane=home.id, at=row.created_at
            )
            after.told = True
        now = self._transactions.now(account, message.sub_account_id)
        after.hints.append((message.sub_account_id, "message", hint(message.sub_account_id, message.address)))
        if is_referred(message):
            await conversations.note_referral(conn, account_id, home.id, message.timestamp)
        if not leads_on(message.type):
            return True
        data = event_data(now)
        starting = account.started_by(message.channel, message.sub_account_id)
        heard = await consent.hear(conn, account, home, message, now)
        if heard is not None:
            starting = consent.answering(account, starting)
            after.hints.append((message.sub_account_id, "consent", {"subAccountId": message.sub_account_id}))
            await self._confirm(conn, account, home, *heard, starting, now, after)
        elif home.handover_id is not None:
            await self._tell_agent(conn, account, home, message, data, after)
        elif await self._answer(conn, account, home, message, received.message_id, data, now, after):
            starting = [definition for definition in starting if definition.listens_always]
        if home.handover_id is None:
            for definition in starting:
                await self._transactions.turns.begin(
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

    async def _confirm(
        self,
        conn: Any,
        account: Account,
        home: Conversation,
        heard: Heard,
        changed: bool,
        starting: list[directory_store.TriggerRow],
        now: datetime,
        after: AfterCommit,
    ) -> None:
        """Confirm a choice once, unless the account says nothing, or lets a journey answer."""
        settings = account.ear.settings
        answers = home.handover_id is None and any(
            str(definition.definition_id) == settings.journey_id for definition in starting
        )
        if changed and settings.confirms and not answers:
            await consent.confirm(
                conn,
                self._transactions.clock,
                self._transactions.turns.process_id,
                account,
                home,
                heard,
                now,
                after,
            )

    async def _tell_agent(
        self,
        conn: Any,
        account: Account,
        home: Conversation,
        message: InboundMessage,
        data: dict[str, Any],
        after: AfterCommit,
    ) -> None:
        """While agents have the conversation no journey hears it: it wakes, and who rests keeps it for later."""
        assert home.handover_id is not None
        await handovers.wake(conn, account.id, home.handover_id)
        after.hints.append(
            (message.sub_account_id, "handover", hint(message.sub_account_id, message.address))
        )
        waiting = await locks.lock_waiting(
            conn, account.id, message.sub_account_id, message.channel, message.address
        )
        if waiting is not None and waiting.status == Status.SUSPENDED:
            now = self._transactions.now(account, message.sub_account_id)
            event = ReplyReceived(now=now, key=waiting.key, event=data)
            await waits.hold_event(conn, account.id, waiting.id, waiting.key, encode_event(event))

    async def _answer(
        self,
        conn: Any,
        account: Account,
        home: Conversation,
        message: InboundMessage,
        message_id: int,
        data: dict[str, Any],
        now: datetime,
        after: AfterCommit,
    ) -> bool:
        """Give the message to the instance that waits for it, if there is one [A-TRG-2, A-WFR-1]."""
        stale: set[tuple[UUID, int]] = set()
        while True:
            waiting = await locks.lock_waiting(
                conn, account.id, message.sub_account_id, message.channel, message.address
            )
            if waiting is None or (waiting.id, waiting.key) in stale:
                return False
            event = ReplyReceived(now=now, key=waiting.key, event=data)
            if waiting.status == Status.SUSPENDED:
                await waits.hold_event(conn, account.id, waiting.id, waiting.key, encode_event(event))
            elif not await self._transactions.turns.resume(conn, account, waiting, home, event, after):
                # It ended its wait while we waited for its lock; perhaps another one listens.
                stale.add((waiting.id, waiting.key))
                continue
            await locks.note_answer(conn, account.id, message_id, waiting.id, waiting.key)
            return True

    async def trigger_http(
        self, account_id: str, sub_account_id: str | None, body: dict[str, Any]
    ) -> list[str]:
        """Start every enabled definition of the `http_request` trigger that this subaccount's requests start."""

        async def run(conn: Any, after: AfterCommit) -> list[str]:
            account = await self._transactions.directory.account(conn, account_id)
            now = self._transactions.now(account, sub_account_id)
            data = {**body, "accountId": account_id, "triggeredAt": iso(now)}
            if sub_account_id is not None:
                data["subAccountId"] = sub_account_id
            return [
                str(
                    await self._transactions.turns.begin(
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

        return await self._transactions.run(run)

    async def start_instance(
        self, account_id: str, definition_id: UUID, version: int | None, data: dict[str, Any]
    ) -> str:
        """Start a test run with `data` as the event. Raises DefinitionNotFound."""

        async def run(conn: Any, after: AfterCommit) -> str:
            account = await self._transactions.directory.account(conn, account_id)
            found = await directory_store.read_version(conn, account_id, definition_id, version)
            if found is None:
                raise DefinitionNotFound(f"Definition {definition_id} not found.")
            sub_account_id = named_sub_account(data)
            now = self._transactions.now(account, sub_account_id)
            stamped = {**data, "accountId": account_id, "triggeredAt": iso(now)}
            if sub_account_id is not None:
                stamped["subAccountId"] = sub_account_id
            instance_id = await self._transactions.turns.begin(
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

        return await self._transactions.run(run)

    async def press_keys(self, account_id: str, uid: str, dtmf: str) -> bool:
        """Keys pressed in a call; False when nothing listens to it [A-VOICE-1]."""

        async def run(conn: Any, after: AfterCommit) -> bool:
            account = await self._transactions.directory.account(conn, account_id)
            call = await effects.read_call(conn, account_id, uid)
            if call is None:
                return False
            listener = await waits.find_listener(conn, account_id, [call.client_request_id, uid])
            if listener is None:
                return False
            now = self._transactions.now(account, call.sub_account_id)
            data = {
                "uid": uid,
                "status": {"code": "DTMF", "timestamp": iso(now)},
                "destination": call.destination,
                "clientRequestId": call.client_request_id,
                "actionDetails": {"dtmf": dtmf},
            }
            event = DtmfReceived(now=now, key=listener[1], data=data)
            return await self._transactions.give(conn, account, listener[0], event, after)

        return await self._transactions.run(run)


def opened_until(message: InboundMessage) -> datetime | None:
    """Until when a message keeps the service window open; None when it opens none [R-WIN-1, R-WIN-2]."""
    if message.channel == "sms" or not opens_window(message.type):
        return None
    return open_until(message.timestamp)


def iso(moment: datetime) -> str:
    """A UTC time as the provider writes it, with milliseconds and Z."""
    return moment.replace(tzinfo=None).isoformat(timespec="milliseconds") + "Z"


def named_sub_account(data: dict[str, Any]) -> str | None:
    """The subaccount that a simulated event names, at its root or in its payload."""
    payload = data.get("payload")
    for holder in (data, payload if isinstance(payload, dict) else {}):
        value = holder.get("subAccountId")
        if isinstance(value, str) and value:
            return value
    return None
