"""A conversation finds its agent: hand-overs are routed, passed on, woken, and given back to journeys."""

from __future__ import annotations

import asyncio
from typing import Any

from tests.api.people import Person, person
from tests.api.server import Tenant, eventually, text_step, wait_step

API = "/api/chatwright/v1"


def hand_over(following: str | None = None, **inputs: Any) -> dict[str, Any]:
    """The step that hands the conversation over."""
    return {
        "id": "agent",
        "stepType": "SendToConverse",
        "inputs": {"payload": "{{data.payload}}", **inputs},
        "outputs": {"ticket": "{{step.ticketId}}", "is_open": "{{step.isOpen}}"},
        "nextStepId": following,
    }


async def team(acme: Tenant, name: str, *members: Person, **more: Any) -> str:
    """A team; answers its id."""
    body = {"name": name, "members": [member.id for member in members], **more}
    made = await acme.call("POST", f"{API}/teams", body)
    assert made.status == 201, made.text
    return str(made.json["id"])


async def handovers(acme: Tenant) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = (await acme.call("GET", f"{API}/handovers?status=open")).json["handovers"]
    return found


async def assigned(acme: Tenant) -> dict[str, Any]:
    """The one open hand-over, once somebody has it."""

    async def look() -> dict[str, Any] | None:
        (found,) = await handovers(acme)
        return found if found["assignedTo"] else None

    found: dict[str, Any] = await eventually(look)
    return found


async def test_a_hand_over_reaches_an_agent_of_the_team_with_all_that_the_journey_tells(acme: Tenant) -> None:
    ann, ben = await person(acme, "agent", "Ann"), await person(acme, "agent", "Ben")
    await team(acme, "Billing", ben)
    await ann.be()
    await ben.be()
    more = {
        "team": "billing", "skill": "refunds", "priority": "2", "note": "{{data.payload.content.text}}",
        "variables": {"topic": "{{data.payload.content.text}}"},
    }  # fmt: skip
    await acme.define(
        text_step("hello", "One moment.", "agent"), hand_over("bye", **more), text_step("bye", "Soon!")
    )
    await acme.say("I paid twice")
    found = await assigned(acme)
    assert found["assignedTo"] == {"id": ben.id, "name": "Ben"}
    assert (found["team"]["name"], found["skill"], found["priority"]) == ("Billing", "refunds", 2)
    assert (found["note"], found["variables"]) == ("I paid twice", {"topic": "I paid twice"})
    # What the same turn says goes out, before and after the step.
    shown = await acme.shown(3)
    assert [one["content"].get("text") for one in shown[1:]] == ["One moment.", "Soon!"]


async def test_who_comes_online_gets_what_waits_and_no_more_than_the_capacity(acme: Tenant) -> None:
    await acme.define(hand_over())
    for number in range(3):
        acme.phone = f"+659123456{number}"
        await acme.say("help")
    assert [one["position"] for one in await handovers(acme)] == [1, 2, 3]
    ann = await person(acme, "agent", "Ann", capacity=2)
    await ann.be()
    found = await handovers(acme)
    assert [one["assignedTo"] is not None for one in found] == [True, True, False]
    assert found[2]["position"] == 1
    # Closing one frees a place.
    await ann.call("POST", f"{API}/handovers/{found[0]['id']}/close")
    assert all(one["assignedTo"] for one in await handovers(acme))


async def test_two_who_route_at_once_give_nothing_twice_and_nobody_too_much(acme: Tenant) -> None:
    await acme.define(hand_over())
    for number in range(12):
        acme.phone = f"+65912345{number:02d}"
        await acme.say("help")
    people = [await person(acme, "agent", capacity=3) for _ in range(3)]
    pool, desk = acme.server.pool, acme.server.runtime.desk
    await pool.execute("update users set presence = 'online', seen_at = now() where account_id = $1", acme.id)
    given = await asyncio.gather(*(desk.route(acme.id) for _ in range(8)))
    assert sum(given) == 9
    rows = await pool.fetch(
        "select assigned_to, count(*) from handovers where account_id = $1 group by 1 order by 2", acme.id
    )
    assert sorted(row[1] for row in rows) == [3, 3, 3, 3]
    assert {str(row[0]) for row in rows} == {"None", *(one.id for one in people)}


async def test_when_the_team_has_gone_home_the_journey_goes_on_where_nobody_is_there(acme: Tenant) -> None:
    never = {"week": {}, "daysOff": []}
    await team(acme, "Billing", hours=never, timeZone="Asia/Singapore")
    step = {
        **hand_over(team="Billing", whenClosed="skip"),
        "selectNextStep": {"bye": "{{step.isOpen}}", "closed": "{{!step.isOpen}}"},
    }
    await acme.define(step, text_step("bye", "Here!"), text_step("closed", "We are closed."))
    await acme.say("help")
    assert (await acme.shown(2))[-1]["content"] == {"text": "We are closed."}
    assert await handovers(acme) == []


async def test_without_such_a_path_it_waits_until_the_team_is_back(acme: Tenant) -> None:
    ann = await person(acme, "agent", "Ann")
    await ann.be()
    billing = await team(acme, "Billing", ann, hours={"week": {}, "daysOff": []}, timeZone="Asia/Singapore")
    await acme.define(hand_over(team="Billing"))
    await acme.say("help")
    await acme.server.runtime.desk.tick()
    assert [one["assignedTo"] for one in await handovers(acme)] == [None]
    body = {"name": "Billing", "members": [ann.id], "hours": None}
    assert (await acme.call("PUT", f"{API}/teams/{billing}", body)).status == 200
    assert [one["assignedTo"]["name"] for one in await handovers(acme)] == ["Ann"]


