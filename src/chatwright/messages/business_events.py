"""What people do that webhooks tell as business-management events, CABM (messaging.md section 10.6).

8x8 passes Meta's change on as it is, in `eventDetails.rawEvent`: cards of people that a customer shares, and the
choice about marketing messages in WhatsApp itself.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from chatwright.messages.addresses import is_bsuid
from chatwright.messages.incoming import timestamp
from chatwright.messages.meta_inbound import value_to_meta
from chatwright.messages.parts import without_nothing

CONTACT, PREFERENCE = "whatsapp_contact", "whatsapp_preference"


def contact_event(event: dict[str, Any], event_id: str, moment: datetime) -> dict[str, Any]:
    """The event for cards of people, out of the one that journeys get."""
    payload = event["payload"]
    sub_account_id = str(payload.get("subAccountId") or "")
    value = value_to_meta(event, sub_account_id, sub_account_id)
    return business_event(CONTACT, event_id, sub_account_id, moment, "messages", value)


def preference_event(
    address: str, sub_account_id: str, event_id: str, moment: datetime, *, wants: bool
) -> dict[str, Any]:
    """The event for a person who stopped marketing messages in WhatsApp, or wants them again."""
    said = {
        "wa_id": None if is_bsuid(address) else address,
        "user_id": address if is_bsuid(address) else None,
        "category": "marketing_messages",
        "value": "resume" if wants else "stop",
        "detail": f"User requested to {'resume' if wants else 'stop'} marketing messages",
        "timestamp": int(moment.timestamp()),
    }
    value = {
        "messaging_product": "whatsapp",
        "metadata": {"display_phone_number": sub_account_id, "phone_number_id": sub_account_id},
        "user_preferences": [without_nothing(said)],
    }
    return business_event(PREFERENCE, event_id, sub_account_id, moment, "user_preferences", value)


def business_event(
    kind: str, event_id: str, sub_account_id: str, moment: datetime, field: str, value: dict[str, Any]
) -> dict[str, Any]:
    """The envelope, with Meta's change in it."""
    return {
        "eventId": event_id,
        "timestamp": timestamp(moment),
        "provider": "WhatsApp",
        "businessAccountId": sub_account_id,
        "accountId": sub_account_id,
        "eventType": kind,
        "eventDetails": {"rawEvent": {"field": field, "value": value}},
    }
