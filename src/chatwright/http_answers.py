"""What the body of an HTTP answer is worth to a journey [A-HTTP-1]."""

from __future__ import annotations

import json
from typing import Any

import msgspec

from chatwright.json_input import DEEPEST, is_deeper

TOO_DEEP = f"The answer is nested deeper than {DEEPEST} levels; responseBody is its text."
NOT_JSON = "The answer is not JSON; responseBody is its text."


def parse_body(body: bytes) -> tuple[Any, str | None]:
    """The body as JSON; as text, with a warning, when it is none; None when it is empty."""
    if not body.strip():
        return None, None
    text = body.decode(errors="replace")
    try:
        tree = msgspec.json.decode(body)
    except RecursionError:
        return text, TOO_DEEP
    except (msgspec.DecodeError, UnicodeDecodeError):
        return parse_generously(text)
    return (text, TOO_DEEP) if is_deeper(tree, DEEPEST) else (tree, None)


def parse_generously(text: str) -> tuple[Any, str | None]:
    """JSON with what the strict parser refuses, such as numbers beyond its range; else the text, with a warning."""
    try:
        tree = json.loads(text, parse_constant=lambda _: None)
        msgspec.json.encode(tree)  # half a surrogate pair, say, is read but can never be stored
    except (ValueError, RecursionError):
        return text, NOT_JSON
    return (text, TOO_DEEP) if is_deeper(tree, DEEPEST) else (tree, None)
