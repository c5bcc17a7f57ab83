"""Templates that Meta and 8x8 keep: fetched, registered and deleted there, and shown like all others."""

from __future__ import annotations

import json
import time
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import aiohttp
import asyncpg
import pytest
from aiohttp import web

from tests.api.cloud import PATH, Cloud, connected
from tests.api.server import eventually, text_step
from tests.stubs.graph import PHONE, WABA, Refusal, batch, messages_change
from tests.stubs.serving import served

BODY = {"type": "BODY", "text": "Order {{1}} is on its way.", "example": {"body_text": [["A-17"]]}}


@pytest.fixture(scope="module")
async def cloud_server(
    database_url: str, pool: asyncpg.Pool, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Cloud]:
    async with (
        aiohttp.ClientSession() as http,
        connected(database_url, pool, tmp_path_factory.mktemp("templates"), http) as running,
    ):
        yield running


@pytest.fixture
async def cloud(cloud_server: Cloud) -> Cloud:
    """A fresh account on the Cloud API."""
    await cloud_server.connect()
    return cloud_server


def at_meta(name: str, status: str = "APPROVED", **more: Any) -> dict[str, Any]:
    """A template as Meta lists it."""
    return {
        "id": "1",
        "name": name,
        "language": "en",
        "status": status,
        "category": "UTILITY",
        "components": [BODY],
        **more,
    }


async def listed(cloud: Cloud) -> list[dict[str, Any]]:
    """The templates as the composer and the templates page get them."""
    answer = await cloud.tenant.call("GET", f"{PATH}/{cloud.sub}/templates")
    assert answer.status == 200, answer.text
    found: list[dict[str, Any]] = answer.json["templates"]
    return found


async def refresh(cloud: Cloud) -> Any:
    """Fetch the list."""
    return await cloud.tenant.call("POST", f"{PATH}/{cloud.sub}/templates/refresh")


async def test_connecting_fetches_the_templates(cloud: Cloud) -> None:
    cloud.stub.templates = [
        at_meta("one"),
        at_meta("two"),
        at_meta("three", "REJECTED", rejected_reason="SCAM"),
    ]
    body = cloud.stub.settings(cloud.base)
    await cloud.tenant.call("PUT", f"{PATH}/{cloud.sub}/channel", body)

    async def fetched() -> list[dict[str, Any]] | None:
        return await listed(cloud) or None

    found = {template["name"]: template for template in await eventually(fetched)}
    assert set(found) == {"one", "two", "three"}, "over all pages"
    assert (found["three"]["status"], found["three"]["reason"]) == ("REJECTED", "SCAM")
    assert [variable["at"] for variable in found["one"]["variables"]] == ["body.1"]
    assert found["one"]["variables"][0]["example"] == "A-17"


async def test_the_list_can_be_fetched_again_and_what_is_gone_there_is_gone_here(cloud: Cloud) -> None:
    cloud.stub.templates = [at_meta("one"), at_meta("two", quality_score={"score": "GREEN"})]
    assert (await refresh(cloud)).status == 200
    cloud.stub.templates = [at_meta("two", "PAUSED", quality_score={"score": "RED"})]
    answer = await refresh(cloud)
    (only,) = answer.json["templates"]
    assert (only["name"], only["status"], only["quality"]) == ("two", "PAUSED", "RED")


async def test_a_list_that_cannot_be_fetched_says_why(cloud: Cloud) -> None:
    await cloud.tenant.call(
        "PUT", f"{PATH}/{cloud.sub}/channel", {**cloud.stub.settings(cloud.base), "accessToken": "expired"}
    )
    answer = await refresh(cloud)
    assert answer.status == 502
    assert "Invalid OAuth access token" in answer.json["message"]


async def test_a_template_is_registered_in_the_provider_s_own_spelling_and_deleted_there(
    cloud: Cloud,
) -> None:
    path = f"/api/v1/accounts/{cloud.tenant.id}/channels/{cloud.sub}/templates"
    template = {
        "name": "order_update_v2",
        "language": "en",
        "category": "UTILITY",
        "components": [
            {"type": "HEADER", "format": "Text", "text": "Order {{1}}", "examples": ["A-17"]},
            {"type": "BODY", "text": "It comes on {{1}}, {{2}}.", "examples": ["Monday", "Ann"]},
            {
                "type": "BUTTONS",
                "buttons": [
                    {"type": "URL", "text": "Track", "url": "https://example.com/{{1}}", "examples": ["a"]},
                    {"type": "PHONE_NUMBER", "text": "Call", "phoneNumber": "+6591234567", "country": "SG"},
                    {"type": "QUICK_REPLY", "text": "Thanks"},
                ],
            },
        ],
    }
    answer = await cloud.tenant.call("POST", path, template)
    assert answer.status == 200, answer.text
    (made,) = cloud.stub.templates
    assert made["parameter_format"] == "POSITIONAL"
    header, body, buttons = made["components"]
    assert (header["format"], header["example"]) == ("TEXT", {"header_text": ["A-17"]})
    assert body["example"] == {"body_text": [["Monday", "Ann"]]}
    assert buttons["buttons"] == [
        {"type": "URL", "text": "Track", "url": "https://example.com/{{1}}", "example": ["a"]},
        {"type": "PHONE_NUMBER", "text": "Call", "phone_number": "+6591234567"},
        {"type": "QUICK_REPLY", "text": "Thanks"},
    ]
    (kept,) = await listed(cloud)
    assert (kept["name"], kept["status"]) == ("order_update_v2", "PENDING")
    deleted = await cloud.tenant.call("DELETE", f"{path}/order_update_v2")
    assert deleted.status == 200, deleted.text
    assert cloud.stub.templates == []
    assert await listed(cloud) == []


