"""Registering webhooks by the provider's routes and by our own, and looking at deliveries (messaging.md 10.1)."""

from __future__ import annotations

from typing import Any

import pytest

from tests.api.server import Server, Tenant, eventually
from tests.stubs.receiver import Receiver

HOOKS = "/api/chatwright/v1/webhooks"
DELIVERIES = "/api/chatwright/v1/webhook-deliveries"
OAUTH = {
    "url": "https://auth.example.com/oauth/token",
    "clientId": "me",
    "clientSecret": "hush-hush",
    "credentialsLocation": "header",
    "scope": "read write",
}


MAY_CALL = ("127.0.0.1",)


@pytest.fixture
async def tenant(server: Server) -> Tenant:
    """An account of its own."""
    return await server.tenant()


async def test_without_a_type_receipts_and_messages_are_set_and_secrets_are_not_shown(tenant: Tenant) -> None:
    body = [
        {"subAccountId": "*", "url": "https://example.com/all", "httpAuthorization": "Bearer hush-hush"},
        {"subAccountId": tenant.sub, "url": "https://example.com/b", "type": "CABM", "oauth": OAUTH,
         "enabled": False},
    ]  # fmt: skip
    answer = await tenant.call("POST", "~/webhooks", body)
    assert (answer.status, answer.text) == (200, "")
    listed = await tenant.call("GET", "~/webhooks")
    assert "hush" not in listed.text
    assert listed.json == [
        {"subAccountId": "*", "type": "CADR", "version": 9, "url": "https://example.com/all", "enabled": True,
         "httpAuthorization": "***"},
        {"subAccountId": "*", "type": "MSG", "version": 3, "url": "https://example.com/all", "enabled": True,
         "httpAuthorization": "***"},
        {"subAccountId": tenant.sub, "type": "CABM", "version": 1, "url": "https://example.com/b", "enabled": False,
         "oauth": {**OAUTH, "clientSecret": "***"}},
    ]  # fmt: skip
    rows = await tenant.server.pool.fetch("select access from webhooks where account_id = $1", tenant.id)
    assert not any("hush" in row[0] for row in rows)


async def test_setting_again_replaces_and_what_was_listed_can_be_sent_back(tenant: Tenant) -> None:
    one = {
        "subAccountId": "*",
        "type": "MSG",
        "url": "https://example.com/a",
        "httpAuthorization": "Basic eA==",
    }
    await tenant.call("POST", "~/webhooks", [one])
    listed = (await tenant.call("GET", "~/webhooks")).json
    sent_back = [{**listed[0], "url": "https://example.com/b"}]
    assert (await tenant.call("POST", "~/webhooks", sent_back)).status == 200
    (after,) = (await tenant.call("GET", "~/webhooks")).json
    assert (after["url"], after["httpAuthorization"]) == ("https://example.com/b", "***")
    await tenant.call(
        "POST", "~/webhooks", [{"subAccountId": "*", "type": "MSG", "url": "https://example.com/c"}]
    )
    (last,) = (await tenant.call("GET", "~/webhooks")).json
    assert "httpAuthorization" not in last


