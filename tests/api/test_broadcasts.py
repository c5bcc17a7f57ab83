"""Broadcasts over HTTP: the list as it comes in, the start, what becomes of each recipient, and what stops it."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.api.server import Answer, Tenant, eventually

N = "/api/chatwright/v1"
B = f"{N}/broadcasts"
UTILITY = {
    "name": "visit_tomorrow",
    "language": "en",
    "category": "UTILITY",
    "components": [
        {"type": "BODY", "text": "Hi {{1}}, we see you on {{2}} at noon.", "examples": ["Ann", "Monday"]},
        {"type": "BUTTONS", "buttons": [{"type": "QUICK_REPLY", "text": "TRACK"}]},
    ],
}
OFFER = {
    "name": "spring_offer",
    "language": "en",
    "category": "MARKETING",
    "components": [{"type": "BODY", "text": "Spring whitening: a fifth off until Sunday."}],
}
LIST = "Name;Mobile;Day\nAnn;+65 9123 4567;Monday\nBen;81234567;Tuesday\n"
FILLINGS = {"body.1": {"column": "Name", "fallback": "there"}, "body.2": {"column": "Day"}}


async def approved(acme: Tenant, template: dict[str, Any]) -> None:
    answer = await acme.call("POST", f"~/channels/{acme.sub}/templates", template)
    assert answer.status == 200, answer.text
    await review(acme, template, "APPROVED")


async def review(acme: Tenant, template: dict[str, Any], status: str) -> None:
    answer = await acme.call("POST", f"@/templates/{template['name']}/review", {"status": status})
    assert answer.status == 200, answer.text


async def draft(acme: Tenant, template: dict[str, Any] = UTILITY) -> str:
    """A draft with an approved template."""
    await approved(acme, template)
    body = {
        "name": "Reminders",
        "subAccountId": acme.sub,
        "templateName": template["name"],
        "templateLanguage": template["language"],
    }
    answer = await acme.call("POST", B, body)
    assert answer.status == 201, answer.text
    return str(answer.json["id"])


async def give(acme: Tenant, broadcast: str, text: str | bytes, query: str = "country=SG") -> Answer:
    """Give a draft a list."""
    data = text.encode() if isinstance(text, str) else text
    return await acme.call(
        "PUT", f"{B}/{broadcast}/recipients?{query}", data=data, headers={"Content-Type": "text/csv"}
    )


async def fill(
    acme: Tenant, broadcast: str, fillings: dict[str, Any], template: dict[str, Any] = UTILITY
) -> None:
    body = {
        "name": "Reminders",
        "subAccountId": acme.sub,
        "templateName": template["name"],
        "templateLanguage": template["language"],
        "fillings": fillings,
    }
    answer = await acme.call("PUT", f"{B}/{broadcast}", body)
    assert answer.status == 200, answer.text


async def ready(acme: Tenant, text: str = LIST) -> str:
    """A draft that can start."""
    broadcast = await draft(acme)
    assert (await give(acme, broadcast, text)).status == 200
    await fill(acme, broadcast, FILLINGS)
    return broadcast


async def start(acme: Tenant, broadcast: str, **how: Any) -> dict[str, Any]:
    answer = await acme.call("POST", f"{B}/{broadcast}/start", how)
    assert answer.status == 200, answer.text
    return dict(answer.json)


async def reached(acme: Tenant, broadcast: str, **counts: int) -> dict[str, Any]:
    """The broadcast, once its counts are these."""

    async def look() -> dict[str, Any] | None:
        told: dict[str, Any] = (await acme.call("GET", f"{B}/{broadcast}")).json
        return told if counts.items() <= told["counts"].items() else None

    return dict(await eventually(look))


async def becomes(acme: Tenant, broadcast: str, status: str) -> dict[str, Any]:
    """The broadcast, once it has this status."""

    async def look() -> dict[str, Any] | None:
        told: dict[str, Any] = (await acme.call("GET", f"{B}/{broadcast}")).json
        return told if told["status"] == status else None

    return dict(await eventually(look))


async def recipients(acme: Tenant, broadcast: str, query: str = "") -> list[dict[str, Any]]:
    answer = await acme.call("GET", f"{B}/{broadcast}/recipients?{query}")
    assert answer.status == 200, answer.text
    found: list[dict[str, Any]] = answer.json["recipients"]
    return found


async def test_a_list_is_read_with_numbers_in_international_form_duplicates_and_faults_by_row(
    acme: Tenant,
) -> None:
    broadcast = await draft(acme)
    text = (
        '\ufeffName;Mobile;Day\nAnn;+65 9123 4567;Monday\n"Ben; Jr";8123 4567;"Tue\nsday"\n'
        "Ann again;0065 9123-4567;Monday\nNobody;;Monday\nShort;12;Monday\nWords;call me;Monday\n\n"
    )
    told = (await give(acme, broadcast, text)).json
    assert told["list"] == {
        "name": None or "",
        "isComplete": True,
        "columns": ["Name", "Mobile", "Day"],
        "total": 2,
        "duplicates": 1,
        "faulty": 3,
    }
    rows = (await acme.call("GET", f"{B}/{broadcast}/rows")).json
    assert [(row["n"], row["address"], row["cells"]) for row in rows["rows"]] == [
        (2, "6591234567", ["Ann", "+65 9123 4567", "Monday"]),
        (3, "6581234567", ["Ben; Jr", "8123 4567", "Tue\nsday"]),
    ]
    assert [(fault["n"], fault["reason"]) for fault in rows["faults"]] == [
        (5, "empty"),
        (6, "too_short"),
        (7, "unreadable"),
    ]


async def test_the_contacts_of_a_segment_are_the_list(acme: Tenant) -> None:
    for address, name in (("+6590000001", "Ann"), ("+6590000002", "Ben")):
        await acme.call("POST", f"{N}/contacts", {"address": address, "name": name})
    tagged = (await acme.call("GET", f"{N}/contacts")).json["contacts"][0]
    await acme.call("POST", f"{N}/contact-tags", {"ids": [tagged["id"]], "add": ["vip"]})
    rules = {"match": "all", "conditions": [{"of": "tag", "is": "equal", "value": "vip"}]}
    made = await acme.call("POST", f"{N}/segments", {"name": "VIP", "rules": rules})
    assert made.status in (200, 201), made.text
    broadcast = await draft(acme)
    told = (await acme.call("POST", f"{B}/{broadcast}/recipients", {"segment": made.json["id"]})).json
    assert (told["list"]["name"], told["list"]["total"]) == ("VIP", 1)
    assert told["list"]["columns"][:4] == ["Phone", "Name", "E-mail", "Language"]
    (row,) = (await acme.call("GET", f"{B}/{broadcast}/rows")).json["rows"]
    assert "+" + row["address"] == "+" + tagged["address"].lstrip("+")
    told = (await acme.call("POST", f"{B}/{broadcast}/recipients", {})).json
    assert told["list"]["total"] == 2


async def test_another_list_replaces_the_first_and_one_that_cannot_be_read_does_not_count(
    acme: Tenant,
) -> None:
    broadcast = await draft(acme)
    await give(acme, broadcast, LIST)
    told = (await give(acme, broadcast, "+6591111111\n+6592222222\n+6593333333\n", "headings=false")).json
    assert (told["list"]["total"], told["list"]["columns"]) == (3, ["Column 1"])
    for wrong in (b"Phone\n\xff\xfe\x00", b"", b'Phone\n"' + b"x" * 200_000):
        answer = await give(acme, broadcast, wrong)
        assert answer.status == 400, answer.text
        assert not (await acme.call("GET", f"{B}/{broadcast}")).json["list"]["isComplete"]
    answer = await give(acme, broadcast, LIST, "phone=Telephone")
    assert (answer.status, "There is no column 'Telephone'" in answer.json["message"]) == (400, True)


async def test_what_is_in_the_way_is_told_before_the_start(acme: Tenant) -> None:
    broadcast = await draft(acme)
    told = (await acme.call("GET", f"{B}/{broadcast}/check")).json
    assert told["problems"] == ["list", "fillings"]
    answer = await acme.call("POST", f"{B}/{broadcast}/start", {})
    assert (answer.status, "list of recipients is missing" in answer.json["message"]) == (409, True)
    await give(acme, broadcast, "Name,Phone,Day\nAnn,+6591234567,\n,+6581234567," + "x" * 1100 + "\n")
    await fill(acme, broadcast, {**FILLINGS, "body.2": {"column": "Weekday"}})
    assert (await acme.call("GET", f"{B}/{broadcast}/check")).json["problems"] == ["columns"]
    await fill(acme, broadcast, FILLINGS)
    told = (await acme.call("GET", f"{B}/{broadcast}/check")).json
    assert told["problems"] == []
    assert told["empty"] == [{"place": "body.2", "count": 1, "first": 2}]
    assert [(row["n"], "1024" in row["message"]) for row in told["refused"]] == [(3, True)]
    assert (await acme.call("POST", f"{B}/{broadcast}/start", {})).status == 409
    await start(acme, broadcast, leaveOut=True)
    told = await becomes(acme, broadcast, "finished")
    assert told["counts"]["failed"] == 2
    assert [(one["word"], one["count"]) for one in told["failures"]] == [("invalid", 2)]


async def test_the_first_rows_are_shown_as_the_phone_will_show_them(acme: Tenant) -> None:
    broadcast = await draft(acme)
    await give(acme, broadcast, LIST + ";+6590000000;\n")
    answer = await acme.call("POST", f"{B}/{broadcast}/preview", {"fillings": FILLINGS})
    assert [(row["n"], row["shown"]["body"], row["wrong"]) for row in answer.json["rows"]] == [
        (2, "Hi Ann, we see you on Monday at noon.", None),
        (3, "Hi Ben, we see you on Tuesday at noon.", None),
        (4, "Hi there, we see you on  at noon.", "missing body.2"),
    ]
    answer = await acme.call("POST", f"{B}/{broadcast}/preview", {"fillings": {"body.1": 5}})
    assert answer.status == 400


async def test_each_recipient_gets_the_template_with_the_own_values_once(acme: Tenant) -> None:
    broadcast = await ready(acme)
    told = await start(acme, broadcast)
    assert (told["status"], told["counts"]["waiting"]) == ("running", 2)
    told = await becomes(acme, broadcast, "finished")
    assert (told["counts"]["total"], told["counts"]["sent"], told["counts"]["failed"]) == (2, 2, 0)
    (shown,) = await acme.shown(1)
    assert shown["content"]["text"] == "Hi Ann, we see you on Monday at noon."
    rows = await recipients(acme, broadcast)
    assert len({row["umid"] for row in rows}) == 2
    count = await acme.server.pool.fetchval("select count(*) from messages where account_id = $1", acme.id)
    assert count == 2
    assert (await acme.call("POST", f"{B}/{broadcast}/start", {})).status == 409


async def test_receipts_and_answers_are_counted_and_found_in_the_list(acme: Tenant) -> None:
    broadcast = await ready(acme)
    await start(acme, broadcast)
    await becomes(acme, broadcast, "finished")
    await acme.call("POST", f"@/phones/{acme.phone}/read", {})
    await acme.say("TRACK")
    told = await reached(acme, broadcast, answered=1)
    await acme.say("and when?")
    assert told["counts"]["optedOut"] == 0
    (row,) = await recipients(acme, broadcast, "state=answered")
    assert (row["address"], row["answeredAt"] is not None) == ("6591234567", True)
    await acme.say("STOP")
    await reached(acme, broadcast, answered=1, optedOut=1)
    (row,) = await recipients(acme, broadcast, "state=opted_out")
    assert row["address"] == "6591234567"


async def test_a_message_after_three_days_is_no_answer(acme: Tenant) -> None:
    broadcast = await ready(acme)
    await start(acme, broadcast)
    await becomes(acme, broadcast, "finished")
    await acme.call("POST", "@/clock", {"advance": "3.00:00:01"})
    await acme.say("hello")
    told = (await acme.call("GET", f"{B}/{broadcast}")).json
    assert told["counts"]["answered"] == 0


async def test_marketing_skips_those_who_opted_out_and_says_so_beforehand(acme: Tenant) -> None:
    await acme.say("STOP")
    await acme.call(
        "POST", f"{N}/opt-outs", {"address": "+6581234567", "reason": "asked", "scope": "marketing"}
    )
    broadcast = await draft(acme, OFFER)
    await give(acme, broadcast, LIST + "Cem;+6590000000;Friday\n")
    assert (await acme.call("GET", f"{B}/{broadcast}/check")).json["willSkip"] == 2
    await start(acme, broadcast)
    told = await becomes(acme, broadcast, "finished")
    assert (told["counts"]["skipped"], told["counts"]["sent"]) == (2, 1)
    assert [row["word"] for row in await recipients(acme, broadcast, "state=skipped")] == ["opted_out"] * 2


async def test_it_starts_at_a_local_time_and_is_a_draft_again_when_called_off_before(acme: Tenant) -> None:
    broadcast = await ready(acme)
    at = datetime.now(UTC) + timedelta(hours=20)
    local = (at + timedelta(hours=3)).strftime("%Y-%m-%dT%H:%M")
    for wrong in (
        {"at": local},
        {"at": local, "timeZone": "Mars/Base"},
        {"at": "tomorrow", "timeZone": "Asia/Riyadh"},
        {"at": "2020-01-01T09:00", "timeZone": "Asia/Riyadh"},
    ):
        assert (await acme.call("POST", f"{B}/{broadcast}/start", wrong)).status == 400
    told = await start(acme, broadcast, at=local, timeZone="Asia/Riyadh")
    assert (told["status"], told["startsAt"], told["timeZone"]) == ("scheduled", local, "Asia/Riyadh")
    told = (await acme.call("POST", f"{B}/{broadcast}/cancel")).json
    assert (told["status"], told["counts"]["waiting"]) == ("draft", 0)
    await start(acme, broadcast, at=local, timeZone="Asia/Riyadh")
    await acme.call("POST", "@/clock", {"advance": "21:00:00"})
    told = await becomes(acme, broadcast, "finished")
    assert told["counts"]["sent"] == 2


async def test_a_template_that_is_not_approved_any_more_pauses_it_with_the_reason(acme: Tenant) -> None:
    broadcast = await ready(acme)
    local = (datetime.now(UTC) + timedelta(hours=2)).strftime("%Y-%m-%dT%H:%M")
    await start(acme, broadcast, at=local, timeZone="UTC")
    await review(acme, UTILITY, "REJECTED")
    await acme.call("POST", "@/clock", {"advance": "03:00:00"})
    told = await becomes(acme, broadcast, "paused")
    assert told["pauseReason"] == "template REJECTED"
    answer = await acme.call("POST", f"{B}/{broadcast}/resume")
    assert (answer.status, "template is not approved" in answer.json["message"]) == (409, True)
    await review(acme, UTILITY, "APPROVED")
    assert (await acme.call("POST", f"{B}/{broadcast}/resume")).status == 200
    assert (await becomes(acme, broadcast, "finished"))["counts"]["sent"] == 2


async def test_it_pauses_resumes_and_is_cancelled(acme: Tenant) -> None:
    broadcast = await ready(acme)
    await acme.server.pool.execute("update broadcasts set stride = 0 where id::text = $1", broadcast)
    await start(acme, broadcast)
    for action, status in (("pause", "paused"), ("resume", "running"), ("pause", "paused")):
        answer = await acme.call("POST", f"{B}/{broadcast}/{action}")
        assert (answer.status, answer.json["status"]) == (200, status)
    assert (await acme.call("POST", f"{B}/{broadcast}/pause")).status == 409
    answer = await acme.call("POST", f"{B}/{broadcast}/cancel")
    assert (answer.status, answer.json["status"], answer.json["counts"]["waiting"]) == (200, "cancelled", 2)
    assert (await acme.call("POST", f"{B}/{broadcast}/resume")).status == 409
    assert (
        await acme.server.pool.fetchval("select count(*) from messages where account_id = $1", acme.id) == 0
    )


async def test_those_that_failed_are_sent_to_again(acme: Tenant) -> None:
    broadcast = await ready(acme, LIST + "Bad;+6590000000;\n")
    await start(acme, broadcast, leaveOut=True)
    told = await becomes(acme, broadcast, "finished")
    assert (told["counts"]["failed"], told["counts"]["sent"]) == (1, 2)
    assert (await acme.call("POST", f"{B}/{broadcast}/again", {"reasons": ["m:131026"]})).status == 409
    await acme.server.pool.execute(
        'update broadcast_recipients set given = \'["Bad", "", "Friday"]\' where state = \'failed\''
    )
    assert (await acme.call("POST", f"{B}/{broadcast}/again", {"reasons": ["invalid"]})).status == 200
    told = await becomes(acme, broadcast, "finished")
    assert (told["counts"]["failed"], told["counts"]["sent"], told["failures"]) == (0, 3, [])
    assert [row["attempt"] for row in await recipients(acme, broadcast)] == [0, 0, 1]


async def test_results_are_a_csv_with_the_columns_of_the_list(acme: Tenant) -> None:
    broadcast = await ready(acme, "Name,Phone,Day\n=cmd,+6591234567,Monday\n")
    await start(acme, broadcast)
    await becomes(acme, broadcast, "finished")
    answer = await acme.call("GET", f"{B}/{broadcast}/results")
    assert answer.headers["Content-Type"].startswith("text/csv")
    head, row = csv.reader(io.StringIO(answer.text))
    told = dict(zip(head, row, strict=True))
    assert (told["row"], told["address"], told["Name"], told["Day"]) == (
        "2",
        "+6591234567",
        "'=cmd",
        "Monday",
    )
    assert told["state"] in ("sent", "delivered")


async def test_a_broadcast_is_removed_with_its_list_but_not_while_it_runs(acme: Tenant) -> None:
    broadcast = await ready(acme)
    local = (datetime.now(UTC) + timedelta(hours=2)).strftime("%Y-%m-%dT%H:%M")
    await start(acme, broadcast, at=local, timeZone="UTC")
    assert (await acme.call("DELETE", f"{B}/{broadcast}")).status == 409
    await acme.call("POST", f"{B}/{broadcast}/cancel")
    assert (await acme.call("DELETE", f"{B}/{broadcast}")).status == 204
    assert (await acme.call("GET", f"{B}/{broadcast}")).status == 404
    assert (await acme.call("GET", B)).json == {"broadcasts": [], "next": None}


@pytest.mark.parametrize("path", ["", "/check", "/rows", "/recipients", "/results"])
async def test_another_account_finds_nothing(acme: Tenant, path: str) -> None:
    broadcast = await draft(acme)
    other = await acme.server.tenant()
    assert (await other.call("GET", f"{B}/{broadcast}{path}")).status == 404
