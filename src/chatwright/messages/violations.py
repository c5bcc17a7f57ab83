"""Rules that a message breaks, under the provider's code, and the checks that many rules share."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal
from urllib.parse import urlsplit

from chatwright.messages import limits

Provider = Literal["8x8", "whatsapp_cloud", "simulator", "any"]
"""Whose rules a message is held against. The simulator takes the types of all providers, in 8x8's JSON and within
8x8's limits; `any` is the widest: what at least one provider takes."""

PARAMETER = 1000
"""8x8's code for a parameter that is wrong."""
META_MISSING, META_WRONG = 131008, 131009
"""Meta's codes for what is missing and what is wrong (section 9.3)."""


@dataclass(frozen=True, slots=True)
class Violation:
    """A rule that a message breaks, with the provider's code for it. `is_missing`: nothing is there at all."""

    code: int
    field: str
    message: str
    tag: str
    is_missing: bool = False

    def __str__(self) -> str:
        """Where and what."""
        return f"{self.field}: {self.message}"


def wrong(field: str, message: str, tag: str, code: int = PARAMETER) -> Violation:
    """Something is there that cannot be so."""
    return Violation(code, field, message, tag)


def missing(field: str, message: str, tag: str, code: int = PARAMETER) -> Violation:
    """Something that has to be there is not."""
    return Violation(code, field, message, tag, is_missing=True)


def as_meta_says(violation: Violation) -> Violation:
    """The same rule under Meta's code."""
    return replace(violation, code=META_MISSING if violation.is_missing else META_WRONG)


def length_of(
    value: Any, field: str, most: int, tag: str, *, least: int = 1, code: int = PARAMETER
) -> Iterator[Violation]:
    """A text of `least` to `most` characters."""
    if value is None or value == "":
        if least:
            yield missing(field, "a text is required.", tag, code)
    elif not isinstance(value, str):
        yield wrong(field, "a text is required." if least else "must be a text.", tag, code)
    elif len(value) < least:
        yield wrong(field, f"at least {least} characters are required.", tag, code)
    elif len(value) > most:
        yield wrong(field, f"{len(value)} characters; WhatsApp shows at most {most}.", tag, code)


def unique(values: list[Any], at: str, what: str, tag: str) -> Iterator[Violation]:
    """Values that must differ."""
    seen: set[str] = set()
    for value in values:
        if isinstance(value, str) and value in seen:
            yield wrong(at, f"the {what} {value[:100]!r} occurs twice; each must be unique.", tag)
        elif isinstance(value, str):
            seen.add(value)


def whole_number(value: Any, least: int, most: int) -> bool:
    """Whether a value is a whole number from `least` to `most`."""
    return isinstance(value, int) and not isinstance(value, bool) and least <= value <= most


def is_address(value: Any, *, secure: bool = False) -> bool:
    """Whether a value is an absolute web address without white space and without a name and password in it."""
    if not isinstance(value, str) or len(value) > limits.ADDRESS or re.search(r"[\s\0]", value):
        return False
    try:
        parts = urlsplit(value)
        host = parts.hostname
    except ValueError:
        return False
    schemes = ("https",) if secure else ("https", "http")
    return parts.scheme.lower() in schemes and bool(host) and "@" not in parts.netloc


def check_address(
    value: Any,
    field: str,
    tag: str,
    *,
    secure: bool = False,
    absent: int = PARAMETER,
    malformed: int = PARAMETER,
) -> Iterator[Violation]:
    """A web address that is there and can be opened."""
    if value is None or value == "":
        yield missing(field, "an address is required.", tag, absent)
    elif not is_address(value, secure=secure):
        start = "https://" if secure else "https:// or http://"
        yield wrong(
            field, f"must be a public address that begins with {start}, without a password.", tag, malformed
        )
