"""Where a message goes and whence it comes: phone numbers as digits, business-scoped ids as they are."""

from __future__ import annotations

import re
from typing import Any

import phonenumbers

BSUID = re.compile(r"[A-Z]{2}\.[A-Za-z0-9]{1,128}")
"""A business-scoped user id (messaging.md section 18)."""
SHORTEST, LONGEST = 5, 15
"""Digits of an E.164 number; shorter ones than five are no customers."""


def is_bsuid(text: str) -> bool:
    """Whether the text is a business-scoped user id [R-MO-ID]."""
    return BSUID.fullmatch(text) is not None


def normalise(text: str) -> str:
    """Digits without +, or a BSUID as it is; two addresses of one person compare equal [A-WFR-1]."""
    stripped = text.strip()
    return stripped if is_bsuid(stripped) else re.sub(r"[^0-9]", "", stripped)


def is_msisdn(text: str) -> bool:
    """Whether the text can be an international phone number, with or without +.

    Numbers needn't be assigned: test numbers are dialled every day.
    """
    return (
        re.fullmatch(r"\s*\+?[0-9\s().-]+", text) is not None and SHORTEST <= len(normalise(text)) <= LONGEST
    )


def international(text: str, country: str) -> str | None:
    """The international form, with +, of a number that may be written as in `country` (two letters).

    None when it cannot be read (messaging.md section 2.1).
    """
    try:
        return phonenumbers.format_number(
            phonenumbers.parse(text, country.upper()), phonenumbers.PhoneNumberFormat.E164
        )
    except phonenumbers.NumberParseException:
        return None


def recipient(user: dict[str, Any]) -> str:
    """Where a message goes: `msisdn` wins over `channelUserId` (messaging.md section 2.1)."""
    return normalise(str(user.get("msisdn") or user.get("channelUserId") or ""))


def chosen_channel(options: dict[str, Any]) -> str:
    """The channel a message is pinned to by the options of its send, WhatsApp when it is not."""
    channels = options.get("channels")
    if isinstance(channels, list) and channels and isinstance(channels[0], dict):
        return str(channels[0].get("channel") or "whatsapp").lower()
    return "whatsapp"
