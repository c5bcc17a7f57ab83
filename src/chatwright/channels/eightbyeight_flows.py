"""WhatsApp Flows that 8x8 keeps for a channel (messaging.md section 12.1)."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from chatwright.channels.eightbyeight_calls import ChannelCalls
from chatwright.channels.flows_port import ListedFlow, ReadFlow, WrittenFlow
from chatwright.channels.refusals import ProviderRefused
from chatwright.messages.parts import objects_of, text_of

MOST = 1000
"""So many flows are listed, the most that 8x8 answers at once."""


class ChannelFlows:
    """The flows of a channel at 8x8."""

    def __init__(self, calls: ChannelCalls) -> None:
        self._calls = calls

    async def listed(self) -> list[ListedFlow]:
        """All flows. Raises ProviderRefused."""
        answer = await self._calls.call("GET", f"flows?limit={MOST}")
        return [
            ListedFlow(id=entry["id"], name=text_of(entry.get("name")), status=text_of(entry.get("status")))
            for entry in objects_of(answer.get("flows"))
            if text_of(entry.get("id"))
        ]

    async def read(self, flow_id: str) -> ReadFlow:
        """One flow with its Flow JSON. Raises ProviderRefused."""
        answer = await self._calls.call("GET", path_of(flow_id))
        url = text_of(answer.get("flowJsonUrl"))
        return ReadFlow(
            flow_json=await self._calls.download(url) if url else "",
            categories=[one for one in answer.get("categories") or () if isinstance(one, str)],
        )

    async def create(self, flow: dict[str, Any]) -> WrittenFlow:
        """Make a draft. Raises ProviderRefused."""
        answer = await self._calls.call("POST", "flows", flow)
        if not text_of(answer.get("id")):
            raise ProviderRefused("8x8 made the form without telling its id. Fetch the list of forms.", 502)
        return written(answer["id"], answer)

    async def update(self, flow_id: str, changes: dict[str, Any]) -> WrittenFlow:
        """Change a draft. Raises ProviderRefused."""
        return written(flow_id, await self._calls.call("PUT", path_of(flow_id), changes))

    async def publish(self, flow_id: str) -> None:
        """Publish a draft. Raises ProviderRefused."""
        await self._calls.call("POST", f"{path_of(flow_id)}/publish")

    async def deprecate(self, flow_id: str) -> None:
        """Take a published flow out of use. Raises ProviderRefused."""
        await self._calls.call("POST", f"{path_of(flow_id)}/deprecate")

    async def delete(self, flow_id: str) -> None:
        """Delete a draft. Raises ProviderRefused."""
        await self._calls.call("DELETE", path_of(flow_id))


def path_of(flow_id: str) -> str:
    """Where a flow is."""
    return f"flows/{quote(flow_id, safe='')}"


def written(flow_id: str, answer: dict[str, Any]) -> WrittenFlow:
    """What 8x8 answered when a flow was made or changed."""
    return WrittenFlow(id=flow_id, errors=objects_of(answer.get("validationErrors")))
