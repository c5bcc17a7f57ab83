"""Channel settings: what they accept, and that secrets stay secret."""

from __future__ import annotations

import json
from typing import Any

import pytest

from chatwright.sealing import Sealer
from tests.api.server import Server, Tenant, text_step

EIGHT: dict[str, Any] = {
    "provider": "8x8",
    "baseUrl": "https://chatapps.8x8.com/",
    "apiKey": "very-secret-api-key",
    "webhookSecret": "very-secret-webhook",
}
PATH = "/api/chatwright/v1/subaccounts"


async def test_a_new_subaccount_is_made_by_giving_it_a_channel(acme: Tenant) -> None:
    answer = await acme.call("PUT", f"{PATH}/shop.{acme.id}/channel", {"provider": "simulator"})
    assert (answer.status, answer.json) == (200, {"subAccountId": f"shop.{acme.id}", "provider": "simulator"})
    listed = (await acme.call("GET", PATH)).json["subaccounts"]
    assert {"id": f"shop.{acme.id}", "provider": "simulator"} in listed


async def test_secrets_are_sealed_and_never_answered(server: Server, acme: Tenant) -> None:
    answer = await acme.call("PUT", f"{PATH}/{acme.sub}/channel", EIGHT)
    assert answer.status == 200
    assert answer.json == {
        "subAccountId": acme.sub,
        "provider": "8x8",
        "baseUrl": "https://chatapps.8x8.com",
    }
    assert "very-secret" not in (await acme.call("GET", PATH)).text
    stored = await server.pool.fetchval("select config from subaccounts where id = $1", acme.sub)
    assert "very-secret" not in stored
    assert stored.count("sealed:") == 2


async def test_a_channel_is_used_at_once(acme: Tenant) -> None:
    assert (await acme.call("GET", "@/clock")).status == 200
    await acme.call("PUT", f"{PATH}/{acme.sub}/channel", EIGHT)
    answer = await acme.call("GET", "@/clock")
    assert answer.status == 409
    assert "8x8" in answer.json["message"]
    await acme.call("PUT", f"{PATH}/{acme.sub}/channel", {"provider": "simulator"})
    assert (await acme.call("GET", "@/clock")).status == 200


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"provider": "pigeon"}, "provider"),
        ({"provider": None}, "provider"),
        ({"provider": ["8x8"]}, "provider"),
        ({"provider": "whatsapp_cloud"}, "graphUrl"),
        ({"baseUrl": None}, "baseUrl"),
        ({"baseUrl": "chatapps.8x8.com"}, "baseUrl"),
        ({"baseUrl": "ftp://chatapps.8x8.com"}, "baseUrl"),
        ({"baseUrl": "https://"}, "baseUrl"),
        ({"baseUrl": "https://["}, "baseUrl"),
        ({"baseUrl": "https://host:99999"}, "baseUrl"),
        ({"baseUrl": "https://user:word@host"}, "baseUrl"),
        ({"baseUrl": "https://host/?key=secret"}, "baseUrl"),
        ({"baseUrl": "https://host/\r\nX: y"}, "baseUrl"),
        ({"baseUrl": "https://" + "x" * 1_000}, "baseUrl"),
        ({"apiKey": ""}, "apiKey"),
        ({"apiKey": 5}, "apiKey"),
        ({"apiKey": "a\r\nX-Evil: 1"}, "apiKey"),
        ({"apiKey": "k" * 5_000}, "apiKey"),
        ({"webhookSecret": "short"}, "webhookSecret"),
        ({"webhookSecret": "with a / blank"}, "webhookSecret"),
        ({"webhookSecret": None}, "webhookSecret"),
    ],
)
async def test_settings_that_cannot_work_are_named_without_repeating_secrets(
    acme: Tenant, change: dict[str, Any], named: str
) -> None:
    answer = await acme.call("PUT", f"{PATH}/{acme.sub}/channel", {**EIGHT, **change})
    assert answer.status == 400, answer.text
    assert answer.json["message"].startswith(f"{named}:")
    assert "very-secret" not in answer.text
    assert (await acme.call("GET", "@/clock")).status == 200, "it stays on the simulator"


