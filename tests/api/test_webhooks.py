"""Webhooks in: who may send them, and that nothing a provider sends is answered with a failure of ours."""

from __future__ import annotations

import asyncio
import copy
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from tests.api.server import Answer, Tenant, text_step
from tests.paths import SHARED

SECRET = "secret-of-the-webhook"
PAYLOADS = sorted((SHARED / "data" / "messages").rglob("*.json"))
DOCUMENTS = [json.loads(path.read_text()) for path in PAYLOADS]
FILLED_IN = {"<USER_PHONE_NUMBER>": "+6591234567", "<WHATSAPP_BSUID>": "US.13491208655302741918"}


def filled_in(document: Any) -> Any:
    """A published payload with its placeholders for people replaced."""
    text = json.dumps(document)
    for placeholder, value in FILLED_IN.items():
        text = text.replace(placeholder, value)
    return json.loads(text)


INBOUND = [
    (path.name, filled_in(document))
    for path, document in zip(PAYLOADS, DOCUMENTS, strict=True)
    if isinstance(document, dict) and document.get("eventType") == "inbound_message_received"
]
SMS: dict[str, Any] = {
    "namespace": "SMS",
    "eventType": "inbound_message_received",
    "description": "SMS inbound message",
    "payload": {
        "umid": "2d1a4ed2-4e1c-4b1f-9f3a-2e1d6a1f0c11",
        "subAccountId": "acme",
        "timestamp": "2026-01-01T14:34:56.017Z",
        "source": "+6581968289",
        "destination": "+4534735477",
        "body": "Register",
        "encoding": "GSM7",
        "smsCount": 1,
        "price": {"total": 0.04, "perSms": 0.04, "currency": "EUR"},
    },
}
JUNK: list[Any] = [
    None, 5, -1.5, True, "", "x", "x" * 5_000, "9" * 5_000, "\0", "\u2028", [], {}, [[]], {"a": {"b": []}}, 10**30,
    "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "9999-12-31T23:59:59Z",
]  # fmt: skip


@dataclass
class Provider:
    """8x8, sending webhooks to a subaccount."""

    acme: Tenant
    sub: str

    async def send(self, event: Any, secret: str = SECRET) -> Answer:
        return await self.acme.server.call("POST", f"/webhooks/8x8/{self.sub}/{secret}", event)

    async def received(self) -> list[Any]:
        rows = await self.acme.server.pool.fetch(
            "select * from messages where account_id = $1 and direction = 'inbound' order by id", self.acme.id
        )
        return list(rows)


@pytest.fixture
async def provider(acme: Tenant) -> Provider:
    sub = f"{acme.id}_8x8"
    body = {"provider": "8x8", "baseUrl": "https://chatapps.example", "apiKey": "k", "webhookSecret": SECRET}
    answer = await acme.call("PUT", f"/api/chatwright/v1/subaccounts/{sub}/channel", body)
    assert answer.status == 200, answer.text
    return Provider(acme, sub)


def message(umid: str, text: str = "hi", **user: Any) -> dict[str, Any]:
    return {
        "namespace": "ChatApps",
        "eventType": "inbound_message_received",
        "payload": {
            "umid": umid,
            "subAccountId": "theirs",
            "timestamp": "2026-01-01T14:34:56.017Z",
            "user": {"msisdn": "+6591234567", "channelUserId": "6591234567", "name": "Ann", **user},
            "recipient": {"channel": "whatsapp", "channelId": "1"},
            "type": "Text",
            "content": {"text": text},
        },
    }


async def test_a_message_is_taken_in_once_however_often_it_is_sent(provider: Provider) -> None:
    await provider.acme.define(text_step("hello", "Hi!"))
    answers = await asyncio.gather(*(provider.send(message("m-1")) for _ in range(5)))
    assert [(answer.status, answer.text) for answer in answers] == [(200, "{}")] * 5
    assert (await provider.send(message("m-1"))).status == 200
    assert len(await provider.received()) == 1
    started = await provider.acme.server.pool.fetchval(
        "select count(*) from instances where account_id = $1", provider.acme.id
    )
    assert started == 1


@pytest.mark.parametrize("secret", ["wrong", SECRET + "x", SECRET[:-1], SECRET.upper(), "%20", "\u00fc"])
async def test_a_wrong_secret_is_refused(provider: Provider, secret: str) -> None:
    answer = await provider.send(message("m-1"), secret)
    assert (answer.status, answer.json["code"]) == (401, 1200)
    assert SECRET not in answer.text
    assert await provider.received() == []


async def test_unknown_subaccounts_and_wrong_secrets_get_the_same_words(provider: Provider) -> None:
    wrong = await provider.send(message("m-1"), "wrong")
    unknown = await provider.acme.server.call("POST", "/webhooks/8x8/nobody/wrong", message("m-1"))
    assert (wrong.status, wrong.json["message"]) == (unknown.status, unknown.json["message"])


