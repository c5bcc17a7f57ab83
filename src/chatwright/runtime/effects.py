"""Effects of a turn as rows: messages, armed next events, hand-overs, voice calls."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Protocol, assert_never
from uuid import UUID

import msgspec

from chatwright.clock import Clock
from chatwright.contacts.answers import FIELDS
from chatwright.engine.model import (
    Advance,
    AwaitDtmf,
    AwaitReply,
    CallHttp,
    Effect,
    OpenHandover,
    PlaceCall,
    SaveContact,
    SendMessage,
    SendSms,
    WakeAt,
)
from chatwright.messages.addresses import chosen_channel, is_bsuid, normalise, recipient
from chatwright.messages.outbound import provider_named, validate_outbound
from chatwright.runtime.directory import Account
from chatwright.store import contact_answers, identities, locks, waits
from chatwright.store import effects as effects_store
from chatwright.store.contact_answers import SavedAnswers
from chatwright.store.effects import Wanted
from chatwright.store.rows import ArmedRow, Conversation, MessageRow, TurnRecord

HTTP_LEASE = timedelta(seconds=20)
"""How long after its time-out an HTTP request counts as lost with its process."""

To = tuple[str, str, str]
"""Subaccount, channel and address of a conversation."""


class NeedsLocks(Exception):
    """The turn reaches beyond its own conversation, so it must be thought out with locks held."""


class Reach(Protocol):
    """What effects can reach while a turn is thought out.

    `windows` are the ends of the service windows that are known; what is missing is read when it is asked for.
    """

    connection: Any
    windows: dict[To, datetime | None]
    home_address: str | None

    async def conversation(self, to: To) -> int:
        """The id of a conversation that the turn may write into."""
        ...

    async def settled(self, address: str) -> str:
        """Under which address a person writes now who may have been known by this one (messaging.md 18)."""
        ...

    def require_locks(self) -> None:
        """Raise NeedsLocks unless the turn runs in a transaction that holds its locks."""
        ...


class InTransaction:
    """Everything, in a transaction: conversations are opened and locked as they are needed."""

    def __init__(
        self, connection: Any, account_id: str, home: Conversation | None, locked: set[tuple[str, To]]
    ) -> None:
        self.connection = connection
        self._account_id = account_id
        self._locked = locked
        self.known: dict[To, int] = {}
        self._moved: dict[str, str] = {}
        self.windows: dict[To, datetime | None] = {}
        self.home_address = home.address if home is not None else None
        if home is not None:
            to = (home.sub_account_id, home.channel, home.address)
            self.known[to] = home.id
            self.windows[to] = home.window_expires_at
            locked.add((account_id, to))

    async def conversation(self, to: To) -> int:
        """The conversation, made if there is none, locked."""
        if to not in self.known:
            self._locked.add((self._account_id, to))
            opened = await locks.open_conversation(self.connection, self._account_id, *to)
            self.known[to], self._moved[to[2]] = opened.id, opened.address
        return self.known[to]

    async def settled(self, address: str) -> str:
        """As in the conversation that was opened, else as the ids say."""
        found = self._moved.get(address)
        return found or await settled(self.connection, self._account_id, address)

    def require_locks(self) -> None:
        """They are held."""


class AtHome:
    """The turn's own conversation only, without a transaction."""

    def __init__(self, pool: Any, account_id: str, to: To, window_expires_at: datetime | None) -> None:
        self.connection = pool
        self._account_id = account_id
        self.windows: dict[To, datetime | None] = {to: window_expires_at}
        self._to = to
        self.home_address: str | None = to[2]

    async def conversation(self, to: To) -> int:
        """The turn's own conversation, whose id is only needed when the turn is written."""
        if to != self._to:
            raise NeedsLocks
        return 0

    async def settled(self, address: str) -> str:
        """The turn's own person writes from where the message came."""
        return (
            address if address == self._to[2] else await settled(self.connection, self._account_id, address)
        )

    def require_locks(self) -> None:
        """They are not held."""
        raise NeedsLocks


async def settled(conn: Any, account_id: str, address: str) -> str:
    """The address of a person; only business-scoped ids may lead to another one, so numbers are not looked up."""
    if not is_bsuid(address):
        return address
    return await identities.address_of(conn, account_id, address) or address


