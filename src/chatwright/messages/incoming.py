"""Inbound events in the shape that definitions read as `data` (automation.md section 2)."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from chatwright.messages.addresses import is_bsuid, normalise

TAPS = ("button_reply", "list_reply")


def timestamp(moment: datetime) -> str:
    """An aware time in UTC with milliseconds and Z, as webhooks write it."""
    moment = moment.astimezone(UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"


def chat_apps_event(event: dict[str, Any]) -> dict[str, Any]:
    """A Chat Apps webhook in v2 shape [A-TRG-3], with `content.text` for taps [A-TRG-4]."""
    payload = dict(event["payload"])
    payload["user"] = v2_user(payload.get("user") or {})
    content = payload.get("content")
    payload["content"] = with_text(content) if isinstance(content, dict) else {}
    return {**event, "payload": payload}


def v2_user(user: dict[str, Any]) -> dict[str, Any]:
    """Both fields hold the phone number when it is known, else both the BSUID; `bsuid` is added when it is known."""
    given = [str(user[field]) for field in ("msisdn", "channelUserId") if user.get(field)]
    phone = next((value for value in given if not is_bsuid(value)), None)
    bsuid = next((value for value in given if is_bsuid(value)), None)
    shaped = dict(user)
    if phone is not None:
        digits = normalise(phone)
        shaped |= {"msisdn": "+" + digits, "channelUserId": digits}
    elif bsuid is not None:
        shaped |= {"msisdn": bsuid, "channelUserId": bsuid}
    if bsuid is not None:
        shaped["bsuid"] = bsuid
    return shaped


def with_text(content: dict[str, Any]) -> dict[str, Any]:
    """Content whose `text` is the title that was tapped, if a button or a row was."""
    interactive = content.get("interactive")
    if "text" in content or not isinstance(interactive, dict):
        return content
    for tap in TAPS:
        reply = interactive.get(tap)
        if isinstance(reply, dict) and isinstance(reply.get("title"), str):
            return {**content, "text": reply["title"]}
    return content


def sms_event(event: dict[str, Any]) -> dict[str, Any]:
    """An SMS webhook with the aliases that published samples read [A-TRG-5]."""
    payload = dict(event["payload"])
    source = str(payload.get("source") or "")
    payload.setdefault("content", {"text": payload.get("body")})
    payload.setdefault("user", {"msisdn": source, "channelUserId": normalise(source)})
    return {**event, "payload": payload}


def make_chat_apps_event(
    *,
    umid: str,
    sub_account_id: str,
    address: str,
    name: str | None,
    channel_id: str,
    moment: datetime,
    type_: str,
    content: dict[str, Any],
    reply_to_umid: str | None,
) -> dict[str, Any]:
    """The webhook event of a message, as the provider would send it."""
    payload: dict[str, Any] = {
        "umid": umid,
        "subAccountId": sub_account_id,
        "timestamp": timestamp(moment),
        "user": {"msisdn": address if is_bsuid(address) else "+" + address, "channelUserId": address},
        "recipient": {"channel": "whatsapp", "channelId": channel_id},
        "type": type_,
        "content": content,
    }
    if name:
        payload["user"]["name"] = name
    if reply_to_umid:
        payload["replyToUmid"] = reply_to_umid
    return chat_apps_event(
        {
            "namespace": "ChatApps",
            "eventType": "inbound_message_received",
            "description": "ChatApps inbound message",
            "payload": payload,
        }
    )


def make_sms_event(
    *, umid: str, sub_account_id: str, address: str, destination: str, moment: datetime, body: str
) -> dict[str, Any]:
    """The webhook event of an SMS, as the provider would send it."""
    payload = {
        "umid": umid,
        "subAccountId": sub_account_id,
        "timestamp": timestamp(moment),
        "source": "+" + address,
        "destination": destination,
        "body": body,
        "encoding": "GSM7" if body.isascii() else "UCS2",
        "smsCount": 1,
    }
    return sms_event(
        {
            "namespace": "SMS",
            "eventType": "inbound_message_received",
            "description": "SMS inbound message",
            "payload": payload,
        }
    )
