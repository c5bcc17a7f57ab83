"""The channel of a subaccount whose stored settings cannot be used at the moment."""

from __future__ import annotations

from datetime import timedelta

from chatwright.channels.health import Health
from chatwright.channels.port import OutboundMessage, SendResult, TryLater

PAUSE = timedelta(minutes=5)


class Unusable:
    """Takes nothing, and says why; the messages stay queued, and the account's other channels go on."""

    places_calls = False

    def __init__(self, reason: str) -> None:
        self._reason = reason

    async def send(self, message: OutboundMessage) -> SendResult:
        """Nothing is sent; to be tried again when somebody may have mended the settings."""
        return TryLater(self._reason, PAUSE)

    async def check(self, sub_account_id: str) -> Health:
        """It does not work, for the reason that is known."""
        return Health("failed", self._reason)
