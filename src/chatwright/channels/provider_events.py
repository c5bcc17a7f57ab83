"""What providers tell beside messages and receipts: of templates, numbers, preferences and people's identities.

8x8's business-management events (messaging.md section 10.6) and Meta's webhook fields (section 11) both become these.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from chatwright.channels.port import InboundMessage, Receipt


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateChanged:
    """A template has another state, category or quality; what is None stays as it was."""

    name: str
    language: str
    status: str | None = None
    reason: str | None = None
    detail: str | None = None
    category: str | None = None
    quality: str | None = None
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberChanged:
    """The state of a business's number: its quality, its messaging limit or its throughput.

    `event` is UPGRADE, DOWNGRADE, FLAGGED, UNFLAGGED, ONBOARDING or THROUGHPUT_UPGRADE.
    """

    number: str
    event: str
    limit: str | None
    reason: str | None
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountChanged:
    """The state of the business account: verified, in violation, restricted. `detail` is what the provider told."""

    event: str
    detail: dict[str, Any]
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PreferenceChanged:
    """A person stopped marketing messages in WhatsApp itself, or wants them again [R-OPT-1..5].

    `addresses` are all by which the person is known: digits, BSUID; at least one.
    """

    addresses: tuple[str, ...]
    wants: bool
    wording: str | None
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityChanged:
    """A person is called by another id from now on: a rotated BSUID, or a new phone number (messaging.md 18)."""

    previous: str
    current: str
    phone: str | None
    name: str | None
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class BusinessWrote:
    """The owner wrote to a customer by hand, in the WhatsApp Business app (messaging.md section 10.5)."""

    sub_account_id: str
    umid: str
    address: str
    type: str
    content: dict[str, Any]
    at: datetime


ProviderEvent = (
    InboundMessage
    | Receipt
    | TemplateChanged
    | NumberChanged
    | AccountChanged
    | PreferenceChanged
    | IdentityChanged
    | BusinessWrote
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One thing that a webhook told. `id` is the provider's, the same when it tells it again; `raw` as it came."""

    id: str
    kind: str
    event: ProviderEvent | None
    raw: dict[str, Any]
