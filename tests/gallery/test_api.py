"""The gallery by API: looking at it, and beginning a journey from it."""

from __future__ import annotations

import pytest

from chatwright import demo, gallery
from tests.api.server import KEY, Answer, Server, Tenant

NATIVE = "/api/chatwright/v1"


async def test_the_list_tells_what_each_journey_is_for(acme: Tenant) -> None:
    answer = await acme.call("GET", f"{NATIVE}/gallery")
    assert answer.status == 200
    journeys = {journey["id"]: journey for journey in answer.json["journeys"]}
    assert list(journeys) == [entry.id for entry in gallery.entries()]
    nps = journeys["nps_survey"]
    assert nps["title"] == "Would you recommend us?"
    assert nps["trigger"] == "inbound_chat_apps"
    assert nps["starts"] == "survey"
    assert nps["steps"] == 18
    assert nps["opening"]["content"]["text"].startswith("One question, ten seconds")
    assert {"kind": "agents", "name": ""} in nps["needs"]
    assert journeys["order_update"]["trigger"] == "http_request"
    assert journeys["order_update"]["templates"][0]["name"] == "order_shipped"


async def test_one_can_be_looked_at_without_learning_an_address(server: Server) -> None:
    answer = await server.call("GET", f"{NATIVE}/gallery/appointment_booking", key=KEY)
    assert answer.status == 200
    assert answer.json["source"]["definition"]["steps"][0]["id"] == "keyword"
    assert demo.backend_token(server.settings) not in answer.text
    assert "@BACKEND@" not in answer.text


async def test_one_that_does_not_exist_is_not_found(acme: Tenant) -> None:
    assert (await acme.call("GET", f"{NATIVE}/gallery/nothing")).status == 404
    for unknown in ("nothing", None, {}, 5):
        answer = await acme.call("POST", f"{NATIVE}/journeys", {"name": "Mine", "gallery": unknown})
        assert answer.status == 404
        assert answer.json["message"] == "There is no such journey in the gallery."


async def test_nobody_looks_without_signing_in(server: Server) -> None:
    assert (await server.call("GET", f"{NATIVE}/gallery")).status == 401
    assert (await server.call("GET", f"{NATIVE}/gallery/nps_survey")).status == 401


async def draft_of(server: Server, made: Answer) -> dict[str, object]:
    assert made.status == 201, made.text
    answer = await server.call("GET", f"{NATIVE}/journeys/{made.json['id']}/draft", key=KEY)
    draft: dict[str, object] = answer.json
    return draft


async def form_ids(server: Server, entry: gallery.Entry) -> dict[str, str]:
    """The forms that there are on the server's own subaccount, under the names in the journey."""
    at = f"{NATIVE}/subaccounts/{server.settings.sub_account_id}/flows"
    flows = (await server.call("GET", at, key=KEY)).json["flows"]
    ids = {flow["name"]: flow["id"] for flow in flows if flow["status"] == "PUBLISHED"}
    return {form.name: ids[form.title] for form in entry.forms}


@pytest.mark.parametrize("entry", gallery.entries(), ids=lambda entry: entry.id)
async def test_a_journey_begins_bound_to_the_server_and_can_be_published(
    server: Server, entry: gallery.Entry
) -> None:
    made = await server.call("POST", f"{NATIVE}/journeys", {"name": "Mine", "gallery": entry.id}, key=KEY)
    draft = await draft_of(server, made)
    source = entry.bound(
        name="Mine",
        sub_account_id=server.settings.sub_account_id,
        backend_url=demo.backend_url(server.settings),
        form_ids=await form_ids(server, entry),
    )
    assert draft["source"] == source
    assert draft["problems"] == []
    published = await server.call(
        "POST", f"{NATIVE}/journeys/{made.json['id']}/publish", {"revision": draft["revision"]}, key=KEY
    )
    assert published.status == 200, published.text


async def test_without_a_name_it_keeps_its_own(server: Server) -> None:
    made = await server.call("POST", f"{NATIVE}/journeys", {"gallery": "faq_menu"}, key=KEY)
    draft = await draft_of(server, made)
    assert draft["source"]["definition"]["name"] == "Questions and answers"  # type: ignore[index]


async def test_another_account_does_not_get_the_address_of_the_backend(acme: Tenant, server: Server) -> None:
    made = await acme.call(
        "POST", f"{NATIVE}/journeys", {"gallery": "appointment_booking", "subAccountId": acme.sub}
    )
    answer = await acme.call("GET", f"{NATIVE}/journeys/{made.json['id']}/draft")
    assert demo.backend_token(server.settings) not in answer.text
    assert answer.json["source"]["subAccountId"] == acme.sub


