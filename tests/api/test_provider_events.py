"""What 8x8 tells beside messages and receipts, and who people are: every published webhook is taken in."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from chatwright.messages.templates import APPROVED
from tests.api.server import Server, Tenant, eventually, text_step, wait_step
from tests.paths import SHARED

FOLDER = SHARED / "data" / "messages" / "webhook"
PUBLISHED = sorted(FOLDER.glob("*.json"))
SECRET = "a-secret-of-the-tests"
PHONE, BSUID, NEW_BSUID = "15551234567", "US.13491208655302741918", "US.999000111222333"
FILLED = {
    "<USER_PHONE_NUMBER>": "+" + PHONE,
    "<WHATSAPP_USER_PHONE_NUMBER>": PHONE,
    "<WHATSAPP_BSUID>": BSUID,
    "<OLD_BSUID>": BSUID,
    "<NEW_BSUID>": NEW_BSUID,
    "<TEMPLATE_NAME>": "order_update",
    "<TEMPLATE_LANGUAGE>": "en",
    "<WEBHOOK_SENT_TIMESTAMP>": "1780000000",
}


def filled(path: Path, **more: str) -> dict[str, Any]:
    """A published webhook with values for its placeholders."""
    text = path.read_text()
    for placeholder, value in {**FILLED, **more}.items():
        text = text.replace(placeholder, value)
    found: dict[str, Any] = json.loads(text)
    return found


def as_published(path: Path) -> dict[str, Any]:
    """A published webhook with its placeholders."""
    found: dict[str, Any] = json.loads(path.read_text())
    return found


def with_hole(event: Any, name: str, wrong: Any) -> Any:
    """The same webhook with something else wherever this field was."""
    if isinstance(event, dict):
        return {key: wrong if key == name else with_hole(value, name, wrong) for key, value in event.items()}
    return [with_hole(inner, name, wrong) for inner in event] if isinstance(event, list) else event


def published(number: str) -> dict[str, Any]:
    """The published webhook with this number."""
    (path,) = FOLDER.glob(f"{number}-*.json")
    return filled(path)


@pytest.fixture
async def at_8x8(server: Server, acme: Tenant) -> Tenant:
    """An account whose subaccount is on 8x8."""
    body = {"provider": "8x8", "baseUrl": "https://chatapps.invalid", "apiKey": "k", "webhookSecret": SECRET}
    path = f"/api/chatwright/v1/subaccounts/{acme.sub}/channel"
    assert (await acme.call("PUT", path, body)).status == 200
    return acme


async def tell(tenant: Tenant, event: Any) -> int:
    """Deliver a webhook."""
    return (await tenant.server.call("POST", f"/webhooks/8x8/{tenant.sub}/{SECRET}", event)).status


async def rows(tenant: Tenant, query: str) -> list[dict[str, Any]]:
    """Rows of the account."""
    return [dict(row) for row in await tenant.server.pool.fetch(query, tenant.id)]


async def conversations(tenant: Tenant) -> list[dict[str, Any]]:
    """The conversations of the account."""
    return await rows(tenant, "select * from conversations where account_id = $1 order by id")


async def messages(tenant: Tenant) -> list[dict[str, Any]]:
    """The messages of the account."""
    return await rows(tenant, "select * from messages where account_id = $1 order by id")


async def provider_events(tenant: Tenant) -> list[dict[str, Any]]:
    """What was told beside messages and receipts."""
    return await rows(tenant, "select * from provider_events where account_id = $1")


async def template(tenant: Tenant) -> dict[str, Any]:
    """A template that is kept for the subaccount."""
    (row,) = await rows(tenant, "select * from templates where account_id = $1")
    return row


@pytest.fixture
async def with_template(at_8x8: Tenant) -> Tenant:
    """The same, with a template that has been fetched."""
    await at_8x8.server.pool.execute(
        """
        insert into templates (account_id, sub_account_id, name, language, category, components, status, created_at,
          updated_at) values ($1, $2, 'order_update', 'en', 'UTILITY', $3, 'PENDING', now(), now())
        """,
        at_8x8.id,
        at_8x8.sub,
        json.dumps([{"type": "BODY", "text": "On its way."}]),
    )
    return at_8x8


ASKS = (text_step("hello", "Name?", "wait"), wait_step("wait", "thanks"), text_step("thanks", "Thanks."))


# --- every published webhook ---------------------------------------------------------------------------------


@pytest.mark.parametrize("path", PUBLISHED, ids=lambda path: path.stem)
async def test_every_published_webhook_is_taken_in_once(with_template: Tenant, path: Path) -> None:
    event = filled(path)
    assert await tell(with_template, event) == 200
    before = [
        await messages(with_template),
        await rows(with_template, "select * from provider_events where account_id = $1"),
    ]
    assert await tell(with_template, event) == 200
    assert before == [
        await messages(with_template),
        await rows(with_template, "select * from provider_events where account_id = $1"),
    ]
    kept, events = before
    is_event = "eventId" in event
    kind = event["eventType"]
    if kind == "inbound_message_received":
        (row,) = kept
        assert (row["direction"], row["type"]) == ("inbound", event["payload"]["type"])
        (home,) = await conversations(with_template)
        recipient = event["payload"].get("recipient") or {}
        assert (home["address"], home["channel"]) == (PHONE, recipient.get("channel", "whatsapp"))
        assert home["window_expires_at"] is not None
    elif kind == "external_app_message":
        assert [row["direction"] for row in kept] == ["outbound"]
    elif kind == "whatsapp_contact":
        assert [row["type"] for row in kept] == ["Contacts"]
    else:
        assert kept == []
        assert len(events) == (1 if is_event else 0)


@pytest.mark.parametrize("path", PUBLISHED, ids=lambda path: path.stem)
async def test_a_webhook_with_its_placeholders_or_with_holes_does_no_harm(at_8x8: Tenant, path: Path) -> None:
    event = as_published(path)
    assert await tell(at_8x8, event) in (200, 400)
    names = set(re.findall(r'"(\w+)": ?[\[{]', json.dumps(event)))
    for wrong in (None, [], "x", {}, 5):
        for name in names:
            assert await tell(at_8x8, with_hole(event, name, wrong)) in (200, 400), (name, wrong)


# --- templates, numbers --------------------------------------------------------------------------------------


async def test_a_template_is_approved_rejected_rated_and_recategorised(with_template: Tenant) -> None:
    assert await tell(with_template, published("051")) == 200
    assert (await template(with_template))["status"] == APPROVED
    assert await tell(with_template, {**published("028"), "eventId": "quality"}) == 200
    assert (await template(with_template))["quality"] == "GREEN"
    assert await tell(with_template, {**published("050"), "eventId": "category"}) == 200
    row = await template(with_template)
    assert (row["category"], row["previous_category"]) == ("MARKETING", "UTILITY")
    assert await tell(with_template, {**published("027"), "eventId": "rejected"}) == 200
    row = await template(with_template)
    assert (row["status"], row["reason"]) == ("REJECTED", "INCORRECT_CATEGORY")


async def test_a_status_that_nobody_knows_is_kept(with_template: Tenant) -> None:
    event = {**published("051"), "eventType": "message_template_status_update"}
    event["eventDetails"]["meta"] = {"status": "SOMETHING_NEW", "otherInfo": {"title": "FIRST_PAUSE"}}
    assert await tell(with_template, event) == 200
    assert (await template(with_template))["status"] == "SOMETHING_NEW"


async def test_the_state_of_a_number_is_remembered(at_8x8: Tenant) -> None:
    for number, event_id in (("029", "a"), ("030", "b"), ("057", "c")):
        assert await tell(at_8x8, {**published(number), "eventId": event_id}) == 200
    (state,) = await rows(at_8x8, "select * from number_states where account_id = $1")
    assert (state["number"], state["messaging_limit"]) == ("15550783881", "TIER_UNLIMITED")
    assert state["is_flagged"]
    assert state["has_higher_throughput"]


# --- contact cards -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["whatsapp_contact", "contacts"])
async def test_a_contact_card_is_an_answer_and_opens_the_window(at_8x8: Tenant, name: str) -> None:
    """[R-CABM-RAW] [R-WIN-1]"""
    card = wait_step("wait", "thanks")
    card["outputs"] = {"card": "{{step.reply.payload.content.contacts[0].name.first_name}}"}
    await at_8x8.define(
        text_step("hello", "Your contact?", "wait"), card, text_step("thanks", "{{data.card}}")
    )
    assert await tell(at_8x8, published("020")) == 200
    event = {**published("066"), "eventType": name}
    event["eventDetails"]["rawEvent"]["value"]["contacts"][0]["wa_id"] = PHONE
    assert await tell(at_8x8, event) == 200

    async def answered() -> dict[str, Any] | None:
        last = (await messages(at_8x8))[-1]
        return last if last["direction"] == "outbound" and "CONTACT" in last["content"] else None

    assert json.loads((await eventually(answered))["content"]) == {"text": "<CONTACT_FIRST_NAME>"}
    (home,) = await conversations(at_8x8)
    assert home["window_expires_at"] is not None


# --- who people are ------------------------------------------------------------------------------------------


def wrote(umid: str, *, phone: str | None = None, bsuid: str | None = None) -> dict[str, Any]:
    """A message, v3."""
    event = published("009")
    user = {"msisdn": phone and "+" + phone, "channelUserId": bsuid, "name": "Ann"}
    event["payload"] |= {"umid": umid, "user": {key: value for key, value in user.items() if value}}
    return event


async def test_somebody_who_hides_the_number_later_is_the_same_person(at_8x8: Tenant) -> None:
    await at_8x8.define(text_step("hello", "{{data.payload.user.channelUserId}} {{data.payload.user.bsuid}}"))
    assert await tell(at_8x8, wrote("1", phone=PHONE, bsuid=BSUID)) == 200
    assert await tell(at_8x8, wrote("2", bsuid=BSUID)) == 200
    (home,) = await conversations(at_8x8)
    assert home["address"] == PHONE
    said = [
        json.loads(row["content"])["text"] for row in await messages(at_8x8) if row["direction"] == "outbound"
    ]
    assert said == [f"{PHONE} {BSUID}"] * 2, "journeys read the number that is known"


async def test_an_event_with_number_and_id_brings_both_chats_together(at_8x8: Tenant) -> None:
    await tell(at_8x8, wrote("1", bsuid=BSUID))
    await tell(at_8x8, wrote("2", phone=PHONE))
    assert {home["address"] for home in await conversations(at_8x8)} == {BSUID, PHONE}
    await tell(at_8x8, wrote("3", phone=PHONE, bsuid=BSUID))
    (home,) = await conversations(at_8x8)
    assert home["address"] == PHONE
    assert [row["umid"] for row in await messages(at_8x8)] == ["1", "2", "3"]
    assert {row["conversation_id"] for row in await messages(at_8x8)} == {home["id"]}
    (person,) = await rows(at_8x8, "select * from contacts where account_id = $1")
    assert (person["address"], person["id"]) == (PHONE, home["contact_id"])


@pytest.mark.parametrize("name", ["whatsapp_user_id_update", "user_id_update"])
async def test_the_conversation_and_its_wait_are_found_again_after_the_id_rotates(
    at_8x8: Tenant, name: str
) -> None:
    await at_8x8.define(
        text_step("hello", "Name?", "wait"), wait_step("wait", "thanks"), text_step("thanks", "Thanks.")
    )
    await tell(at_8x8, wrote("1", bsuid=BSUID))
    event = {**published("065"), "eventType": name}
    value = event["eventDetails"]["rawEvent"]["value"]
    del value["user_id_update"][0]["wa_id"]
    assert await tell(at_8x8, event) == 200
    (home,) = await conversations(at_8x8)
    assert home["address"] == NEW_BSUID
    assert await tell(at_8x8, wrote("2", bsuid=NEW_BSUID)) == 200

    async def thanked() -> bool | None:
        return "Thanks." in (await messages(at_8x8))[-1]["content"] or None

    assert await eventually(thanked)
    assert len(await conversations(at_8x8)) == 1


async def test_a_journey_that_knows_the_old_id_reaches_the_person_and_hears_the_answer(
    at_8x8: Tenant,
) -> None:
    """The steps after the wait send to, and listen for, the id that the first message had."""
    second = wait_step("again", "done")
    await at_8x8.define(
        text_step("hello", "One?", "wait"),
        wait_step("wait", "two"),
        text_step("two", "Two?", "again"),
        second,
        text_step("done", "Done."),
    )
    await tell(at_8x8, wrote("1", bsuid=BSUID))
    event = published("065")
    del event["eventDetails"]["rawEvent"]["value"]["user_id_update"][0]["wa_id"]
    await tell(at_8x8, event)
    await tell(at_8x8, wrote("2", bsuid=NEW_BSUID))
    await tell(at_8x8, wrote("3", bsuid=NEW_BSUID))

    async def done() -> bool | None:
        return "Done." in (await messages(at_8x8))[-1]["content"] or None

    assert await eventually(done)
    (home,) = await conversations(at_8x8)
    assert home["address"] == NEW_BSUID


async def test_a_receipt_tells_who_a_number_is(at_8x8: Tenant) -> None:
    assert await tell(at_8x8, published("039")) == 200
    await tell(at_8x8, wrote("1", bsuid=BSUID))
    (home,) = await conversations(at_8x8)
    assert home["address"] == PHONE


# --- the owner's phone ---------------------------------------------------------------------------------------


async def test_what_the_owner_writes_by_hand_is_shown_and_journeys_rest_until_the_chat_is_given_back(
    at_8x8: Tenant,
) -> None:
    await at_8x8.define(
        text_step("hello", "Name?", "wait"), wait_step("wait", "thanks"), text_step("thanks", "Thanks.")
    )
    await tell(at_8x8, wrote("1", phone=PHONE))
    assert await tell(at_8x8, published("045")) == 200
    await tell(at_8x8, wrote("2", phone=PHONE))
    listed = await messages(at_8x8)
    assert [row["direction"] for row in listed] == ["inbound", "outbound", "outbound", "inbound"]
    assert listed[2]["state"] == "sent"
    (handover,) = (await at_8x8.call("GET", "/api/chatwright/v1/handovers?status=open")).json["handovers"]
    closed = await at_8x8.call("POST", f"/api/chatwright/v1/handovers/{handover['id']}/close")
    assert closed.status == 200

    async def thanked() -> bool | None:
        return "Thanks." in (await messages(at_8x8))[-1]["content"] or None

    assert await eventually(thanked)


# --- what receipts say ---------------------------------------------------------------------------------------


async def queue(tenant: Tenant, type_: str, content: dict[str, Any]) -> str:
    """A message that 8x8 has taken; answers its umid."""
    await tell(tenant, wrote("first", phone=PHONE))
    await tenant.server.pool.execute(
        """
        insert into messages (account_id, conversation_id, sub_account_id, direction, umid, provider_id, type,
          content, state, handed_over_at)
        select $1, id, sub_account_id, 'outbound', 'ours', 'theirs', $2, $3, 'sent', now()
        from conversations where account_id = $1
        """,
        tenant.id,
        type_,
        json.dumps(content),
    )
    return "ours"


async def test_what_the_phone_shows_is_kept_with_the_message(at_8x8: Tenant) -> None:
    umid = await queue(at_8x8, "template", {"template": {"name": "x", "language": "en"}})
    event = published("040")
    event["payload"]["clientMessageId"] = umid
    assert await tell(at_8x8, event) == 200
    row = (await messages(at_8x8))[-1]
    assert (row["state"], row["detail"]) == ("delivered", "delivered_to_recipient")
    assert json.loads(row["delivered_content"])["body"]["text"].startswith("Hi Jason")


@pytest.mark.parametrize(("code", "status"), [("132015", "PAUSED"), ("132016", "DISABLED")])
async def test_a_receipt_that_a_template_rests_marks_it(
    with_template: Tenant, code: str, status: str
) -> None:
    umid = await queue(with_template, "template", {"template": {"name": "order_update", "language": "en"}})
    event = published("026")
    event["payload"] |= {"clientMessageId": umid, "whatsapp": {"providerErrorCode": code}}
    assert await tell(with_template, event) == 200
    assert (await template(with_template))["status"] == status
    error = json.loads((await messages(with_template))[-1]["error"])
    assert (error["code"], error["providerErrorCode"]) == (15, code)
