"""Drafts of journeys: saved as one draws, never over somebody else's, published as a version."""

from __future__ import annotations

import asyncio
from typing import Any

from tests.api.server import Answer, Tenant, text_step

PATH = "/api/chatwright/v1/journeys"


async def begin(acme: Tenant, name: str = "Welcome") -> str:
    answer = await acme.call("POST", PATH, {"name": name, "subAccountId": acme.sub})
    assert answer.status == 201, answer.text
    return str(answer.json["id"])


async def draft_of(acme: Tenant, journey: str) -> dict[str, Any]:
    answer = await acme.call("GET", f"{PATH}/{journey}/draft")
    assert answer.status == 200, answer.text
    found: dict[str, Any] = answer.json
    return found


async def save(acme: Tenant, journey: str, draft: dict[str, Any], *steps: dict[str, Any]) -> Answer:
    source = {**draft["source"], "definition": {**draft["source"]["definition"], "steps": list(steps)}}
    body = {**draft, "source": source, "canvas": {"positions": {step["id"]: [10, 20] for step in steps}}}
    return await acme.call("PUT", f"{PATH}/{journey}/draft", body)


async def publish(acme: Tenant, journey: str, revision: int) -> Answer:
    return await acme.call("POST", f"{PATH}/{journey}/publish", {"revision": revision})


async def test_a_journey_is_begun_drawn_published_and_answers(acme: Tenant) -> None:
    journey = await begin(acme)
    draft = await draft_of(acme, journey)
    assert (draft["revision"], draft["newest"], draft["source"]["definition"]["steps"]) == (1, None, [])
    saved = await save(acme, journey, draft, text_step("hello", "Hi there!"))
    assert (saved.status, saved.json) == (200, {"revision": 2, "problems": []})
    published = await publish(acme, journey, 2)
    assert (published.status, published.json["version"]) == (200, 1)
    await acme.say("anybody?")
    assert (await acme.shown(2))[1]["content"] == {"text": "Hi there!"}
    after = await draft_of(acme, journey)
    assert (after["isChanged"], after["basedOn"], after["newest"]) == (False, 1, 1)
    assert after["canvas"] == {"positions": {"hello": [10, 20]}}


async def test_of_two_who_draw_at_once_the_second_is_told_and_nothing_is_overwritten(acme: Tenant) -> None:
    journey = await begin(acme)
    draft = await draft_of(acme, journey)
    answers = await asyncio.gather(
        *(save(acme, journey, draft, text_step(name, name)) for name in ("mia", "noah", "lea"))
    )
    assert sorted(answer.status for answer in answers) == [200, 409, 409]
    refused = next(answer for answer in answers if answer.status == 409)
    assert "has changed this journey since you opened it" in refused.json["message"]
    assert (await draft_of(acme, journey))["revision"] == 2


async def test_a_draft_with_an_error_is_kept_but_not_published(acme: Tenant) -> None:
    journey = await begin(acme)
    draft = await draft_of(acme, journey)
    saved = await save(acme, journey, draft, text_step("hello", "{{data.name +}}", "nowhere"))
    assert saved.status == 200
    assert "error" in {problem["level"] for problem in saved.json["problems"]}
    refused = await publish(acme, journey, saved.json["revision"])
    assert refused.status == 400
    assert "hello" in refused.json["message"]
    assert (await acme.call("GET", f"{PATH}/{journey}/versions")).json["versions"] == []


async def test_problems_have_a_code_a_place_and_values_and_the_drawing_is_looked_at(acme: Tenant) -> None:
    journey = await begin(acme)
    draft = await draft_of(acme, journey)
    wait = {
        "id": "answer",
        "stepType": "WaitForReply",
        "inputs": {"from": "{{data.payload.user.msisdn}}", "channel": "whatsapp"},
        "selectNextStep": {"hello": "{{step.reply != null}}"},
    }
    steps = [wait, text_step("hello", "x" * 5000)]
    source = {**draft["source"], "definition": {**draft["source"]["definition"], "steps": steps}}
    canvas = {"open": {"answer": [{"id": "1", "condition": "{{step.reply == null}}"}]}}
    saved = await acme.call("PUT", f"{PATH}/{journey}/draft", {**draft, "source": source, "canvas": canvas})
    found = saved.json["problems"]
    assert [(one["level"], one["code"], one["address"], one["field"]) for one in found] == [
        ("error", "too_long", "hello", "inputs.content.text"),
        ("warning", "dead_end_no_reply", "answer", "selectNextStep"),
    ]
    assert found[0]["values"] == {"length": 5000, "most": 4096}
    assert found == (await draft_of(acme, journey))["problems"]
    refused = await publish(acme, journey, saved.json["revision"])
    assert (refused.status, "4096" in refused.json["message"]) == (400, True)


