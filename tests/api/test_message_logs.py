"""Log exports, usage, call permissions and samples of Direct Send."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from chatwright.api.message_logs import period_of
from chatwright.api.subaccounts import channel_id
from tests.api.server import Server, Tenant, eventually
from tests.api.test_files import fetch
from tests.api.test_messages import send, text


def exports(acme: Tenant, job: str = "") -> str:
    return f"/api/v1/subaccounts/{acme.sub}/messages/exports" + (f"/{job}" if job else "")


async def finished(acme: Tenant, body: Any) -> dict[str, Any]:
    """The result of an export."""
    answer = await acme.call("POST", exports(acme), body)
    assert answer.status == 202, answer.text

    async def look() -> dict[str, Any] | None:
        told: dict[str, Any] = (await acme.call("GET", exports(acme, answer.json["jobId"]))).json
        return told if told["status"] not in ("queued", "running") else None

    found: dict[str, Any] = await eventually(look, 20)
    return found


async def lines(server: Server, told: dict[str, Any]) -> list[dict[str, str]]:
    (url,) = told["data"]
    path = url.removeprefix(server.settings.base_url)
    status, headers, _ = await fetch(server, path)
    assert status == 302
    status, headers, body = await fetch(server, headers["Location"])
    assert (status, headers["Content-Type"]) == (200, "text/csv")
    assert int(headers["Content-Length"]) == len(body)
    return list(csv.DictReader(io.StringIO(body.decode())))


async def test_messages_are_exported_as_csv_with_numbers_masked(server: Server, acme: Tenant) -> None:
    await acme.say("=1+1 secret")
    umid = (await send(acme, text("secret", clientMessageId="=cmd"))).json["umid"]
    told = await finished(acme, {})
    assert told["status"] == "succeeded"
    inbound, outbound = await lines(server, told)
    assert (inbound["direction"], outbound["direction"]) == ("inbound", "outbound")
    assert (outbound["umid"], outbound["msisdn"], outbound["country"]) == (umid, "+659123xxxx", "SG")
    assert outbound["clientMessageId"] == "'=cmd"  # no formula
    assert "secret" not in str(inbound) + str(outbound)


async def test_an_export_has_the_messages_that_were_asked_for(server: Server, acme: Tenant) -> None:
    for number in range(3):
        await send(acme, text(to=f"+659000000{number}"))
        await send(acme, text(to=f"+4479460000{number}0"))
    assert len(await lines(server, await finished(acme, {"limit": 4}))) == 4
    assert len(await lines(server, await finished(acme, {"countries": ["SG"]}))) == 3
    (only,) = await lines(server, await finished(acme, {"phoneNumber": "+6590000001"}))
    assert only["msisdn"] == "+659000xxxx"
    now = datetime.now(UTC)
    past = {"from": "2020-07-01", "to": "2020-08-01T13:15:00+08:00"}
    assert await finished(acme, past) == {"status": "empty"}
    today = {"from": (now - timedelta(hours=1)).isoformat(), "to": (now + timedelta(hours=1)).isoformat()}
    assert len(await lines(server, await finished(acme, today))) == 6


async def test_an_export_survives_the_process_that_wrote_it(server: Server, acme: Tenant) -> None:
    await send(acme, text())
    job = (await acme.call("POST", exports(acme), {})).json["jobId"]
    await server.pool.execute(
        "update exports set status = 'running', due_at = now(), file_name = null where id = $1", job
    )
    await server.runtime.watch()

    async def look() -> bool | None:
        return True if (await acme.call("GET", exports(acme, job))).json["status"] == "succeeded" else None

    await eventually(look)


async def test_a_cancelled_export_is_gone(server: Server, acme: Tenant) -> None:
    await send(acme, text())
    job = (await acme.call("POST", exports(acme), {})).json["jobId"]

    async def look() -> dict[str, Any] | None:
        told: dict[str, Any] = (await acme.call("GET", exports(acme, job))).json
        return told if told["status"] == "succeeded" else None

    (url,) = (await eventually(look))["data"]
    answer = await acme.call("DELETE", exports(acme, job))
    assert (answer.status, answer.text) == (204, "")
    assert (await acme.call("GET", exports(acme, job))).json == {"status": "cancelled"}
    status, _, _ = await fetch(server, url.removeprefix(server.settings.base_url))
    assert status == 404


async def test_an_unknown_export(server: Server, acme: Tenant) -> None:
    for method in ("GET", "DELETE"):
        answer = await acme.call(method, exports(acme, "nonsense"))
        assert (answer.status, answer.json["code"], answer.json["message"]) == (404, 4018, "Invalid jobId")
    other = await server.tenant()
    job = (await other.call("POST", exports(other), {})).json["jobId"]
    assert (await acme.call("GET", exports(acme, job))).status == 404


@pytest.mark.parametrize(
    "body",
    [
        {"from": "yesterday"},
        {"from": 5},
        {"to": []},
        {"from": "2026-01-02", "to": "2026-01-01"},
        {"limit": -1},
        {"limit": True},
        {"limit": "all"},
        {"countries": "SG"},
        {"countries": ["SGP"]},
        {"phoneNumber": "me"},
        {"channelUserId": "me"},
        [],
    ],
)
async def test_what_cannot_be_exported_is_refused(acme: Tenant, body: Any) -> None:
    answer = await acme.call("POST", exports(acme), body)
    assert answer.status == 400, answer.text


# --- usage -----------------------------------------------------------------------------------------------


async def last_month(server: Server, acme: Tenant) -> str:
    """Put all messages into last month."""
    first = datetime.now(UTC).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    at = first - timedelta(days=3)
    await server.pool.execute("update messages set created_at = $2 where account_id = $1", acme.id, at)
    return f"{at:%Y-%m}"


async def test_usage_counts_what_was_delivered(server: Server, acme: Tenant) -> None:
    await acme.say("hi")
    for words in ("a", "b"):
        await send(acme, text(words))
    await send(acme, text(to="+4479460000"))  # out of its window
    await acme.shown(3)
    period = await last_month(server, acme)
    told = (await acme.call("GET", f"~/usage/messages?billingPeriod={period}")).json
    assert told["data"] == [{"volume": {"delivered": 2, "charged": 0, "free": 2}}]
    assert told["meta"]["billingPeriod"]["start"] == f"{period}-01"
    assert (told["meta"]["groupBy"], told["meta"]["billingPeriod"]["status"]) == ([], "closed")
    by = "subAccountId,channel,businessAccountId,pricingCategory,country"
    (row,) = (await acme.call("GET", f"~/usage/messages?billingPeriod={period}&groupBy={by}")).json["data"]
    assert (row["subAccountId"], row["channel"], row["country"]) == (acme.sub, "whatsapp", "SG")
    assert (row["pricingCategory"], row["pricing"]) == ("service", {"rateModel": "flat"})


@pytest.mark.parametrize(
    "query", ["", "billingPeriod=2026", "billingPeriod=2026-13", "billingPeriod=2020-01"]
)
async def test_usage_is_told_for_months_that_are_over(acme: Tenant, query: str) -> None:
    now = datetime.now(UTC)
    for asked in (query, f"billingPeriod={now:%Y-%m}"):
        assert (await acme.call("GET", f"~/usage/messages?{asked}")).status == 400
    period = f"{now.replace(day=1) - timedelta(days=1):%Y-%m}"
    for more in ("channel=sms", "groupBy=weather"):
        assert (await acme.call("GET", f"~/usage/messages?billingPeriod={period}&{more}")).status == 400


def test_a_month_ends_where_the_next_begins() -> None:
    now = datetime(2027, 1, 10, tzinfo=UTC)
    begin, end = period_of("2026-12", now)
    assert (begin, end) == (datetime(2026, 12, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC))


# --- calls -----------------------------------------------------------------------------------------------


def calls(acme: Tenant, channel: str | None = None, destination: str = "%2B6591234567") -> str:
    channel = channel or channel_id(acme.id, acme.sub)
    return f"/api/v1/whatsapp/subaccounts/{acme.sub}/channels/{channel}/callPermissions?destination={destination}"


async def answered(server: Server, acme: Tenant, content: str) -> None:
    """The customer has answered whether calls are welcome."""
    umid = await acme.say("x")
    await server.pool.execute(
        "update messages set type = 'Interactive', content = $2 where umid = $1", umid, content
    )


async def test_calls_are_allowed_as_the_customer_answered(server: Server, acme: Tenant) -> None:
    told = (await acme.call("GET", calls(acme))).json
    assert (told["status"], "expirationTime" in told) == ("not_granted", False)
    assert [action["canPerformAction"] for action in told["actions"]] == [True, False]
    reply = '{"interactive":{"type":"callPermissionReply","callPermissionReply":{"response":"%s","isPermanent":%s}}}'
    await answered(server, acme, reply % ("accept", "false"))
    told = (await acme.call("GET", calls(acme))).json
    assert (told["status"], "expirationTime" in told) == ("temporary", True)
    await acme.call("POST", "@/clock", {"advance": "7.00:00:01"})
    assert (await acme.call("GET", calls(acme))).json["status"] == "not_granted"
    await answered(server, acme, reply % ("accept", "true"))
    assert (await acme.call("GET", calls(acme))).json["status"] == "permanent"
    await answered(server, acme, reply % ("reject", "false"))
    assert (await acme.call("GET", calls(acme))).json["status"] == "not_granted"


async def test_permission_is_asked_for_once_a_day(acme: Tenant) -> None:
    await acme.say("hi")
    question = {"type": "call_permission_request", "body": {"text": "May we?"}}
    body = {"user": {"msisdn": acme.phone}, "type": "interactive", "content": {"interactive": question}}
    assert (await send(acme, body)).status == 200
    await acme.shown(2)
    action = (await acme.call("GET", calls(acme))).json["actions"][0]
    assert (action["canPerformAction"], action["limits"][0]["currentUsage"]) == (False, 1)


async def test_permissions_of_nobody_and_nowhere(acme: Tenant) -> None:
    assert (await acme.call("GET", calls(acme, str(uuid4())))).status == 400
    assert (await acme.call("GET", calls(acme, destination="me"))).status == 400


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"type": "text", "text": {"body": "Your parcel is here"}}, 200),
        ({"type": "text", "text": {"body": ""}}, 400),
        ({"type": "text"}, 400),
        ({"type": "image"}, 400),
        ({}, 400),
        ({"type": "interactive"}, 400),
        ({"type": "interactive", "interactive": {"type": "list"}}, 400),
        (
            {
                "type": "interactive",
                "interactive": {
                    "type": "button",
                    "header": {"type": "text", "text": "Hi"},
                    "body": {"text": "Fine?"},
                    "action": {"buttons": [{"type": "reply", "reply": {"id": "y", "title": "Yes"}}]},
                },
            },
            200,
        ),
    ],
)
async def test_samples_of_direct_send_are_held_to_the_rules(acme: Tenant, body: Any, status: int) -> None:
    channel = channel_id(acme.id, acme.sub)
    path = f"/api/v1/whatsapp/subaccounts/{acme.sub}/channels/{channel}/directSend/sample"
    answer = await acme.call("POST", path, body)
    assert answer.status == status, answer.text
    if status == 200:
        assert answer.json == {"success": True, "category": "UTILITY"}