async def test_deleting_has_the_same_default_and_the_star_is_no_wildcard(tenant: Tenant) -> None:
    for sub in ("*", tenant.sub):
        for kind in ("MSG", "CADR", "CABM"):
            body = [{"subAccountId": sub, "type": kind, "url": "https://example.com/"}]
            assert (await tenant.call("POST", "~/webhooks", body)).status == 200
    assert (await tenant.call("DELETE", "~/webhooks", [{"subAccountId": "*"}])).status == 200
    left = {(one["subAccountId"], one["type"]) for one in (await tenant.call("GET", "~/webhooks")).json}
    assert left == {("*", "CABM"), (tenant.sub, "MSG"), (tenant.sub, "CADR"), (tenant.sub, "CABM")}
    await tenant.call("DELETE", "~/webhooks", [{"subAccountId": tenant.sub, "type": "CABM"}])
    assert len((await tenant.call("GET", "~/webhooks")).json) == 3


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"subAccountId": "somebody-elses"}, "doesn't belong to your account"),
        ({"subAccountId": None}, "subAccountId"),
        ({"url": "ftp://example.com"}, "url"),
        ({"url": "https://me:hush@example.com"}, "url"),
        ({"url": None}, "url"),
        ({"type": "DR"}, "type"),
        ({"type": "MSG", "version": 9}, "version"),
        ({"enabled": "yes"}, "enabled"),
        ({"httpAuthorization": "a\nb"}, "httpAuthorization"),
        ({"httpAuthorization": "***"}, "httpAuthorization"),
        ({"httpAuthorization": "Bearer x", "oauth": OAUTH}, "one of them"),
        ({"oauth": {**OAUTH, "credentialsLocation": "query"}}, "credentialsLocation"),
        ({"oauth": {**OAUTH, "url": "nowhere"}}, "oauth.url"),
        ({"oauth": {**OAUTH, "clientSecret": ""}}, "clientSecret"),
        ({"oauth": "me"}, "oauth"),
    ],
)
async def test_what_cannot_be_set_is_refused_in_words_and_nothing_is_set(
    tenant: Tenant, change: dict[str, Any], said: str
) -> None:
    good = {"subAccountId": "*", "url": "https://example.com/"}
    answer = await tenant.call("POST", "~/webhooks", [good, {**good, **change}])
    assert answer.status == 400
    assert said in answer.json["message"]
    assert "hush-hush" not in answer.text
    assert (await tenant.call("GET", "~/webhooks")).json == []


async def test_another_accounts_key_opens_nothing(server: Server) -> None:
    mine, other = await server.tenant(), await server.tenant()
    made = await mine.call("POST", HOOKS, {"subAccountId": "*", "type": "MSG", "url": "https://example.com/"})
    number = made.json["webhook"]["id"]
    assert (await server.call("GET", f"/api/v1/accounts/{mine.id}/webhooks", key=other.key)).status == 403
    assert (await server.call("GET", f"/api/v1/accounts/{mine.id}/webhooks")).status == 401
    assert (await other.call("GET", HOOKS)).json == {"webhooks": []}
    for method, path, body in (
        ("PUT", f"{HOOKS}/{number}", {"url": "https://example.com/x"}),
        ("DELETE", f"{HOOKS}/{number}", None),
        ("POST", f"{HOOKS}/{number}/secret", None),
        ("POST", f"{HOOKS}/{number}/test", None),
    ):
        assert (await other.call(method, path, body)).status == 404


async def test_a_webhook_of_our_own_route_is_made_changed_and_deleted(tenant: Tenant) -> None:
    body = {
        "subAccountId": tenant.sub,
        "type": "CADR",
        "version": 8,
        "url": "https://example.com/a?x=1",
        "oauth": OAUTH,
    }
    made = await tenant.call("POST", HOOKS, body)
    assert made.status == 201
    assert made.json["signingSecret"].startswith("whsec_")
    assert (await tenant.call("POST", HOOKS, body)).status == 409
    assert (await tenant.call("POST", HOOKS, {**body, "version": 9})).status == 201
    path = f"{HOOKS}/{made.json['webhook']['id']}"
    assert (await tenant.call("PUT", path, {"url": body["url"], "version": 9})).status == 409
    changed = await tenant.call("PUT", path, {"url": "https://example.com/b", "enabled": False})
    assert changed.json["oauth"] == {**OAUTH, "clientSecret": "***"}
    assert (changed.json["enabled"], changed.json["version"]) == (False, 8)
    assert (await tenant.call("POST", f"{path}/test")).status == 409
    cleared = await tenant.call("PUT", path, {"url": "https://example.com/b", "oauth": None})
    assert cleared.json["oauth"] is None
    rotated = await tenant.call("POST", f"{path}/secret")
    assert rotated.json["signingSecret"] != made.json["signingSecret"]
    assert (await tenant.call("DELETE", path)).status == 204
    assert (await tenant.call("DELETE", path)).status == 404
    assert "whsec_" not in (await tenant.call("GET", HOOKS)).text