@pytest.mark.parametrize("sub", ["ab", "x" * 51, "a%20b", "%C3%BC%C3%BC%C3%BC", "a;b;c"])
async def test_a_subaccount_has_a_plain_name(acme: Tenant, sub: str) -> None:
    answer = await acme.call("PUT", f"{PATH}/{sub}/channel", {"provider": "simulator"})
    assert answer.status in (400, 404)


async def test_a_subaccount_of_another_account_cannot_be_taken(server: Server, acme: Tenant) -> None:
    other = await server.tenant()
    answer = await other.call("PUT", f"{PATH}/{acme.sub}/channel", {"provider": "simulator"})
    assert answer.status == 409
    assert acme.id not in answer.text.replace(acme.sub, "")
    owner = await server.pool.fetchval("select account_id from subaccounts where id = $1", acme.sub)
    assert owner == acme.id


async def test_subaccounts_of_others_are_not_listed(server: Server, acme: Tenant) -> None:
    other = await server.tenant()
    assert (await other.call("GET", PATH)).json == {
        "subaccounts": [{"id": other.sub, "provider": "simulator"}]
    }


async def test_a_secret_sealed_with_a_lost_key_stops_its_own_subaccount_alone(
    server: Server, acme: Tenant
) -> None:
    sub = f"{acme.id}_lost"
    sealed = Sealer("a key that is lost").seal("whatever it was")
    await server.pool.execute(
        "insert into subaccounts (account_id, id, provider, config) values ($1, $2, '8x8', $3)",
        acme.id,
        sub,
        json.dumps({"baseUrl": "https://chatapps.invalid", "apiKey": sealed, "webhookSecret": sealed}),
    )
    await acme.define(text_step("hello", "Hi!"))
    await acme.say("hello")
    assert len(await acme.shown(2)) == 2
    webhook = await server.call("POST", f"/webhooks/8x8/{sub}/anything", {})
    assert webhook.status == 401
    mended = await acme.call("PUT", f"{PATH}/{sub}/channel", EIGHT)
    assert mended.status == 200
    webhook = await server.call("POST", f"/webhooks/8x8/{sub}/{EIGHT['webhookSecret']}", {})
    assert webhook.status == 200


async def test_how_fast_a_number_sends_is_set_kept_and_taken_away(acme: Tenant) -> None:
    """[R-RATE-1]"""
    path = f"{PATH}/{acme.sub}/channel"
    answer = await acme.call("PUT", path, {**EIGHT, "messagesPerSecond": 20})
    assert answer.json["messagesPerSecond"] == 20
    answer = await acme.call("PUT", path, EIGHT)
    assert answer.json["messagesPerSecond"] == 20, "what is left out stays"
    for wrong in (0, 10_001, "20", True, 1.5):
        answer = await acme.call("PUT", path, {**EIGHT, "messagesPerSecond": wrong})
        assert answer.status == 400
        assert answer.json["message"].startswith("messagesPerSecond: ")
    answer = await acme.call("PUT", path, {**EIGHT, "messagesPerSecond": None})
    assert "messagesPerSecond" not in answer.json
    assert "messagesPerSecond" not in (await acme.call("GET", path)).json


async def test_the_rules_of_the_review_stay_when_the_simulator_is_set_again(acme: Tenant) -> None:
    rules = (await acme.call("GET", "@/template-review")).json["rules"]
    review = {"mode": "automatic", "rulesOff": [rules[0]["id"]]}
    assert (await acme.call("PUT", "@/template-review", review)).status == 200
    await acme.call("PUT", f"{PATH}/{acme.sub}/channel", {"provider": "simulator"})
    after = (await acme.call("GET", "@/template-review")).json["rules"]
    assert [rule["isOn"] for rule in after] == [False, *(True for _ in rules[1:])]
