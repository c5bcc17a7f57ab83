"""API keys: who may call, and whose account."""

from __future__ import annotations

import pytest

from chatwright.store import people
from tests.api.server import Server, Tenant

ERROR_FIELDS = {"code", "message", "errorId", "timestamp"}


async def test_a_call_without_a_key_is_refused_with_the_documented_error(
    server: Server, acme: Tenant
) -> None:
    answer = await server.call("GET", f"/api/v1/accounts/{acme.id}/definitions")
    assert (answer.status, answer.json["code"]) == (401, 1200)
    assert set(answer.json) == ERROR_FIELDS
    assert answer.headers["WWW-Authenticate"] == "Bearer"


@pytest.mark.parametrize(
    "header",
    ["Bearer", "Bearer ", "Bearer wrong", "Basic abc", "cw_naked", "Bearer \u00fc\u00e9", "bearer  x y"],
)
async def test_a_wrong_key_is_refused(server: Server, acme: Tenant, header: str) -> None:
    answer = await server.call(
        "GET", f"/api/v1/accounts/{acme.id}/definitions", headers={"Authorization": header}
    )
    assert (answer.status, answer.json["code"]) == (401, 1200)


async def test_a_key_opens_its_own_account(acme: Tenant) -> None:
    answer = await acme.call("GET", "~/definitions")
    assert (answer.status, answer.json) == (200, [])


async def test_the_word_bearer_is_read_without_case(server: Server, acme: Tenant) -> None:
    headers = {"Authorization": f"bearer {acme.key}"}
    assert (await server.call("GET", f"/api/v1/accounts/{acme.id}/usage", headers=headers)).status == 200


async def test_a_revoked_key_opens_nothing_any_more(server: Server, acme: Tenant) -> None:
    (key,) = await people.list_keys(server.pool, acme.id)
    assert await people.revoke_key(server.pool, acme.id, key["id"])
    assert (await acme.call("GET", "~/definitions")).status == 401


async def test_a_key_does_not_open_another_account(server: Server, acme: Tenant) -> None:
    other = await server.tenant()
    answer = await other.call("GET", f"/api/v1/accounts/{acme.id}/definitions")
    assert (answer.status, answer.json["code"]) == (403, 1201)


async def test_a_key_does_not_reveal_whether_an_account_exists(server: Server, acme: Tenant) -> None:
    other = await server.tenant()
    there = await acme.call("GET", f"/api/v1/accounts/{other.id}/usage")
    not_there = await acme.call("GET", "/api/v1/accounts/nobody/usage")
    assert there.status == not_there.status == 403
    assert there.json["message"].replace(other.id, "X") == not_there.json["message"].replace("nobody", "X")


async def test_another_accounts_definitions_and_instances_are_not_found(server: Server, acme: Tenant) -> None:
    definition_id = await acme.define()
    started = await acme.call("POST", f"~/definitions/{definition_id}/workflows", {"payload": {"user": {}}})
    other = await server.tenant()
    assert (await other.call("GET", f"~/definitions/{definition_id}")).json == []
    assert (await other.call("DELETE", f"~/definitions/{definition_id}")).status == 404
    assert (await other.call("GET", f"/api/chatwright/v1/journeys/{definition_id}")).status == 404
    instance_id = started.json["workflowId"]
    assert (await other.call("GET", f"/api/chatwright/v1/instances/{instance_id}")).status == 404
    path = f"~/definitions/{definition_id}/workflows/{instance_id}"
    assert (await other.call("PATCH", path, {"status": "terminate"})).status == 404


async def test_another_accounts_phone_cannot_be_used(server: Server, acme: Tenant) -> None:
    other = await server.tenant()
    path = f"/api/simulator/v1/subaccounts/{acme.sub}"
    body = {"from": "+6591234567", "type": "text", "text": "hi"}
    assert (await other.call("POST", f"{path}/inbound", body)).status == 404
    assert (await other.call("GET", f"{path}/phones/6591234567/messages")).status == 404
    assert (await other.call("POST", f"{path}/clock", {"advance": "1"})).status == 404
    assert (await other.call("GET", f"/api/chatwright/v1/events?subAccountId={acme.sub}")).status == 404


async def test_a_stored_key_is_a_hash(server: Server, acme: Tenant) -> None:
    row = await server.pool.fetchrow("select * from api_keys where account_id = $1", acme.id)
    assert acme.key not in str(dict(row))
    assert len(row["prefix"]) <= 7


async def test_a_given_key_opens_one_account_alone(server: Server, acme: Tenant) -> None:
    other = await server.tenant()
    with pytest.raises(people.KeyTaken):
        await people.create_key(server.pool, other.id, "the same", acme.key)
    assert (await acme.call("GET", "~/usage")).status == 200
    assert await people.create_key(server.pool, acme.id, "again", acme.key) == acme.key
