"""Meta's Cloud API, end to end: the real server, and a stub that holds to the platform's contract."""

from __future__ import annotations

import json
import time
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import asyncpg
import pytest

from chatwright.api.webhooks_meta import is_signed
from chatwright.channels.cloud_api import CloudApi
from tests.api.cloud import PATH, Cloud, connected
from tests.api.server import eventually, text_step, wait_step
from tests.stubs.graph import (
    PHONE,
    PNID,
    VERIFY_TOKEN,
    WABA,
    Refusal,
    Silence,
    batch,
    contact,
    message,
    messages_change,
    meta_json,
    sign,
)


@pytest.fixture(scope="module")
async def cloud_server(
    database_url: str, pool: asyncpg.Pool, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Cloud]:
    async with (
        aiohttp.ClientSession() as http,
        connected(database_url, pool, tmp_path_factory.mktemp("cloud"), http) as running,
    ):
        yield running


@pytest.fixture
async def cloud(cloud_server: Cloud) -> AsyncIterator[Cloud]:
    """A fresh account on the Cloud API."""
    await cloud_server.connect()
    yield cloud_server
    await cloud_server.stub.rest()


# --- connecting ----------------------------------------------------------------------------------------------


async def test_the_settings_are_answered_without_secrets_and_sealed(cloud_server: Cloud) -> None:
    answer = await cloud_server.connect()
    assert answer.json == {
        "subAccountId": cloud_server.sub,
        "provider": "whatsapp_cloud",
        "graphUrl": f"{cloud_server.base}/v24.0",
        "phoneNumberId": PNID,
        "wabaId": WABA,
    }
    config = await cloud_server.server.pool.fetchval(
        "select config from subaccounts where id = $1", cloud_server.sub
    )
    for name in ("accessToken", "appSecret", "verifyToken"):
        assert json.loads(config)[name].startswith("sealed:")


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"graphUrl": "graph.facebook.com"}, "graphUrl"),
        ({"phoneNumberId": "../me"}, "phoneNumberId"),
        ({"phoneNumberId": 5}, "phoneNumberId"),
        ({"wabaId": ""}, "wabaId"),
        ({"accessToken": None}, "accessToken"),
        ({"accessToken": "a\r\nX: y"}, "accessToken"),
        ({"appSecret": ""}, "appSecret"),
        ({"verifyToken": None}, "verifyToken"),
    ],
)
async def test_settings_that_cannot_work_are_named(cloud: Cloud, change: dict[str, Any], named: str) -> None:
    body = {**cloud.stub.settings(cloud.base), **change}
    answer = await cloud.tenant.call("PUT", f"{PATH}/{cloud.sub}/channel", body)
    assert answer.status == 400
    assert answer.json["message"].startswith(f"{named}:")


# --- the handshake and the signature -------------------------------------------------------------------------


async def test_meta_shakes_hands(cloud: Cloud) -> None:
    path = f"/webhooks/whatsapp/{cloud.sub}?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token="
    good = await cloud.server.call("GET", path + VERIFY_TOKEN)
    assert (good.status, good.text) == (200, "1158201444")
    assert (await cloud.server.call("GET", path + "wrong")).status == 403
    assert (await cloud.server.call("GET", f"/webhooks/whatsapp/{cloud.sub}")).status == 403
    other = path.replace(cloud.sub, "nobody_here")
    assert (await cloud.server.call("GET", other + VERIFY_TOKEN)).status == 403


async def test_a_signature_counts_on_the_raw_bytes_whatever_the_letters(cloud: Cloud) -> None:
    """Meta writes é as \\u00e9 in what it signs; a body written anew would have another signature."""
    given = batch(
        messages_change(messages=[message("wamid.é", type="text", text={"body": "Grüße 🎉 مرحبا"})])
    )
    for raw in (meta_json(given), json.dumps(given, ensure_ascii=False).encode()):
        answer = await cloud.server.call(
            "POST",
            f"/webhooks/whatsapp/{cloud.sub}",
            data=raw,
            headers={"X-Hub-Signature-256": sign(raw)},
        )
        assert answer.status == 200, answer.text
    (row,) = await cloud.messages()
    assert row["content"] == {"text": "Grüße 🎉 مرحبا"}