async def test_a_journey_without_steps_still_needs_a_name(acme: Tenant) -> None:
    assert (await acme.call("POST", f"{NATIVE}/journeys", {})).status == 400


async def test_the_templates_of_a_journey_are_there_on_the_simulator(acme: Tenant) -> None:
    body = {"gallery": "order_update", "subAccountId": acme.sub}
    for _ in range(2):
        assert (await acme.call("POST", f"{NATIVE}/journeys", body)).status == 201
    answer = await acme.call("GET", f"{NATIVE}/subaccounts/{acme.sub}/templates")
    assert [(one["name"], one["status"]) for one in answer.json["templates"]] == [
        ("order_arrived", "APPROVED"),
        ("order_shipped", "APPROVED"),
    ]
    assert (await acme.call("POST", f"{NATIVE}/journeys", {**body, "subAccountId": "nobody"})).status == 201


async def test_the_form_of_a_journey_is_made_and_published_once_and_can_be_filled_in(acme: Tenant) -> None:
    body = {"gallery": "patient_intake", "subAccountId": acme.sub}
    for _ in range(2):
        made = await acme.call("POST", f"{NATIVE}/journeys", body)
        assert made.status == 201
    (form,) = (await acme.call("GET", f"{NATIVE}/subaccounts/{acme.sub}/flows")).json["flows"]
    assert (form["name"], form["status"]) == ("Patient registration", "PUBLISHED")
    draft = (await acme.call("GET", f"{NATIVE}/journeys/{made.json['id']}/draft")).json
    assert draft["problems"] == []
    await acme.call("POST", f"{NATIVE}/journeys/{made.json['id']}/publish", {"revision": draft["revision"]})
    await acme.say("new patient")
    sent = (await acme.shown(2))[1]
    answers = {
        "full_name": "Ann Lee",
        "birthday": "1990-05-17",
        "phone": "+6591234567",
        "reason": "Check-up",
        "conditions": ["Allergies"],
        "consent": True,
    }
    filled = {"from": acme.phone, "type": "flow", "umid": sent["umid"], "response": answers}
    assert (await acme.call("POST", "@/inbound", filled)).status == 202
    checked = (await acme.shown(4))[3]
    assert "Thank you, Ann Lee." in checked["content"]["interactive"]["body"]["text"]
    assert "Born 1990-05-17" in checked["content"]["interactive"]["body"]["text"]


async def test_a_form_of_that_name_that_is_another_one_is_left_alone(acme: Tenant) -> None:
    own = {"name": "Patient registration", "categories": ["OTHER"]}
    assert (await acme.call("POST", f"~/channels/{acme.sub}/flows", own)).status == 200
    body = {"gallery": "patient_intake", "subAccountId": acme.sub}
    assert (await acme.call("POST", f"{NATIVE}/journeys", body)).status == 201
    flows = (await acme.call("GET", f"{NATIVE}/subaccounts/{acme.sub}/flows")).json["flows"]
    assert {(one["name"], one["status"]) for one in flows} == {
        ("Patient registration", "DRAFT"),
        ("Patient registration 2", "PUBLISHED"),
    }
    nobody = await acme.call("POST", f"{NATIVE}/journeys", {**body, "subAccountId": "nobody"})
    assert nobody.status == 201


async def test_the_sample_is_a_conversation_as_the_phone_shows_one(acme: Tenant) -> None:
    answer = await acme.call("GET", f"{NATIVE}/gallery/nps_survey")
    said = [(one["direction"], one["content"].get("text")) for one in answer.json["chat"]]
    assert said[0] == ("inbound", "survey")
    assert said[-1][0] == "outbound"
    assert len(said) == 6
    assert answer.json["chat"][0]["timestamp"] == "2026-01-05T09:00:00.00Z"


async def test_a_request_starts_a_journey_whose_template_reaches_the_phone(acme: Tenant) -> None:
    made = await acme.call(
        "POST", f"{NATIVE}/journeys", {"gallery": "order_update", "subAccountId": acme.sub}
    )
    draft = (await acme.call("GET", f"{NATIVE}/journeys/{made.json['id']}/draft")).json
    await acme.call("POST", f"{NATIVE}/journeys/{made.json['id']}/publish", {"revision": draft["revision"]})
    starts = {"mobileNumber": acme.phone, "customerName": "Ann", "orderNumber": "1002"}
    asked = await acme.call("POST", f"~/triggers/http_request?subAccountId={acme.sub}", starts)
    assert asked.status == 200
    (message,) = await acme.shown(1)
    assert message["type"] == "template"
    assert message["state"] != "undelivered"
