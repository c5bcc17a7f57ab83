"""What the body of an HTTP answer is worth to a journey [A-HTTP-1]."""

from __future__ import annotations

import json
from typing import Any

import msgspec


def parse_body(body: bytes) -> tuple[Any, str | None]:
    """The body as JSON; as text, with a warning, when it is none; None when it is empty."""
    if not body.strip():
        return None, None
    try:
        return msgspec.json.decode(body), None
    except (msgspec.DecodeError, UnicodeDecodeError):
        pass
    text = body.decode(errors="replace")
    try:
        # Numbers beyond 64 bits and the like, which the quick parser refuses.
        return json.loads(text, parse_constant=lambda _: None), None
    except (ValueError, RecursionError):
        return text, "The answer is not JSON; responseBody is its text."