def test_the_signature_is_that_of_a_known_vector() -> None:
    body = b'{"text":"Gr\\u00fc\\u00dfe \\ud83c\\udf89"}'
    assert sign(body, "secret") == "sha256=b0fa26b0950497a112acf6b70b421f97be798efbc38c4c13f219b59e81a75943"
    assert is_signed("secret", sign(body, "secret").encode(), body)


@pytest.mark.parametrize("signature", ["", "sha256=", "sha256=00", "sha1=abc", None])
async def test_a_webhook_without_the_right_signature_is_refused(cloud: Cloud, signature: str | None) -> None:
    raw = meta_json(batch(messages_change(messages=[message("wamid.1")])))
    headers = {} if signature is None else {"X-Hub-Signature-256": signature}
    path = f"/webhooks/whatsapp/{cloud.sub}"
    assert (await cloud.server.call("POST", path, data=raw, headers=headers)).status == 401
    wrong = {"X-Hub-Signature-256": sign(raw, "another secret")}
    assert (await cloud.server.call("POST", path, data=raw, headers=wrong)).status == 401
    changed = {"X-Hub-Signature-256": sign(raw)}
    assert (await cloud.server.call("POST", path, data=raw + b" ", headers=changed)).status == 401
    assert await cloud.messages() == []


async def test_a_subaccount_on_another_channel_takes_no_webhooks_of_meta(cloud: Cloud) -> None:
    await cloud.tenant.call("PUT", f"{PATH}/{cloud.sub}/channel", {"provider": "simulator"})
    assert await cloud.stub.hook(batch(messages_change(messages=[message("wamid.1")]))) == 401


# --- batches -------------------------------------------------------------------------------------------------


async def test_a_batch_brings_all_it_holds_and_a_bad_entry_does_not_lose_the_others(cloud: Cloud) -> None:
    body = batch(
        messages_change(
            contacts=[contact("6590000001"), contact("6590000002", name="Bob")],
            messages=[
                message("wamid.1", "6590000001"),
                {"from": "6590000003", "type": "text"},
                message("wamid.2", "6590000002"),
                "no message",
                {"id": "wamid.nobody", "type": "text", "text": {"body": "who?"}},
            ],
        ),
        {"field": "messages", "value": None},
        "no change",
        messages_change(messages=[message("wamid.3", "6590000001")]),
    )
    body["entry"] += [
        "no entry",
        {"id": WABA},
        batch(messages_change(messages=[message("wamid.4")]))["entry"][0],
    ]
    assert await cloud.stub.hook(body) == 200
    found = await cloud.messages()
    assert {row["umid"] for row in found} == {"wamid.1", "wamid.2", "wamid.3", "wamid.4"}
    assert {row["name"] for row in found if row["address"] == "6590000002"} == {"Bob"}
    assert await cloud.stub.hook(body) == 200
    assert len(await cloud.messages()) == 4, "what comes again is known by its id"


@pytest.mark.parametrize("body", [[], {}, {"entry": {}}, "x", None, {"object": "page", "entry": None}])
async def test_what_is_no_webhook_is_named(cloud: Cloud, body: Any) -> None:
    assert await cloud.stub.hook(body) == 400


async def test_a_message_of_a_number_that_is_not_connected_here_is_not_taken_for_one_of_ours(
    cloud: Cloud,
) -> None:
    assert await cloud.stub.hook(batch(messages_change("999", messages=[message("wamid.1")]))) == 200
    assert await cloud.messages() == []


async def test_the_one_webhook_of_an_app_serves_all_numbers_of_the_account(cloud: Cloud) -> None:
    second = f"{cloud.tenant.id}_second"
    body = {**cloud.stub.settings(cloud.base), "phoneNumberId": "777"}
    assert (await cloud.tenant.call("PUT", f"{PATH}/{second}/channel", body)).status == 200
    assert await cloud.stub.hook(batch(messages_change("777", messages=[message("wamid.1")]))) == 200
    (row,) = await cloud.messages()
    assert row["sub_account_id"] == second


