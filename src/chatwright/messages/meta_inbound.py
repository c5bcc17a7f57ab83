"""Inbound messages from Meta's webhooks to 8x8's events (v3) and back (messaging.md sections 10.4 and 11).

Meta: {"from": "6591234567", "id": "wamid.7", "timestamp": "1697043223", "type": "text", "text": {"body": "Hi"}}
8x8: {"version": 3, "eventType": "inbound_message_received", "payload": {"umid": "wamid.7", "user":
 {"msisdn": "+6591234567"}, "type": "Text", "content": {"text": "Hi"}, …}, …}

Types that 8x8 does not have keep Meta's object under Meta's name: Sticker (as other media), Contacts, Reaction, Order
and System; what cannot be shown is None. A medium has Meta's `id`, since its address needs a token; who downloads it
puts the address into `url`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from chatwright.messages.addresses import is_bsuid, normalise
from chatwright.messages.meta_receipts import moment_of, seconds_of, user_of
from chatwright.messages.parts import object_of, objects_of, renamed, text_of, turned, without_nothing

MEDIA = {"image": "Image", "video": "Video", "audio": "Audio", "document": "File", "sticker": "Sticker"}
TYPES = {
    "text": "Text",
    "location": "Location",
    "contacts": "Contacts",
    "reaction": "Reaction",
    "interactive": "Interactive",
    "order": "Order",
    "system": "System",
    "unsupported": "None",
    **MEDIA,
}
"""8x8's type by Meta's. A quick reply of a template (`button`) is a Text with its payload."""
META_TYPES = {**{ours.lower(): meta for meta, ours in TYPES.items()}, "document": "document"}
CALL_REPLY = {
    "is_permanent": "isPermanent",
    "expiration_timestamp": "expirationTimestamp",
    "response_source": "responseSource",
}
FORM_REPLY = {"response_json": "responseJson"}


class Change(NamedTuple):
    """One of the changes that a webhook tells: its field, such as `messages`, and Meta's value."""

    account: str
    field: str
    value: dict[str, Any]


def changes_of(body: Any) -> Iterator[Change]:
    """All changes of a webhook's body."""
    for entry in objects_of(object_of(body).get("entry")):
        for change in objects_of(entry.get("changes")):
            yield Change(
                str(entry.get("id") or ""), text_of(change.get("field")), object_of(change.get("value"))
            )


def events_from_meta(value: Any, sub_account_id: str, channel_id: str) -> list[dict[str, Any]]:
    """8x8's events of all messages in a value of the field `messages`; also of one that 8x8 passes on as it is."""
    value = object_of(value)
    profiles = objects_of(value.get("contacts"))
    return [
        event_from_meta(message, profile_of(message, profiles), sub_account_id, channel_id)
        for message in objects_of(value.get("messages"))
        if text_of(message.get("id")) and (message.get("from") or message.get("from_user_id"))
    ]


def profile_of(message: dict[str, Any], profiles: list[dict[str, Any]]) -> dict[str, Any]:
    """Who wrote a message: by number or business-scoped id; the only one where neither is told."""
    for field, own in (("wa_id", "from"), ("user_id", "from_user_id")):
        for profile in profiles:
            if message.get(own) and profile.get(field) == message[own]:
                return profile
    return profiles[0] if len(profiles) == 1 else {}


def event_from_meta(
    message: dict[str, Any], profile: dict[str, Any], sub_account_id: str, channel_id: str
) -> dict[str, Any]:
    """8x8's event of one message. Meta's notes on forwarding and on the ad are in `context` and `referral`."""
    known = object_of(profile.get("profile"))
    context = object_of(message.get("context"))
    type_, content = content_from_meta(message)
    user = user_of(message.get("from"), message.get("from_user_id") or profile.get("user_id"))
    forwarded = {name: context[name] for name in ("forwarded", "frequently_forwarded") if context.get(name)}
    payload = {
        "umid": message.get("id"),
        "subAccountId": sub_account_id,
        "timestamp": moment_of(message.get("timestamp")),
        "user": {**user, **without_nothing({"name": known.get("name"), "username": known.get("username")})},
        "recipient": {"channel": "whatsapp", "channelId": channel_id},
        "type": type_,
        "content": content,
        "replyToUmid": context.get("id"),
        "context": forwarded or None,
        "referral": message.get("referral"),
    }
    return {
        "version": 3,
        "namespace": "ChatApps",
        "eventType": "inbound_message_received",
        "description": "ChatApps inbound message",
        "payload": without_nothing(payload),
    }