async def test_events_are_told_and_every_delivery_can_be_looked_at(
    tenant: Tenant, receiver: Receiver, url: str
) -> None:
    await tenant.call("POST", "~/webhooks", [{"subAccountId": tenant.sub, "url": url}])
    await tenant.define()
    umid = await tenant.say("hello")
    await tenant.shown(2)
    await tenant.call("POST", f"@/phones/{tenant.phone}/read")

    async def all_told() -> list[dict[str, Any]] | None:
        found = (await tenant.call("GET", DELIVERIES)).json["deliveries"]
        told = [one for one in found if one["status"] == "delivered"]
        return told if len(told) == 6 else None

    told = await eventually(all_told)
    message = next(one for one in told if one["type"] == "MSG")
    assert (message["umid"], message["eventType"]) == (umid, "inbound_message_received")
    receipts = [one["detail"] or one["state"] for one in reversed(told) if one["type"] == "CADR"]
    assert receipts == ["queued", "sent", "delivered_to_operator", "delivered_to_recipient", "read"]
    detail = (await tenant.call("GET", f"{DELIVERIES}/{message['id']}")).json
    assert detail["request"].encode() == next(
        heard.raw for heard in receiver.heard if heard.id == message["webhookEventId"]
    )
    ((attempt),) = detail["tries"]
    assert (attempt["statusCode"], attempt["answer"], attempt["error"]) == (200, "heard", None)
    first = (await tenant.call("GET", f"{DELIVERIES}?limit=4&type=CADR")).json
    assert len(first["deliveries"]) == 4
    rest = (await tenant.call("GET", f"{DELIVERIES}?limit=4&type=CADR&before={first['cursor']}")).json
    assert (len(rest["deliveries"]), rest["cursor"]) == (1, None)
    assert (await tenant.call("GET", f"{DELIVERIES}?status=dead")).json["deliveries"] == []
    assert (await tenant.call("GET", f"{DELIVERIES}?since=2100-01-01T00:00:00Z")).json["deliveries"] == []
    assert (await tenant.call("GET", f"{DELIVERIES}?until=2100-01-01T00:00:00Z&limit=9")).json["deliveries"]
    (webhook,) = [one for one in (await tenant.call("GET", HOOKS)).json["webhooks"] if one["type"] == "MSG"]
    assert webhook["deliveredAt"] is not None
    assert (webhook["queued"], webhook["dead"]) == (0, 0)


async def test_an_event_is_delivered_again_under_the_same_id(
    tenant: Tenant, receiver: Receiver, url: str
) -> None:
    made = await tenant.call("POST", HOOKS, {"subAccountId": "*", "type": "MSG", "url": url})
    hook = made.json["webhook"]["id"]
    sent = await tenant.call("POST", f"{HOOKS}/{hook}/test")
    number = sent.json["deliveryId"]

    async def heard(count: int) -> bool | None:
        one = (await tenant.call("GET", f"{DELIVERIES}/{number}")).json
        return True if len(receiver.heard) == count and one["status"] == "delivered" else None

    await eventually(lambda: heard(1))
    assert receiver.heard[0].is_signed_with(made.json["signingSecret"])
    assert receiver.heard[0].payload["content"]["text"] == "This is a test event."
    answer = await tenant.call("POST", f"{DELIVERIES}/{number}/redeliver")
    assert (answer.status, answer.json) == (202, {"queued": 1})
    await eventually(lambda: heard(2))
    assert len({one.id for one in receiver.heard}) == 1
    await tenant.server.pool.execute(
        "update webhook_events set status = 'dead' where account_id = $1", tenant.id
    )
    assert (await tenant.call("POST", f"{DELIVERIES}/redeliver", {"webhookId": hook})).json == {"queued": 1}
    await eventually(lambda: heard(3))
    assert (await tenant.call("POST", f"{DELIVERIES}/redeliver")).json == {"queued": 0}
    assert (await tenant.call("POST", f"{DELIVERIES}/1000000/redeliver")).status == 404
    assert (await tenant.call("GET", f"{DELIVERIES}/x")).status == 400


@pytest.mark.parametrize(("kind", "version"), [("MSG", 2), ("CADR", 8), ("CADR", 9), ("CABM", 1)])
async def test_a_test_event_has_the_version_that_was_asked_for(
    tenant: Tenant, receiver: Receiver, url: str, kind: str, version: int
) -> None:
    body = {"subAccountId": tenant.sub, "type": kind, "version": version, "url": url}
    made = (await tenant.call("POST", HOOKS, body)).json["webhook"]
    await tenant.call("POST", f"{HOOKS}/{made['id']}/test")

    async def heard() -> bool | None:
        return True if receiver.heard else None

    await eventually(heard)
    assert receiver.heard[0].body.get("version") == (9 if version == 9 else None)