async def test_meta_s_review_arrives_as_an_event(cloud: Cloud) -> None:
    cloud.stub.templates = [at_meta("one", "PENDING")]
    await refresh(cloud)
    value = {
        "event": "APPROVED",
        "message_template_id": 1,
        "message_template_name": "one",
        "message_template_language": "en",
        "reason": "NONE",
    }
    change = {"field": "message_template_status_update", "value": value}
    assert await cloud.stub.hook(batch(change)) == 200
    assert [template["status"] for template in await listed(cloud)] == ["APPROVED"]
    quality = {
        "field": "message_template_quality_update",
        "value": {**value, "previous_quality_score": "UNKNOWN", "new_quality_score": "YELLOW"},
    }
    category = {"field": "template_category_update", "value": {**value, "new_category": "MARKETING"}}
    assert await cloud.stub.hook(batch(quality, category)) == 200
    (only,) = await listed(cloud)
    assert (only["quality"], only["category"]) == ("YELLOW", "MARKETING")


async def test_an_event_of_a_template_that_nobody_knew_fetches_the_list(cloud: Cloud) -> None:
    cloud.stub.templates = [at_meta("new_one")]
    value = {"event": "APPROVED", "message_template_name": "new_one", "message_template_language": "en"}
    await cloud.stub.hook(batch({"field": "message_template_status_update", "value": value}))

    async def fetched() -> list[dict[str, Any]] | None:
        return await listed(cloud) or None

    assert [template["name"] for template in await eventually(fetched)] == ["new_one"]


async def test_an_event_of_another_business_account_changes_nothing(cloud: Cloud) -> None:
    cloud.stub.templates = [at_meta("one")]
    await refresh(cloud)
    value = {"event": "DISABLED", "message_template_name": "one", "message_template_language": "en"}
    body = batch({"field": "message_template_status_update", "value": value}, waba="1" + WABA)
    assert await cloud.stub.hook(body) == 200
    assert [template["status"] for template in await listed(cloud)] == ["APPROVED"]


async def test_a_media_header_is_left_to_the_manager(cloud: Cloud) -> None:
    template = {
        "name": "with_picture",
        "language": "en",
        "category": "UTILITY",
        "components": [
            {"type": "HEADER", "format": "Image", "examples": ["https://example.com/a.jpg"]},
            {"type": "BODY", "text": "Hello."},
        ],
    }
    path = f"/api/v1/accounts/{cloud.tenant.id}/channels/{cloud.sub}/templates"
    answer = await cloud.tenant.call("POST", path, template)
    assert answer.status == 400
    assert "WhatsApp Manager" in answer.json["message"]


# --- 8x8 -----------------------------------------------------------------------------------------------------

AT_8X8 = {
    "templateName": "pickup",
    "language": "en_US",
    "category": "UTILITY",
    "status": "APPROVED",
    "components": [
        {"type": "BODY", "text": "Pick up at {{1}}.", "example": {"bodyText": ["8 am"]}},
        {"type": "BUTTONS", "buttons": [{"type": "QUICK_REPLY", "text": "OK"}]},
    ],
}