async def test_what_could_not_be_stored_is_asked_for_again_and_the_rest_is_kept(
    cloud: Cloud, monkeypatch: pytest.MonkeyPatch
) -> None:
    runtime = cloud.server.runtime
    whole = runtime.hear

    async def fails_for_one(told: Any, *rest: Any) -> bool:
        if told.id == "wamid.bad":
            raise OSError("the connection was cut")
        return await whole(told, *rest)

    body = batch(
        messages_change(messages=[message("wamid.bad", "6590000001"), message("wamid.good", "6590000002")])
    )
    with monkeypatch.context() as patched:
        patched.setattr(runtime, "hear", fails_for_one)
        assert await cloud.stub.hook(body) == 503
    assert [row["umid"] for row in await cloud.messages()] == ["wamid.good"]
    assert await cloud.stub.hook(body) == 200
    assert {row["umid"] for row in await cloud.messages()} == {"wamid.good", "wamid.bad"}


# --- a conversation ------------------------------------------------------------------------------------------


async def test_a_customer_talks_with_a_journey(cloud: Cloud) -> None:
    buttons = {
        "type": "button",
        "body": {"text": "Which day?"},
        "action": {
            "buttons": [
                {"type": "reply", "reply": {"id": day, "title": day.title()}} for day in ("mon", "tue")
            ]
        },
    }
    ask = text_step("ask", "", "wait")
    ask["inputs"] |= {"type": "interactive", "content": {"interactive": buttons}}
    await cloud.tenant.define(
        text_step("hello", "Hello {{data.payload.user.name}}!", "ask"),
        ask,
        wait_step("wait", "bye"),
        text_step("bye", "{{data.answer}} it is."),
    )
    assert await cloud.stub.says() == 200
    await cloud.sent(2)
    reply = {"type": "button_reply", "button_reply": {"id": "tue", "title": "Tue"}}
    assert await cloud.stub.says(type="interactive", interactive=reply) == 200
    await cloud.sent(3)
    await cloud.stub.rest()
    assert cloud.stub.texts == ["Hello Ann!", "Which day?", "Tue it is."]
    sent = await cloud.sent(3, "delivered")
    assert [taken.opaque for taken in cloud.stub.taken] == [row["umid"] for row in sent]
    assert [taken.wamid for taken in cloud.stub.taken] == [row["provider_id"] for row in sent]
    assert {row["detail"] for row in sent} == {"delivered_to_recipient"}
    first = cloud.stub.taken[1].body
    assert (first["to"], first["recipient_type"], first["interactive"]) == (PHONE, "individual", buttons)


async def test_a_read_message_is_read_though_nobody_said_delivered(cloud: Cloud) -> None:
    cloud.stub.statuses = ("read", "sent")
    await cloud.tenant.define(text_step("hello", "Hello!"))
    await cloud.stub.says()
    await cloud.sent(1, "read")


async def test_meta_closes_the_window_by_a_status_and_so_do_we_before_it(cloud: Cloud) -> None:
    """[R-WIN-4] The old message opens no window here, so nothing is sent at all."""
    await cloud.tenant.define(text_step("hello", "Hello!"))
    await cloud.stub.says()
    await cloud.sent(1, "delivered")
    old = time.time() - 24 * 3600 + 30
    await cloud.stub.hook(batch(messages_change(messages=[message("wamid.old", "6590000009", at=old)])))
    sent = await cloud.sent(2)
    late = (await eventually(lambda: states(cloud, "undelivered")))[-1]
    assert json.loads(late["error"])["code"] == 1022
    assert len(cloud.stub.taken) == 1
    assert len(sent) == 2


async def states(cloud: Cloud, state: str) -> list[dict[str, Any]] | None:
    """The messages of the business that are in a state, if any is."""
    return [row for row in await cloud.messages("outbound") if row["state"] == state] or None


