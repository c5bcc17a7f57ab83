"""The list of journeys: who changed what last, what is not published yet, and what deleting does."""

from __future__ import annotations

from tests.api.server import Tenant, text_step, wait_step
from tests.api.test_drafts import PATH, begin, draft_of, publish, save
from tests.api.test_versions import Asked, drawn


async def test_the_list_tells_who_changed_a_journey_last_and_what_is_not_published(acme: Tenant) -> None:
    first, second = await drawn(acme, "Hi"), await drawn(acme, "Hello")
    await save(acme, first, await draft_of(acme, first), text_step("hello", "Changed"))
    listed = (await acme.call("GET", PATH)).json["journeys"]
    assert [(one["id"], one["isChanged"], one["updatedBy"]) for one in listed] == [
        (first, True, "API key"),
        (second, False, "API key"),
    ]
    assert listed[0]["updatedAt"] > listed[1]["updatedAt"]
    assert listed[0]["entry"]["id"] == "hello"


async def test_the_list_costs_no_more_questions_when_it_is_long(acme: Tenant) -> None:
    await drawn(acme, "Hi")
    counts = []
    for _ in range(2):
        with Asked(acme) as asked:
            await acme.call("GET", PATH)
        counts.append(len(asked.statements))
        for number in range(5):
            await begin(acme, f"Journey {number}")
    assert counts[0] == counts[1]


async def test_deleting_a_journey_ends_its_conversations_and_takes_everything_along(acme: Tenant) -> None:
    journey = await acme.define(text_step("hello", "Hi", "wait"), wait_step("wait", None))
    await acme.say("anybody?")
    await acme.shown(2)
    saved = await save(acme, journey, await draft_of(acme, journey), text_step("hello", "Draft"))
    assert saved.status == 200
    other = await acme.server.tenant()
    assert (await other.call("DELETE", f"{PATH}/{journey}")).status == 204
    assert (await draft_of(acme, journey))["isChanged"]
    assert (await acme.call("DELETE", f"{PATH}/{journey}")).status == 204
    assert (await acme.call("GET", PATH)).json["journeys"] == []
    assert (await acme.call("GET", f"{PATH}/{journey}/draft")).status == 404
    assert (await acme.call("GET", f"{PATH}/{journey}/versions")).json["versions"] == []


async def test_a_journey_that_is_only_a_draft_is_deleted_too(acme: Tenant) -> None:
    journey = await begin(acme)
    assert (await acme.call("DELETE", f"{PATH}/{journey}")).status == 204
    assert (await acme.call("GET", PATH)).json["journeys"] == []


async def test_a_published_draft_is_no_unpublished_change(acme: Tenant) -> None:
    journey = await begin(acme)
    saved = await save(acme, journey, await draft_of(acme, journey), text_step("hello", "Hi"))
    await publish(acme, journey, saved.json["revision"])
    (listed,) = (await acme.call("GET", PATH)).json["journeys"]
    assert (listed["isChanged"], listed["version"], listed["status"]) == (False, 1, "enabled")
