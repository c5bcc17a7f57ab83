"""What Meta's webhooks tell, as the events that the runtime takes in (messaging.md section 11).

8x8 passes three of Meta's changes on untouched (section 10.6), so they are read here as well [R-CABM-RAW].
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import msgspec
import structlog

from chatwright.channels.cloud_api_people import read_preferences, read_user_ids, sender_of
from chatwright.channels.eightbyeight import Malformed, parse_receipt
from chatwright.channels.port import InboundMessage
from chatwright.channels.provider_events import (
    AccountChanged,
    IdentityChanged,
    NumberChanged,
    ProviderEvent,
    TemplateChanged,
    Told,
)
from chatwright.messages.incoming import make_chat_apps_event
from chatwright.messages.meta_inbound import content_from_meta
from chatwright.messages.meta_receipts import receipt_from_meta
from chatwright.messages.parts import object_of, objects_of, text_of

log = structlog.get_logger(__name__)

LONGEST_ID = 200


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a webhook. `phone_number_id` is that of the business number it is about, if it is about one."""

    waba_id: str
    phone_number_id: str | None
    field: str
    value: dict[str, Any]
    time: object


def changes_of(body: object) -> list[Change]:
    """The changes of a webhook; what is none is left out. Raises Malformed for what is no webhook at all."""
    if not isinstance(body, dict) or not isinstance(body.get("entry"), list):
        raise Malformed("entry: a list is required.")
    found = []
    for entry in objects_of(body["entry"]):
        for change in objects_of(entry.get("changes")):
            value = object_of(change.get("value"))
            number = object_of(value.get("metadata")).get("phone_number_id")
            found.append(
                Change(
                    text_of(entry.get("id")),
                    number if isinstance(number, str) and number else None,
                    text_of(change.get("field")),
                    value,
                    entry.get("time"),
                )
            )
    return found


def read_change(change: Change, sub_account_id: str, received_at: datetime) -> Iterator[Told]:
    """All that a change tells. What lacks what it must have is logged and left out."""
    value = change.value
    if change.field in ("messages", "smb_message_echoes"):
        contacts = objects_of(value.get("contacts"))
        for message in objects_of(value.get("messages")):
            yield from guarded(
                message, lambda m: read_message(m, contacts, change, sub_account_id, received_at)
            )
        for status in objects_of(value.get("statuses")):
            yield from guarded(status, lambda s: read_status(s, sub_account_id, received_at))
        for error in objects_of(value.get("errors")):
            log.error(
                "Meta reports an error of the number", code=error.get("code"), subaccount=sub_account_id
            )
        return
    key = fingerprint(change)
    for number, event in enumerate(read_business(change, received_at)):
        yield Told(id=f"{key}:{number}", kind=change.field, event=event, raw=raw_of(change))


def guarded(given: dict[str, Any], read: Any) -> Iterator[Told]:
    """What was read of one entry; nothing, with a line in the log, when it is not whole."""
    try:
        told = read(given)
    except Malformed as error:
        log.warning("an entry of a webhook cannot be understood", reason=str(error))
        return
    if told is not None:
        yield told


def read_message(
    message: dict[str, Any],
    contacts: list[dict[str, Any]],
    change: Change,
    sub_account_id: str,
    received_at: datetime,
) -> Told:
    """A customer's message, with an event in 8x8's v2 shape, as journeys read it. Raises Malformed."""
    umid = text_of(message.get("id"))
    if not 0 < len(umid) <= LONGEST_ID:
        raise Malformed("messages[].id: the id of the message is required.")
    at = moment_of(message.get("timestamp"), received_at)
    sender = sender_of(message, contacts)
    if message.get("type") == "system":
        return Told(id=umid, kind="system", event=read_system(message, at), raw=raw_of(change))
    type_, content = content_from_meta(message)
    context = object_of(message.get("context"))
    reply_to = text_of(context.get("id")) or None
    event = make_chat_apps_event(
        umid=umid,
        sub_account_id=sub_account_id,
        address=sender.address,
        name=sender.name,
        channel_id=change.phone_number_id or "",
        moment=at,
        type_=type_,
        content=content,
        reply_to_umid=reply_to,
    )
    user = event["payload"]["user"]
    if sender.bsuid:
        user["bsuid"] = sender.bsuid
    if sender.username:
        user["username"] = sender.username
    if isinstance(message.get("referral"), dict):
        event["payload"]["referral"] = message["referral"]
    inbound = InboundMessage(
        sub_account_id=sub_account_id,
        channel="whatsapp",
        umid=umid,
        address=sender.address,
        name=sender.name,
        timestamp=at,
        type=type_,
        content=event["payload"]["content"],
        reply_to_umid=reply_to,
        event=event,
        bsuid=sender.bsuid,
        username=sender.username,
    )
    return Told(id=umid, kind="message", event=inbound, raw={})