async def test_a_failure_that_meta_tells_by_status_is_noted(cloud: Cloud) -> None:
    await cloud.tenant.define(text_step("hello", "Hello!"))
    await cloud.stub.hook(batch(messages_change(contacts=[contact()], messages=[message("wamid.1")])))
    (row,) = await eventually(lambda: states(cloud, "undelivered"))
    error = json.loads(row["error"])
    assert (error["code"], error["providerErrorCode"]) == (1022, "131047")
    assert "24 hours" in json.loads(row["error"])["message"]
    assert row["detail"] == "rejected_by_operator"


@pytest.mark.parametrize(
    ("refusal", "state"),
    [
        (Refusal(400, 131008, "(#131008) Required parameter is missing"), "rejected"),
        (Refusal(400, 131009, "(#131009) Parameter value is not valid"), "rejected"),
        (Refusal(401, 190, "Invalid OAuth access token"), "rejected"),
        (Refusal(400, 132001, "(#132001) Template name does not exist"), "rejected"),
        (Refusal(400, 132015, "(#132015) Template is paused"), "rejected"),
        (Refusal(400, 131026, "(#131026) Message undeliverable"), "undelivered"),
        (Refusal(400, 131049, "(#131049) not delivered"), "undelivered"),
        (Refusal(400, 999999, "something new"), "rejected"),
    ],
)
async def test_what_is_refused_for_good_is_not_tried_again(
    cloud: Cloud, refusal: Refusal, state: str
) -> None:
    cloud.stub.mishap = lambda body: refusal
    await cloud.tenant.define(text_step("hello", "Hello!"))
    await cloud.stub.says()
    (row,) = await eventually(lambda: states(cloud, state))
    assert str(refusal.code) in row["error"]
    assert cloud.stub.requests["POST messages"] == 1


@pytest.mark.parametrize(
    "refusal",
    [
        Refusal(500, 131000),
        Refusal(500, 2, "Service temporarily unavailable"),
        Refusal(400, 130429, "(#130429) Rate limit hit"),
        Refusal(429, 80007, retry_after=1),
        Refusal(400, 131056, "(#131056) (Business Account, Consumer Account) pair rate limit hit"),
        Refusal(502, 1, "Bad gateway"),
    ],
)
async def test_what_is_not_taken_now_is_tried_later_under_the_same_id(cloud: Cloud, refusal: Refusal) -> None:
    refused = iter([refusal])
    cloud.stub.mishap = lambda body: next(refused, None)
    await cloud.tenant.define(text_step("hello", "Hello!"))
    await cloud.stub.says()

    async def postponed() -> bool | None:
        row = await cloud.server.pool.fetchrow(
            "select attempts, umid from messages where account_id = $1 and direction = 'outbound'",
            cloud.tenant.id,
        )
        return True if row is not None and row["attempts"] == 1 else None

    await eventually(postponed)
    await cloud.server.pool.execute(
        "update conversations set sender_until = now() - interval '1 second' where account_id = $1",
        cloud.tenant.id,
    )
    await cloud.server.runtime.watch()
    (row,) = await cloud.sent(1, "delivered")
    assert [taken.opaque for taken in cloud.stub.taken] == [row["umid"]]


async def test_an_answer_that_never_came_is_settled_by_the_status_that_echoes_our_id(cloud: Cloud) -> None:
    silent = iter([Silence.AFTER])
    cloud.stub.mishap = lambda body: next(silent, None)
    await cloud.tenant.define(text_step("hello", "Hello!"))
    await cloud.stub.says()
    (row,) = await cloud.sent(1, "delivered")
    await cloud.server.pool.execute(
        "update conversations set sender_until = now() - interval '1 second' where account_id = $1",
        cloud.tenant.id,
    )
    await cloud.server.runtime.watch()

    async def handed_over() -> bool | None:
        (found,) = await cloud.messages("outbound")
        return True if found["handed_over_at"] is not None else None

    await eventually(handed_over)
    assert len(cloud.stub.taken) == 1, "it is not sent twice"
    assert row["provider_id"] == cloud.stub.taken[0].wamid


# --- what customers send -------------------------------------------------------------------------------------

