"""The messaging API: what is accepted, what is refused and how, what becomes of a message."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from chatwright.api import quota
from tests.api.server import Answer, Server, Tenant, eventually

AHEAD = datetime.now(UTC) + timedelta(days=3)


@pytest.fixture(autouse=True)
def fresh_quotas() -> None:
    """Nobody has asked yet."""
    quota.STATUS._free_at.clear()


def text(words: str = "Hello", to: str = "+6591234567", **more: Any) -> dict[str, Any]:
    return {"user": {"msisdn": to}, "type": "text", "content": {"text": words}, **more}


async def send(acme: Tenant, body: Any, **more: Any) -> Answer:
    return await acme.call("POST", f"/api/v1/subaccounts/{acme.sub}/messages", body, **more)


async def batch(acme: Tenant, body: Any, **more: Any) -> Answer:
    return await acme.call("POST", f"/api/v1/subaccounts/{acme.sub}/messages/batch", body, **more)


async def details(acme: Tenant, umid: str) -> list[dict[str, Any]]:
    quota.STATUS._free_at.clear()
    answer = await acme.call("GET", f"/api/v1/subaccounts/{acme.sub}/messages/{umid}")
    assert answer.status == 200, answer.text
    rows: list[dict[str, Any]] = answer.json["data"]
    return rows


async def settled(acme: Tenant, umid: str, *states: str) -> dict[str, Any]:
    """The message once it is in one of these states."""

    async def look() -> dict[str, Any] | None:
        (row,) = await details(acme, umid)
        return row if row["status"]["state"] in (states or ("delivered", "undelivered", "failed")) else None

    found: dict[str, Any] = await eventually(look)
    return found


# --- one message -----------------------------------------------------------------------------------------


async def test_a_message_is_accepted_as_the_provider_accepts_it(acme: Tenant) -> None:
    answer = await send(acme, text(clientMessageId="1234_id"))
    assert answer.status == 200, answer.text
    body = answer.json
    assert str(UUID(body["umid"])) == body["umid"]
    assert body["user"] == {"msisdn": "+6591234567"}
    assert body["clientMessageId"] == "1234_id"
    assert body["status"]["state"] == "queued"
    assert body["status"]["timestamp"].endswith("Z")
    assert len(body["status"]["timestamp"]) == len("2021-01-04T08:19:45.99Z")


async def test_a_message_in_an_open_window_reaches_the_phone(acme: Tenant) -> None:
    await acme.say("hi")
    umid = (await send(acme, text("Your table is ready."))).json["umid"]
    row = await settled(acme, umid)
    assert row["status"] | {"timestamp": ""} == {
        "state": "delivered",
        "detail": "delivered_to_recipient",
        "timestamp": "",
    }
    shown = await acme.shown(2)
    assert (shown[1]["umid"], shown[1]["content"]["text"]) == (umid, "Your table is ready.")


async def test_a_freeform_message_out_of_the_window_is_accepted_and_then_fails(acme: Tenant) -> None:
    """[R-WIN-4]"""
    answer = await send(acme, text())
    assert (answer.status, answer.json["status"]["state"]) == (200, "queued")
    status = (await settled(acme, answer.json["umid"]))["status"]
    assert (status["state"], status["detail"]) == ("undelivered", "rejected_by_operator")
    assert (status["errorCode"], status["errorMessage"]) == (1022, "Message window expired")


async def test_details_are_masked_and_complete(acme: Tenant) -> None:
    umid = (await send(acme, text(clientMessageId="mine"))).json["umid"]
    (row,) = await details(acme, umid)
    assert row["content"] == "**MASKED**"
    assert row["user"] == {"msisdn": "+659123xxxx"}
    assert (row["channel"], row["direction"], row["contentType"]) == ("WhatsApp", "outbound", "Text")
    assert (row["country"], row["step"], row["clientMessageId"]) == ("SG", 1, "mine")
    assert "batchId" not in row


async def test_details_of_what_a_customer_wrote_can_be_asked_for(acme: Tenant) -> None:
    (row,) = await details(acme, await acme.say("hi"))
    assert (row["direction"], row["status"]["state"]) == ("inbound", "ok")


async def test_a_person_known_by_an_id_alone_can_be_written_to(acme: Tenant) -> None:
    """[R-MO-ID]"""
    answer = await send(acme, {**text(), "user": {"channelUserId": "US.13491208655302741918"}})
    assert answer.json["user"] == {"channelUserId": "US.13491208655302741918"}
    (row,) = await details(acme, answer.json["umid"])
    assert row["user"] == {"channelUserId": "US.1349120865530274xxxx"}
    assert row["country"] == "US"


async def test_the_number_wins_over_the_id(acme: Tenant) -> None:
    user = {"msisdn": "+6591234567", "channelUserId": "US.13491208655302741918"}
    answer = await send(acme, {**text(), "user": user})
    assert answer.json["user"] == user
    assert (await details(acme, answer.json["umid"]))[0]["user"] == {"msisdn": "+659123xxxx"}


async def test_a_national_number_is_read_with_its_country(acme: Tenant) -> None:
    answer = await send(acme, {**text(), "user": {"msisdn": "9123 4567", "country": "sg"}})
    assert answer.json["user"] == {"msisdn": "+6591234567"}


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"user": None}, 3001, "user"),
        ({"user": "+6591234567"}, 3001, "user"),
        ({"user": {}}, 3001, "user"),
        ({"user": {"country": "SG"}}, 3002, "user.msisdn"),
        ({"user": {"msisdn": "abc"}}, 3003, "user.msisdn"),
        ({"user": {"msisdn": 6591234567}}, 3003, "user.msisdn"),
        ({"user": {"msisdn": "0123456789"}}, 3003, "user.msisdn"),
        ({"user": {"msisdn": "1", "country": "SG"}}, 3003, "user.msisdn"),
        ({"user": {"msisdn": "91234567", "country": "SGP"}}, 3018, "user.country"),
        ({"user": {"channelUserId": "us.123"}}, 3047, "user.channelUserId"),
        ({"clientMessageId": "x" * 51}, 3009, "clientMessageId"),
        ({"type": None}, 3010, "type"),
        ({"type": "postcard"}, 3010, "type"),
        ({"content": None}, 3004, "content"),
        ({"content": []}, 3004, "content"),
        ({"content": {"text": ""}}, 3005, "content.text"),
        ({"content": {"text": "x" * 4097}}, 3006, "content.text"),
        ({"scheduled": "soon"}, 1011, "scheduled"),
        ({"scheduled": "2020-01-01T00:00:00Z"}, 1011, "scheduled"),
        ({"scheduled": (AHEAD + timedelta(days=28)).isoformat()}, 1011, "scheduled"),
        ({"expiry": 5}, 1006, "expiry"),
        ({"expiry": "2020-01-01T00:00:00Z"}, 1006, "expiry"),
        ({"scheduled": AHEAD.isoformat(), "expiry": AHEAD.isoformat()}, 1006, "expiry"),
        ({"dlrCallbackUrl": "ftp://example.com"}, 3020, "dlrCallbackUrl"),
        ({"dlrCallbackUrl": "https://"}, 3020, "dlrCallbackUrl"),
        ({"dlrCallbackUrl": {}}, 3020, "dlrCallbackUrl"),
        ({"channels": "WhatsApp"}, 3022, "channels"),
        ({"channels": [{"channel": "whatsapp"}]}, 3022, "channels[0].channel"),
        ({"channels": [{"channel": "WhatsApp"}, {"channel": "WhatsApp"}]}, 3022, "channels[1].channel"),
        ({"channels": [{"channel": "Viber"}]}, 3027, "channels[0].channel"),
        ({"channels": [{"channel": "WhatsApp", "fallbackAfter": 9}]}, 3023, "channels[0].fallbackAfter"),
        ({"channels": [{"channel": "WhatsApp", "fallbackAfter": 86401}]}, 3023, "channels[0].fallbackAfter"),
        ({"channels": [{"channel": "WhatsApp", "successStatus": "read"}]}, 3024, "channels[0].successStatus"),
        ({"content": {"text": "x", "fallbackText": "x" * 35001}}, 3017, "content.fallbackText"),
        ({"content": {"text": "x", "sms": {"source": "x" * 17}}}, 3011, "content.sms.source"),
        ({"content": {"text": "x", "sms": {"encoding": "GSM"}}}, 1003, "content.sms.encoding"),
        ({"context": {}}, 3029, "context.umid"),
        ({"context": {"umid": "wamid.1"}}, 3029, "context.umid"),
        (
            {"content": {"text": "x", "whatsApp": {"directSend": {"category": "marketing"}}}},
            1000,
            "directSend",
        ),
    ],
)
async def test_what_breaks_a_rule_is_refused_with_its_code(
    acme: Tenant, change: dict[str, Any], code: int, field: str
) -> None:
    """[L19, L22, L23, R-FB-1..5, R-TXT-1]"""
    answer = await send(acme, {**text(), **change})
    assert (answer.status, answer.json["code"]) == (400, code), answer.text
    assert field in answer.json["message"]


async def test_limits_are_met_exactly(acme: Tenant) -> None:
    """[L19, L22, L23]"""
    channels = [{"channel": "WhatsApp", "fallbackAfter": 86400}, {"channel": "SMS", "fallbackAfter": 10}]
    content = {
        "text": "x" * 4096,
        "fallbackText": "x" * 35000,
        "sms": {"source": "x" * 16, "encoding": "UCS2"},
    }
    answer = await send(acme, text(clientMessageId="x" * 50, channels=channels) | {"content": content})
    assert answer.status == 200, answer.text


async def test_a_template_that_is_not_there_is_refused_at_once(acme: Tenant) -> None:
    body = {**text(), "type": "Template", "content": {"template": {"name": "none", "language": "en"}}}
    answer = await send(acme, body)
    assert (answer.status, answer.json["code"]) == (400, 3038), answer.text


async def test_another_accounts_subaccount_is_closed(server: Server, acme: Tenant) -> None:
    other = await server.tenant()
    umid = (await send(other, text())).json["umid"]
    for method, path in (
        ("POST", "messages"),
        ("POST", "messages/batch"),
        ("GET", f"messages/{umid}"),
        ("DELETE", f"messages/{umid}"),
        ("DELETE", f"messages/batch/{uuid4()}"),
    ):
        body = text() if method == "POST" else None
        answer = await acme.call(method, f"/api/v1/subaccounts/{other.sub}/{path}", body)
        assert (answer.status, answer.json["code"]) == (400, 1001), path
        answer = await server.call(method, f"/api/v1/subaccounts/{other.sub}/{path}", body)
        assert (answer.status, answer.json["code"]) == (401, 1200), path
    answer = await acme.call("GET", f"/api/v1/subaccounts/{acme.sub}/messages/{umid}")
    assert answer.status == 404


async def test_ids_that_are_none_and_that_are_unknown(acme: Tenant) -> None:
    for method in ("GET", "DELETE"):
        path = f"/api/v1/subaccounts/{acme.sub}/messages"
        answer = await acme.call(method, f"{path}/nonsense")
        assert answer.status == 400
        quota.STATUS._free_at.clear()
        assert (await acme.call(method, f"{path}/{uuid4()}")).status == 404


async def test_the_status_can_be_asked_for_once_a_second(acme: Tenant) -> None:
    """[R-RATE-4]"""
    umid = (await send(acme, text())).json["umid"]
    path = f"/api/v1/subaccounts/{acme.sub}/messages/{umid}"
    assert (await acme.call("GET", path)).status == 200
    answer = await acme.call("GET", path)
    assert (answer.status, answer.json["code"]) == (429, 429)
    assert answer.headers["Retry-After"] == "1"
    assert answer.json["message"] == "Quota exceeded. Please try again in 1 second(s)."


# --- quotes ----------------------------------------------------------------------------------------------


async def test_a_message_quotes_one_of_the_same_conversation(server: Server, acme: Tenant) -> None:
    quoted = await acme.say("Do you have a table?")
    umid = (await send(acme, text("Yes", context={"umid": quoted}))).json["umid"]
    unknown = (await send(acme, text("Yes", context={"umid": str(uuid4())}))).json["umid"]
    elsewhere = (await send(acme, text("Yes", "+6590000000", context={"umid": quoted}))).json["umid"]
    options = {
        row["umid"]: row["options"]
        for row in await server.pool.fetch(
            "select umid, options from messages where account_id = $1", acme.id
        )
    }
    assert options[umid] == f'{{"context":{{"umid":"{quoted}"}}}}'
    assert options[unknown] is None
    assert options[elsewhere] is None


async def test_a_message_older_than_seven_days_is_not_quoted(server: Server, acme: Tenant) -> None:
    """[L17]"""
    quoted = await acme.say("Do you have a table?")
    await acme.call("POST", "@/clock", {"advance": "7.00:00:01"})
    umid = (await send(acme, text("Yes", context={"umid": quoted}))).json["umid"]
    row = await server.pool.fetchrow("select options from messages where umid = $1", umid)
    assert row is not None
    assert row["options"] is None


# --- later -----------------------------------------------------------------------------------------------


async def test_a_scheduled_message_waits_and_can_be_cancelled(acme: Tenant) -> None:
    umid = (await send(acme, text(scheduled=AHEAD.isoformat()))).json["umid"]
    (row,) = await details(acme, umid)
    assert row["status"]["state"] == "queued"
    path = f"/api/v1/subaccounts/{acme.sub}/messages/{umid}"
    assert (await acme.call("DELETE", path)).json == {"cancelledCount": 1}
    assert (await acme.call("DELETE", path)).json == {"cancelledCount": 0}
    status = (await details(acme, umid))[0]["status"]
    assert (status["state"], status["errorCode"]) == ("failed", 25)
    await acme.call("POST", "@/clock", {"advance": "4.00:00:00"})
    assert (await details(acme, umid))[0]["status"]["state"] == "failed"


async def test_the_clock_brings_a_scheduled_message_to_the_phone(acme: Tenant) -> None:
    await acme.say("hi")
    at = (datetime.now(UTC) + timedelta(hours=3)).isoformat()
    umid = (await send(acme, text("See you in an hour", scheduled=at))).json["umid"]
    await acme.call("POST", "@/clock", {"advance": "0.02:00:00"})
    assert len(await acme.shown(1)) == 1
    await acme.call("POST", "@/clock", {"advance": "0.02:00:00"})
    shown = await acme.shown(2)
    assert shown[1]["umid"] == umid
    path = f"/api/v1/subaccounts/{acme.sub}/messages/{umid}"
    assert (await acme.call("DELETE", path)).json == {"cancelledCount": 0}


async def test_the_window_is_looked_at_when_a_scheduled_message_is_sent(acme: Tenant) -> None:
    """[R-WIN-5]"""
    await acme.say("hi")
    umid = (await send(acme, text("Too late", scheduled=AHEAD.isoformat()))).json["umid"]
    await acme.call("POST", "@/clock", {"advance": "4.00:00:00"})
    assert (await settled(acme, umid))["status"]["errorCode"] == 1022


# --- batches ---------------------------------------------------------------------------------------------


async def test_a_batch_is_merged_over_what_its_messages_have_in_common(server: Server, acme: Tenant) -> None:
    """[R-BAT-1, R-BAT-2]"""
    answer = await batch(
        acme,
        {
            "clientBatchId": "autumn",
            "template": {"type": "text", "content": {"text": "We open at nine."}},
            "messages": [
                {"user": {"msisdn": "+6590000001"}, "clientMessageId": "a"},
                {"user": {"msisdn": "+6590000002"}, "content": {"text": "For you at eight."}},
                {"user": {"msisdn": "nobody"}, "clientMessageId": "c"},
                {"clientMessageId": "d"},
                "nothing",
            ],
            "includeMessagesInResponse": True,
        },
    )
    assert answer.status == 200, answer.text
    body = answer.json
    assert (body["acceptedCount"], body["rejectedCount"], body["clientBatchId"]) == (2, 3, "autumn")
    states = [message["status"]["state"] for message in body["messages"]]
    assert states == ["queued", "queued", "rejected", "rejected", "rejected"]
    assert [m["status"].get("errorCode") for m in body["messages"]] == [None, None, 3003, 3001, 3001]
    assert body["messages"][2]["clientMessageId"] == "c"
    rows = await server.pool.fetch(
        "select umid, content, batch_id, client_batch_id from messages where account_id = $1 order by id",
        acme.id,
    )
    assert [row["content"] for row in rows] == ['{"text":"We open at nine."}', '{"text":"For you at eight."}']
    assert {(row["batch_id"], row["client_batch_id"]) for row in rows} == {(body["batchId"], "autumn")}
    assert [row["umid"] for row in rows] == [message["umid"] for message in body["messages"][:2]]


async def test_a_batch_tells_its_messages_only_when_asked(acme: Tenant) -> None:
    """[R-BAT-4]"""
    answer = await batch(acme, {"messages": [text()]})
    assert set(answer.json) == {"batchId", "acceptedCount", "rejectedCount"}


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({}, 3012),
        ({"messages": []}, 3012),
        ({"messages": {}}, 3012),
        ({"messages": [{}] * 1001}, 3013),
        ({"messages": [{}], "clientBatchId": "x" * 101}, 3014),
        ({"messages": [{}], "template": []}, 1000),
        ({"messages": [{}], "includeMessagesInResponse": "yes"}, 1000),
    ],
)
async def test_the_envelope_of_a_batch_is_held_to_its_rules(acme: Tenant, body: Any, code: int) -> None:
    """[R-BAT-3, L21]"""
    answer = await batch(acme, body)
    assert (answer.status, answer.json["code"]) == (400, code), answer.text


async def test_a_thousand_messages_are_taken_at_once_and_arrive(server: Server, acme: Tenant) -> None:
    """[L21]"""
    people = [f"+65900{number:05}" for number in range(1000)]
    await server.pool.execute(
        "insert into conversations (account_id, sub_account_id, channel, address, window_expires_at) "
        "select $1, $2, 'whatsapp', unnest($3::text[]), now() + interval '1 hour'",
        acme.id,
        acme.sub,
        [phone.lstrip("+") for phone in people],
    )
    answer = await batch(
        acme,
        {
            "template": {"type": "text", "content": {"text": "x" * 900}},
            "messages": [{"user": {"msisdn": phone}} for phone in people],
        },
    )
    assert (answer.status, answer.json["acceptedCount"]) == (200, 1000), answer.text

    async def all_there() -> bool | None:
        delivered = await server.pool.fetchval(
            "select count(*) from messages where account_id = $1 and state = 'delivered'", acme.id
        )
        return True if delivered == 1000 else None

    await eventually(all_there, 20)


async def test_what_a_batch_has_scheduled_is_cancelled_together(acme: Tenant) -> None:
    at = AHEAD.isoformat()
    answer = await batch(acme, {"messages": [text(scheduled=at), text(scheduled=at), text()]})
    path = f"/api/v1/subaccounts/{acme.sub}/messages/batch/{answer.json['batchId']}"
    assert (await acme.call("DELETE", path)).json == {"cancelledCount": 2}
    assert (await acme.call("DELETE", path)).json == {"cancelledCount": 0}
    answer = await acme.call("DELETE", f"/api/v1/subaccounts/{acme.sub}/messages/batch/none")
    assert answer.status == 400


# --- once ------------------------------------------------------------------------------------------------


async def test_a_repeated_request_with_a_key_sends_nothing_twice(server: Server, acme: Tenant) -> None:
    headers = {"Idempotency-Key": "order-7"}
    answers = await asyncio.gather(*(send(acme, text(), headers=headers) for _ in range(8)))
    assert {answer.status for answer in answers} == {200}
    assert len({answer.json["umid"] for answer in answers}) == 1
    assert sum("Idempotency-Replayed" in answer.headers for answer in answers) == 7
    assert await server.pool.fetchval("select count(*) from messages where account_id = $1", acme.id) == 1
    answer = await send(acme, text("Something else"), headers=headers)
    assert answer.status == 422
    answer = await batch(acme, {"messages": [text()]}, headers=headers)
    assert answer.status == 422


async def test_a_repetition_is_answered_though_its_time_has_passed(acme: Tenant) -> None:
    headers = {"Idempotency-Key": "reminder-7"}
    body = text(scheduled=AHEAD.isoformat())
    umid = (await send(acme, body, headers=headers)).json["umid"]
    await acme.call("POST", "@/clock", {"advance": "4.00:00:00"})
    answer = await send(acme, body, headers=headers)
    assert (answer.status, answer.json["umid"]) == (200, umid)


async def test_a_key_must_be_usable(acme: Tenant) -> None:
    answer = await send(acme, text(), headers={"Idempotency-Key": "two words"})
    assert (answer.status, "Idempotency-Key" in answer.json["message"]) == (400, True)


async def test_the_same_client_message_id_may_be_used_again(server: Server, acme: Tenant) -> None:
    for _ in range(2):
        assert (await send(acme, text(clientMessageId="same"))).status == 200
    assert await server.pool.fetchval("select count(*) from messages where account_id = $1", acme.id) == 2


async def test_line_notifications_have_no_channel_here(acme: Tenant) -> None:
    for path in ("lon", "lon/batch"):
        answer = await acme.call("POST", f"/api/v1/subaccounts/{acme.sub}/{path}", {"user": {}})
        assert (answer.status, answer.json["code"]) == (400, 3027)


async def test_somebody_who_only_looks_may_not_send(server: Server, acme: Tenant) -> None:
    await server.pool.execute("delete from users where email = 'viewer@example.com'")
    await server.pool.execute(
        "with made as (insert into users (account_id, email, name, role, password_hash) "
        "values ($1, 'viewer@example.com', 'V', 'viewer', 'x') returning id) "
        "insert into sessions (token_hash, user_id, csrf_token, expires_at) "
        "select sha256('viewer-token'), id, 'csrf', now() + interval '1 hour' from made",
        acme.id,
    )
    headers = {"Cookie": "chatwright_session=viewer-token", "X-CSRF-Token": "csrf"}
    answer = await server.call("POST", f"/api/v1/subaccounts/{acme.sub}/messages", text(), headers=headers)
    assert (answer.status, answer.json["code"]) == (403, 1201), answer.text
