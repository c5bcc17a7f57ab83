"""What a channel is: it takes one message at a time and says what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol, runtime_checkable

from chatwright.messages.outbound import Violation


@dataclass(frozen=True, slots=True, kw_only=True)
class InboundMessage:
    """A message from a person. `address` is digits without + or a BSUID; `event` the whole webhook event, v2.

    `bsuid` is the sender's business-scoped id when the provider tells it, also beside a phone number.
    """

    sub_account_id: str
    channel: str
    umid: str
    address: str
    name: str | None
    timestamp: datetime
    type: str
    content: dict[str, Any]
    reply_to_umid: str | None
    event: dict[str, Any]
    bsuid: str | None = None
    username: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What a provider says became of a message. `client_message_id` is our umid when we sent it along.

    `phone` (digits) and `bsuid` are the person's, where told; `shown` is what the phone shows, as 8x8 tells it.
    """

    sub_account_id: str
    client_message_id: str | None
    provider_id: str | None
    state: str
    detail: str | None
    error: dict[str, Any] | None
    timestamp: datetime
    phone: str | None = None
    bsuid: str | None = None
    shown: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboundMessage:
    """A message to hand over. `umid` is ours and the same at every attempt; `content` and `options` are JSON.

    `attempts` is how often it has been tried in vain.
    """

    sub_account_id: str
    channel: str
    address: str
    umid: str
    type: str
    content: str
    options: str | None
    window_expires_at: datetime | None
    now: datetime
    attempts: int = 0


@dataclass(frozen=True, slots=True)
class Accepted:
    """The channel has the message, under its own id; `state` is how far it came at once.

    `passed` are the states on the way there, as in `sent,delivered:delivered_to_operator`.
    """

    provider_id: str | None
    state: str = "sent"
    detail: str | None = None
    passed: str | None = None


@dataclass(frozen=True, slots=True)
class Rejected:
    """The channel refuses the message for good; the step that sent it has failed."""

    message: str
    code: int | None = None
    provider_code: int | None = None


@dataclass(frozen=True, slots=True)
class Undelivered:
    """The channel took the message and will not bring it to the person, as WhatsApp does out of the window.

    `code` is that of 8x8's receipts (messaging.md section 9.2), `provider_code` Meta's own.
    """

    code: int
    message: str
    detail: str = "rejected_by_operator"
    provider_code: int | None = None


@dataclass(frozen=True, slots=True)
class TryLater:
    """The channel did not take the message now and will not have sent it."""

    reason: str
    after: timedelta | None = None


@dataclass(frozen=True, slots=True)
class PutOff:
    """The message is not due yet, since others went out just now; it has not been tried."""

    reason: str
    after: timedelta


@dataclass(frozen=True, slots=True)
class Unknown:
    """Nobody knows whether the channel took the message: the answer never came."""

    reason: str


SendResult = Accepted | Rejected | Undelivered | TryLater | Unknown


class Channel(Protocol):
    """One subaccount's way to its customers."""

    async def send(self, message: OutboundMessage) -> SendResult:
        """Hand a message over. Doing it again with the same umid is as safe as the provider allows."""
        ...

    @property
    def places_calls(self) -> bool:
        """Whether voice calls can be placed here."""
        ...


@runtime_checkable
class ChecksTemplates(Protocol):
    """A channel that knows its templates, and so refuses at once what could not be sent with them."""

    async def template_refusals(
        self, sub_account_id: str, contents: Sequence[dict[str, Any]], now: datetime
    ) -> list[Violation | None]:
        """For each content of a template message, the first rule that it breaks at once [R-TSND]."""
        ...


@runtime_checkable
class Attentive(Protocol):
    """A channel that shows people that they are being read and answered (messaging.md section 15)."""

    async def mark_read(self, sub_account_id: str, umid: str) -> None:
        """Mark an inbound message, known by its provider's id, and those before it as read. Raises NotTold."""
        ...

    async def show_typing(self, sub_account_id: str, umid: str) -> None:
        """Show that an answer to this inbound message is being written. Raises NotTold."""
        ...


class NotTold(Exception):
    """The provider could not be reached or refused; `code` is its own."""

    def __init__(self, message: str, code: int | None = None) -> None:
        super().__init__(message)
        self.code = code
