"""People as logs name them: numbers without their last digits, and where they are from."""

from __future__ import annotations

import phonenumbers

from chatwright.messages.addresses import is_bsuid

HIDDEN = 4
"""How many characters at the end are not shown."""


def masked_user(address: str) -> dict[str, str]:
    """The user of a message, masked; `address` is digits or a business-scoped id."""
    hidden = address[:-HIDDEN] + "x" * HIDDEN
    return {"channelUserId": hidden} if is_bsuid(address) else {"msisdn": "+" + hidden}


def country_of(address: str) -> str | None:
    """The two letters of an address' country; None when they are not known."""
    if is_bsuid(address):
        return address[:2]
    try:
        region = phonenumbers.region_code_for_number(phonenumbers.parse("+" + address))
    except phonenumbers.NumberParseException:
        return None
    return str(region) if region and region.isalpha() else None