VCARD = [
    {"name": {"formatted_name": "Bob B", "first_name": "Bob"}, "phones": [{"phone": "+65 9", "type": "CELL"}]}
]
ORDER = {"catalog_id": "1", "product_items": [{"product_retailer_id": "a", "quantity": 1}], "text": "please"}
NFM = {"name": "flow", "body": "Sent", "response_json": '{"flow_token":"t","day":"mon"}'}


@pytest.mark.parametrize(
    ("given", "type_", "content"),
    [
        ({"type": "text", "text": {"body": "hi"}}, "Text", {"text": "hi"}),
        (
            {"type": "location", "location": {"latitude": 1.3, "longitude": 103.8, "name": "Home"}},
            "Location",
            {"location": {"latitude": 1.3, "longitude": 103.8, "name": "Home"}},
        ),
        ({"type": "contacts", "contacts": VCARD}, "Contacts", {"contacts": VCARD}),
        (
            {
                "type": "interactive",
                "interactive": {"type": "list_reply", "list_reply": {"id": "r1", "title": "One"}},
            },
            "Interactive",
            {
                "interactive": {"type": "list_reply", "list_reply": {"id": "r1", "title": "One"}},
                "text": "One",
            },
        ),
        (
            {"type": "interactive", "interactive": {"type": "nfm_reply", "nfm_reply": NFM}},
            "Interactive",
            {
                "interactive": {
                    "type": "nfmReply",
                    "nfmReply": {"responseJson": NFM["response_json"], "name": "flow", "body": "Sent"},
                }
            },
        ),
        (
            {
                "type": "interactive",
                "interactive": {
                    "type": "call_permission_reply",
                    "call_permission_reply": {
                        "response": "accept",
                        "is_permanent": False,
                        "expiration_timestamp": 1767225600,
                        "response_source": "user_action",
                    },
                },
            },
            "Interactive",
            {
                "interactive": {
                    "type": "callPermissionReply",
                    "callPermissionReply": {
                        "response": "accept",
                        "isPermanent": False,
                        "expirationTimestamp": "2026-01-01T00:00:00.000Z",
                        "responseSource": "user_action",
                    },
                }
            },
        ),
        (
            {"type": "button", "button": {"payload": "MOVE_IT", "text": "Another day"}},
            "Text",
            {"text": "Another day", "payload": "MOVE_IT"},
        ),
        ({"type": "order", "order": ORDER}, "Order", {"order": ORDER}),
        (
            {"type": "unsupported", "errors": [{"code": 131051, "title": "Unsupported message type"}]},
            "None",
            {"errors": [{"code": 131051, "title": "Unsupported message type"}]},
        ),
        ({"type": "text"}, "Text", {"text": ""}),
        ({"type": "interactive", "interactive": "x"}, "Interactive", {"interactive": {}}),
        ({"type": 5}, "None", {}),
    ],
    ids=lambda value: value.get("type") if isinstance(value, dict) else None,
)
async def test_every_kind_of_message_comes_in_the_shape_that_journeys_read(
    cloud: Cloud, given: dict[str, Any], type_: str, content: dict[str, Any]
) -> None:
    body = batch(messages_change(contacts=[contact()], messages=[message("wamid.1", **given)]))
    assert await cloud.stub.hook(body) == 200
    (row,) = await cloud.messages()
    assert (row["type"], row["content"], row["address"]) == (type_, content, PHONE)
    assert row["window_expires_at"] is not None


@pytest.mark.parametrize("kind", ["image", "video", "audio", "document", "sticker"])
async def test_a_medium_can_be_fetched_by_its_address_alone(cloud: Cloud, kind: str) -> None:
    cloud.stub.media["4711"] = ("image/png", b"\x89PNG picture")
    given = {"type": kind, kind: {"id": "4711", "mime_type": "image/png", "caption": "Look"}}
    await cloud.stub.hook(batch(messages_change(messages=[message("wamid.1", **given)])))
    (row,) = await cloud.messages()
    expected = {
        "image": "Image",
        "video": "Video",
        "audio": "Audio",
        "document": "File",
        "sticker": "Sticker",
    }
    assert row["type"] == expected[kind]
    url = row["content"]["url"]
    assert url.startswith(f"{cloud.server.url}/media/whatsapp/{cloud.sub}/4711?token=")
    assert (row["content"]["text"], row["content"]["id"]) == ("Look", "4711")
    async with cloud.http.get(url) as answer:
        assert (answer.status, answer.headers["Content-Type"]) == (200, "image/png")
        assert await answer.read() == b"\x89PNG picture"
    assert (await cloud.server.call("GET", url[:-1] + "x")).status == 404
    assert (await cloud.server.call("GET", url.replace("4711", "4712"))).status == 404
    del cloud.stub.media["4711"]
    assert (await cloud.server.call("GET", url)).status == 404


