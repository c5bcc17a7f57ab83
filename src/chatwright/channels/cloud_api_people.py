"""Who a webhook of Meta's is about: senders, preferences, ids that change (messaging.md sections 17 and 18)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from chatwright.channels.eightbyeight import Malformed, sender_address
from chatwright.channels.provider_events import IdentityChanged, PreferenceChanged
from chatwright.messages.addresses import is_bsuid
from chatwright.messages.parts import object_of, objects_of, text_of

STOPPED = "stop"


@dataclass(frozen=True, slots=True)
class Sender:
    """A person: `address` is the phone number as digits when it is known, else the business-scoped id."""

    address: str
    bsuid: str | None
    name: str | None
    username: str | None


def sender_of(message: dict[str, Any], contacts: list[dict[str, Any]]) -> Sender:
    """Who wrote. Raises Malformed when neither a number nor a business-scoped id is told."""
    phone, bsuid = text_of(message.get("from")), text_of(message.get("from_user_id"))
    contact = next(
        (
            contact
            for contact in contacts
            if (phone and contact.get("wa_id") == phone) or (bsuid and contact.get("user_id") == bsuid)
        ),
        contacts[0] if len(contacts) == 1 else {},
    )
    phone = phone or text_of(contact.get("wa_id"))
    bsuid = bsuid or text_of(contact.get("user_id"))
    if not bsuid and is_bsuid(phone):
        bsuid = phone
    address = sender_address({"msisdn": phone, "channelUserId": bsuid})
    if not address:
        raise Malformed("messages[].from: the sender's number or from_user_id is required.")
    profile = object_of(contact.get("profile"))
    return Sender(
        address,
        bsuid if is_bsuid(bsuid) else None,
        text_of(profile.get("name")) or None,
        text_of(profile.get("username")) or None,
    )


def read_preferences(value: dict[str, Any], at: datetime) -> Iterator[PreferenceChanged]:
    """People who stopped marketing messages in WhatsApp, or want them again [R-OPT-5]."""
    for said in objects_of(value.get("user_preferences")):
        if said.get("category") not in (None, "marketing_messages"):
            continue
        addresses = known_as(said.get("wa_id"), said.get("user_id"))
        if not addresses:
            continue
        yield PreferenceChanged(
            addresses=addresses,
            wants=text_of(said.get("value")).lower() != STOPPED,
            wording=text_of(said.get("detail")) or None,
            at=time_of(said, at),
        )


def read_user_ids(value: dict[str, Any], at: datetime) -> Iterator[IdentityChanged]:
    """People whose business-scoped id was exchanged for another one."""
    contacts = objects_of(value.get("contacts"))
    for said in objects_of(value.get("user_id_update")):
        ids = object_of(said.get("user_id"))
        previous, current = text_of(ids.get("previous")), text_of(ids.get("current"))
        if not is_bsuid(previous) or not is_bsuid(current):
            continue
        phones = known_as(said.get("wa_id"), None)
        contact = next((contact for contact in contacts if contact.get("wa_id") == said.get("wa_id")), {})
        yield IdentityChanged(
            previous=previous,
            current=current,
            phone=phones[0] if phones else None,
            name=text_of(object_of(contact.get("profile")).get("name")) or None,
            at=time_of(said, at),
        )


def known_as(phone: object, bsuid: object) -> tuple[str, ...]:
    """All that a person is known by: digits, business-scoped id."""
    found = [sender_address({"msisdn": text_of(phone)}), text_of(bsuid)]
    return tuple(address for address in found if address and (address.isdecimal() or is_bsuid(address)))


def time_of(said: dict[str, Any], otherwise: datetime) -> datetime:
    """The time that an entry tells in seconds since 1970, never in the future."""
    text = str(said.get("timestamp") or "")
    if not text.isdecimal() or len(text) > 12:
        return otherwise
    return min(datetime.fromtimestamp(int(text), UTC), otherwise)
