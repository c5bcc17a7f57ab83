"""The simulator: a channel that plays WhatsApp and the customer's phone inside our own database.

A message that it accepts is on the phone at once, since the phone shows the rows of `messages`. It keeps
WhatsApp's rules through the same pure functions that guard real sends.
"""

from __future__ import annotations

from chatwright.channels.port import Accepted, OutboundMessage, SendResult, Undelivered
from chatwright.messages.window import closed_window_error, needs_open_window, window_is_open


class Simulator:
    """The simulated WhatsApp number of a subaccount."""

    places_calls = True

    async def send(self, message: OutboundMessage) -> SendResult:
        """Show the message on the phone, or fail as WhatsApp does when the window is closed [R-WIN-4]."""
        if (
            message.channel != "sms"
            and needs_open_window(message.type)
            and not window_is_open(message.window_expires_at, message.now)
        ):
            return Undelivered(*closed_window_error())
        return Accepted(message.umid, "delivered", "delivered_to_recipient")
