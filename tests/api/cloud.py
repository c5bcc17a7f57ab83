"""A server with a subaccount on the stub of the Cloud API."""

from __future__ import annotations

import contextlib
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import asyncpg

from tests.api.server import Answer, Server, Tenant, eventually, serving
from tests.stubs.graph import GraphStub
from tests.stubs.serving import served

PATH = "/api/chatwright/v1/subaccounts"


@contextlib.asynccontextmanager
async def connected(
    database_url: str, pool: asyncpg.Pool, folder: Path, http: aiohttp.ClientSession
) -> AsyncIterator[Cloud]:
    """A server that may reach the stub, and the stub."""
    stub = GraphStub()
    async with (
        served(stub.app()) as base,
        serving(database_url, pool, folder, egress_allow=("127.0.0.1",)) as server,
    ):
        yield Cloud(server, stub, base, http)


class Cloud:
    """The server, the stub, and an account whose subaccount is on it."""

    def __init__(self, server: Server, stub: GraphStub, base: str, http: aiohttp.ClientSession) -> None:
        self.server = server
        self.stub = stub
        self.base = base
        self.http = http
        self.tenant: Tenant

    @property
    def sub(self) -> str:
        """The subaccount on the Cloud API."""
        return self.tenant.sub

    async def connect(self, **more: Any) -> Answer:
        """Put a fresh account's subaccount on the Cloud API; the stub forgets what it took."""
        self.tenant = await self.server.tenant()
        fresh = GraphStub()
        for name in ("mishap", "statuses", "tells", "taken", "marks", "templates", "media", "heard"):
            setattr(self.stub, name, getattr(fresh, name))
        self.stub.requests.clear()
        self.stub.url = f"{self.server.url}/webhooks/whatsapp/{self.sub}"
        self.stub.http = self.http
        body = {**self.stub.settings(self.base), **more}
        answer = await self.tenant.call("PUT", f"{PATH}/{self.sub}/channel", body)
        assert answer.status == 200, answer.text
        return answer

    async def messages(self, direction: str | None = None) -> list[dict[str, Any]]:
        """All messages of the account, oldest first."""
        rows = await self.server.pool.fetch(
            """
            select m.*, c.address, c.window_expires_at, c.name from messages m
            join conversations c on c.account_id = m.account_id and c.id = m.conversation_id
            where m.account_id = $1 and ($2::text is null or m.direction = $2) order by m.id
            """,
            self.tenant.id,
            direction,
        )
        return [{**row, "content": json.loads(row["content"])} for row in map(dict, rows)]

    async def sent(self, expected: int, state: str | None = None) -> list[dict[str, Any]]:
        """The messages of the business, once there are so many, each in `state` when that is given."""

        async def look() -> list[dict[str, Any]] | None:
            found = await self.messages("outbound")
            whole = len(found) >= expected and all(state in (None, row["state"]) for row in found)
            return found if whole else None

        return await eventually(look)  # type: ignore[no-any-return]