async def translate(
    advance: Advance, turn: TurnRecord, account: Account, clock: Clock, reach: Reach
) -> list[CallHttp]:
    """Add rows for the effects of `advance` to `turn`; answers the HTTP requests to make once it is committed."""
    written: list[To] = []
    calls: list[CallHttp] = []
    released = set(turn.released)
    saves = [effect for effect in advance.effects if isinstance(effect, SaveContact)]
    if saves:
        turn.answers = await saved_answers(saves, account, reach)
    for effect in advance.effects:
        match effect:
            case SaveContact():
                pass
            case SendMessage():
                to = (effect.sub_account_id, chosen_channel(effect.options), recipient(effect.user))
                written.append(to)
                number = await reach.conversation(to)
                turn.messages.append(message_row(account, clock, effect, number, effect.type, effect.content))
            case SendSms():
                to = (effect.sub_account_id, "sms", normalise(effect.destination))
                written.append(to)
                number = await reach.conversation(to)
                turn.messages.append(
                    message_row(account, clock, effect, number, "text", {"text": effect.text})
                )
            case CallHttp():
                if effect.key not in released:
                    due = clock.now() + effect.timeout + HTTP_LEASE
                    body = msgspec.json.encode(effect).decode()
                    turn.armed.append(ArmedRow(effect.key, "http", body, None, None, None, due))
                    calls.append(effect)
            case AwaitReply():
                if effect.key not in released:
                    turn.armed.append(await reply_row(account, effect, turn, written, reach))
            case AwaitDtmf():
                if effect.key not in released:
                    due = effect.deadline - account.offset(turn.sub_account_id)
                    turn.armed.append(
                        ArmedRow(effect.key, "dtmf", None, None, "voice", effect.request_id, due)
                    )
            case WakeAt():
                if effect.key not in released:
                    due = effect.at - account.offset(turn.sub_account_id)
                    turn.armed.append(ArmedRow(effect.key, "timer", None, None, None, None, due))
            case OpenHandover():
                reach.require_locks()
                turn.opens_handover = True
                await effects_store.open_handover(
                    reach.connection,
                    account.id,
                    UUID(effect.ticket_id),
                    handed_over(turn),
                    turn.instance_id,
                    msgspec.json.encode(effect.payload).decode(),
                    wanted_by(effect, account, advance.instance.sequence),
                )
            case PlaceCall():
                reach.require_locks()
                await effects_store.place_call(
                    reach.connection,
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
    return calls


async def saved_answers(saves: list[SaveContact], account: Account, reach: Reach) -> SavedAnswers:
    """All that a turn saves of its person, as one row. What is new to the account is only made with locks held."""
    contact_id = saves[-1].contact_id
    new = [save.defines for save in saves if save.defines is not None]
    if contact_id is None or new:
        reach.require_locks()
    for attribute in new:
        await contact_answers.define(reach.connection, account.id, attribute)
    if contact_id is None:
        made = await contact_answers.make_known(reach.connection, account.id, saves[-1].address)
    else:
        made = UUID(contact_id)
    attributes: dict[str, Any] = {}
    fields: dict[str, Any] = {}
    detail: dict[str, Any] = {}
    tags: list[str] = []
    for save in saves:
        is_field = save.name in FIELDS
        (fields if is_field else attributes)[save.name] = save.value
        name = save.name if is_field else f"attributes.{save.name}"
        detail[name] = [detail[name][0] if name in detail else save.before, save.value]
        tags += save.tags
    return SavedAnswers(
        made,
        msgspec.json.encode(attributes).decode(),
        msgspec.json.encode(fields).decode(),
        list(dict.fromkeys(tags)),
        msgspec.json.encode(detail).decode(),
    )


def wanted_by(effect: OpenHandover, account: Account, last_key: int) -> Wanted:
    """Whom a hand-over is for; what the journey says after `last_key` is held back."""
    team = account.teams.find(effect.team)
    escalate_at = None
    if team is not None and team.answer_within is not None and effect.opens_at is not None:
        escalate_at = effect.opens_at + team.answer_within
    return Wanted(
        team_id=None if team is None else UUID(team.id),
        skill=effect.skill,
        priority=effect.priority,
        note=effect.note,
        variables=msgspec.json.encode(effect.variables).decode() if effect.variables else None,
        escalate_at=escalate_at,
        last_key=last_key,
    )


def handed_over(turn: TurnRecord) -> int | None:
    """The conversation that a hand-over gives to agents: the instance's own, else the one just written into."""
    if turn.conversation_id is not None or not turn.messages:
        return turn.conversation_id
    return turn.messages[-1].conversation_id


def first_written(turn: TurnRecord) -> int | None:
    """The conversation that an instance belongs to which no message started: the first it writes into."""
    return turn.messages[0].conversation_id if turn.messages else None


def message_row(
    account: Account,
    clock: Clock,
    effect: SendMessage | SendSms,
    conversation_id: int,
    type_: str,
    content: dict[str, Any],
) -> MessageRow:
    """A message to be handed over."""
    options = effect.options
    client_message_id = options.get("clientMessageId")
    if "clientMessageId" in options:
        options = {name: value for name, value in options.items() if name != "clientMessageId"}
    return MessageRow(
        conversation_id=conversation_id,
        sub_account_id=effect.sub_account_id,
        umid=effect.umid,
        client_message_id=None if client_message_id is None else str(client_message_id),
        type=type_,
        content=msgspec.json.encode(content).decode(),
        options=msgspec.json.encode(options).decode() if options else None,
        key=effect.key,
        created_at=clock.now() + account.offset(effect.sub_account_id),
    )


async def reply_row(
    account: Account, effect: AwaitReply, turn: TurnRecord, written: list[To], reach: Reach
) -> ArmedRow:
    """The row of a wait; it hears the subaccount from which this person was written to last [A-WFR-1]."""
    sender, channel = normalise(effect.sender), effect.channel.lower()
    heard = next((to[0] for to in reversed(written) if to[1] == channel and to[2] == sender), None)
    sender = await reach.settled(sender)
    if heard is None:
        heard = await waits.last_sub_account_to(
            reach.connection, account.id, turn.instance_id, channel, sender
        )
    due: datetime = effect.deadline - account.offset(turn.sub_account_id)
    return ArmedRow(effect.key, "reply", None, heard, channel, sender, due)


def refusals(account: Account) -> Callable[[Effect], str | None]:
    """Why the account cannot have an effect, said before it is made so that the step fails where it stands."""

    def refuse(effect: Effect) -> str | None:
        match effect:
            case SendMessage() | SendSms():
                to = account.subaccounts.get(effect.sub_account_id)
                if to is None:
                    return f"Invalid subaccount id. There is no subaccount {effect.sub_account_id!r}."
                if isinstance(effect, SendMessage):
                    return refused_by(to.provider, effect)
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


def refused_by(provider: str, effect: SendMessage) -> str | None:
    """Why the provider of a subaccount will not take a message [R-CAP]; None when it will."""
    broken = validate_outbound(effect.type, effect.content, provider_named(provider))
    return f"Invalid '{broken[0].field}'. {broken[0].message}" if broken else None
