"""JSON on its way into and out of JavaScript."""

from __future__ import annotations

import json
import re
from typing import Any

import msgspec

from chatwright.expressions.compiled import DEPTH

NOT_BRACKETS = re.compile(r'"(?:[^"\\]|\\.)*"|[^\[\]{}"]+')


def is_deep(text: str) -> bool:
    """Whether a JSON text has more than DEPTH levels of lists and objects."""
    if text.count("[") + text.count("{") <= DEPTH:
        return False
    brackets = NOT_BRACKETS.sub("", text)
    for _ in range(DEPTH + 1):
        if not brackets:
            return False
        brackets = brackets.replace("[]", "").replace("{}", "")
    return True


def encode(value: Any) -> str:
    """JSON for JavaScript."""
    try:
        return msgspec.json.encode(value).decode()
    except (UnicodeEncodeError, OverflowError):
        return json.dumps(value)


def decode(text: str) -> Any:
    """JSON from JavaScript; halves of surrogate pairs, which are no text, become U+FFFD."""
    try:
        return msgspec.json.decode(text)
    except msgspec.DecodeError:
        whole = json.dumps(json.loads(text), ensure_ascii=False).encode("utf-16", "surrogatepass")
        return json.loads(whole.decode("utf-16", "replace"))
