"""WhatsApp Flows that Meta keeps for a business account (messaging.md sections 1.2 and 12)."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from chatwright.channels.cloud_api_templates import checked, refusals
from chatwright.channels.flows_port import ListedFlow, ReadFlow, WrittenFlow
from chatwright.channels.graph import Graph, GraphAnswer
from chatwright.channels.refusals import ProviderRefused
from chatwright.messages.parts import objects_of, renamed, text_of

PAGE = "100"
ASSET = "FLOW_JSON"
NAMES = {"error_type": "errorType", "line_start": "lineStart", "line_end": "lineEnd",
         "column_start": "columnStart", "column_end": "columnEnd"}  # fmt: skip
"""Meta's names in a validation error, and 8x8's for the same."""
FIELDS = {
    "name": "name",
    "categories": "categories",
    "endPointUri": "endpoint_uri",
    "applicationId": "application_id",
}


class CloudFlows:
    """The flows of the business account `waba_id`."""

    def __init__(self, graph: Graph, waba_id: str) -> None:
        self._graph = graph
        self._waba_id = waba_id

    async def listed(self) -> list[ListedFlow]:
        """All flows. Raises ProviderRefused."""
        with refusals():
            entries = await self._graph.pages(f"{self._waba_id}/flows", fields="id,name,status", limit=PAGE)
        return [
            ListedFlow(id=entry["id"], name=text_of(entry.get("name")), status=text_of(entry.get("status")))
            for entry in entries
            if text_of(entry.get("id"))
        ]

    async def read(self, flow_id: str) -> ReadFlow:
        """One flow with its Flow JSON. Raises ProviderRefused."""
        place = quote(flow_id, safe="")
        with refusals():
            answer = await self._graph.get(place, fields="categories,endpoint_uri")
            checked(answer)
            assets = await self._graph.pages(f"{place}/assets")
            found = next((asset for asset in assets if asset.get("asset_type") == ASSET), {})
            url = text_of(found.get("download_url"))
            file = await self._graph.download(url) if url else None
        if file is not None and file.status >= 300:
            raise ProviderRefused(f"Meta's file of the form could not be fetched: {file.status}.", 502)
        return ReadFlow(
            flow_json=file.body.decode("utf-8", "replace") if file is not None else "",
            categories=[one for one in answer.body.get("categories") or () if isinstance(one, str)],
            endpoint_uri=text_of(answer.body.get("endpoint_uri")) or None,
        )

    async def create(self, flow: dict[str, Any]) -> WrittenFlow:
        """Make a draft. Raises ProviderRefused."""
        body = {FIELDS[name]: value for name, value in flow.items() if name in FIELDS}
        if flow.get("flowJson"):
            body["flow_json"] = flow["flowJson"]
        with refusals():
            answer = await self._graph.post(f"{self._waba_id}/flows", body)
            checked(answer)
        flow_id = text_of(answer.body.get("id"))
        if not flow_id:
            raise ProviderRefused("Meta made the form without telling its id. Fetch the list of forms.", 502)
        return WrittenFlow(id=flow_id, errors=errors_of(answer))

    async def update(self, flow_id: str, changes: dict[str, Any]) -> WrittenFlow:
        """Change a draft: what it is called, and its Flow JSON, which is a file. Raises ProviderRefused."""
        place = quote(flow_id, safe="")
        body = {FIELDS[name]: value for name, value in changes.items() if name in FIELDS}
        errors: list[dict[str, Any]] = []
        with refusals():
            if body:
                checked(await self._graph.post(place, body))
            if "flowJson" in changes:
                content = str(changes["flowJson"]).encode()
                answer = await self._graph.upload(
                    f"{place}/assets",
                    content,
                    "application/json",
                    "flow.json",
                    {"name": "flow.json", "asset_type": ASSET},
                )
                checked(answer)
                errors = errors_of(answer)
        return WrittenFlow(id=flow_id, errors=errors)

    async def publish(self, flow_id: str) -> None:
        """Publish a draft. Raises ProviderRefused."""
        with refusals():
            checked(await self._graph.post(f"{quote(flow_id, safe='')}/publish", {}))

    async def deprecate(self, flow_id: str) -> None:
        """Take a published flow out of use. Raises ProviderRefused."""
        with refusals():
            checked(await self._graph.post(f"{quote(flow_id, safe='')}/deprecate", {}))

    async def delete(self, flow_id: str) -> None:
        """Delete a draft. Raises ProviderRefused."""
        with refusals():
            checked(await self._graph.delete(quote(flow_id, safe="")))


def errors_of(answer: GraphAnswer) -> list[dict[str, Any]]:
    """Meta's validation errors under 8x8's names."""
    return [
        {
            **renamed(entry, NAMES),
            "pointers": [renamed(pointer, NAMES) for pointer in objects_of(entry.get("pointers"))],
        }
        for entry in objects_of(answer.body.get("validation_errors"))
    ]
