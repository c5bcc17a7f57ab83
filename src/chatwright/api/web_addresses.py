"""Addresses of other servers, as somebody has typed them into a request."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, urlsplit

from chatwright.api.errors import ApiError

PRINTABLE = re.compile(r"[!-~]+")


def read_address(value: object, at: str, longest: int) -> tuple[str, SplitResult]:
    """An http or https address of at most `longest` characters, whole and in its parts. Raises ApiError 400."""
    wrong = ApiError(400, f"{at}: an address that begins with https:// is required.")
    if not isinstance(value, str) or not PRINTABLE.fullmatch(value) or len(value) > longest:
        raise wrong
    try:
        parts = urlsplit(value)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        raise wrong from None
    if not usable:
        raise wrong
    return value, parts


def has_credentials(parts: SplitResult) -> bool:
    """Whether a name or a password stands in an address."""
    return parts.username is not None or parts.password is not None