async def test_8x8_s_templates_are_fetched_registered_and_deleted(cloud: Cloud) -> None:
    asked: list[tuple[str, str, Any]] = []

    async def answer(request: web.Request) -> web.Response:
        body = await request.json() if request.can_read_body else None
        asked.append((request.method, request.path, body))
        if body is not None and "examples" in body["components"][1]["buttons"][0]:
            return web.json_response({"code": 1000, "message": "buttons.example is required"}, status=400)
        return web.json_response({"templates": [AT_8X8]} if request.method == "GET" else {})

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", answer)
    async with served(app) as base:
        body = {"provider": "8x8", "baseUrl": base, "apiKey": "k", "webhookSecret": "a-long-secret"}
        put = await cloud.tenant.call("PUT", f"{PATH}/{cloud.sub}/channel", body)
        assert put.status == 200
        without = await refresh(cloud)
        assert without.status == 502
        assert "accountId" in without.json["message"]
        assert asked == []
        put = await cloud.tenant.call(
            "PUT", f"{PATH}/{cloud.sub}/channel", {**body, "accountId": "acc", "channelId": "ch-1"}
        )
        assert (put.json["accountId"], put.json["channelId"]) == ("acc", "ch-1")
        (only,) = (await refresh(cloud)).json["templates"]
        assert (only["name"], only["language"], only["status"]) == ("pickup", "en_US", "APPROVED")
        assert only["variables"][0]["example"] == "8 am"
        path = f"/api/v1/accounts/{cloud.tenant.id}/channels/{cloud.sub}/templates"
        url = {"type": "URL", "text": "Track", "url": "https://example.com/{{1}}", "examples": ["a"]}
        template = {
            "name": "tracked",
            "language": "en",
            "category": "UTILITY",
            "components": [{"type": "BODY", "text": "Hello."}, {"type": "BUTTONS", "buttons": [url]}],
        }
        made = await cloud.tenant.call("POST", path, template)
        assert made.status == 200, made.text
        posts = [sent for method, _, sent in asked if method == "POST"]
        assert "example" in posts[1]["components"][1]["buttons"][0], "the other spelling is tried once"
        assert (await cloud.tenant.call("DELETE", f"{path}/tracked")).status == 200
        assert asked[-1][:2] == ("DELETE", "/api/v1/accounts/acc/channels/ch-1/templates/tracked")


async def test_who_got_too_much_marketing_gets_none_for_a_day_but_all_else(cloud: Cloud) -> None:
    """131049: not again for 24 hours; templates of other categories, and answers, go on."""
    cloud.stub.templates = [at_meta("offer", category="MARKETING"), at_meta("order")]
    await refresh(cloud)
    assert len(await listed(cloud)) == 2

    async def send(name: str) -> dict[str, Any]:
        values = [{"type": "text", "text": "A-17"}]
        template = {
            "name": name,
            "language": "en",
            "components": [{"type": "body", "parameters": values}],
        }
        body = {"user": {"msisdn": "+6591234567"}, "type": "template", "content": {"template": template}}
        answer = await cloud.tenant.call("POST", f"/api/v1/subaccounts/{cloud.sub}/messages", body)
        assert answer.status == 200, answer.text
        umid = answer.json["umid"]

        async def settled() -> dict[str, Any] | None:
            found = next(row for row in await cloud.messages("outbound") if row["umid"] == umid)
            return found if found["handed_over_at"] else None

        return await eventually(settled)

    cloud.stub.mishap = lambda body: Refusal(400, 131049, "(#131049) not delivered")
    assert json.loads((await send("offer"))["error"])["providerErrorCode"] == "131049"
    cloud.stub.mishap = lambda body: None
    asked = cloud.stub.requests["POST messages"]
    held_back = await send("offer")
    assert held_back["state"] == "undelivered"
    assert json.loads(held_back["error"])["code"] == 1024
    assert cloud.stub.requests["POST messages"] == asked, "WhatsApp is not asked"
    assert (await send("order"))["state"] != "undelivered"
    rests = "select marketing_rests_until - now() from conversations where account_id = $1"
    left = await cloud.server.pool.fetchval(rests, cloud.tenant.id)
    assert timedelta(hours=23, minutes=58) < left <= timedelta(hours=24), "what was held back adds nothing"
    await cloud.server.pool.execute(
        "update conversations set marketing_rests_until = now() where account_id = $1", cloud.tenant.id
    )
    assert (await send("offer"))["state"] != "undelivered"


async def test_a_journeys_marketing_rests_as_well_after_a_receipt_of_131049(cloud: Cloud) -> None:
    cloud.stub.templates = [at_meta("offer", category="MARKETING")]
    await refresh(cloud)
    values = [{"type": "text", "text": "A-17"}]
    step = text_step("offer", "")
    step["inputs"] |= {
        "type": "template",
        "content": {
            "template": {
                "name": "offer",
                "language": "en",
                "components": [{"type": "body", "parameters": values}],
            }
        },
    }
    await cloud.tenant.define(step)
    cloud.stub.statuses = ()
    await cloud.stub.says()

    async def taken() -> str | None:
        return next((taken.wamid for taken in cloud.stub.taken), None)

    wamid = await eventually(taken)
    errors = [{"code": 131049, "title": "This message was not delivered to maintain healthy engagement."}]
    failed = {
        "id": wamid,
        "biz_opaque_callback_data": cloud.stub.taken[0].opaque,
        "status": "failed",
        "timestamp": str(int(time.time())),
        "recipient_id": PHONE,
        "errors": errors,
    }
    assert await cloud.stub.hook(batch(messages_change(statuses=[failed]))) == 200
    await cloud.stub.says()

    async def held_back() -> dict[str, Any] | None:
        rows = await cloud.messages("outbound")
        return rows[1] if len(rows) == 2 and rows[1]["handed_over_at"] else None

    assert json.loads((await eventually(held_back))["error"])["code"] == 1024
    assert cloud.stub.requests["POST messages"] == 1