async def test_a_reaction_is_kept_and_opens_no_window(cloud: Cloud) -> None:
    """[R-WIN-2]"""
    given = {"type": "reaction", "reaction": {"message_id": "wamid.x", "emoji": "👍"}}
    await cloud.stub.hook(batch(messages_change(messages=[message("wamid.1", **given)])))
    (row,) = await cloud.messages()
    assert (row["type"], row["window_expires_at"]) == ("Reaction", None)
    assert row["content"] == {"reaction": {"message_id": "wamid.x", "emoji": "👍"}}


async def test_a_reply_names_what_it_replies_to_and_an_advertisement_where_it_stood(cloud: Cloud) -> None:
    await cloud.tenant.define(
        text_step("hello", "{{data.payload.replyToUmid}} {{data.payload.referral.source_id}}")
    )
    await cloud.stub.says(
        type="text",
        text={"body": "yes"},
        context={"from": "15550783881", "id": "wamid.ours"},
        referral={"source_id": "120", "source_type": "ad"},
    )
    await cloud.sent(1, "delivered")
    assert cloud.stub.texts == ["wamid.ours 120"]


async def test_somebody_whose_number_is_hidden_is_answered_by_the_business_scoped_id(cloud: Cloud) -> None:
    """[R-MO-ID]"""
    await cloud.tenant.define(text_step("hello", "Hello!"))
    body = batch(
        messages_change(
            contacts=[contact(None, "US.13491208655302741918")],
            messages=[
                message(
                    "wamid.1", None, from_user_id="US.13491208655302741918", type="text", text={"body": "x"}
                )
            ],
        )
    )
    assert await cloud.stub.hook(body) == 200
    await cloud.sent(1)
    assert cloud.stub.taken[0].body["recipient"] == "US.13491208655302741918"
    assert "to" not in cloud.stub.taken[0].body


async def test_a_customer_books_an_appointment_and_shares_a_place_a_picture_and_a_form(cloud: Cloud) -> None:
    """A journey with a list, buttons and a picture, written for 8x8, unchanged at Meta."""
    rows = [{"id": f"slot-{n}", "title": f"Mon {n}:00", "description": "with Ann"} for n in (9, 10)]
    listed = {
        "type": "list",
        "body": {"text": "Pick a time"},
        "action": {"button": "Times", "sections": [{"title": "Monday", "rows": rows}]},
    }
    step = text_step("times", "", "wait")
    step["inputs"] |= {"type": "interactive", "content": {"interactive": listed}}
    picture = text_step("map", "", "bye")
    picture["inputs"] |= {
        "type": "Image",
        "content": {"url": "https://example.com/map.png", "text": "Here we are"},
    }
    chosen = wait_step("wait", "booked")
    chosen["outputs"] = {"slot": "{{step.reply.payload.content.interactive.list_reply.id}}"}
    await cloud.tenant.define(
        step,
        chosen,
        text_step("booked", "Booked {{data.slot}}.", "map"),
        picture,
        text_step("bye", "See you!"),
    )
    await cloud.stub.says(type="text", text={"body": "book"})
    await cloud.sent(1)
    reply = {"type": "list_reply", "list_reply": {"id": "slot-10", "title": "Mon 10:00"}}
    await cloud.stub.says(type="interactive", interactive=reply)
    await cloud.sent(4, "delivered")
    assert cloud.stub.texts == ["Pick a time", "Booked slot-10.", "image", "See you!"]
    assert cloud.stub.taken[2].body["image"] == {
        "link": "https://example.com/map.png",
        "caption": "Here we are",
    }
    instances = await cloud.server.pool.fetch(
        "select status from instances where account_id = $1", cloud.tenant.id
    )
    assert [row["status"] for row in instances] == ["Complete"]


