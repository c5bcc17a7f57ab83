"""The simulator's API: what a customer does on the phone, what it shows, calls, and the clock."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.api.server import Tenant, eventually, text_step, wait_step

LIST: dict[str, Any] = {
    "type": "list",
    "body": {"text": "What can we do for you?"},
    "action": {
        "button": "Choose",
        "sections": [
            {"title": "All", "rows": [{"id": "new", "title": "New visit", "description": "First time"}]}
        ],
    },
}
BUTTONS: dict[str, Any] = {
    "type": "button",
    "body": {"text": "Sure?"},
    "action": {"buttons": [{"type": "reply", "reply": {"id": "yes", "title": "Yes"}}]},
}


def interactive(step_id: str, content: dict[str, Any], following: str | None) -> dict[str, Any]:
    step = text_step(step_id, "", following)
    step["inputs"] |= {"type": "interactive", "content": {"interactive": content}}
    return step


async def inbound(acme: Tenant, **body: Any) -> Any:
    return await acme.call("POST", "@/inbound", {"from": acme.phone, **body})


async def test_a_text_is_shown_on_the_phone_and_answered(acme: Tenant) -> None:
    await acme.define(text_step("hello", "Hi {{data.payload.user.name}}!"))
    umid = await acme.say("hello", name="Ann")
    first, second = await acme.shown(2)
    assert first["umid"] == umid
    assert (first["direction"], first["type"], first["content"]) == ("inbound", "text", {"text": "hello"})
    assert (second["direction"], second["content"]) == ("outbound", {"text": "Hi Ann!"})
    assert second["state"] in ("sent", "delivered")
    assert second["timestamp"].endswith("Z")


async def test_the_cursor_brings_only_what_is_new(acme: Tenant) -> None:
    await acme.say("one")
    answer = (await acme.call("GET", f"@/phones/{acme.phone}/messages")).json
    cursor = answer["cursor"]
    again = (await acme.call("GET", f"@/phones/{acme.phone}/messages?after={cursor}")).json
    assert again == {"messages": [], "cursor": cursor, "older": None}
    await acme.say("two")
    (new,) = (await acme.call("GET", f"@/phones/{acme.phone}/messages?after={cursor}")).json["messages"]
    assert new["content"] == {"text": "two"}


@pytest.mark.parametrize("after", ["x", "-1", "1.5", "\u00b2", "9" * 40, "1;drop"])
async def test_a_cursor_that_is_none_is_refused(acme: Tenant, after: str) -> None:
    answer = await acme.call("GET", f"@/phones/{acme.phone}/messages?after={after}")
    assert answer.status == 400
    assert "cursor" in answer.json["message"]


async def test_an_empty_phone_shows_nothing(acme: Tenant) -> None:
    answer = await acme.call("GET", "@/phones/6590000000/messages")
    assert answer.json == {"messages": [], "cursor": "0", "older": None}


async def test_a_long_chat_is_read_page_by_page_from_its_end(acme: Tenant) -> None:
    for number in range(7):
        await acme.say(f"text {number}")
    path = f"@/phones/{acme.phone}/messages?limit=3"
    pages, older = [], ""
    while older is not None:
        answer = (await acme.call("GET", path + (f"&before={older}" if older else ""))).json
        pages.append([message["content"]["text"] for message in answer["messages"]])
        older = answer["older"]
    assert pages == [["text 4", "text 5", "text 6"], ["text 1", "text 2", "text 3"], ["text 0"]]
    first = (await acme.call("GET", f"@/phones/{acme.phone}/messages?limit=2")).json
    await acme.say("text 7")
    newer = (await acme.call("GET", f"{path}&after={first['cursor']}")).json
    assert [message["content"]["text"] for message in newer["messages"]] == ["text 7"]
    assert newer["older"] is None


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("before=x", "before"),
        ("before=1&after=1", "after"),
        ("limit=0", "limit"),
        ("limit=201", "limit"),
        ("limit=ten", "limit"),
        ("unseen=maybe", "unseen"),
    ],
)
async def test_what_is_asked_of_a_chat_must_make_sense(acme: Tenant, query: str, named: str) -> None:
    answer = await acme.call("GET", f"@/phones/{acme.phone}/messages?{query}")
    assert answer.status == 400
    assert answer.json["message"].startswith(f"{named}:")


async def test_what_the_customer_does_not_see_is_told_when_asked_for(acme: Tenant) -> None:
    """A text that comes after the window has closed [R-WIN-4]."""
    await acme.define(
        wait_step("wait", "late", timeout="1.01:00:00"), text_step("late", "Still there?"), name="late"
    )
    await acme.say("hi")
    await acme.call("POST", "@/clock", {"advance": "1.02:00:00"})
    path = f"@/phones/{acme.phone}/messages"

    async def failed() -> Any:
        found = (await acme.call("GET", f"{path}?unseen=true")).json["messages"]
        return found if len(found) == 2 and found[1]["state"] == "undelivered" else None

    found = await eventually(failed)
    assert found[1]["error"] == {"code": 1022, "message": "Message window expired"}
    assert len((await acme.call("GET", path)).json["messages"]) == 1


async def test_what_the_business_quotes_is_told(acme: Tenant) -> None:
    step = text_step("hello", "Hi!")
    step["inputs"]["context"] = {"umid": "{{data.payload.umid}}"}
    await acme.define(step)
    said = (await inbound(acme, text="hi")).json["umid"]
    shown = await acme.shown(2)
    assert shown[1]["context"] == {"umid": said}


async def test_lists_and_buttons_are_tapped_by_id(acme: Tenant) -> None:
    await acme.define(
        interactive("menu", LIST, "wait_menu"),
        wait_step("wait_menu", "sure"),
        interactive("sure", BUTTONS, "wait_sure"),
        wait_step("wait_sure", "done"),
        text_step("done", "Chosen: {{data.answer}}"),
    )
    await acme.say("book")
    shown = await acme.shown(2)
    assert shown[1]["content"]["interactive"]["type"] == "list"
    assert (await inbound(acme, type="reply", id="new")).status == 202
    shown = await acme.shown(4)
    assert shown[2]["replyToUmid"] == shown[1]["umid"]
    assert shown[2]["content"]["interactive"]["list_reply"] == {
        "id": "new",
        "title": "New visit",
        "description": "First time",
    }
    assert (await inbound(acme, type="reply", id="yes")).status == 202
    shown = await acme.shown(6)
    assert shown[5]["content"] == {"text": "Chosen: Yes"}


async def test_only_what_was_offered_can_be_tapped(acme: Tenant) -> None:
    await acme.define(interactive("menu", LIST, None))
    await acme.say("book")
    await acme.shown(2)
    answer = await inbound(acme, type="reply", id="something-else")
    assert answer.status == 400
    assert "something-else" in answer.json["message"]
    other = {"from": "+6590000001", "type": "reply", "id": "new"}
    assert (await acme.call("POST", "@/inbound", other)).status == 400, "another phone shows no such list"


async def test_an_sms_starts_what_listens_to_sms(acme: Tenant) -> None:
    sms = {
        "id": "answer",
        "stepType": "SMS",
        "inputs": {
            "subAccountId": "{{data.subAccountId}}",
            "destination": "{{data.payload.source}}",
            "text": "Got {{data.payload.body}}",
        },
    }
    await acme.define(sms, trigger="inbound_sms")
    await acme.define(text_step("hello", "Not for SMS"), name="chat")
    await acme.say("STOP", channel="sms")
    shown = await acme.shown(2)
    assert shown[1]["content"]["text"] == "Got STOP"
    assert len(shown) == 2


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ({"from": None}, "from"),
        ({"from": "nobody"}, "from"),
        ({"from": "12"}, "from"),
        ({"from": "1" * 16}, "from"),
        ({"from": ["+6591234567"]}, "from"),
        ({"type": "telepathy"}, "type"),
        ({"type": 5}, "type"),
        ({"text": None}, "text"),
        ({"text": ""}, "text"),
        ({"text": 5}, "text"),
        ({"text": "x" * 5_000}, "text"),
        ({"channel": "fax"}, "channel"),
        ({"channel": "sms", "type": "image", "content": {}}, "text"),
        ({"type": "reply"}, "id"),
        ({"type": "reply", "id": 5}, "id"),
        ({"type": "image"}, "content"),
        ({"type": "location", "content": "here"}, "content"),
    ],
)
async def test_what_no_phone_can_send_is_named(acme: Tenant, body: dict[str, Any], named: str) -> None:
    answer = await inbound(acme, **{"type": "text", "text": "hi", **body})
    assert answer.status == 400, answer.text
    assert answer.json["message"].startswith(f"{named}:")


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("image", {"url": "https://example.com/a.jpg", "text": "see"}),
        ("location", {"location": {"latitude": 1.3, "longitude": 103.8}}),
        ("audio", {"url": "https://example.com/a.ogg"}),
        ("interactive", {"interactive": {"type": "nfm_reply", "nfm_reply": {"response_json": "{}"}}}),
    ],
)
async def test_other_kinds_of_messages_arrive_as_they_are(
    acme: Tenant, kind: str, content: dict[str, Any]
) -> None:
    assert (await inbound(acme, type=kind, content=content)).status == 202
    (shown,) = await acme.shown(1)
    assert (shown["type"], shown["content"]) == (kind, content)


async def test_texts_come_back_character_by_character(acme: Tenant) -> None:
    text = "<script>alert('x')</script> \u202e 😀 \\u0041 {{1+1}} \"quoted\" \r\n\ttab"
    await acme.define(text_step("echo", "{{data.payload.content.text}}"))
    await acme.say(text)
    first, second = await acme.shown(2)
    assert first["content"]["text"] == second["content"]["text"] == text


async def test_a_phone_tells_its_name_and_window(acme: Tenant) -> None:
    unknown = (await acme.call("GET", "@/phones/6590000000")).json
    assert (unknown["name"], unknown["windowExpiresAt"]) == (None, None)
    await acme.say("hi", name="Ann")
    phone = (await acme.call("GET", "@/phones/+65 9123 4567")).json
    assert (phone["msisdn"], phone["name"]) == ("6591234567", "Ann")
    left = datetime.fromisoformat(phone["windowExpiresAt"]) - datetime.fromisoformat(phone["now"])
    assert timedelta(hours=23, minutes=59) < left <= timedelta(hours=24)
    assert (await acme.call("GET", "@/phones")).json == {"phones": [{"msisdn": "6591234567", "name": "Ann"}]}


async def test_looking_at_the_phone_marks_messages_as_read(acme: Tenant) -> None:
    await acme.define(text_step("hello", "Hi!"))
    await acme.say("hi")

    async def delivered() -> Any:
        shown = await acme.shown(2)
        return shown if shown[1]["state"] == "delivered" else None

    await eventually(delivered)
    assert (await acme.call("POST", f"@/phones/{acme.phone}/read")).status == 204
    assert (await acme.shown(2))[1]["state"] == "read"
    assert (await acme.call("POST", f"@/phones/{acme.phone}/read")).status == 204


async def test_the_clock_moves_forward_and_time_limits_run_out(acme: Tenant) -> None:
    await acme.define(
        text_step("ask", "How are you?", "wait"),
        {
            **wait_step("wait", None, timeout="0.01:00:00"),
            "selectNextStep": {"thanks": "{{step.reply != null}}", "sorry": "{{step.reply == null}}"},
        },
        text_step("thanks", "Thanks"),
        text_step("sorry", "We are here when you need us."),
    )
    await acme.say("hi")
    await acme.shown(2)
    before = datetime.fromisoformat((await acme.call("GET", "@/clock")).json["now"])
    answer = await acme.call("POST", "@/clock", {"advance": "0.02:00:00"})
    assert answer.status == 200
    after = datetime.fromisoformat(answer.json["now"])
    assert timedelta(hours=2) <= after - before < timedelta(hours=2, minutes=1)
    shown = await acme.shown(3)
    assert shown[2]["content"] == {"text": "We are here when you need us."}
    assert datetime.fromisoformat(shown[2]["timestamp"]) >= before + timedelta(hours=1)


@pytest.mark.parametrize(
    "advance", [None, "", "soon", "-1", "-00:00:01", "400", 5.5, [], {}, "99999999.00:00:00"]
)
async def test_a_clock_is_moved_by_a_sensible_duration(acme: Tenant, advance: Any) -> None:
    answer = await acme.call("POST", "@/clock", {"advance": advance})
    assert answer.status == 400
    assert answer.json["message"].startswith("advance:")


async def test_a_call_rings_and_its_keys_are_heard(acme: Tenant) -> None:
    say = {
        "id": "call",
        "stepType": "VoiceMessage",
        "inputs": {
            "subAccountId": "{{data.subAccountId}}",
            "clientRequestId": "{{uuid()}}",
            "action": "say&capture",
            "params": {"destination": "{{data.payload.user.msisdn}}", "text": "Press two"},
        },
        "outputs": {"request": "{{step.response.clientRequestId}}"},
        "nextStepId": "keys",
    }
    keys = {
        "id": "keys",
        "stepType": "WaitForDTMF",
        "inputs": {"dtmfRequestId": "{{data.request}}", "timeout": "00:05:00"},
        "outputs": {"pressed": "{{step.dtmfData.actionDetails.dtmf}}"},
        "nextStepId": "done",
    }
    await acme.define(say, keys, text_step("done", "You pressed {{data.pressed}}"))
    await acme.say("call me")
    (call,) = (await acme.call("GET", f"@/phones/{acme.phone}/calls")).json["calls"]
    assert call["action"] == "say&capture"
    assert call["params"]["text"] == "Press two"
    path = f"@/phones/{acme.phone}/calls/{call['uid']}/dtmf"
    for wrong in ("", "x", None, 2, "1 2"):
        assert (await acme.call("POST", path, {"dtmf": wrong})).status == 400
    pressed = await acme.call("POST", path, {"dtmf": "2#"})
    assert (pressed.status, pressed.json) == (202, {"heard": True})
    assert (await acme.shown(2))[1]["content"] == {"text": "You pressed 2#"}
    assert (await acme.call("POST", path, {"dtmf": "2"})).json == {"heard": False}
    nobody = f"@/phones/{acme.phone}/calls/unknown/dtmf"
    assert (await acme.call("POST", nobody, {"dtmf": "2"})).json == {"heard": False}


async def test_an_unknown_subaccount_has_no_phones(acme: Tenant) -> None:
    path = "/api/simulator/v1/subaccounts/nobody"
    body = {"from": acme.phone, "type": "text", "text": "hi", "advance": "1", "dtmf": "1"}
    for method, end in (
        ("POST", "inbound"), ("POST", "clock"), ("GET", "clock"), ("GET", "phones"), ("GET", "phones/1"),
        ("GET", "phones/1/messages"), ("POST", "phones/1/read"), ("GET", "phones/1/calls"),
        ("POST", "phones/1/calls/x/dtmf"),
    ):  # fmt: skip
        answer = await acme.call(method, f"{path}/{end}", body if method == "POST" else None)
        assert (answer.status, answer.json["code"]) == (404, 1300), end


async def test_the_simulator_needs_a_key(acme: Tenant) -> None:
    path = f"/api/simulator/v1/subaccounts/{acme.sub}"
    assert (await acme.server.call("GET", f"{path}/phones")).status == 401
    body = {"from": acme.phone, "type": "text", "text": "hi"}
    assert (await acme.server.call("POST", f"{path}/inbound", body)).status == 401
