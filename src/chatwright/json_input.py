"""JSON from outside: bounded in depth, and free of what no text in the database can hold."""

from __future__ import annotations

import re
from typing import Any

import msgspec

DEEPEST = 64
"""Levels of objects and lists; definitions and messages have about ten, and each level costs stack later."""
NUL = re.compile(rb"(?<!\\)((?:\\\\)*)\\u0000")


class BadJson(ValueError):
    """The text is no JSON that can be taken in; the message says why."""


def decode(raw: bytes) -> Any:
    """A JSON text, with keys in their order. Raises BadJson."""
    if not raw.strip():
        raise BadJson("The body is empty; JSON is required.")
    if b"\\u0000" in raw and NUL.search(raw):
        raise BadJson("The body contains the character U+0000, which cannot be stored.")
    return parse(raw)


def decode_leniently(raw: bytes) -> Any:
    """The same for senders who cannot mend what they sent: U+0000 becomes U+FFFD. Raises BadJson."""
    return parse(NUL.sub(rb"\1\\ufffd", raw) if b"\\u0000" in raw else raw)


def parse(raw: bytes) -> Any:
    """JSON of bounded depth. Raises BadJson."""
    try:
        tree = msgspec.json.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BadJson(f"The body is not JSON: {error}") from error
    except RecursionError:
        raise BadJson(f"The body is nested deeper than {DEEPEST} levels.") from None
    if raw.count(b"{") + raw.count(b"[") > DEEPEST and is_deeper(tree, DEEPEST):
        raise BadJson(f"The body is nested deeper than {DEEPEST} levels.")
    return tree


def is_deeper(tree: Any, most: int) -> bool:
    """Whether objects and lists are nested in more than so many levels."""
    level = [tree]
    for _ in range(most):
        level = [
            child
            for node in level
            for child in (node.values() if isinstance(node, dict) else node if isinstance(node, list) else ())
            if isinstance(child, dict | list)
        ]
        if not level:
            return False
    return True