async def test_what_nobody_answers_in_time_goes_to_the_next_team_and_is_more_urgent(acme: Tenant) -> None:
    ann, ben = await person(acme, "agent", "Ann"), await person(acme, "agent", "Ben")
    leads = await team(acme, "Team leads", ben)
    await team(acme, "Billing", ann, answerWithinMinutes=10, escalatesTo=leads)
    await ann.be()
    await ben.be()
    await acme.define(hand_over(team="Billing"))
    await acme.say("help")
    assert (await assigned(acme))["assignedTo"]["name"] == "Ann"
    await acme.call("POST", "@/clock", {"advance": "00:09:00"})
    assert (await assigned(acme))["assignedTo"]["name"] == "Ann"
    await acme.call("POST", "@/clock", {"advance": "00:02:00"})
    found = await assigned(acme)
    assert (found["assignedTo"]["name"], found["team"]["name"]) == ("Ben", "Team leads")
    assert (found["priority"], found["escalations"]) == (1, 1)


async def test_it_sleeps_until_its_time_or_until_the_customer_writes(acme: Tenant) -> None:
    ann = await person(acme, "agent", "Ann")
    await ann.be()
    await acme.define(hand_over())
    await acme.say("help")
    found = await assigned(acme)
    path = f"{API}/handovers/{found['id']}/snooze"
    now = (await acme.call("GET", "@/clock")).json["now"]
    assert (await ann.call("POST", path, {"until": now[:10] + "T23:59:59+00:00"})).json["snoozedUntil"]
    await acme.say("one more thing")
    assert [one["snoozedUntil"] for one in await handovers(acme)] == [None]
    await ann.call("POST", path, {"until": "2099-01-01T00:00:00Z"})
    await acme.server.pool.execute(
        "update handovers set snoozed_until = now() where account_id = $1", acme.id
    )
    await acme.server.runtime.desk.tick()
    assert [one["snoozedUntil"] for one in await handovers(acme)] == [None]


async def test_while_an_agent_has_the_conversation_no_journey_writes_into_it(acme: Tenant) -> None:
    wait = {"id": "pause", "stepType": "Wait", "inputs": {"duration": "0.00:10:00"}, "nextStepId": "late"}
    await acme.define(text_step("hello", "Hi!", "pause"), wait, text_step("late", "Are you still there?"))
    await acme.say("hello")
    await acme.shown(2)
    ann = await person(acme, "agent", "Ann")
    taken = await ann.call("POST", f"{API}/conversations/{acme.sub}/6591234567/take")
    assert taken.status == 200
    await acme.call("POST", "@/clock", {"advance": "00:11:00"})

    async def held_back() -> str | None:
        row = await acme.server.pool.fetchrow(
            "select state, error from messages where account_id = $1 and content like '%still there%'",
            acme.id,
        )
        return str(row["error"]) if row is not None and row["state"] == "undelivered" else None

    assert "An agent has the conversation" in await eventually(held_back)


async def test_a_journey_that_waits_does_not_hear_what_is_said_to_the_agent(acme: Tenant) -> None:
    await acme.define(
        text_step("ask", "Your name?", "wait"), wait_step("wait", "thanks"), text_step("thanks", "Thanks!")
    )
    await acme.say("hello")
    await acme.shown(2)
    ann = await person(acme, "agent", "Ann")
    taken = (await ann.call("POST", f"{API}/conversations/{acme.sub}/6591234567/take")).json
    await acme.say("I would rather talk to a person")
    await ann.call("POST", f"{API}/handovers/{taken['id']}/close")
    await acme.say("Mary")
    shown = await acme.shown(5)
    assert shown[-1]["content"] == {"text": "Thanks!"}


async def test_closing_lets_the_journey_go_on_at_a_step_or_another_one_begin(acme: Tenant) -> None:
    ann = await person(acme, "agent", "Ann")
    await ann.be()
    journey = await acme.define(
        {**text_step("hello", "Hi!", "agent")},
        {**hand_over(), "outputs": {"topic": "{{data.payload.content.text}}"}},
        text_step("after", "{{data.handover.agent}} helped you with {{data.topic}}."),
    )
    csat = await acme.define(text_step("ask", "How did we do?"), name="CSAT", trigger="http_request")
    await acme.say("a bill")
    found = await assigned(acme)
    path = f"{API}/handovers/{found['id']}/close"
    for wrong in (
        {"journeyId": journey, "step": "nowhere"},
        {"journeyId": "00000000-0000-4000-8000-000000000000"},
        {"journeyId": "odd"},
    ):
        assert (await ann.call("POST", path, {"then": wrong})).status in (400, 404)
    assert len(await handovers(acme)) == 1
    closed = await ann.call("POST", path, {"then": {"journeyId": journey, "step": "after"}})
    assert closed.status == 200, closed.text
    assert (await acme.shown(3))[-1]["content"] == {"text": "Ann helped you with a bill."}
    assert (
        await ann.call("POST", path, {"then": {"journeyId": csat}})
    ).status == 200  # closed already: nothing
    taken = (await ann.call("POST", f"{API}/conversations/{acme.sub}/6591234567/take")).json
    await ann.call("POST", f"{API}/handovers/{taken['id']}/close", {"then": {"journeyId": csat}})
    shown = await acme.shown(4)
    assert [one["content"].get("text") for one in shown[3:]] == ["How did we do?"]
