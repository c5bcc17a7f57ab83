"""What goes out instead: SMS after WhatsApp, templates for texts, nothing that has expired."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.api.server import Server, Tenant, eventually
from tests.api.test_messages import AHEAD, batch, details, send, settled, text
from tests.api.test_templates import register

DELIVERED = [{"channel": "WhatsApp", "fallbackAfter": 60, "successStatus": "Delivered"}, {"channel": "SMS"}]
READ = [{"channel": "WhatsApp", "fallbackAfter": 60, "successStatus": "Read"}, {"channel": "SMS"}]
HELLO = {
    "name": "see_you",
    "language": "en",
    "category": "UTILITY",
    "components": [
        {"type": "BODY", "text": "See you on {{1}} at our place.", "example": {"bodyText": [["Monday"]]}}
    ],
}


async def steps(acme: Tenant, umid: str, count: int) -> list[dict[str, Any]]:
    """The steps of a message once there are so many, and the last has been sent."""

    async def look() -> list[dict[str, Any]] | None:
        rows = await details(acme, umid)
        there = len(rows) == count and rows[-1]["status"]["state"] not in ("queued", "sent")
        return rows if there else None

    found: list[dict[str, Any]] = await eventually(look)
    return found


async def test_an_sms_goes_out_when_nobody_has_read_in_time(acme: Tenant) -> None:
    """[R-FB-1, R-FB-2]"""
    await acme.say("hi")
    content = {"text": "On WhatsApp", "fallbackText": "By SMS"}
    umid = (await send(acme, {**text(channels=READ, clientMessageId="m"), "content": content})).json["umid"]
    await settled(acme, umid, "delivered")
    await acme.call("POST", "@/clock", {"advance": "0.00:00:59"})
    assert len(await details(acme, umid)) == 1
    await acme.call("POST", "@/clock", {"advance": "0.00:00:02"})
    first, second = await steps(acme, umid, 2)
    assert (first["channel"], first["step"], first["status"]["state"]) == ("WhatsApp", 1, "delivered")
    assert (second["channel"], second["step"], second["status"]["state"]) == ("SMS", 2, "delivered")
    assert (second["umid"], second["clientMessageId"]) == (umid, "m")
    shown = await acme.shown(3)
    assert [message["content"]["text"] for message in shown[1:]] == ["On WhatsApp", "By SMS"]


async def test_no_sms_goes_out_when_whatsapp_was_quick_enough(server: Server, acme: Tenant) -> None:
    """[R-FB-2]"""
    await acme.say("hi")
    umid = (await send(acme, text(channels=DELIVERED))).json["umid"]
    await settled(acme, umid, "delivered")
    await acme.call("POST", "@/clock", {"advance": "0.00:02:00"})
    assert len(await details(acme, umid)) == 1
    assert await server.pool.fetchval("select count(*) from fallbacks where account_id = $1", acme.id) == 0


async def test_a_hard_failure_falls_back_at_once(acme: Tenant) -> None:
    """[R-FB-5]"""
    umid = (await send(acme, text("Anyone?", channels=DELIVERED))).json["umid"]
    first, second = await steps(acme, umid, 2)
    assert first["status"]["errorCode"] == 1022
    assert (second["channel"], second["status"]["state"]) == ("SMS", "delivered")
    (shown,) = await acme.shown(1)
    assert shown["content"]["text"] == "Anyone?"


async def test_somebody_without_a_number_gets_no_sms(acme: Tenant) -> None:
    """[R-FB-3]"""
    user = {"channelUserId": "US.13491208655302741918"}
    umid = (await send(acme, {**text(channels=DELIVERED), "user": user})).json["umid"]
    _, second = await steps(acme, umid, 2)
    assert (second["status"]["state"], second["status"]["errorCode"]) == ("undelivered", 15)


async def test_a_message_can_go_by_sms_alone(acme: Tenant) -> None:
    """[R-FB-1]"""
    umid = (await send(acme, text(channels=[{"channel": "SMS"}]))).json["umid"]
    row = await settled(acme, umid)
    assert (row["channel"], row["status"]["state"]) == ("SMS", "delivered")
    answer = await send(acme, {**text(channels=[{"channel": "SMS"}]), "user": {"channelUserId": "US.1"}})
    assert (answer.status, answer.json["code"]) == (400, 3002)
    place = {"type": "location", "content": {"location": {"latitude": 1, "longitude": 2}}}
    answer = await send(acme, {**text(channels=[{"channel": "SMS"}]), **place})
    assert (answer.status, answer.json["code"]) == (400, 3005)


async def test_the_messages_of_a_batch_fall_back_each_for_itself(acme: Tenant) -> None:
    await acme.say("hi")
    messages = [text("a", channels=DELIVERED), text("b", "+6590000002", channels=DELIVERED)]
    answer = await batch(acme, {"messages": messages, "includeMessagesInResponse": True})
    first, second = [message["umid"] for message in answer.json["messages"]]
    assert [row["batchId"] for row in await steps(acme, second, 2)] == [answer.json["batchId"]] * 2
    await settled(acme, first, "delivered")


async def test_a_scheduled_message_falls_back_as_well(acme: Tenant) -> None:
    umid = (await send(acme, text(channels=DELIVERED, scheduled=AHEAD.isoformat()))).json["umid"]
    await acme.call("POST", "@/clock", {"advance": "3.00:00:01"})
    _, second = await steps(acme, umid, 2)
    assert second["status"]["state"] == "delivered"


# --- expiry ----------------------------------------------------------------------------------------------


async def test_what_has_expired_is_dropped(server: Server, acme: Tenant) -> None:
    await acme.say("hi")
    at = datetime.now(UTC) + timedelta(minutes=10)
    later = text(scheduled=at.isoformat(), expiry=(at + timedelta(minutes=10)).isoformat())
    umid = (await send(acme, later)).json["umid"]
    await acme.call("POST", "@/clock", {"advance": "0.00:30:00"})
    status = (await settled(acme, umid))["status"]
    assert (status["state"], status["errorCode"]) == ("undelivered", 36)
    assert len(await acme.shown(1)) == 1


# --- templates for texts -----------------------------------------------------------------------------------


async def test_a_text_with_the_words_of_a_template_is_sent_as_it_when_the_window_is_closed(
    acme: Tenant,
) -> None:
    """[R-8X8-TPLMATCH]"""
    await register(acme, HELLO)
    umid = (await send(acme, text("See you on Friday at our place."))).json["umid"]
    row = await settled(acme, umid)
    assert (row["status"]["state"], row["contentType"]) == ("delivered", "Template")
    (shown,) = await acme.shown(1)
    assert (shown["type"], shown["content"]["text"]) == ("template", "See you on Friday at our place.")
    other = (await send(acme, text("See you on Friday."))).json["umid"]
    assert (await settled(acme, other))["status"]["errorCode"] == 1022


async def test_in_an_open_window_a_text_stays_a_text(acme: Tenant) -> None:
    """[R-8X8-TPLMATCH]"""
    await register(acme, HELLO)
    await acme.say("hi")
    umid = (await send(acme, text("See you on Friday at our place."))).json["umid"]
    assert (await settled(acme, umid))["contentType"] == "Text"


async def test_direct_send_needs_no_open_window(acme: Tenant) -> None:
    """[R-WIN-3]"""
    content = {"text": "Your parcel is here", "whatsApp": {"directSend": {"category": "utility"}}}
    umid = (await send(acme, {**text(), "content": content})).json["umid"]
    assert (await settled(acme, umid))["status"]["state"] == "delivered"


@pytest.mark.parametrize(
    "content", [{"text": "x", "whatsApp": {"directSend": "yes"}}, {"text": "x", "whatsApp": 1}]
)
async def test_odd_settings_of_direct_send_are_no_way_around_the_window(acme: Tenant, content: Any) -> None:
    """[R-WIN-3]"""
    answer = await send(acme, {**text(), "content": content})
    if answer.status == 200:
        assert (await settled(acme, answer.json["umid"]))["status"]["errorCode"] == 1022
    else:
        assert answer.json["code"] == 1000
