"""Another person at a journey, who works through the API."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import aiohttp

from tests.process import ServerProcess

PATH = "/api/chatwright/v1/journeys"


async def call(server: ServerProcess, method: str, path: str, body: Any = None) -> Any:
    """Ask the server, with its key."""
    headers = {"Authorization": f"Bearer {server.key}"}
    async with (
        aiohttp.ClientSession(headers=headers) as http,
        http.request(method, server.url + path, json=body) as answer,
    ):
        assert answer.status < 300, await answer.text()
        return await answer.json()


@dataclass(frozen=True)
class Journey:
    """A journey that is saved and published through the API."""

    server: ServerProcess
    id: str

    async def draft(self) -> dict[str, Any]:
        found: dict[str, Any] = await call(self.server, "GET", f"{PATH}/{self.id}/draft")
        return found

    async def save(self, steps: list[dict[str, Any]]) -> int:
        """Save the draft with these steps; answers its revision."""
        draft = await self.draft()
        source = {**draft["source"], "definition": {**draft["source"]["definition"], "steps": steps}}
        saved = await call(self.server, "PUT", f"{PATH}/{self.id}/draft", {**draft, "source": source})
        return int(saved["revision"])

    async def publish(self, steps: list[dict[str, Any]], note: str | None = None) -> None:
        """Make these steps the next version."""
        revision = await self.save(steps)
        await call(self.server, "POST", f"{PATH}/{self.id}/publish", {"revision": revision, "note": note})


async def begin(server: ServerProcess, name: str) -> Journey:
    """A journey without steps."""
    made = await call(server, "POST", PATH, {"name": name})
    return Journey(server, made["id"])
