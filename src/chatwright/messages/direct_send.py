"""Direct Send of 8x8: a free message out of the window, without a template made before (messaging.md section 3.8).

{"type": "text", "content": {"text": "Your order has been shipped.",
 "whatsApp": {"directSend": {"category": "utility", "ttlSeconds": 600}}}}
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from chatwright.messages import limits
from chatwright.messages.parts import object_of, text_of
from chatwright.messages.violations import Violation, missing, whole_number, wrong

INTERACTIVE = ("cta_url", "button")
AT = "content.whatsApp.directSend"


def direct_send_of(content: Any) -> Any:
    """What a message says of Direct Send; None when it goes the usual way."""
    return object_of(object_of(content).get("whatsApp")).get("directSend")


def check_direct_send(kind: str, content: dict[str, Any]) -> Iterator[Violation]:
    """Its settings, and that the message is of a kind that may go so."""
    settings = direct_send_of(content)
    if settings is None:
        return
    if not isinstance(settings, dict):
        yield wrong(AT, "must be an object with category.", "R-DSN-1")
        return
    category, seconds = settings.get("category"), settings.get("ttlSeconds")
    if category is None or category == "":
        yield missing(f"{AT}.category", "must be utility.", "R-DSN-1")
    elif text_of(category).lower() != "utility":
        yield wrong(f"{AT}.category", "must be utility.", "R-DSN-1")
    if seconds is not None and not whole_number(seconds, limits.DIRECT_SEND_LEAST, limits.DIRECT_SEND_MOST):
        said = f"must be {limits.DIRECT_SEND_LEAST} to {limits.DIRECT_SEND_MOST} seconds."
        yield wrong(f"{AT}.ttlSeconds", said, "R-DSN-2")
    interactive = object_of(content.get("interactive"))
    if kind == "interactive":
        if text_of(interactive.get("type")).lower() not in INTERACTIVE:
            yield wrong(AT, "is only for texts, reply buttons and links.", "R-DSN-3")
        header = object_of(interactive.get("header"))
        if header and text_of(header.get("type")).lower() != "text":
            yield wrong("content.interactive.header", "with Direct Send a header is a text.", "R-DSN-3")
    elif kind != "text":
        yield wrong(AT, "is only for texts, reply buttons and links.", "R-DSN-3")
