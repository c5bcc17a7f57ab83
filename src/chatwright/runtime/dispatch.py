"""The last moment before a message is handed over: what is decided then, and not when it was written.

Between writing and sending hours can lie. So whatever may have changed meanwhile is looked at here, rule after
rule; the first rule that has an answer ends the matter, and only what none of them holds back goes to the channel.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from chatwright.channels.port import OutboundMessage, PutOff, Rejected, SendResult, Undelivered
from chatwright.runtime.consent import held_back_by_opt_out, held_back_for_a_day
from chatwright.runtime.directory import Account, Subaccount
from chatwright.runtime.paces import Paces
from chatwright.store import handovers
from chatwright.store.deliveries import Delivery

Rule = Callable[[Delivery, Subaccount, datetime], SendResult | None]
"""Why a message is not to be sent now, by the clock of its subaccount; None to let it go on."""

EXPIRED = (36, "Message expired")
WITH_AGENT = (25, "An agent has the conversation, so the journey keeps silent.")


def expired(delivery: Delivery, subaccount: Subaccount, now: datetime) -> SendResult | None:
    """A message that was to be delivered earlier is dropped (messaging.md section 13)."""
    del subaccount
    if delivery.expires_at is None or now < delivery.expires_at:
        return None
    return Undelivered(*EXPIRED, detail="undelivered_to_recipient")


def held_back_by_agent(delivery: Delivery, subaccount: Subaccount, now: datetime) -> SendResult | None:
    """What a journey writes while agents have the conversation is held back, whenever it was planned."""
    del subaccount, now
    return Undelivered(*WITH_AGENT) if delivery.is_held_by_agent else None


RULES: tuple[Rule, ...] = (expired, held_back_by_agent, held_back_by_opt_out, held_back_for_a_day)


async def with_agent(pool: Any, delivery: Delivery) -> Delivery:
    """The delivery with whether agents hold it back, which is only looked up where they have the conversation."""
    if delivery.instance_id is None or delivery.handover_id is None:
        return delivery
    said_before = await handovers.is_said_before(
        pool, delivery.account_id, delivery.handover_id, delivery.instance_id, delivery.key
    )
    return delivery._replace(is_held_by_agent=not said_before)


async def dispatch(
    account: Account, delivery: Delivery, real_now: datetime, paces: Paces
) -> SendResult | PutOff:
    """Hand a message to its channel at the pace of its number, unless a rule holds it back."""
    subaccount = account.subaccounts.get(delivery.sub_account_id)
    if subaccount is None:
        return Rejected("Invalid subaccount id.")
    now = real_now + subaccount.clock_offset
    for rule in RULES:
        held_back = rule(delivery, subaccount, now)
        if held_back is not None:
            return held_back
    put_off = await paces.hold(subaccount, delivery)
    if put_off is not None:
        return put_off
    return await subaccount.channel.send(
        OutboundMessage(
            sub_account_id=delivery.sub_account_id,
            channel=delivery.channel,
            address=delivery.address,
            umid=delivery.umid,
            type=delivery.type,
            content=delivery.content,
            options=delivery.options,
            window_expires_at=delivery.window_expires_at,
            now=now,
            attempts=delivery.attempts,
        )
    )
