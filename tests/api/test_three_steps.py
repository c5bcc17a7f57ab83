"""Acceptance: a business begins with a template, the customer answers, and the conversation goes on freely.

The whole of it as an integrating developer meets it: the messaging API, a webhook, a journey, and the clock
(messaging.md section 7 and acceptance 1).
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from aiohttp import web

from chatwright.api import quota
from tests.api.server import Server, Tenant, eventually
from tests.paths import ROOT
from tests.stubs.receiver import Receiver
from tests.stubs.serving import served

READY = ROOT / "src/chatwright/gallery"
BODY = "Hello {{1}}, your order {{2}} is on its way. Reply TRACK to see where it is."


MAY_CALL = ("127.0.0.1",)


@pytest.fixture
async def acme(server: Server) -> Tenant:
    """A shop with an approved template."""
    acme = await server.tenant()
    components = [
        {"type": "BODY", "text": BODY, "examples": ["Ann", "1002"]},
        {"type": "BUTTONS", "buttons": [{"type": "QUICK_REPLY", "text": "Track my order"}]},
    ]
    await server.pool.execute(
        "insert into templates (account_id, sub_account_id, name, language, category, components, status, "
        "created_at, updated_at) values ($1, $2, 'order_shipped', 'en', 'UTILITY', $3, 'APPROVED', $4, $4)",
        acme.id,
        acme.sub,
        json.dumps(components),
        datetime.now(UTC),
    )
    return acme


def shipped() -> dict[str, Any]:
    parameters = [{"type": "text", "text": text} for text in ("Ann", "1002")]
    template = {
        "name": "order_shipped",
        "language": "en",
        "components": [{"type": "body", "parameters": parameters}],
    }
    return {"type": "template", "content": {"template": template}}


def buttons() -> dict[str, Any]:
    reply = {"type": "reply", "reply": {"id": "fine", "title": "Yes, thank you"}}
    interactive = {"type": "button", "body": {"text": "Does that suit you?"}, "action": {"buttons": [reply]}}
    return {"type": "interactive", "content": {"interactive": interactive}}


async def send(acme: Tenant, message: dict[str, Any]) -> dict[str, Any]:
    """Send a message; answers what has become of it in the end."""
    body = {"user": {"msisdn": acme.phone}, **message}
    answer = await acme.call("POST", f"/api/v1/subaccounts/{acme.sub}/messages", body)
    assert (answer.status, answer.json["status"]["state"]) == (200, "queued"), answer.text
    umid = answer.json["umid"]

    async def look() -> dict[str, Any] | None:
        quota.STATUS._free_at.clear()
        told = await acme.call("GET", f"/api/v1/subaccounts/{acme.sub}/messages/{umid}")
        (row,) = told.json["data"]
        return row["status"] if row["status"]["state"] != "queued" else None

    found: dict[str, Any] = await eventually(look)
    return found


async def skip(acme: Tenant, time: str) -> None:
    assert (await acme.call("POST", "@/clock", {"advance": time})).status == 200


async def test_template_then_reply_then_buttons_and_free_text(
    acme: Tenant, receiver: Receiver, url: str
) -> None:
    hook = {"subAccountId": acme.sub, "url": url, "type": "MSG"}
    assert (await acme.call("POST", "~/webhooks", [hook])).status == 200
    # 1. The business begins, with a template.
    assert (await send(acme, shipped()))["state"] == "delivered"
    (first,) = await acme.shown(1)
    assert first["content"]["text"] == BODY.replace("{{1}}", "Ann").replace("{{2}}", "1002")
    # 2. The customer answers; the window opens, and the developer's program hears the very words.
    await acme.say("TRACK")

    async def heard() -> Any:
        return next((heard.body for heard in receiver.heard if "TRACK" in receiver.texts), None)

    event = await eventually(heard)
    assert event["eventType"] == "inbound_message_received"
    assert event["payload"]["content"]["text"] == "TRACK"
    # 3. Now everything may be sent: buttons, whose answer comes back, and free text.
    assert (await send(acme, buttons()))["state"] == "delivered"
    tapped = await acme.call("POST", "@/inbound", {"from": acme.phone, "type": "reply", "id": "fine"})
    assert tapped.status == 202
    assert (await send(acme, {"type": "text", "content": {"text": "Enjoy your order!"}}))[
        "state"
    ] == "delivered"


async def test_r_win_4_nobody_begins_with_buttons(acme: Tenant) -> None:
    status = await send(acme, buttons())
    assert (status["state"], status["errorCode"]) == ("undelivered", 1022)
    assert await acme.shown(0) == []


async def test_r_win_1_r_win_3_after_24_hours_a_template_is_needed_again(acme: Tenant) -> None:
    """Acceptance 1: at 23:59:59 it is open, at 24:00:00 it is not, and an answer opens it again."""
    free = {"type": "text", "content": {"text": "Any questions?"}}
    await acme.say("TRACK")
    await skip(acme, "0.23:59:58")
    assert (await send(acme, free))["state"] == "delivered"
    await skip(acme, "0.00:00:02")
    assert (await send(acme, free))["errorCode"] == 1022
    assert (await send(acme, shipped()))["state"] == "delivered"
    assert (await send(acme, free))["errorCode"] == 1022, "a template opens no window"
    await acme.say("TRACK")
    assert (await send(acme, free))["state"] == "delivered"


async def order(_: web.Request) -> web.Response:
    """The shop's own order system."""
    return web.json_response({"state": "shipped", "carrier": "SwiftPost", "expected": "in two days"})


async def test_the_ready_journey_does_the_same(acme: Tenant) -> None:
    shop = web.Application()
    shop.router.add_get("/orders/1002", order)
    async with served(shop) as url:
        source = (READY / "journeys/order_update.json").read_text()
        source = source.replace("@SUBACCOUNT@", acme.sub).replace("@BACKEND@", url)
        made = await acme.call("POST", "~/definitions", json.loads(source))
        assert made.status == 201, made.text
        data = {"mobileNumber": acme.phone[1:], "customerName": "Ann", "orderNumber": "1002"}
        await acme.call("POST", f"~/triggers/http_request?subAccountId={acme.sub}", data)
        (template,) = await acme.shown(1)
        assert template["type"] == "template"
        await acme.say("TRACK")
        answer = (await acme.shown(3))[2]
    assert answer["type"] == "interactive"
    assert "with SwiftPost" in answer["content"]["interactive"]["body"]["text"]
