"""What a channel does whose WhatsApp Flows are kept by its provider: list, make, change and publish them there.

A channel that has `flows` serves the page of forms and the provider's routes; the others' flows are those of the
simulator.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Protocol, runtime_checkable


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedFlow:
    """A flow as its provider lists it."""

    id: str
    name: str
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadFlow:
    """What the provider tells of one flow; `flow_json` as it was given there."""

    flow_json: str
    categories: list[str]
    endpoint_uri: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenFlow:
    """What the provider answers when a flow was made or changed; `errors` as entries of `validationErrors`."""

    id: str
    errors: list[dict[str, Any]] = field(default_factory=list)


class FlowsAtProvider(Protocol):
    """Flows at the provider. Each method raises ProviderRefused."""

    async def listed(self) -> list[ListedFlow]:
        """All flows of the channel."""
        ...

    async def read(self, flow_id: str) -> ReadFlow:
        """One flow with its Flow JSON."""
        ...

    async def create(self, flow: dict[str, Any]) -> WrittenFlow:
        """Make a draft, given as in 8x8's create request (messaging.md section 12.1)."""
        ...

    async def update(self, flow_id: str, changes: dict[str, Any]) -> WrittenFlow:
        """Change a draft, given as in 8x8's update request."""
        ...

    async def publish(self, flow_id: str) -> None:
        """Publish a draft."""
        ...

    async def deprecate(self, flow_id: str) -> None:
        """Take a published flow out of use."""
        ...

    async def delete(self, flow_id: str) -> None:
        """Delete a draft."""
        ...


@runtime_checkable
class KeepsFlows(Protocol):
    """A channel whose provider keeps its flows."""

    flows: FlowsAtProvider
