"""What holds for every request: headers, bounds, and clear words for what cannot be read."""

from __future__ import annotations

import re
from typing import Any

import pytest
import structlog

from chatwright.api.security import MAX_BODY_BYTES
from chatwright.json_input import DEEPEST
from tests.api.server import Server, Tenant, definition

INLINE = re.compile(rb"<script(?![^>]*\bsrc=)[^>]*>|\son[a-z]+\s*=|javascript:", re.IGNORECASE)


def policy_of(header: str) -> dict[str, set[str]]:
    parts = [part.split() for part in header.split(";")]
    return {part[0]: set(part[1:]) for part in parts if part}


@pytest.mark.parametrize("path", ["/", "/docs", "/healthz", "/api/chatwright/v1/session", "/nothing/here.js"])
async def test_the_content_policy_lets_no_inline_script_run(server: Server, path: str) -> None:
    answer = await server.call("GET", path)
    policy = policy_of(answer.headers["Content-Security-Policy"])
    assert policy["script-src"] == {"'self'"}
    assert policy["object-src"] == {"'none'"}
    assert policy["base-uri"] == {"'none'"}
    assert policy["frame-ancestors"] == {"'none'"}
    assert policy["connect-src"] == {"'self'"}
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("path", ["/", "/docs"])
async def test_pages_keep_to_the_policy_themselves(server: Server, path: str) -> None:
    page = (await server.call("GET", path)).text.encode()
    assert b"<!doctype html>" in page.lower()
    assert INLINE.search(page) is None


async def test_answers_of_the_api_are_not_kept_by_caches(acme: Tenant) -> None:
    assert (await acme.call("GET", "~/definitions")).headers["Cache-Control"] == "no-store"


async def test_a_body_that_is_too_large_is_refused(acme: Tenant) -> None:
    answer = await acme.call("POST", "~/definitions", data=b"x" * (MAX_BODY_BYTES + 1))
    assert answer.status == 413
    assert str(MAX_BODY_BYTES) in answer.json["message"]


async def test_a_body_whose_length_is_not_told_is_bounded_while_it_is_read(
    server: Server, acme: Tenant
) -> None:
    async def endless() -> Any:
        for _ in range(40):
            yield b" " * 65_536

    headers = {"Authorization": f"Bearer {acme.key}"}
    url = f"{server.url}/api/v1/accounts/{acme.id}/definitions"
    async with server.http.post(url, data=endless(), headers=headers) as answer:
        assert answer.status == 413


async def test_a_body_that_lies_about_its_length_is_bounded_too(server: Server) -> None:
    path = f"{server.url}/webhooks/8x8/nowhere/secret"
    async with server.http.post(path, data=b"x" * (MAX_BODY_BYTES + 1)) as answer:
        assert answer.status in (401, 413)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b" ",
        b"{",
        b"nonsense",
        b'{"a":}',
        b'{"a":1e999}',
        b'"\xff"',
        b'"\\ud800"',
        b"{}}",
        b"[" * 100_000,
        b"[" * (DEEPEST + 1) + b"]" * (DEEPEST + 1),
        b'{"definition":' * 900 + b"1" + b"}" * 900,
        b'{"trigger":"\\u0000"}',
        b'{"a\\\\\\u0000":1}',
    ],
    ids=lambda body: repr(body[:20]),
)
async def test_a_body_that_is_no_usable_json_gets_a_clear_400(acme: Tenant, body: bytes) -> None:
    answer = await acme.call("POST", "~/definitions", data=body)
    assert (answer.status, answer.json["code"]) == (400, 1000)
    assert answer.json["message"].startswith("The body")
    assert len(answer.json["message"]) < 300


@pytest.mark.parametrize("body", [[], "text", 5, None, True])
async def test_a_body_that_is_no_object_gets_a_clear_400(acme: Tenant, body: Any) -> None:
    answer = await acme.call("POST", "~/triggers/http_request", data=repr_json(body))
    assert answer.status == 400
    assert answer.json["message"] == "The body must be a JSON object."


def repr_json(body: Any) -> bytes:
    return {"[]": b"[]", "text": b'"text"', "5": b"5", "None": b"null", "True": b"true"}[str(body)]


async def test_an_escaped_backslash_before_u0000_is_no_nul(acme: Tenant) -> None:
    answer = await acme.call("POST", "~/triggers/http_request", data=b'{"a":"\\\\u0000"}')
    assert answer.status == 200


@pytest.mark.parametrize(
    "path",
    [
        "/%00",
        "/api/v1/accounts/%00/usage",
        "~/triggers/http_request?subAccountId=%00",
        "@/phones/%00/messages",
        "/webhooks/8x8/%00/%00",
        "/assets/%00",
    ],
)
async def test_an_address_with_u0000_is_refused(acme: Tenant, path: str) -> None:
    for method in ("GET", "POST"):
        answer = await acme.call(method, path, {} if method == "POST" else None)
        assert answer.status in (400, 405), (method, path)


@pytest.mark.parametrize(
    "path",
    [
        "/../../etc/passwd",
        "/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
        "/assets/..%2f..%2f..%2fpyproject.toml",
        "/" + "a" * 5_000 + ".js",
        "/" + "a/" * 1_000 + "b.css",
        "//etc/passwd.txt",
        "/..%5c..%5cwindows.ini",
    ],
)
async def test_files_outside_the_web_application_are_not_found(server: Server, path: str) -> None:
    answer = await server.call("GET", path)
    assert answer.status in (200, 404, 503)
    assert "root:" not in answer.text
    assert "[project]" not in answer.text


async def test_unknown_addresses_of_the_api_answer_in_the_one_shape(server: Server) -> None:
    for method in ("GET", "POST", "PUT", "DELETE"):
        answer = await server.call(method, "/api/nothing")
        assert answer.status in (404, 405)
        assert set(answer.json) == {"code", "message", "errorId", "timestamp"}


async def test_a_wrong_method_names_the_right_ones(acme: Tenant) -> None:
    answer = await acme.call("DELETE", "~/usage")
    assert answer.status == 405
    assert "GET" in answer.headers["Allow"]


async def test_health_needs_no_key(server: Server) -> None:
    assert (await server.call("GET", "/healthz")).json == {"status": "ok"}
    assert (await server.call("GET", "/readyz")).json == {"status": "ready"}
    assert "python_info" in (await server.call("GET", "/metrics")).text


async def test_an_unexpected_failure_is_logged_under_the_id_that_is_answered(
    server: Server, acme: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(*_: object, **__: object) -> None:
        raise RuntimeError("something odd")

    monkeypatch.setattr(server.runtime, "trigger_http", fail)
    with structlog.testing.capture_logs() as logged:
        answer = await acme.call("POST", "~/triggers/http_request", {"secret": "text of a customer"})
    assert (answer.status, answer.json["code"]) == (500, 2000)
    assert "something odd" not in answer.text
    (entry,) = [line for line in logged if line["event"] == "request failed"]
    assert entry["error_id"] == answer.json["errorId"]
    assert entry["route"] == "/api/v1/accounts/{accountId}/triggers/http_request"
    assert "text of a customer" not in str(entry)


async def test_a_definition_that_nests_deeply_enough_is_still_taken(acme: Tenant) -> None:
    step: dict[str, Any] = {"id": "s0", "stepType": "If", "inputs": {"condition": "{{true}}"}, "do": []}
    for number in range(1, 15):
        step = {"id": f"s{number}", "stepType": "If", "inputs": {"condition": "{{true}}"}, "do": [[step]]}
    answer = await acme.call("POST", "~/definitions", definition(step))
    assert answer.status == 201, answer.text
