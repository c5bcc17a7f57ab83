"""Journeys that read and write contacts, as whole chats."""

from __future__ import annotations

from typing import Any

from tests.api.server import Tenant, text_step, wait_step

N = "/api/chatwright/v1"
URL = "https://chatwright.localhost/api/chatwright/v1/contacts/current/answers"


def save(step_id: str, body: dict[str, Any], **select: str) -> dict[str, Any]:
    return {
        "id": step_id,
        "stepType": "HttpRequest",
        "inputs": {"url": URL, "method": "POST", "body": body},
        "outputs": {"tried": "{{step.responseBody.try}}", "problem": "{{step.responseBody.problem}}"},
        "selectNextStep": select,
    }


ASKS = (
    text_step("ask", "Hello {{contact.name}}, your plan was {{contact.plan || 'none'}}. Your plan now?", "wait"),
    wait_step("wait", "save"),
    save(
        "save",
        {"attribute": "plan", "kind": "choice", "choices": ["Basic", "Gold"], "answer": "{{data.answer}}",
         "try": "{{data.tried}}", "tries": 2, "tags": ["asked"]},
        done="{{step.responseBody.saved}}", again="{{step.responseBody.again}}", gone="{{step.responseBody.gaveUp}}",
    ),
    text_step("again", "It {{data.problem}}", "wait"),
    text_step("done", "Noted: {{contact.plan}}"),
    text_step("gone", "Never mind."),
)  # fmt: skip


async def texts(acme: Tenant, count: int) -> list[str]:
    return [one["content"]["text"] for one in await acme.shown(count) if one["direction"] == "outbound"]


async def test_an_answer_is_saved_and_greets_the_next_time(acme: Tenant) -> None:
    await acme.define(*ASKS)
    await acme.say("hi", name="Ann")
    await acme.shown(2)
    await acme.say("silver")
    await acme.shown(4)
    await acme.say("gold")
    await acme.shown(6)
    await acme.say("hi")
    assert await texts(acme, 8) == [
        "Hello Ann, your plan was none. Your plan now?",
        "It must be one of Basic, Gold.",
        "Noted: Gold",
        "Hello Ann, your plan was Gold. Your plan now?",
    ]
    contact = (await acme.call("GET", f"{N}/contacts/6591234567")).json
    assert (contact["attributes"], contact["tags"]) == ({"plan": "Gold"}, ["asked"])
    (plan,) = (await acme.call("GET", f"{N}/contact-attributes")).json["attributes"]
    assert (plan["name"], plan["kind"], plan["choices"]) == ("plan", "choice", ["Basic", "Gold"])
    entries = (await acme.call("GET", f"{N}/contacts/6591234567/timeline")).json["entries"]
    (change,) = [one["change"] for one in entries if one["kind"] == "change"]
    assert (change["what"], change["detail"]) == ("answered", {"attributes.plan": [None, "Gold"]})
    assert change["instanceId"]
    await acme.say("basic")
    assert (await texts(acme, 10))[-1] == "Noted: Basic"


async def test_after_the_last_try_the_journey_goes_another_way(acme: Tenant) -> None:
    await acme.define(*ASKS)
    await acme.say("hi")
    await acme.shown(2)
    await acme.say("silver")
    await acme.shown(4)
    await acme.say("bronze")
    assert (await texts(acme, 6))[-1] == "Never mind."
    assert (await acme.call("GET", f"{N}/contacts/6591234567")).json["attributes"] == {}


async def test_what_a_colleague_changes_is_read_by_the_next_turn(acme: Tenant) -> None:
    await acme.call("POST", f"{N}/contact-attributes", {"name": "plan", "kind": "text"})
    await acme.call(
        "POST", f"{N}/contacts", {"address": acme.phone, "name": "Ann", "attributes": {"plan": "Team"}}
    )
    await acme.define(
        text_step("hello", "{{contact.plan}} of {{contact.attributes.plan}}, {{contact.phone}}")
    )
    await acme.say("hi")
    assert await texts(acme, 2) == ["Team of Team, +6591234567"]
    await acme.call("PATCH", f"{N}/contacts/6591234567", {"attributes": {"plan": "Solo"}})
    await acme.say("hi")
    assert (await texts(acme, 4))[-1] == "Solo of Solo, +6591234567"
