"""Live events: hints that something has changed, for the account's own screens alone."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from chatwright.api import journeys
from tests.api.server import Server, Tenant, definition, text_step

PATH = "/api/chatwright/v1/events"


class Stream:
    """An open stream of events."""

    def __init__(self, answer: aiohttp.ClientResponse) -> None:
        self._answer = answer

    async def next(self, seconds: float = 5) -> tuple[str, Any]:
        """The next event: its name and data."""
        name = ""
        async with asyncio.timeout(seconds):
            async for line in self._answer.content:
                text = line.decode().rstrip("\n")
                if text.startswith("event: "):
                    name = text.removeprefix("event: ")
                elif text.startswith("data: "):
                    return name, json.loads(text.removeprefix("data: "))
        return "end", None

    async def until(self, wanted: str) -> Any:
        """The data of the next event with this name."""
        while True:
            name, data = await self.next()
            if name == wanted:
                return data


@contextlib.asynccontextmanager
async def listening(tenant: Tenant, query: str = "") -> AsyncIterator[Stream]:
    headers = {"Authorization": f"Bearer {tenant.key}"}
    async with tenant.server.http.get(tenant.server.url + PATH + query, headers=headers) as answer:
        assert answer.status == 200
        assert answer.headers["Content-Type"].startswith("text/event-stream")
        assert answer.headers["Cache-Control"] == "no-store"
        await answer.content.readuntil(b"\n\n")
        yield Stream(answer)


async def test_a_message_is_hinted_at_without_its_text(acme: Tenant) -> None:
    await acme.define(text_step("hello", "Hi!"))
    async with listening(acme, f"?subAccountId={acme.sub}") as stream:
        await acme.say("a text that is nobody's business")
        assert await stream.until("message") == {"subAccountId": acme.sub, "msisdn": "6591234567"}


async def test_an_instance_is_hinted_at_with_its_id(acme: Tenant) -> None:
    definition_id = await acme.define(text_step("hello", "Hi!"))
    async with listening(acme) as stream:
        await acme.say("hi")
        hint = await stream.until("instance")
    assert hint["definitionId"] == definition_id
    assert (await acme.call("GET", f"/api/chatwright/v1/instances/{hint['id']}")).status == 200


async def test_a_changed_definition_is_hinted_at(acme: Tenant) -> None:
    async with listening(acme) as stream:
        await acme.call("POST", "~/definitions", definition())
        assert await stream.until("definitions") == {}


async def test_nothing_of_another_account_is_hinted_at(server: Server, acme: Tenant) -> None:
    other = await server.tenant()
    await other.define(text_step("hello", "Hi!"))
    async with listening(acme) as stream:
        await other.say("hi")
        await other.shown(2)
        await acme.say("mine")
        assert await stream.next() == ("message", {"subAccountId": acme.sub, "msisdn": "6591234567"})


async def test_another_accounts_subaccount_cannot_be_watched(server: Server, acme: Tenant) -> None:
    other = await server.tenant()
    assert (await acme.call("GET", f"{PATH}?subAccountId={other.sub}")).status == 404
    assert (await acme.call("GET", f"{PATH}?subAccountId=nobody")).status == 404
    assert (await server.call("GET", PATH)).status == 401


async def test_a_silent_stream_is_kept_alive(acme: Tenant, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journeys, "PING_SECONDS", 0.05)
    async with listening(acme) as stream:
        assert await stream.next() == ("ping", {})


async def test_a_stream_ends_after_a_while_so_that_the_key_is_asked_for_again(
    acme: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journeys, "PING_SECONDS", 0.05)
    monkeypatch.setattr(journeys, "STREAM_SECONDS", 0.1)
    async with listening(acme) as stream:
        names = [(await stream.next())[0] for _ in range(4)]
    assert names[-1] == "end"


async def test_a_screen_that_went_away_is_forgotten(
    server: Server, acme: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journeys, "PING_SECONDS", 0.05)
    async with listening(acme) as stream:
        assert server.runtime.live.listened_to
        await stream.next()
    for _ in range(100):
        if not server.runtime.live.listened_to:
            break
        await asyncio.sleep(0.05)
    assert not server.runtime.live.listened_to
