"""What the business shows people beside messages: blue ticks, and that it is writing."""

from __future__ import annotations

import json
from typing import Any
from uuid import uuid4

import pytest

from chatwright.store import accounts, directory
from tests.api.server import Server, Tenant, eventually
from tests.stubs.eightbyeight import Provider
from tests.stubs.serving import served

MAY_CALL = ("127.0.0.1",)


async def typing(acme: Tenant) -> bool:
    return bool((await acme.call("GET", f"@/phones/{acme.phone}")).json["typing"])


def events(acme: Tenant) -> str:
    return f"/api/v1/subaccounts/{acme.sub}/events"


async def test_a_message_and_those_before_it_are_marked_as_read(acme: Tenant) -> None:
    first, second, third = [await acme.say(word) for word in ("a", "b", "c")]
    answer = await acme.call("POST", f"/api/v1/subaccounts/{acme.sub}/messages/{second}/read")
    assert (answer.status, answer.text) == (200, "")
    shown = {message["umid"]: message["state"] for message in await acme.shown(3)}
    assert shown == {first: "read", second: "read", third: "received"}
    answer = await acme.call("POST", f"/api/v1/subaccounts/{acme.sub}/messages/{second}/read")
    assert answer.status == 200


async def test_only_messages_of_customers_can_be_marked(acme: Tenant) -> None:
    body = {"user": {"msisdn": acme.phone}, "type": "text", "content": {"text": "x"}}
    ours = (await acme.call("POST", f"/api/v1/subaccounts/{acme.sub}/messages", body)).json["umid"]
    for umid in (ours, str(uuid4()), "nonsense"):
        answer = await acme.call("POST", f"/api/v1/subaccounts/{acme.sub}/messages/{umid}/read")
        assert (answer.status, answer.json["code"]) == (404, 1300)


async def test_typing_shows_until_the_answer_comes(acme: Tenant) -> None:
    """[L18]"""
    umid = await acme.say("hi")
    assert not await typing(acme)
    answer = await acme.call("POST", events(acme), {"channel": "whatsapp", "type": "typing", "umid": umid})
    assert (answer.status, answer.text) == (200, "")
    assert await typing(acme)
    body = {"user": {"msisdn": acme.phone}, "type": "text", "content": {"text": "Here I am"}}
    await acme.call("POST", f"/api/v1/subaccounts/{acme.sub}/messages", body)
    await acme.shown(2)
    assert not await typing(acme)


async def test_typing_ends_by_itself(server: Server, acme: Tenant) -> None:
    """[L18]"""
    umid = await acme.say("hi")
    await acme.call("POST", events(acme), {"channel": "whatsapp", "type": "typing", "umid": umid})
    until = await server.pool.fetchval(
        "select extract(epoch from typing_until - now()) from conversations where account_id = $1", acme.id
    )
    assert 20 < until <= 25
    await server.pool.execute("update conversations set typing_until = now() where account_id = $1", acme.id)
    assert not await typing(acme)


async def test_typing_answers_a_message_of_the_last_two_hours(acme: Tenant) -> None:
    """[L18]"""
    umid = await acme.say("hi")
    body = {"channel": "whatsapp", "type": "typing", "umid": umid}
    await acme.call("POST", "@/clock", {"advance": "0.01:59:50"})
    assert (await acme.call("POST", events(acme), body)).status == 200
    await acme.call("POST", "@/clock", {"advance": "0.00:00:11"})
    answer = await acme.call("POST", events(acme), body)
    assert (answer.status, answer.json["code"]) == (400, 1010)


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"channel": None}, 1000, "channel"),
        ({"channel": "sms"}, 1000, "channel"),
        ({"channel": "rcs"}, 3027, "channel"),
        ({"type": "dancing"}, 1000, "type"),
        ({"type": []}, 1000, "type"),
        ({"umid": None}, 3029, "umid"),
        ({"umid": "x"}, 1008, "umid"),
        ({"umid": str(uuid4())}, 1008, "umid"),
    ],
)
async def test_what_is_no_event_is_refused(
    acme: Tenant, change: dict[str, Any], code: int, field: str
) -> None:
    umid = await acme.say("hi")
    body = {"channel": "whatsapp", "type": "typing", "umid": umid, **change}
    answer = await acme.call("POST", events(acme), body)
    assert (answer.status, answer.json["code"]) == (400, code), answer.text
    assert answer.json["message"].startswith(field)


async def test_at_8x8_both_are_passed_on(server: Server, acme: Tenant) -> None:
    provider = Provider()
    async with served(provider.app()) as url:
        config = {"baseUrl": url, "apiKey": "", "webhookSecret": ""}
        config["apiKey"] = server.runtime.directory._sealer.seal("key")
        config["webhookSecret"] = server.runtime.directory._sealer.seal("secret-secret-secret")
        sub = f"{acme.sub}_8x8"
        async with server.pool.acquire() as conn, conn.transaction():
            await accounts.set_channel(conn, acme.id, sub, "8x8", json.dumps(config))
            await directory.raise_epoch(conn, acme.id)
        await server.pool.execute(
            "with home as (insert into conversations (account_id, sub_account_id, channel, address) "
            "values ($1, $2, 'whatsapp', '6591234567') returning id) "
            "insert into messages (account_id, conversation_id, sub_account_id, direction, umid, provider_id, type, "
            "content, state, created_at) select $1, id, $2, 'inbound', 'theirs', 'theirs', 'Text', '{}', "
            "'received', now() from home",
            acme.id,
            sub,
        )
        answer = await acme.call("POST", f"/api/v1/subaccounts/{sub}/messages/theirs/read")
        assert answer.status == 200, answer.text
        body = {"channel": "whatsapp", "type": "typing", "umid": "theirs"}
        answer = await acme.call("POST", f"/api/v1/subaccounts/{sub}/events", body)
        assert answer.status == 200, answer.text
        assert await eventually(lambda: seen(provider)) == [
            (f"/api/v1/subaccounts/{sub}/messages/theirs/read", None),
            (f"/api/v1/subaccounts/{sub}/events", body),
        ]


async def seen(provider: Provider) -> Any:
    return provider.told if len(provider.told) == 2 else None