async def test_a_subaccount_on_the_simulator_takes_no_webhooks(acme: Tenant) -> None:
    for secret in ("None", "null", "x", "%20"):
        answer = await acme.server.call("POST", f"/webhooks/8x8/{acme.sub}/{secret}", message("m-1"))
        assert answer.status == 401


async def test_a_changed_secret_holds_at_once_or_a_second_later(provider: Provider) -> None:
    assert (await provider.send(message("m-1"))).status == 200
    body = {
        "provider": "8x8",
        "baseUrl": "https://chatapps.example",
        "apiKey": "k",
        "webhookSecret": "another-secret",
    }
    path = f"/api/chatwright/v1/subaccounts/{provider.sub}/channel"
    assert (await provider.acme.call("PUT", path, body)).status == 200
    assert (await provider.send(message("m-2"), "another-secret")).status == 200
    assert (await provider.send(message("m-3"))).status == 401


@pytest.mark.parametrize("document", DOCUMENTS, ids=[path.name for path in PAYLOADS])
async def test_every_published_payload_is_taken_or_refused_with_clear_words(
    provider: Provider, document: Any
) -> None:
    answer = await provider.send(document)
    if isinstance(document, dict):
        assert answer.status in (200, 400), answer.text
    else:
        assert answer.status == 400
    if answer.status == 400:
        assert answer.json["message"]


@pytest.mark.parametrize(("name", "event"), INBOUND, ids=[name for name, _ in INBOUND])
async def test_every_published_inbound_message_is_recorded(provider: Provider, name: str, event: Any) -> None:
    await provider.acme.define(text_step("hello", "Hi!"))
    answer = await provider.send(event)
    assert answer.status == 200, answer.text
    (row,) = await provider.received()
    assert row["umid"] == event["payload"]["umid"]
    assert json.loads(row["content"]) == event["payload"]["content"]


async def test_an_sms_is_recorded(provider: Provider) -> None:
    assert (await provider.send(SMS)).status == 200
    (row,) = await provider.received()
    assert json.loads(row["content"]) == {"text": "Register"}


def places(tree: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The ways to every value of a JSON tree."""
    if path:
        yield path
    members = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for key, value in members:
        yield from places(value, (*path, key))


def with_value(tree: Any, path: tuple[Any, ...], value: Any) -> Any:
    changed = copy.deepcopy(tree)
    inner = changed
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    return changed


RECEIPT = next(d for d in DOCUMENTS if isinstance(d, dict) and "clientBatchId" in str(d) and "eventType" in d)


@pytest.mark.parametrize("event", [message("m-1"), SMS, RECEIPT], ids=["message", "sms", "receipt"])
async def test_odd_values_anywhere_never_cause_a_failure_of_ours(provider: Provider, event: Any) -> None:
    await provider.acme.define(text_step("hello", "Hi {{data.payload.user.name}}!"))
    odd = [with_value(event, path, junk) for path in places(event) for junk in JUNK]
    for first in range(0, len(odd), 16):
        answers = await asyncio.gather(*(provider.send(one) for one in odd[first : first + 16]))
        for sent, answer in zip(odd[first:], answers, strict=False):
            assert answer.status in (200, 400), (sent, answer.text)


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"null", b"[]", b'"x"', b"\xff", b"[" * 9_999, b'{"eventType":' + b"[" * 9_999, b"<xml/>"],
)
async def test_a_body_that_is_no_event_gets_a_clear_400(provider: Provider, body: bytes) -> None:
    path = f"/webhooks/8x8/{provider.sub}/{SECRET}"
    answer = await provider.acme.server.call("POST", path, data=body)
    assert answer.status == 400
    assert answer.json["message"].startswith("The body")


async def test_a_text_with_u0000_is_kept_without_it(provider: Provider) -> None:
    assert (await provider.send(message("m-1", "a\0b", name="An\0n"))).status == 200
    (row,) = await provider.received()
    assert json.loads(row["content"]) == {"text": "a\ufffdb"}


async def test_a_message_from_the_future_does_not_keep_the_window_open(provider: Provider) -> None:
    event = with_value(message("m-1"), ("payload", "timestamp"), "2199-01-01T00:00:00Z")
    assert (await provider.send(event)).status == 200
    pool = provider.acme.server.pool
    ahead = await pool.fetchval(
        "select window_expires_at - now() < interval '25 hours' from conversations where account_id = $1",
        provider.acme.id,
    )
    assert ahead is True


async def test_only_post_is_answered(provider: Provider) -> None:
    answer = await provider.acme.server.call("GET", f"/webhooks/8x8/{provider.sub}/{SECRET}")
    assert answer.status in (404, 405)
