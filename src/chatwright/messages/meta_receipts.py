"""Receipts from Meta's statuses to 8x8's events and back (messaging.md sections 10.5 and 11).

Meta: {"id": "wamid.7", "status": "delivered", "timestamp": "1697043223", "recipient_id": "6591234567"}
8x8: {"eventType": "outbound_message_status_changed", "payload": {"umid": "wamid.7", "status": {"state": "delivered",
 "detail": "delivered_to_recipient", "timestamp": "2023-10-11T16:53:43.000Z"}, …}, …}
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from chatwright.messages.addresses import is_bsuid, normalise
from chatwright.messages.codes import (
    GENERIC,
    META_OF_RECEIPT,
    RECEIPT_OF_META,
    UNKNOWN_META,
    UNKNOWN_RECEIPT,
    meta_code_of,
)
from chatwright.messages.incoming import timestamp
from chatwright.messages.parts import object_of, objects_of, text_of, without_nothing

STATES = {
    "sent": ("sent", None),
    "delivered": ("delivered", "delivered_to_recipient"),
    "read": ("read", None),
    "played": ("read", None),
    "failed": ("undelivered", "rejected_by_operator"),
}
"""State and detail at 8x8 by Meta's status."""
FAILURES = ("undelivered", "rejected", "failed", "error")
LATEST = 253_402_300_799
"""The last second that a date can have."""


def moment_of(seconds: Any) -> str | None:
    """ISO 8601 of a time in seconds, which comes as a text; None for what is none."""
    value = meta_code_of(seconds)
    if value is None or not 0 <= value <= LATEST:
        return None
    return timestamp(datetime.fromtimestamp(value, UTC))


def seconds_of(moment: Any) -> str | None:
    """The way back."""
    try:
        found = datetime.fromisoformat(text_of(moment))
        found = found if found.tzinfo else found.replace(tzinfo=UTC)
        return str(max(int(found.timestamp()), 0))
    except (ValueError, OverflowError):
        return None


def user_of(phone: Any, bsuid: Any) -> dict[str, Any]:
    """A user in v3: the phone number with +, the business-scoped id, whichever is known."""
    given = [text_of(value) for value in (phone, bsuid)]
    number = next((normalise(value) for value in given if value and not is_bsuid(value)), "")
    scoped = next((value for value in reversed(given) if is_bsuid(value)), None)
    return without_nothing({"msisdn": "+" + number if number else None, "channelUserId": scoped})


def receipt_from_meta(status: Any, sub_account_id: str) -> dict[str, Any] | None:
    """8x8's event (v9) of an entry of `statuses`; None when it is of a kind that receipts do not tell.

    `umid` is Meta's id of the message, `clientMessageId` what was sent along as `biz_opaque_callback_data`.
    """
    status = object_of(status)
    known = STATES.get(text_of(status.get("status")))
    if known is None or not text_of(status.get("id")):
        return None
    state: dict[str, Any] = {
        "state": known[0],
        "detail": known[1],
        "timestamp": moment_of(status.get("timestamp")),
    }
    whatsapp: dict[str, Any] = {"pricingCategory": object_of(status.get("pricing")).get("category")}
    if known[0] == "undelivered":
        error = next(iter(objects_of(status.get("errors"))), {})
        code = meta_code_of(error.get("code"))
        state["errorCode"] = RECEIPT_OF_META.get(-1 if code is None else code, UNKNOWN_RECEIPT)
        state["errorMessage"] = said_of(error)
        whatsapp["providerErrorCode"] = None if code is None else str(code)
    payload: dict[str, Any] = {
        "umid": status["id"],
        "clientMessageId": status.get("biz_opaque_callback_data"),
        "subAccountId": sub_account_id,
        "channel": "whatsapp",
        "user": user_of(status.get("recipient_id"), status.get("recipient_user_id")),
        "status": without_nothing(state),
        "whatsapp": without_nothing(whatsapp) or None,
    }
    return {
        "version": 9,
        "namespace": "ChatApps",
        "eventType": "outbound_message_status_changed",
        "description": "ChatApps outbound message delivery receipt",
        "payload": without_nothing(payload),
    }


def said_of(error: dict[str, Any]) -> str | None:
    """What an error of Meta's says, in its most telling words."""
    details = object_of(error.get("error_data")).get("details")
    return next((text for text in (details, error.get("message"), error.get("title")) if text_of(text)), None)


def receipt_to_meta(event: Any) -> dict[str, Any] | None:
    """An entry of `statuses` for an event of 8x8's; None for states that Meta does not tell, such as queued."""
    payload = object_of(object_of(event).get("payload"))
    status, user = object_of(payload.get("status")), object_of(payload.get("user"))
    state, detail = text_of(status.get("state")).lower(), status.get("detail")
    if state in FAILURES:
        told = "failed"
    elif state == "delivered":
        told = "delivered" if detail == "delivered_to_recipient" else "sent"
    elif state in ("sent", "read"):
        told = state
    else:
        return None
    whatsapp = object_of(payload.get("whatsapp"))
    phone, bsuid = text_of(user.get("msisdn")), text_of(user.get("channelUserId"))
    category = whatsapp.get("pricingCategory")
    made: dict[str, Any] = {
        "id": payload.get("umid"),
        "status": told,
        "timestamp": seconds_of(status.get("timestamp")),
        "recipient_id": normalise(phone) or None,
        "recipient_user_id": bsuid if is_bsuid(bsuid) else None,
        "biz_opaque_callback_data": payload.get("clientMessageId"),
        "pricing": {"category": category} if category is not None else None,
    }
    if told == "failed":
        made["errors"] = [error_to_meta(status.get("errorCode"), status.get("errorMessage"), whatsapp)]
    return without_nothing(made)


def error_to_meta(code: Any, message: Any, whatsapp: dict[str, Any]) -> dict[str, Any]:
    """The error of a failed status; Meta's own code is used where the receipt has it."""
    meta = meta_code_of(whatsapp.get("providerErrorCode"))
    own = meta_code_of(code)
    if meta is None:
        meta = META_OF_RECEIPT.get(-1 if own is None else own, UNKNOWN_META)
    said = text_of(message) or GENERIC.get(-1 if own is None else own, GENERIC[UNKNOWN_RECEIPT])
    return {"code": meta, "title": said, "message": said, "error_data": {"details": said}}
