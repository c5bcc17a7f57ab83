"""Everything a customer can send from the simulated phone, and what becomes of it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.api.server import Tenant, eventually, text_step, wait_step
from tests.api.test_simulator import inbound, interactive

URL = {"url": "https://a.example/x"}
CARD = {"name": {"formatted_name": "Ann Lee", "first_name": "Ann"}, "phones": [{"phone": "+6591234567"}]}
ORDER = {"catalog_id": "c", "product_items": [{"product_retailer_id": "A", "quantity": 2}]}
ECHO = "{{data.payload.type}} {{JSON.stringify(data.payload.content)}} {{data.payload.replyToUmid}}"


@pytest.mark.parametrize(
    ("kind", "content", "type_", "word"),
    [
        ("image", {**URL, "text": "See"}, "Image", '"text":"See"'),
        ("video", URL, "Video", URL["url"]),
        ("audio", URL, "Audio", URL["url"]),
        ("voice", URL, "Audio", '"voice":true'),
        ("document", {**URL, "filename": "a.pdf"}, "File", '"filename":"a.pdf"'),
        ("sticker", URL, "Sticker", URL["url"]),
        ("location", {"latitude": "1.5", "longitude": 103.8}, "Location", '"latitude":1.5'),
        ("contacts", {"contacts": [CARD]}, "Contacts", "Ann Lee"),
        ("order", {"order": ORDER}, "Order", '"quantity":2'),
        ("call_permission", {"response": "reject"}, "Interactive", '"response":"reject"'),
    ],
)
async def test_each_kind_reaches_the_journey_and_the_phone(
    acme: Tenant, kind: str, content: dict[str, Any], type_: str, word: str
) -> None:
    await acme.define(text_step("echo", ECHO))
    assert (await inbound(acme, type=kind, content=content)).status == 202
    mine, answer = await acme.shown(2)
    assert mine["type"] == type_.lower()
    assert answer["content"]["text"].startswith(type_)
    assert word in answer["content"]["text"]
    window = (await acme.call("GET", f"@/phones/{acme.phone}")).json["windowExpiresAt"]
    assert window is not None, "[R-WIN-1]"


async def test_a_reaction_is_on_the_phone_answers_nothing_and_opens_no_window(acme: Tenant) -> None:
    """[R-WIN-2]"""
    await acme.define(
        text_step("ask", "How was it?", "wait"),
        wait_step("wait", "thanks", timeout="1.00:00:00"),
        text_step("thanks", "Hm"),
    )
    await acme.say("hi")
    shown = await acme.shown(2)
    before = (await acme.call("GET", f"@/phones/{acme.phone}")).json["windowExpiresAt"]
    await acme.call("POST", "@/clock", {"advance": "0.02:00:00"})
    target = shown[1]["umid"]
    for emoji in ("👍", ""):
        reaction = {"reaction": {"message_id": target, "emoji": emoji}}
        assert (await inbound(acme, type="reaction", content=reaction)).status == 202
    shown = await acme.shown(4)
    assert [one["content"]["reaction"]["emoji"] for one in shown[2:]] == ["👍", ""]
    assert {one["replyToUmid"] for one in shown[2:]} == {target}
    after = (await acme.call("GET", f"@/phones/{acme.phone}")).json["windowExpiresAt"]
    assert after == before
    await acme.say("good")
    assert (await acme.shown(6))[5]["content"] == {"text": "Hm"}


async def test_a_reaction_of_somebody_who_never_wrote_is_refused(acme: Tenant) -> None:
    reaction = {"reaction": {"message_id": "nothing", "emoji": "👍"}}
    answer = await inbound(acme, type="reaction", content=reaction)
    assert answer.status == 400
    assert answer.json["message"].startswith("content.reaction.message_id:")


async def test_a_message_quotes_one_that_the_phone_shows(acme: Tenant) -> None:
    await acme.define(text_step("echo", "You quoted {{data.payload.replyToUmid}}"))
    first = await acme.say("hi")
    await acme.shown(2)
    assert (await inbound(acme, text="again", replyToUmid=first)).status == 202
    shown = await acme.shown(4)
    assert shown[2]["replyToUmid"] == first
    assert shown[3]["content"] == {"text": f"You quoted {first}"}
    answer = await inbound(acme, text="again", replyToUmid="nothing")
    assert (answer.status, answer.json["message"].split(":")[0]) == (400, "replyToUmid")
    other = {"from": "+6590000001", "text": "hi", "replyToUmid": first}
    assert (await acme.call("POST", "@/inbound", other)).status == 400, "another phone"


async def test_a_card_of_a_carousel_is_answered(acme: Tenant) -> None:
    """[R-CAR-FREE-1..7]"""
    cards = [
        {
            "card_index": index,
            "type": "quick_reply",
            "header": {"type": "image", "image": {"link": "https://a.example/x.jpg"}},
            "action": {
                "buttons": [
                    {"type": "quick_reply", "quick_reply": {"id": f"take-{index}", "title": f"Take {index}"}}
                ]
            },
        }
        for index in range(10)
    ]
    carousel = {"type": "carousel", "body": {"text": "Ours"}, "action": {"cards": cards}}
    await acme.define(
        interactive("offer", carousel, "wait"),
        wait_step("wait", "done"),
        text_step("done", "Yours: {{data.answer}}"),
    )
    await acme.say("hi")
    await acme.shown(2)
    assert (await inbound(acme, type="reply", id="take-9")).status == 202
    shown = await acme.shown(4)
    assert shown[2]["content"]["interactive"]["button_reply"] == {"id": "take-9", "title": "Take 9"}
    assert shown[3]["content"] == {"text": "Yours: Take 9"}


async def test_a_customer_without_a_number_writes_and_is_answered(acme: Tenant) -> None:
    await acme.define(text_step("echo", "Hello {{data.payload.user.bsuid}}"))
    body = {"from": "SG.13491208655302741918", "text": "hi", "name": "Ann"}
    assert (await acme.call("POST", "@/inbound", body)).status == 202

    async def answered() -> Any:
        path = "@/phones/SG.13491208655302741918/messages"
        found = (await acme.call("GET", path)).json["messages"]
        return found if len(found) == 2 else None

    shown = await eventually(answered)
    assert shown[1]["content"] == {"text": "Hello SG.13491208655302741918"}


async def test_a_changed_name_comes_with_the_next_message(acme: Tenant) -> None:
    await acme.say("hi", name="Ann")
    await acme.say("hi again", name="Ann Lee")
    assert (await acme.call("GET", f"@/phones/{acme.phone}")).json["name"] == "Ann Lee"
    for name in ("x" * 101, 5, ["Ann"]):
        answer = await inbound(acme, text="hi", name=name)
        assert (answer.status, answer.json["message"].split(":")[0]) == (400, "name")


async def test_marketing_is_stopped_in_whatsapp_itself_and_wanted_again(acme: Tenant) -> None:
    """[R-OPT-5]"""
    await acme.say("hi")
    path = f"@/phones/{acme.phone}/preference"

    async def opted_out() -> list[Any]:
        answer = await acme.call("GET", "/api/chatwright/v1/opt-outs")
        assert answer.status == 200, answer.text
        return [(one["address"], one["scope"], one["source"]) for one in answer.json["optOuts"]]

    assert (await acme.call("POST", path, {"marketing": "stop"})).status == 204
    assert await opted_out() == [("6591234567", "marketing", "whatsapp")]
    assert (await acme.call("POST", path, {"marketing": "resume"})).status == 204
    assert await opted_out() == []
    for wrong in ({}, {"marketing": "perhaps"}, {"marketing": True}):
        answer = await acme.call("POST", path, wrong)
        assert (answer.status, answer.json["message"].split(":")[0]) == (400, "marketing")
    assert (await acme.call("POST", "@/phones/nobody/preference", {"marketing": "stop"})).status == 400


async def test_the_window_closes_by_the_clock_and_opens_again(acme: Tenant) -> None:
    """[R-WIN-1, R-WIN-3]"""
    await acme.say("hi")
    await acme.call("POST", "@/clock", {"advance": "1.00:00:01"})
    phone = (await acme.call("GET", f"@/phones/{acme.phone}")).json
    assert datetime.fromisoformat(phone["windowExpiresAt"]) <= datetime.fromisoformat(phone["now"])
    assert (await inbound(acme, type="sticker", content=URL)).status == 202
    phone = (await acme.call("GET", f"@/phones/{acme.phone}")).json
    left = datetime.fromisoformat(phone["windowExpiresAt"]) - datetime.fromisoformat(phone["now"])
    assert left > timedelta(hours=23, minutes=59)
