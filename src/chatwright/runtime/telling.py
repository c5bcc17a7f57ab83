"""Whether webhooks are to be told of a turn, and of what: asked of every turn, so it costs nothing when nobody is."""

from __future__ import annotations

import msgspec

from chatwright.channels.port import InboundMessage
from chatwright.messages.events_out import message_event
from chatwright.runtime.directory import Account
from chatwright.store.events_out import CALLBACK
from chatwright.store.rows import MessageRow, TurnRecord
from chatwright.store.turns import NOBODY, Tells


def telling(account: Account, message: InboundMessage | None, turn: TurnRecord | None) -> Tells:
    """What the turn that a message led to, either of which may be missing, tells the webhooks of."""
    messages = turn.messages if turn is not None else ()
    inbound = None if message is None else inbound_told(account, message)
    queued = any(is_told(account, row) for row in messages)
    return Tells(inbound, queued) if inbound is not None or queued else NOBODY


def inbound_told(account: Account, message: InboundMessage) -> str | None:
    """The event of a message that came in, as JSON; None when nobody is to be told."""
    if not account.tells("MSG", message.sub_account_id):
        return None
    payload = message.event.get("payload")
    arrived = payload if isinstance(payload, dict) else {}
    if message.channel == "sms":
        return msgspec.json.encode(message.event).decode()
    event = message_event(
        umid=message.umid,
        sub_account_id=message.sub_account_id,
        at=message.timestamp,
        user=arrived.get("user") or {"channelUserId": message.address},
        recipient=arrived.get("recipient"),
        type_=message.type,
        content=message.content,
        reply_to_umid=message.reply_to_umid,
    )
    return msgspec.json.encode(event).decode()


def is_told(account: Account, row: MessageRow) -> bool:
    """Whether anybody is told what becomes of a message: a webhook, or an address of the message's own."""
    return account.tells("CADR", row.sub_account_id) or CALLBACK in (row.options or "")
