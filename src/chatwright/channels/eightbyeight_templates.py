"""Templates that 8x8 keeps for a channel (messaging.md sections 6.1 and 6.3)."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from chatwright.channels.eightbyeight_calls import BAD_REQUEST, ChannelCalls
from chatwright.channels.refusals import ProviderRefused
from chatwright.channels.templates_port import ListedTemplate
from chatwright.messages.meta_templates import listed_from_8x8
from chatwright.messages.parts import objects_of


class ChannelTemplates:
    """The templates of a channel at 8x8."""

    def __init__(self, calls: ChannelCalls) -> None:
        self._calls = calls

    async def listed(self) -> list[ListedTemplate]:
        """All templates. Raises ProviderRefused."""
        answer = await self._calls.call("GET", "templates")
        found = (listed_from_8x8(entry) for entry in objects_of(answer.get("templates")))
        return [ListedTemplate(**fields) for fields in found if fields is not None]

    async def create(self, template: dict[str, Any]) -> None:
        """Register a template. Raises ProviderRefused.

        8x8's documents call the samples of buttons `examples`, its contract `example`: one is tried after the other.
        """
        try:
            await self._calls.call("POST", "templates", template)
        except ProviderRefused as refused:
            if refused.status != BAD_REQUEST or "example" not in str(refused):
                raise
            await self._calls.call("POST", "templates", with_other_samples(template))

    async def delete(self, name: str) -> None:
        """Delete a name with all its languages. Raises ProviderRefused."""
        await self._calls.call("DELETE", f"templates/{quote(name, safe='')}")


def with_other_samples(template: dict[str, Any]) -> dict[str, Any]:
    """The same template with the samples of its buttons under `example`."""
    components = [
        {
            **component,
            "buttons": [
                {("example" if key == "examples" else key): value for key, value in button.items()}
                for button in objects_of(component["buttons"])
            ],
        }
        if isinstance(component.get("buttons"), list)
        else component
        for component in objects_of(template.get("components"))
    ]
    return {**template, "components": components}
