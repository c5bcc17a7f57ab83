"""What a channel does whose templates are kept by its provider: list, register and delete them there.

A channel that has these methods serves the templates page and API; the others' templates are those of the simulator.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol, runtime_checkable


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedTemplate:
    """A template as its provider lists it; `components` as in `messages.templates.read_template`."""

    name: str
    language: str
    category: str
    status: str
    components: list[dict[str, Any]]
    quality: str = "UNKNOWN"
    reason: str | None = None
    recommendation: str | None = None


@runtime_checkable
class KeepsTemplates(Protocol):
    """Templates at the provider. Each method raises ProviderRefused."""

    async def list_templates(self) -> list[ListedTemplate]:
        """All templates of the channel."""
        ...

    async def create_template(self, template: dict[str, Any]) -> None:
        """Register a template, given as in 8x8's create request (messaging.md section 6.3)."""
        ...

    async def delete_template(self, name: str) -> None:
        """Delete a name with all its languages."""
        ...
