"""8x8's events beside messages and receipts (messaging.md sections 10.5 and 10.6).

{"eventId": "0f88…", "timestamp": "2026-01-01T00:00:00.00Z", "provider": "WhatsApp", "accountId": "…",
 "eventType": "template_status_update", "eventDetails": {"templateName": "…", "templateLanguage": "en",
 "meta": {"status": "REJECTED", "reason": "INCORRECT_CATEGORY"}}}

Three of them are Meta's own changes, untouched, and are read as Meta's are [R-CABM-RAW].
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from chatwright.channels.cloud_api_events import Change, read_change, reason_of
from chatwright.channels.eightbyeight import Malformed, parse_timestamp, parse_webhook, sender_address
from chatwright.channels.port import InboundMessage, Receipt
from chatwright.channels.provider_events import (
    AccountChanged,
    BusinessWrote,
    NumberChanged,
    ProviderEvent,
    TemplateChanged,
    Told,
)
from chatwright.messages.parts import object_of, text_of

LONGEST_ID = 200
EXTERNAL = "external_app_message"
RAW = {
    "whatsapp_user_id_update": "user_id_update",
    "user_id_update": "user_id_update",
    "whatsapp_contact": "messages",
    "contacts": "messages",
    "whatsapp_preference": "user_preferences",
    "user_preferences": "user_preferences",
}
"""Meta's field by the name of the event; the tables of 8x8's documents and its samples have different ones."""
TEMPLATE_EVENTS = ("template_status_update", "template_quality_update", "template_category_update")


def read_webhook(event: object, sub_account_id: str, received_at: datetime) -> list[Told]:
    """All that a webhook tells. Raises Malformed when it lacks what each event of its kind must have."""
    if isinstance(event, dict) and "eventId" in event:
        return list(read_business_event(event, sub_account_id, received_at))
    if isinstance(event, dict) and event.get("eventType") == EXTERNAL:
        wrote = read_external(object_of(event.get("payload")), sub_account_id, received_at)
        return [Told(id=f"app:{wrote.umid}", kind=EXTERNAL, event=wrote, raw=event)]
    parsed = parse_webhook(event, sub_account_id, received_at)
    match parsed:
        case InboundMessage():
            return [Told(id=parsed.umid, kind="message", event=parsed, raw={})]
        case Receipt():
            return [Told(id=str(parsed.provider_id), kind="status", event=parsed, raw={})]
        case None:
            return []


def read_business_event(event: dict[str, Any], sub_account_id: str, received_at: datetime) -> Iterator[Told]:
    """What a business-management event tells. Raises Malformed without an id."""
    event_id, kind = text_of(event.get("eventId")), text_of(event.get("eventType"))
    if not 0 < len(event_id) <= LONGEST_ID:
        raise Malformed("eventId: the id of the event is required.")
    details = object_of(event.get("eventDetails"))
    if kind in RAW:
        raw = object_of(details.get("rawEvent"))
        change = Change(
            text_of(event.get("businessAccountId")), None, RAW[kind], object_of(raw.get("value")), None
        )
        told = list(read_change(change, sub_account_id, received_at))
        for number, one in enumerate(told):
            # A message is known by its own id, which is the same whoever tells of it.
            own = one.id if isinstance(one.event, InboundMessage) else f"{event_id}:{number}"
            yield Told(id=own, kind=kind, event=one.event, raw=event)
        if told:
            return
    at = parse_timestamp(event.get("timestamp"), received_at)
    yield Told(id=event_id, kind=kind[:60], event=business_event(kind, details, at), raw=event)


def business_event(kind: str, details: dict[str, Any], at: datetime) -> ProviderEvent | None:
    """What changed of a template, the number or the account; None for what is only kept."""
    meta = object_of(details.get("meta"))
    kind = kind.removeprefix("message_")
    if kind in TEMPLATE_EVENTS:
        name, language = text_of(details.get("templateName")), text_of(details.get("templateLanguage"))
        if not name or not language:
            return None
        return TemplateChanged(
            name=name,
            language=language,
            status=upper(meta, "status"),
            reason=reason_of(meta.get("reason")),
            detail=text_of(object_of(meta.get("otherInfo")).get("title")) or None,
            category=upper(meta, "newCategory"),
            quality=upper(meta, "newQualityScore"),
            at=at,
        )
    if kind == "phone_number_quality_update":
        limit = meta.get("maxDailyConversationsPerBusiness") or meta.get("currentLimit")
        return NumberChanged(
            number=text_of(details.get("displayPhoneNumber")),
            event=text_of(meta.get("event")).upper(),
            limit=text_of(limit) or None,
            reason=text_of(meta.get("reason")) or None,
            at=at,
        )
    if kind == "account_update":
        return AccountChanged(event=text_of(details.get("event")), detail=details, at=at)
    return None


def upper(meta: dict[str, Any], name: str) -> str | None:
    """A word in capitals, when it is there."""
    return text_of(meta.get(name)).upper() or None


def read_external(payload: dict[str, Any], sub_account_id: str, received_at: datetime) -> BusinessWrote:
    """What the owner wrote in the WhatsApp Business app. Raises Malformed."""
    umid = text_of(payload.get("umid"))
    if not 0 < len(umid) <= LONGEST_ID:
        raise Malformed("payload.umid: the unique id of the message is required.")
    address = sender_address(object_of(payload.get("user")))
    if not address:
        raise Malformed("payload.user: msisdn or channelUserId is required.")
    return BusinessWrote(
        sub_account_id=sub_account_id,
        umid=umid,
        address=address,
        type=text_of(payload.get("type")) or "Text",
        content=object_of(payload.get("content")),
        at=parse_timestamp(payload.get("timestamp"), received_at),
    )
