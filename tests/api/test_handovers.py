"""Hand-overs to agents, and giving the conversation back to the journeys."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from tests.api.server import Server, Tenant, text_step

HANDOVER: dict[str, Any] = {
    "id": "agent",
    "stepType": "SendToConverse",
    "inputs": {"payload": "{{data.payload}}"},
    "outputs": {"ticket": "{{step.ticketId}}"},
}
PATH = "/api/chatwright/v1/handovers"


async def open_handovers(acme: Tenant) -> list[dict[str, Any]]:
    answer = await acme.call("GET", f"{PATH}?status=open")
    assert answer.status == 200
    found: list[dict[str, Any]] = answer.json["handovers"]
    return found


async def test_a_conversation_with_an_agent_starts_nothing_until_the_handover_is_closed(acme: Tenant) -> None:
    await acme.define(text_step("hello", "An agent will come.", "agent"), HANDOVER)
    await acme.say("help")
    await acme.shown(2)
    (handover,) = await open_handovers(acme)
    assert handover["msisdn"] == "6591234567"
    assert handover["subAccountId"] == acme.sub
    assert handover["closedAt"] is None

    await acme.say("are you there?")
    assert len(await acme.shown(3)) == 3

    closed = await acme.call("POST", f"{PATH}/{handover['id']}/close")
    assert (closed.status, closed.json["status"]) == (200, "closed")
    assert closed.json["closedAt"] is not None
    assert await open_handovers(acme) == []

    await acme.say("help again")
    shown = await acme.shown(5)
    assert shown[-1]["content"] == {"text": "An agent will come."}
    assert len(await open_handovers(acme)) == 1


async def test_closing_twice_changes_nothing(acme: Tenant) -> None:
    await acme.define(HANDOVER)
    await acme.say("help")
    (handover,) = await open_handovers(acme)
    first = await acme.call("POST", f"{PATH}/{handover['id']}/close")
    second = await acme.call("POST", f"{PATH}/{handover['id']}/close")
    assert second.status == 200
    assert first.json == second.json


async def test_of_two_handovers_of_one_conversation_both_must_be_closed(acme: Tenant) -> None:
    await acme.define(HANDOVER, name="one")
    await acme.define(HANDOVER, name="two")
    await acme.say("help")
    one, two = await open_handovers(acme)
    await acme.call("POST", f"{PATH}/{one['id']}/close")
    await acme.say("still with an agent")
    assert [h["id"] for h in await open_handovers(acme)] == [two["id"]]
    await acme.call("POST", f"{PATH}/{two['id']}/close")
    await acme.say("free")
    assert len(await open_handovers(acme)) == 2


async def test_handovers_of_others_and_unknown_ones_are_not_found(server: Server, acme: Tenant) -> None:
    await acme.define(HANDOVER)
    await acme.say("help")
    (handover,) = await open_handovers(acme)
    other = await server.tenant()
    assert await open_handovers(other) == []
    assert (await other.call("POST", f"{PATH}/{handover['id']}/close")).status == 404
    assert (await acme.call("POST", f"{PATH}/{uuid4()}/close")).status == 404
    assert (await acme.call("POST", f"{PATH}/nonsense/close")).status == 400
    assert (await acme.call("GET", f"{PATH}?status=odd")).status == 400
    assert len(await open_handovers(acme)) == 1


async def test_closed_handovers_can_be_listed(acme: Tenant) -> None:
    await acme.define(HANDOVER)
    await acme.say("help")
    (handover,) = await open_handovers(acme)
    await acme.call("POST", f"{PATH}/{handover['id']}/close")
    closed = (await acme.call("GET", f"{PATH}?status=closed")).json["handovers"]
    assert [h["id"] for h in closed] == [handover["id"]]
    assert len((await acme.call("GET", PATH)).json["handovers"]) == 1
