"""The customer service window (messaging.md section 7)."""

from __future__ import annotations

from datetime import datetime, timedelta

WINDOW = timedelta(hours=24)
"""How long a customer's message opens the window [R-WIN-1]."""
EARLY = timedelta(seconds=60)
"""The window counts as closed this much earlier, since a message takes time to get there [R-WIN-5]."""
CLOSED_CODE = 1022
CLOSED_MESSAGE = "Message window expired"
TEMPLATE = "template"


def open_until(received_at: datetime) -> datetime:
    """Until when a message that the provider received then keeps the window open [R-WIN-1]."""
    return received_at + WINDOW


def window_is_open(expires_at: datetime | None, now: datetime) -> bool:
    """Whether freeform messages are delivered; None when the customer never wrote [R-WIN-3]."""
    return expires_at is not None and now < expires_at


def is_safe_to_send(expires_at: datetime | None, now: datetime) -> bool:
    """Whether a freeform message sent now gets there before the window closes [R-WIN-5].

    For channels whose provider judges the window by its own clock.
    """
    return expires_at is not None and now < expires_at - EARLY


def opens_window(message_type: str) -> bool:
    """Whether an inbound message of this type opens the window: all but reactions [R-WIN-1, R-WIN-2]."""
    return message_type.lower() != "reaction"


def needs_open_window(message_type: str) -> bool:
    """Whether a type of message may only be sent in an open window: all but templates [R-WIN-3]."""
    return message_type.lower() != TEMPLATE


def closed_window_error() -> tuple[int, str]:
    """Code and text of the receipt for a message that came too late [R-WIN-4]."""
    return CLOSED_CODE, CLOSED_MESSAGE