def read_system(message: dict[str, Any], at: datetime) -> IdentityChanged | None:
    """A notice that somebody has another number now; it is no message and opens no window [R-WIN-2]."""
    system = object_of(message.get("system"))
    before, after = text_of(message.get("from")), text_of(system.get("wa_id") or system.get("new_wa_id"))
    before, after = ("".join(filter(str.isdecimal, number)) for number in (before, after))
    if "changed_number" not in text_of(system.get("type")) or not before or not after or before == after:
        return None
    return IdentityChanged(previous=before, current=after, phone=after, name=None, at=at)


def read_status(status: dict[str, Any], sub_account_id: str, received_at: datetime) -> Told | None:
    """What became of a message of ours. Raises Malformed."""
    provider_id = text_of(status.get("id"))
    if not 0 < len(provider_id) <= LONGEST_ID:
        raise Malformed("statuses[].id: the id of the message is required.")
    event = receipt_from_meta(status, sub_account_id)
    if event is None:
        return None
    receipt = parse_receipt(event["payload"], sub_account_id, received_at)
    return Told(id=f"{provider_id}:{receipt.state}", kind="status", event=receipt, raw={})


def read_business(change: Change, received_at: datetime) -> Iterator[ProviderEvent | None]:
    """What a change tells of templates, numbers, preferences and ids; None once for what is only kept."""
    value, at = change.value, moment_of(change.time, received_at)
    match change.field:
        case "message_template_status_update":
            other = object_of(value.get("other_info"))
            yield template_of(
                value,
                at,
                status=text_of(value.get("event")).upper() or None,
                reason=reason_of(value.get("reason")),
                detail=text_of(other.get("title")) or None,
                category=text_of(value.get("message_template_category")).upper() or None,
            )
        case "message_template_quality_update":
            yield template_of(value, at, quality=text_of(value.get("new_quality_score")).upper() or None)
        case "template_category_update":
            yield template_of(value, at, category=text_of(value.get("new_category")).upper() or None)
        case "phone_number_quality_update":
            limit = value.get("max_daily_conversations_per_business") or value.get("current_limit")
            yield NumberChanged(
                number=text_of(value.get("display_phone_number")),
                event=text_of(value.get("event")),
                limit=text_of(limit) or None,
                reason=None,
                at=at,
            )
        case "account_update":
            yield AccountChanged(event=text_of(value.get("event")), detail=value, at=at)
        case "user_preferences":
            yield from read_preferences(value, at)
        case "user_id_update":
            yield from read_user_ids(value, at)
        case _:
            yield None


def template_of(value: dict[str, Any], at: datetime, **changed: str | None) -> TemplateChanged | None:
    """What changed of a template, which must be named."""
    name = text_of(value.get("message_template_name"))
    language = text_of(value.get("message_template_language"))
    return TemplateChanged(name=name, language=language, at=at, **changed) if name and language else None


def reason_of(value: object) -> str | None:
    """Why a template was refused; `NONE` is no reason."""
    text = text_of(value).upper()
    return text if text and text != "NONE" else None


def moment_of(value: object, otherwise: datetime) -> datetime:
    """A time in seconds since 1970, as text or number; never in the future. What cannot be read is `otherwise`."""
    text = str(value) if isinstance(value, str | int) else ""
    if not text.isdecimal() or len(text) > 12:
        return otherwise
    return min(datetime.fromtimestamp(int(text), UTC), otherwise)


def raw_of(change: Change) -> dict[str, Any]:
    """A change as it came."""
    return {"field": change.field, "value": change.value}


def fingerprint(change: Change) -> str:
    """The same for a change that is told again: Meta gives its business events no id."""
    seen = msgspec.json.encode([change.waba_id, change.time, change.field, change.value])
    return "meta:" + hashlib.sha256(seen).hexdigest()[:40]
