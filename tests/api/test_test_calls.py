"""Test calls: what an HTTP step would get, seen while one draws it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import asyncpg
import pytest
from aiohttp import web

from chatwright.api import test_calls
from tests.api.server import KEY, Server, serving
from tests.api.test_session import set_up, signed
from tests.stubs.booking import BookingBackend
from tests.stubs.serving import served

PATH = "/api/chatwright/v1/test-calls"


@pytest.fixture(autouse=True)
def fresh_pace() -> None:
    """No test counts for another."""
    test_calls.PACE = test_calls.Pace()


@pytest.fixture(scope="module")
async def open_server(
    database_url: str, pool: asyncpg.Pool, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Server]:
    """A server that may call loopback."""
    folder: Path = tmp_path_factory.mktemp("open")
    async with serving(database_url, pool, folder, egress_allow=["127.0.0.1"]) as running:
        yield running


async def test_the_answer_is_the_one_that_a_step_would_get(open_server: Server) -> None:
    backend = BookingBackend()
    async with served(backend.app()) as url:
        body = {
            "method": "get",
            "url": f"{url}/slots",
            "parameters": {"service": "check up", "left": None},
            "headers": {"X-Clinic": "harbour"},
            "timeoutSeconds": 5,
        }
        answer = await open_server.call("POST", PATH, body, key=KEY)
    assert answer.status == 200, answer.text
    assert (answer.json["responseCode"], answer.json["reasonPhrase"]) == (200, "OK")
    assert answer.json["responseBody"]["slots"][0]["id"] == "mon-9"
    assert answer.json["milliseconds"] >= 0
    ((method, path, headers),) = backend.asked
    assert (method, path, headers["X-Clinic"]) == ("GET", "/slots?service=check+up", "harbour")


async def test_a_body_is_sent_as_json_and_a_refusal_is_an_answer(open_server: Server) -> None:
    seen = []

    async def refuse(request: web.Request) -> web.Response:
        seen.append((request.content_type, await request.json()))
        return web.json_response({"why": "taken"}, status=409)

    app = web.Application()
    app.router.add_post("/book", refuse)
    async with served(app) as url:
        body = {"method": "POST", "url": f"{url}/book", "body": {"slot": "mon-9"}}
        answer = await open_server.call("POST", PATH, body, key=KEY)
    assert (answer.json["responseCode"], answer.json["responseBody"]) == (409, {"why": "taken"})
    assert seen == [("application/json", {"slot": "mon-9"})]


async def test_private_addresses_are_refused_as_in_a_step(server: Server) -> None:
    backend = BookingBackend()
    async with served(backend.app()) as url:
        answer = await server.call("POST", PATH, {"method": "GET", "url": f"{url}/slots"}, key=KEY)
    assert answer.status == 200
    assert (answer.json["responseCode"], answer.json["responseBody"]) == (0, None)
    assert "not a public address" in answer.json["reasonPhrase"]
    assert backend.asked == []


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({"method": "GET"}, "url: is empty"),
        ({"method": "G T", "url": "https://example.com"}, "is no HTTP method"),
        (
            {"method": "GET", "url": "https://example.com", "timeoutSeconds": -1},
            "timeoutSeconds: must be more",
        ),
    ],
)
async def test_what_cannot_be_called_is_said(server: Server, body: dict[str, object], said: str) -> None:
    answer = await server.call("POST", PATH, body, key=KEY)
    assert answer.status == 400
    assert said in answer.json["message"]


async def test_large_bodies_are_refused(server: Server) -> None:
    body = {"method": "POST", "url": "https://example.com", "body": {"text": "x" * 257 * 1024}}
    answer = await server.call("POST", PATH, body, key=KEY)
    assert answer.status == 413
    assert "256 kB" in answer.json["message"]


async def test_an_account_that_calls_too_often_has_to_wait(open_server: Server) -> None:
    backend = BookingBackend()
    async with served(backend.app()) as url:
        body = {"method": "GET", "url": f"{url}/slots"}
        for _ in range(test_calls.CALLS):
            assert (await open_server.call("POST", PATH, body, key=KEY)).status == 200
        answer = await open_server.call("POST", PATH, body, key=KEY)
        assert answer.status == 429
        assert 0 < int(answer.headers["Retry-After"]) <= 61
        other = await open_server.tenant()
        assert (await other.call("POST", PATH, body)).status == 200
    assert len(backend.asked) == test_calls.CALLS + 1


async def test_only_who_may_draw_may_call(first_server: Server) -> None:
    assert (await first_server.call("POST", PATH, {"url": "https://example.com"})).status == 401
    headers = signed(await set_up(first_server))
    await first_server.pool.execute("update users set role = 'viewer'")
    refused = await first_server.call("POST", PATH, {"url": "https://example.com"}, headers=headers)
    assert refused.status == 403