def content_from_meta(message: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """Type and content in 8x8's JSON."""
    kind = text_of(message.get("type"))
    value = message.get(kind)
    given = object_of(value)
    type_ = TYPES.get(kind, "None")
    match kind:
        case "text":
            return type_, {"text": text_of(given.get("body"))}
        case "button":
            content = {"text": text_of(given.get("text")), "payload": given.get("payload")}
            return "Text", without_nothing(content)
        case "interactive":
            return type_, {"interactive": reply_from_meta(given)}
        case "unsupported":
            return type_, without_nothing({"errors": message.get("errors")})
        case "location" | "contacts" | "reaction" | "order" | "system":
            return type_, {kind: value}
    if kind in MEDIA:
        return type_, renamed(given, {"caption": "text"})
    return type_, {kind: value} if kind and value is not None else {}


def reply_from_meta(interactive: dict[str, Any]) -> dict[str, Any]:
    """A tap as it comes at both; the answers of forms and to calls have other names."""
    kind = interactive.get("type")
    if kind == "nfm_reply":
        given = renamed(object_of(interactive.get("nfm_reply")), FORM_REPLY)
        return {"type": "nfmReply", "nfmReply": given}
    if kind == "call_permission_reply":
        given = renamed(object_of(interactive.get("call_permission_reply")), CALL_REPLY)
        if "expirationTimestamp" in given:
            given["expirationTimestamp"] = moment_of(given["expirationTimestamp"])
        return {"type": "callPermissionReply", "callPermissionReply": without_nothing(given)}
    return interactive


def message_to_meta(event: Any) -> dict[str, Any]:
    """The entry of `messages` for an event of 8x8's."""
    payload = object_of(object_of(event).get("payload"))
    user, content = object_of(payload.get("user")), object_of(payload.get("content"))
    phone, bsuid = text_of(user.get("msisdn")), text_of(user.get("channelUserId"))
    context = dict(object_of(payload.get("context")))
    if payload.get("replyToUmid"):
        context["id"] = payload["replyToUmid"]
    made = {
        "from": normalise(phone) or None if not is_bsuid(phone) else None,
        "from_user_id": next((value for value in (bsuid, phone) if is_bsuid(value)), None),
        "id": payload.get("umid"),
        "timestamp": seconds_of(payload.get("timestamp")),
        "context": context or None,
        "referral": payload.get("referral"),
        **content_to_meta(text_of(payload.get("type")), content),
    }
    return without_nothing(made)


def value_to_meta(event: Any, phone_number_id: str, display_number: str) -> dict[str, Any]:
    """The value of a change of the field `messages`, with who wrote."""
    message = message_to_meta(event)
    user = object_of(object_of(object_of(event).get("payload")).get("user"))
    profile = without_nothing({"name": user.get("name"), "username": user.get("username")})
    contact = {
        "profile": profile or None,
        "wa_id": message.get("from"),
        "user_id": message.get("from_user_id"),
    }
    return {
        "messaging_product": "whatsapp",
        "metadata": {"display_phone_number": display_number, "phone_number_id": phone_number_id},
        "contacts": [without_nothing(contact)],
        "messages": [message],
    }


def content_to_meta(type_: str, content: dict[str, Any]) -> dict[str, Any]:
    """`type` and what stands under the same name."""
    kind = META_TYPES.get(type_.lower(), "unsupported")
    if kind == "text" and "payload" in content:
        return {
            "type": "button",
            "button": {"payload": content["payload"], "text": text_of(content.get("text"))},
        }
    if kind == "text":
        return {"type": kind, "text": {"body": text_of(content.get("text"))}}
    if kind == "interactive":
        return {"type": kind, "interactive": reply_to_meta(object_of(content.get("interactive")))}
    if kind == "unsupported":
        return without_nothing({"type": kind, "errors": content.get("errors")})
    if kind in MEDIA:
        return {"type": kind, kind: renamed(content, {"text": "caption"})}
    return {"type": kind, kind: content.get(kind)}


def reply_to_meta(interactive: dict[str, Any]) -> dict[str, Any]:
    """The way back."""
    kind = interactive.get("type")
    if kind == "nfmReply":
        given = renamed(object_of(interactive.get("nfmReply")), turned(FORM_REPLY))
        return {"type": "nfm_reply", "nfm_reply": given}
    if kind == "callPermissionReply":
        given = renamed(object_of(interactive.get("callPermissionReply")), turned(CALL_REPLY))
        if "expiration_timestamp" in given:
            given["expiration_timestamp"] = seconds_of(given["expiration_timestamp"])
        return {"type": "call_permission_reply", "call_permission_reply": without_nothing(given)}
    return interactive
