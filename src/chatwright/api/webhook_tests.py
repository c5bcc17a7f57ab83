"""Sample events, which a webhook can be tried with."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from chatwright.messages.events_out import ReceiptEvent, message_body, message_event, moment, receipt_body
from chatwright.messages.outbound_content import outbound_content

PHONE = "15551234567"
BSUID = "US.13491208655302741918"


def sample(kind: str, version: int, account_id: str, sub_account_id: str, umid: UUID) -> dict[str, Any]:
    """A sample of a kind of events in a version."""
    now = datetime.now(UTC)
    match kind:
        case "MSG":
            event = message_event(
                umid=str(umid),
                sub_account_id=sub_account_id,
                at=now,
                user={"msisdn": "+" + PHONE, "channelUserId": PHONE, "bsuid": BSUID, "name": "Test"},
                recipient={"channel": "whatsapp", "channelId": sub_account_id},
                type_="Text",
                content={"text": "This is a test event."},
                reply_to_umid=None,
            )
            return message_body(event, version)
        case "CADR":
            receipt = ReceiptEvent(
                umid=str(umid),
                sub_account_id=sub_account_id,
                channel="whatsapp",
                address=PHONE,
                state="delivered",
                detail="delivered_to_recipient",
                at=now,
                client_message_id="test",
                pricing="service",
                content=outbound_content("whatsapp", "text", {"text": "This is a test event."}),
            )
            return receipt_body(receipt, version)
        case _:
            return {
                "eventId": str(umid),
                "timestamp": moment(now),
                "provider": "WhatsApp",
                "businessAccountId": "0",
                "accountId": account_id,
                "eventType": "template_status_update",
                "eventDetails": {
                    "templateId": 0,
                    "templateName": "test_event",
                    "templateLanguage": "en",
                    "meta": {"status": "APPROVED", "reason": "NONE"},
                },
            }