async def test_what_was_saved_meanwhile_is_not_published_unseen(acme: Tenant) -> None:
    journey = await begin(acme)
    draft = await draft_of(acme, journey)
    await save(acme, journey, draft, text_step("hello", "Hi"))
    assert (await publish(acme, journey, 1)).status == 409


async def test_a_published_journey_is_opened_as_a_draft_of_its_newest_version(acme: Tenant) -> None:
    journey = await acme.define(text_step("hello", "Hi"))
    draft = await draft_of(acme, journey)
    assert (draft["revision"], draft["basedOn"], draft["isChanged"]) == (0, 1, False)
    saved = await save(acme, journey, draft, text_step("hello", "Hello!"))
    assert saved.json["revision"] == 1
    assert (await publish(acme, journey, 1)).json["version"] == 2


async def test_a_version_that_came_through_the_api_is_what_an_unchanged_draft_shows(acme: Tenant) -> None:
    journey = await begin(acme)
    draft = await draft_of(acme, journey)
    await save(acme, journey, draft, text_step("hello", "Hi"))
    await publish(acme, journey, 2)
    body = {"trigger": "inbound_chat_apps", "status": "enabled"}
    body["definition"] = {"name": "Welcome", "steps": [text_step("hello", "Good day")]}
    assert (await acme.call("PUT", f"~/definitions/{journey}", body)).status == 200
    shown = await draft_of(acme, journey)
    assert shown["source"]["definition"]["steps"][0]["inputs"]["content"] == {"text": "Good day"}
    assert (shown["basedOn"], shown["newest"]) == (2, 2)


async def test_a_discarded_draft_leaves_the_version_and_takes_an_unpublished_journey_along(
    acme: Tenant,
) -> None:
    published = await acme.define(text_step("hello", "Hi"))
    await save(acme, published, await draft_of(acme, published), text_step("hello", "Changed"))
    assert (await acme.call("DELETE", f"{PATH}/{published}/draft")).status == 204
    kept = await draft_of(acme, published)
    assert kept["source"]["definition"]["steps"][0]["inputs"]["content"] == {"text": "Hi"}
    begun = await begin(acme)
    assert (await acme.call("DELETE", f"{PATH}/{begun}/draft")).status == 204
    assert (await acme.call("GET", f"{PATH}/{begun}/draft")).status == 404


async def test_the_list_shows_what_is_only_a_draft_yet(acme: Tenant) -> None:
    journey = await begin(acme, "Half done")
    listed = (await acme.call("GET", PATH)).json["journeys"]
    assert [(one["id"], one["name"], one["version"], one["status"]) for one in listed] == [
        (journey, "Half done", None, "draft")
    ]


async def test_the_versions_tell_who_when_and_how_many_run(acme: Tenant) -> None:
    journey = await acme.define(text_step("hello", "Hi"))
    answer = await acme.call("POST", f"{PATH}/{journey}/status", {"status": "disabled"})
    assert answer.json == {"version": 2, "status": "disabled"}
    versions = (await acme.call("GET", f"{PATH}/{journey}/versions")).json["versions"]
    assert [(one["version"], one["status"], one["running"]) for one in versions] == [
        (2, "disabled", 0),
        (1, "enabled", 0),
    ]
    assert versions[0]["createdBy"] == "API key"


async def test_a_journey_that_is_off_starts_nothing_and_on_again_it_does(acme: Tenant) -> None:
    journey = await acme.define(text_step("hello", "Hi"))
    await acme.call("POST", f"{PATH}/{journey}/status", {"status": "disabled"})
    await acme.say("anybody?")
    await acme.call("POST", f"{PATH}/{journey}/status", {"status": "enabled"})
    await acme.say("now?")
    assert [one["content"]["text"] for one in await acme.shown(3)] == ["anybody?", "now?", "Hi"]


async def test_malformed_drafts_are_refused_with_words(acme: Tenant) -> None:
    journey = await begin(acme)
    path = f"{PATH}/{journey}/draft"
    for body, words in (
        ({}, "source and canvas"),
        ({"source": {}, "canvas": {}}, "source.definition"),
        ({"source": {"definition": {"name": "x", "steps": []}}, "canvas": {}}, "revision"),
    ):
        answer = await acme.call("PUT", path, body)
        assert answer.status == 400
        assert words in answer.json["message"]
    assert (await acme.call("POST", PATH, {"name": "  "})).status == 400


async def test_another_account_sees_nothing_of_it(acme: Tenant) -> None:
    journey = await begin(acme)
    other = await acme.server.tenant()
    assert (await other.call("GET", f"{PATH}/{journey}/draft")).status == 404
    draft = await draft_of(acme, journey)
    assert (await save(other, journey, draft, text_step("hello", "stolen"))).status == 404
    assert (await other.call("DELETE", f"{PATH}/{journey}/draft")).status == 204
    assert (await draft_of(acme, journey))["revision"] == 1
