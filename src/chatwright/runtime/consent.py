"""Consent in a turn: a word to opt out or in is heard before any journey, and what it forbids is held back.

A word opens the window and is stored as every message is, but resumes no journey. It is written down in the same
transaction, and confirmed once; only journeys that listen always, and the one that is set to answer, hear it.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import uuid4

import msgspec

from chatwright.channels.port import InboundMessage, SendResult, Undelivered
from chatwright.clock import Clock
from chatwright.messages.codes import RECEIPT_OF_META, STOPPED_MARKETING
from chatwright.messages.consent import (
    TOO_MUCH_MARKETING,
    Choice,
    Heard,
    held_back_error,
    holds_back,
    is_marketing,
)
from chatwright.messages.window import TEMPLATE
from chatwright.runtime.directory import Account, Subaccount
from chatwright.runtime.turn import SENDER_LEASE, AfterCommit, delivery
from chatwright.store import consent as store
from chatwright.store import turns
from chatwright.store.deliveries import Delivery
from chatwright.store.directory import TriggerRow
from chatwright.store.rows import Conversation, MessageRow


def answering(account: Account, starting: list[TriggerRow]) -> list[TriggerRow]:
    """The definitions that hear a word of consent: those that listen always, and the one set to answer."""
    chosen = account.ear.settings.journey_id
    return [row for row in starting if row.listens_always or str(row.definition_id) == chosen]


async def hear(
    conn: Any,
    account: Account,
    home: Conversation,
    message: InboundMessage,
    now: datetime,
) -> tuple[Heard, bool] | None:
    """Write down what the message chooses [R-OPT-1, R-OPT-5]; None when it is no word of consent.

    A word to start is one only for somebody who opted out; for all others it is a message like any other. Answers
    the word, and whether it changed anything.
    """
    heard = None if message.channel == "sms" else account.ear.hears(message.content)
    if heard is None:
        return None
    bsuid = bsuid_of(message)
    source: store.Source = "button" if is_tap(message) else "word"
    if heard.choice is Choice.STOP:
        changed = await store.stop(
            conn,
            account.id,
            home.address,
            account.ear.settings.scope,
            source,
            heard.wording,
            now,
            bsuid=bsuid,
            umid=message.umid,
        )
        return heard, changed
    addresses = [home.address, *([bsuid] if bsuid else [])]
    if not await store.is_opted_out(conn, account.id, addresses):
        return None
    await store.start(
        conn, account.id, home.address, source, heard.wording, now, bsuid=bsuid, umid=message.umid
    )
    return heard, True


async def confirm(
    conn: Any,
    clock: Clock,
    sender_id: Any,
    account: Account,
    home: Conversation,
    heard: Heard,
    now: datetime,
    after: AfterCommit,
) -> None:
    """Queue the text that confirms a choice, inside the window that the word itself has opened [R-OPT-3]."""
    text = account.ear.answer(heard, home.address)
    row = MessageRow(
        conversation_id=home.id,
        sub_account_id=home.sub_account_id,
        umid=str(uuid4()),
        client_message_id=None,
        type="text",
        content=msgspec.json.encode({"text": text}).decode(),
        options=None,
        key=None,
        created_at=now,
    )
    until = clock.now() + SENDER_LEASE
    after.due.append(until)
    for queued in await turns.queue_messages(
        conn, account.id, None, [row], sender_id=sender_id, sender_until=until
    ):
        if queued.sender_id != sender_id:
            continue
        after.deliveries.append(
            delivery(
                account.id,
                None,
                row,
                queued.id,
                home.id,
                home.channel,
                home.address,
                queued.window_expires_at,
                ahead=queued.ahead,
                opted_out=queued.opted_out,
            )
        )


def bsuid_of(message: InboundMessage) -> str | None:
    """The sender's business-scoped id, when the provider tells it."""
    payload = message.event.get("payload")
    user = payload.get("user") if isinstance(payload, dict) else None
    value = user.get("bsuid") if isinstance(user, dict) else None
    return value if isinstance(value, str) and value else None


def is_tap(message: InboundMessage) -> bool:
    """Whether a button or row was tapped, not written."""
    return "payload" in message.content or "interactive" in message.content


def held_back_by_opt_out(delivery: Delivery, subaccount: Subaccount, now: datetime) -> SendResult | None:
    """Hold back what the person opted out of, with the receipt that the provider gives [R-OPT-4]."""
    del now
    held_back = holds_back(delivery.opted_out, delivery.type, delivery.category)
    if held_back is None:
        return None
    return Undelivered(*held_back_error(subaccount.provider, held_back))


def held_back_for_a_day(delivery: Delivery, subaccount: Subaccount, now: datetime) -> SendResult | None:
    """Hold back marketing for 24 hours after WhatsApp refused some, with the receipt that it gives (131049)."""
    del subaccount
    rests_until = delivery.marketing_rests_until
    if rests_until is None or rests_until <= now or not is_marketing(delivery.type, delivery.category):
        return None
    return Undelivered(*TOO_MUCH_MARKETING)


def stops_marketing(error: dict[str, Any] | None) -> bool:
    """Whether a receipt says that the person has stopped marketing in WhatsApp itself [R-OPT-5]."""
    codes = {str((error or {}).get(name)) for name in ("code", "providerErrorCode")}
    return not codes.isdisjoint((str(STOPPED_MARKETING), str(RECEIPT_OF_META[STOPPED_MARKETING])))


async def with_category(pool: Any, delivery: Delivery) -> Delivery:
    """The delivery with its template's category, which is only looked up where it decides."""
    if delivery.type.lower() != TEMPLATE:
        return delivery
    if delivery.instance_id is not None:
        # A turn does not read it for the few of its messages that are templates.
        rests = await store.marketing_rests_until(pool, delivery.account_id, delivery.conversation_id)
        delivery = delivery._replace(marketing_rests_until=rests)
    if delivery.opted_out != "marketing" and delivery.marketing_rests_until is None:
        return delivery
    content = msgspec.json.decode(delivery.content)
    send = content.get("template") if isinstance(content, dict) else None
    if not isinstance(send, dict):
        return delivery
    category = await store.category_of(
        pool,
        delivery.account_id,
        delivery.sub_account_id,
        str(send.get("name")),
        str(send.get("language")),
    )
    return delivery._replace(category=category)
