"""A conversation as it stands."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict


class ServiceWindow(TypedDict):
    """The 24-hour window; `expiresAt` is null for a person who never wrote."""

    isOpen: bool
    expiresAt: str | None


class ConversationState(TypedDict):
    """A conversation by the clock of its subaccount. `freeUntil`: until when nothing is charged."""

    subAccountId: str
    msisdn: str
    name: str | None
    now: str
    window: ServiceWindow
    freeUntil: str | None
    optedOut: Literal["marketing", "all"] | None
    isHandedOver: bool
