"""Templates that 8x8 keeps for a channel (messaging.md sections 6.1 and 6.3)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from urllib.parse import quote

import msgspec

from chatwright.channels.templates_port import ListedTemplate, TemplatesRefused
from chatwright.egress import EgressFailed, EgressGuard, EgressRefused
from chatwright.messages.meta_templates import listed_from_8x8
from chatwright.messages.parts import object_of, objects_of, text_of

TIMEOUT = timedelta(seconds=20)
LARGEST = 4_000_000
BAD_REQUEST = 400


class ChannelTemplates:
    """The templates of the channel `channel_id` of the account `account` at 8x8, where these are known."""

    def __init__(
        self,
        guard: EgressGuard,
        base_url: str,
        headers: Mapping[str, str],
        account: str | None,
        channel_id: str | None,
    ) -> None:
        self._guard = guard
        self._headers = headers
        self._url = (
            f"{base_url}/api/v1/accounts/{account}/channels/{channel_id}/templates"
            if account and channel_id
            else None
        )

    async def listed(self) -> list[ListedTemplate]:
        """All templates. Raises TemplatesRefused."""
        answer = await self._call("GET", "")
        found = (listed_from_8x8(entry) for entry in objects_of(answer.get("templates")))
        return [ListedTemplate(**fields) for fields in found if fields is not None]

    async def create(self, template: dict[str, Any]) -> None:
        """Register a template. Raises TemplatesRefused.

        8x8's documents call the samples of buttons `examples`, its contract `example`: one is tried after the other.
        """
        try:
            await self._call("POST", "", template)
        except TemplatesRefused as refused:
            if refused.status != BAD_REQUEST or "example" not in str(refused):
                raise
            await self._call("POST", "", with_other_samples(template))

    async def delete(self, name: str) -> None:
        """Delete a name with all its languages. Raises TemplatesRefused."""
        await self._call("DELETE", f"/{quote(name, safe='')}")

    async def _call(self, method: str, path: str, body: Any = None) -> dict[str, Any]:
        if self._url is None:
            raise TemplatesRefused(
                "8x8 asks for the ids of account and channel: set accountId and channelId of the channel as well.",
                409,
            )
        try:
            answer = await self._guard.fetch(
                method,
                self._url + path,
                headers=self._headers,
                params={},
                body=None if body is None else msgspec.json.encode(body),
                timeout=TIMEOUT,
                max_bytes=LARGEST,
            )
        except (EgressFailed, EgressRefused) as error:
            raise TemplatesRefused(f"8x8 could not be reached: {error}", 502) from error
        try:
            tree = object_of(msgspec.json.decode(answer.body)) if answer.body else {}
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            tree = {}
        if answer.status >= BAD_REQUEST:
            said = text_of(tree.get("message")) or f"8x8 answered {answer.status}."
            status = answer.status if answer.status in (400, 409, 429) else 502
            raise TemplatesRefused(said, status)
        return tree


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
