"""The bodies of webhooks that we send (messaging.md sections 10.4 and 10.5), in each version."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from chatwright.messages.addresses import is_bsuid, normalise
from chatwright.messages.incoming import timestamp

VERSIONS = {"MSG": (2, 3), "CADR": (8, 9), "CABM": (1,)}
"""What can be asked for; the last is what whoever does not ask gets."""
RECEIPT = "outbound_message_status_changed"
WITH_PERSON = "delivered_to_recipient"
V3, V9 = 3, 9
PRICED = ("sent", "delivered", "read")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptEvent:
    """What became of a message. `pricing` is its category where known; `content` is what was delivered."""

    umid: str
    sub_account_id: str
    channel: str
    address: str
    state: str
    detail: str | None
    at: datetime
    error: dict[str, Any] | None = None
    client_message_id: str | None = None
    batch_id: str | None = None
    client_batch_id: str | None = None
    pricing: str | None = None
    content: dict[str, Any] | None = None


def moment(at: datetime) -> str:
    """A time with two decimals and Z, as receipts have it."""
    at = at.astimezone(UTC)
    return at.strftime("%Y-%m-%dT%H:%M:%S.") + f"{at.microsecond // 10_000:02d}Z"


def message_event(
    *,
    umid: str,
    sub_account_id: str,
    at: datetime,
    user: dict[str, Any],
    recipient: object,
    type_: str,
    content: dict[str, Any],
    reply_to_umid: str | None,
) -> dict[str, Any]:
    """A message that came in, with all that is known of the user; `message_body` makes a version of it.

    `user` is as definitions read it: its `bsuid` stands beside the number.
    """
    payload: dict[str, Any] = {
        "umid": umid,
        "subAccountId": sub_account_id,
        "timestamp": timestamp(at),
        "user": user,
        "recipient": recipient,
        "type": type_,
        "content": content,
    }
    if not isinstance(recipient, dict):
        del payload["recipient"]
    if reply_to_umid:
        payload["replyToUmid"] = reply_to_umid
    return {
        "namespace": "ChatApps",
        "eventType": "inbound_message_received",
        "description": "ChatApps inbound message",
        "payload": payload,
    }


def message_body(event: dict[str, Any], version: int) -> dict[str, Any]:
    """The body of a message that came in: v3 tells the business-scoped id, v2 has none and no `version` [R-MO-ID]."""
    payload = dict(event["payload"])
    if "user" in payload and event.get("namespace") == "ChatApps":
        payload["user"] = v3_user(payload["user"]) if version >= V3 else v2_user(payload["user"])
    if version < V3:
        return {**event, "payload": payload}
    if isinstance(stamp := payload.get("timestamp"), str):
        payload["timestamp"] = moment(datetime.fromisoformat(stamp))
    return {"version": version, **event, "payload": payload}


def v3_user(user: dict[str, Any]) -> dict[str, Any]:
    """The user with the phone number and the business-scoped id, whichever is known."""
    known = [str(user[field]) for field in ("bsuid", "channelUserId", "msisdn") if user.get(field)]
    phone = next((value for value in known if not is_bsuid(value)), None)
    bsuid = next((value for value in known if is_bsuid(value)), None)
    shaped: dict[str, Any] = {}
    if phone is not None:
        shaped["msisdn"] = "+" + normalise(phone)
    if bsuid is not None:
        shaped["channelUserId"] = bsuid
    return shaped | {field: user[field] for field in ("name", "username") if user.get(field)}


def v2_user(user: dict[str, Any]) -> dict[str, Any]:
    """The user by the phone number, twice; one whose number is not known, by the business-scoped id."""
    newer = v3_user(user)
    phone, name = newer.get("msisdn"), newer.get("name")
    known = newer.get("channelUserId", "")
    shaped = {"msisdn": phone or known, "channelUserId": normalise(phone) if phone else known}
    return shaped | ({"name": name} if name else {})


def receipt_body(event: ReceiptEvent, version: int) -> dict[str, Any]:
    """The body of a receipt: v9 tells what was delivered, v8 has no `version` and the digits as id."""
    payload: dict[str, Any] = {"umid": event.umid}
    for field, value in (
        ("batchId", event.batch_id),
        ("clientMessageId", event.client_message_id),
        ("clientBatchId", event.client_batch_id),
    ):
        if value:
            payload[field] = value
    payload |= {
        "subAccountId": event.sub_account_id,
        "channel": "SMS" if event.channel == "sms" else event.channel,
        "user": receipt_user(event.address, version),
        "status": status_of(event),
    }
    whatsapp: dict[str, Any] = {}
    if event.error and event.error.get("providerErrorCode") is not None:
        whatsapp["providerErrorCode"] = event.error["providerErrorCode"]
    if event.pricing and event.state in PRICED:
        whatsapp["pricingCategory"] = event.pricing
    if whatsapp:
        payload["whatsapp"] = whatsapp
    if version >= V9 and event.content is not None and event.detail == WITH_PERSON:
        payload["outboundContent"] = event.content
    body = {
        "namespace": "ChatApps",
        "eventType": RECEIPT,
        "description": "ChatApps outbound message delivery receipt",
        "payload": payload,
    }
    return {"version": version, **body} if version >= V9 else body


def receipt_user(address: str, version: int) -> dict[str, Any]:
    """Whom the message went to. A phone number's business-scoped id is only told where the provider tells it."""
    if is_bsuid(address):
        return {"channelUserId": address}
    if version >= V9:
        return {"msisdn": "+" + address}
    return {"msisdn": "+" + address, "channelUserId": address}


def status_of(event: ReceiptEvent) -> dict[str, Any]:
    """State, detail, time and error of a receipt."""
    status: dict[str, Any] = {"state": event.state}
    if event.detail:
        status["detail"] = event.detail
    status["timestamp"] = moment(event.at)
    if event.error:
        if event.error.get("code") is not None:
            status["errorCode"] = event.error["code"]
        if event.error.get("message"):
            status["errorMessage"] = event.error["message"]
    return status
