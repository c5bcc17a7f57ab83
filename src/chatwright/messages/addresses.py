"""Where a message goes and whence it comes: phone numbers as digits, business-scoped ids as they are."""

from __future__ import annotations

import re

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
    return stripped if is_bsuid(stripped) else re.sub(r"\D", "", stripped)


def is_msisdn(text: str) -> bool:
    """Whether the text can be an international phone number, with or without +."""
    return (
        re.fullmatch(r"\s*\+?[\d\s().-]+", text) is not None and SHORTEST <= len(normalise(text)) <= LONGEST
    )
