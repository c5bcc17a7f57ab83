"""Events kept for suspended instances, as text and back."""

from __future__ import annotations

from typing import Any

import msgspec

from chatwright.engine.model import (
    DtmfReceived,
    Event,
    HttpFinished,
    ReplyReceived,
    SendRejected,
    SentTooLate,
    TimeIsUp,
)

EVENTS: dict[str, type[Any]] = {
    kind.__name__: kind
    for kind in (ReplyReceived, DtmfReceived, TimeIsUp, HttpFinished, SendRejected, SentTooLate)
}


def encode_event(event: Event) -> str:
    """An event as it is kept."""
    return msgspec.json.encode({"kind": type(event).__name__, "event": event}).decode()


def decode_event(text: str) -> Event:
    """An event that was kept for a suspended instance."""
    kept = msgspec.json.decode(text)
    event: Event = msgspec.convert(kept["event"], EVENTS[kept["kind"]])
    return event
