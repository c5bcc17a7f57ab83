"""The channels of a message: what goes out next when it does not get through (messaging.md section 16)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any, NamedTuple

from chatwright.messages import limits
from chatwright.messages.outbound import Provider, Violation

WHATSAPP, SMS = "WhatsApp", "SMS"
CHANNELS = (SMS, WHATSAPP, "Facebook", "RCS", "Viber", "Line", "WeChat", "Zalo", "Instagram")
SUCCESSES = ("Accepted", "Sent", "Delivered", "Read")
FALLBACK_AFTER = timedelta(minutes=15)
"""How long a channel is given when nothing is said."""
WHERE: dict[str, tuple[str, ...]] = {
    "simulator": (WHATSAPP, SMS),
    "8x8": CHANNELS,
    "whatsapp_cloud": (WHATSAPP,),
}
"""The channels that a subaccount of each provider reaches."""


class Step(NamedTuple):
    """One channel, how long it is given, and how far the message must come on it."""

    channel: str
    after: timedelta
    success: str


def check_channels(channels: Any, provider: Provider) -> Iterator[Violation]:
    """The channels of a message; names are as the provider spells them [R-FB-1..3]."""
    if channels is None:
        return
    if not isinstance(channels, list) or len(channels) > len(CHANNELS):
        yield Violation(3022, "channels", "must be a list of channels.", "R-FB-1")
        return
    seen: set[str] = set()
    for number, step in enumerate(channels):
        at = f"channels[{number}]"
        name = step.get("channel") if isinstance(step, dict) else None
        if not isinstance(name, str) or name not in CHANNELS or name in seen:
            said = f"must be one of {', '.join(CHANNELS)}, spelt so, each once."
            yield Violation(3022, f"{at}.channel", said, "R-FB-1")
            return
        seen.add(name)
        if name not in WHERE[provider]:
            said = f"this subaccount has no {name}; it reaches {' and '.join(WHERE[provider])}."
            yield Violation(3027, f"{at}.channel", said, "R-FB-1")
        after, success = step.get("fallbackAfter"), step.get("successStatus")
        if after is not None and (
            not isinstance(after, int)
            or isinstance(after, bool)
            or not limits.FALLBACK_LEAST <= after <= limits.FALLBACK_MOST
        ):
            said = f"must be a number of seconds from {limits.FALLBACK_LEAST} to {limits.FALLBACK_MOST}."
            yield Violation(3023, f"{at}.fallbackAfter", said, "L23")
        if success is not None and success not in SUCCESSES:
            said = f"must be one of {', '.join(SUCCESSES)}, spelt so."
            yield Violation(3024, f"{at}.successStatus", said, "R-FB-2")


def read_channels(channels: Any) -> tuple[Step, ...]:
    """The steps of a list of channels that breaks no rule."""
    return tuple(
        Step(
            step["channel"],
            FALLBACK_AFTER if step.get("fallbackAfter") is None else timedelta(seconds=step["fallbackAfter"]),
            step.get("successStatus") or "Delivered",
        )
        for step in channels or ()
    )


REACHED = {
    "accepted": ("queued", "sent", "delivered", "delivered_to_recipient", "read"),
    "sent": ("sent", "delivered", "delivered_to_recipient", "read"),
    "delivered": ("delivered_to_recipient", "read"),
    "read": ("read",),
}


def has_succeeded(success: str, state: str, detail: str | None) -> bool:
    """Whether a message in this state needs no fallback. A bare `delivered` is not with the person [R-DR-1..6]."""
    reached = detail if state == "delivered" and detail == "delivered_to_recipient" else state
    return reached in REACHED.get(success.lower(), ())
