"""Taking conversations, passing them on, and giving them back."""

from __future__ import annotations

from uuid import uuid4

from tests.api.people import person
from tests.api.server import Server, Tenant, eventually, text_step

API = "/api/chatwright/v1"


async def test_an_agent_takes_a_conversation_and_journeys_keep_silent_until_it_is_closed(
    acme: Tenant,
) -> None:
    await acme.define(text_step("hello", "Hi!"))
    await acme.say("hello")
    await acme.shown(2)
    ann = await person(acme, "agent", "Ann")
    taken = await ann.call("POST", f"{API}/conversations/{acme.sub}/6591234567/take")
    assert taken.status == 200, taken.text
    assert taken.json["assignedTo"] == {"id": ann.id, "name": "Ann"}
    assert taken.json["openedBy"] == ann.id
    await acme.say("anybody there?")
    assert len(await acme.shown(3)) == 3

    again = await ann.call("POST", f"{API}/conversations/{acme.sub}/6591234567/take")
    assert again.json["id"] == taken.json["id"]
    closed = await ann.call("POST", f"{API}/handovers/{taken.json['id']}/close")
    assert (closed.json["status"], closed.json["closedBy"]) == ("closed", ann.id)
    await acme.say("hello")
    assert (await acme.shown(5))[-1]["content"] == {"text": "Hi!"}


async def test_what_somebody_else_has_is_taken_over_only_by_assigning_it(acme: Tenant) -> None:
    await acme.say("hello")
    ann, ben = await person(acme, "agent", "Ann"), await person(acme, "builder", "Ben")
    path = f"{API}/conversations/{acme.sub}/6591234567/take"
    handover = (await ann.call("POST", path)).json["id"]
    refused = await ben.call("POST", path)
    assert refused.status == 409
    assert refused.json["message"].startswith("Ann has this conversation.")
    assigned = await ben.call("POST", f"{API}/handovers/{handover}/assign", {"userId": ben.id})
    assert assigned.json["assignedTo"]["name"] == "Ben"
    back = await ben.call("POST", f"{API}/handovers/{handover}/assign", {"userId": None})
    assert back.json["assignedTo"] is None


async def test_only_those_who_talk_with_customers_get_conversations(server: Server, acme: Tenant) -> None:
    await acme.say("hello")
    viewer, other = await person(acme, "viewer", "Vic"), await person(await server.tenant(), "agent")
    path = f"{API}/conversations/{acme.sub}/6591234567/take"
    assert (await viewer.call("POST", path)).status == 403
    assert (await other.call("POST", path)).status == 404
    for told in (viewer.id, other.id, str(uuid4()), "odd"):
        assert (await acme.call("POST", path, {"userId": told})).status == 400
    assert (await acme.call("POST", path)).status == 400  # an API key is nobody
    agent = await person(acme, "agent")
    assert (await acme.call("POST", path, {"userId": agent.id})).json["assignedTo"]["id"] == agent.id
    nobody = f"{API}/conversations/{acme.sub}/6599999999/take"
    assert (await agent.call("POST", nobody)).status == 404


async def test_a_conversation_goes_on_to_a_team_with_a_note(acme: Tenant) -> None:
    await acme.say("hello")
    ann, owner = await person(acme, "agent", "Ann"), await person(acme, "owner")
    team = (await owner.call("POST", f"{API}/teams", {"name": "Billing", "members": [ann.id]})).json
    assert team["isOpen"] is True
    handover = (await ann.call("POST", f"{API}/conversations/{acme.sub}/6591234567/take")).json["id"]
    body = {"teamId": team["id"], "skill": "refunds", "priority": 2, "note": "Paid twice"}
    passed = await ann.call("POST", f"{API}/handovers/{handover}/transfer", body)
    assert passed.status == 200, passed.text
    assert passed.json["team"] == {"id": team["id"], "name": "Billing"}
    assert (passed.json["priority"], passed.json["note"], passed.json["assignedTo"]) == (
        2,
        "Paid twice",
        None,
    )
    assert passed.json["position"] == 1
    teams = (await ann.call("GET", f"{API}/teams")).json["teams"]
    assert [one["waiting"] for one in teams] == [1]
    for wrong in ({"priority": 9}, {"priority": True}, {"note": "x" * 2001}, {"teamId": str(uuid4())}):
        assert (await ann.call("POST", f"{API}/handovers/{handover}/transfer", wrong)).status == 400


async def test_a_conversation_sleeps_and_is_woken(acme: Tenant) -> None:
    await acme.say("hello")
    ann = await person(acme, "agent", "Ann")
    handover = (await ann.call("POST", f"{API}/conversations/{acme.sub}/6591234567/take")).json["id"]
    path = f"{API}/handovers/{handover}/snooze"
    asleep = await ann.call("POST", path, {"until": "2099-01-01T09:00:00+08:00"})
    assert asleep.json["snoozedUntil"] == "2099-01-01T01:00:00.00Z"
    assert (await ann.call("POST", path, {"until": "tomorrow"})).status == 400
    assert (await ann.call("POST", path, {"until": None})).json["snoozedUntil"] is None
    await ann.call("POST", f"{API}/handovers/{handover}/close")
    assert (await ann.call("POST", path, {"until": None})).status == 409


async def test_users_are_listed_with_presence_and_load(acme: Tenant) -> None:
    await acme.say("hello")
    ann = await person(acme, "agent", "Ann", skills=["refunds"], capacity=3)

    async def me() -> dict[str, object]:
        found = (await ann.call("GET", f"{API}/users")).json["users"]
        return dict(next(one for one in found if one["isYou"]))

    assert (await me())["presence"] == "offline"
    await ann.be("online")
    await ann.call("POST", f"{API}/conversations/{acme.sub}/6591234567/take")
    seen = await me()
    assert (seen["presence"], seen["load"], seen["capacity"], seen["skills"]) == ("online", 1, 3, ["refunds"])

    async def gone() -> bool | None:
        await acme.server.pool.execute("update users set seen_at = now() - interval '5 minutes'")
        return True if (await me())["presence"] == "offline" else None

    assert await eventually(gone)
