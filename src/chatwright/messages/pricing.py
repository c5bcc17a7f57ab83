"""What is charged, and what is free: a matter of price only, never of what may be sent (messaging.md section 7)."""

from __future__ import annotations

from datetime import datetime, timedelta

from chatwright.messages.window import TEMPLATE

ANSWER_WITHIN = timedelta(hours=24)
FREE_ENTRY = timedelta(hours=72)
"""So long messages are free after the answer to somebody who came through an advertisement."""


def free_until(referred_at: datetime | None, answered_at: datetime | None) -> datetime | None:
    """Until when all is free: 72 hours from the delivery of an answer within 24 hours; replies do not reset it."""
    if referred_at is None or answered_at is None:
        return None
    if not referred_at <= answered_at < referred_at + ANSWER_WITHIN:
        return None
    return answered_at + FREE_ENTRY


def is_charged(message_type: str, category: str | None, *, window_is_open: bool, is_free_entry: bool) -> bool:
    """Whether a delivered message is charged [R-WIN-6].

    Within the window free text and utility templates are free, marketing and authentication are not; outside of it
    every template is charged; in a free entry point nothing is.
    """
    if is_free_entry or message_type.lower() != TEMPLATE:
        return False
    return not (window_is_open and (category or "").upper() == "UTILITY")