async def test_somebody_who_stopped_marketing_in_whatsapp_is_opted_out_until_that_is_taken_back(
    cloud: Cloud,
) -> None:
    """[R-OPT-5]"""

    async def opted_out() -> list[str]:
        rows = await cloud.server.pool.fetch(
            "select scope from opt_outs where account_id = $1 and address = $2", cloud.tenant.id, PHONE
        )
        return [row["scope"] for row in rows]

    def said(value: str, at: int) -> dict[str, Any]:
        preference = {"wa_id": PHONE, "category": "marketing_messages", "value": value, "timestamp": at}
        metadata = {"display_phone_number": "1", "phone_number_id": PNID}
        return {
            "field": "user_preferences",
            "value": {"metadata": metadata, "user_preferences": [preference]},
        }

    await cloud.stub.says()
    assert await cloud.stub.hook(batch(said("stop", 1_767_225_600))) == 200
    assert await opted_out() == ["marketing"]
    assert await cloud.stub.hook(batch(said("resume", 1_767_225_700))) == 200
    assert await opted_out() == []


async def test_a_refusal_because_somebody_stopped_marketing_opts_out_as_well(cloud: Cloud) -> None:
    cloud.stub.mishap = lambda body: Refusal(400, 131050, "(#131050) User stopped marketing messages")
    await cloud.tenant.define(text_step("hello", "Hello!"))
    await cloud.stub.says()
    await eventually(lambda: states(cloud, "undelivered"))
    rows = await cloud.server.pool.fetch(
        "select scope, address from opt_outs where account_id = $1", cloud.tenant.id
    )
    assert [tuple(row) for row in rows] == [("marketing", PHONE)]


async def test_somebody_with_a_new_number_goes_on_in_the_same_conversation(cloud: Cloud) -> None:
    await cloud.tenant.define(
        text_step("hello", "Name?", "wait"), wait_step("wait", "bye"), text_step("bye", "Thanks.")
    )
    await cloud.stub.says()
    await cloud.sent(1, "delivered")
    system = {
        "type": "system",
        "system": {"type": "user_changed_number", "body": "Ann changed her number", "wa_id": "6599999999"},
    }
    assert await cloud.stub.hook(batch(messages_change(messages=[message("wamid.system", **system)]))) == 200
    await cloud.stub.says("6599999999")
    sent = await cloud.sent(2)
    assert {row["address"] for row in sent} == {"6599999999"}
    assert sent[1]["content"] == {"text": "Thanks."}


async def test_a_message_is_marked_as_read_and_typing_is_shown(cloud: Cloud) -> None:
    await cloud.stub.hook(batch(messages_change(messages=[message("wamid.1")])))
    path = f"/api/v1/subaccounts/{cloud.sub}"
    read = await cloud.tenant.call("POST", f"{path}/messages/wamid.1/read")
    assert read.status == 200, read.text
    typing = {"channel": "whatsapp", "type": "typing", "umid": "wamid.1"}
    assert (await cloud.tenant.call("POST", f"{path}/events", typing)).status in (200, 202)
    mark = {"messaging_product": "whatsapp", "status": "read", "message_id": "wamid.1"}
    assert cloud.stub.marks == [mark, {**mark, "typing_indicator": {"type": "text"}}]


async def test_a_medium_is_uploaded_and_can_be_sent_by_its_id(cloud: Cloud) -> None:
    account = await cloud.server.runtime.directory.account(cloud.server.pool, cloud.tenant.id)
    channel = account.subaccounts[cloud.sub].channel
    assert isinstance(channel, CloudApi)
    content = b"\x89PNG \r\n--chatwright \x00 end"
    media_id = await channel.upload(content, "image/png", 'a "map"\r\n.png')
    assert cloud.stub.media[media_id] == ("image/png", content)
    with pytest.raises(ValueError, match="no MIME type"):
        await channel.upload(content, "image/png\r\nX: y", "a.png")
