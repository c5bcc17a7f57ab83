"""The results of a survey: 200 customers are asked, and what they answered can be read, paged and taken along."""

from __future__ import annotations

import asyncio
import csv
import io
import json
import zipfile
from typing import Any

import pytest

from tests.api.server import Tenant, eventually, text_step, wait_step
from tests.paths import ROOT

NPS = ROOT / "src" / "chatwright" / "gallery" / "journeys" / "nps_survey.json"


async def nps(acme: Tenant) -> str:
    """The survey of the gallery, published; answers its id."""
    source = json.loads(NPS.read_text().replace("@SUBACCOUNT@", acme.sub))
    answer = await acme.call("POST", "~/definitions", source)
    assert answer.status == 201, answer.text
    return str(answer.json["id"])


async def say(acme: Tenant, number: int, *texts: str) -> None:
    for text in texts:
        body = {"from": f"+65912{number:05}", "type": "text", "text": text}
        answer = await acme.call("POST", "@/inbound", body)
        assert answer.status == 202, answer.text


async def results(acme: Tenant, journey: str, query: str = "") -> dict[str, Any]:
    answer = await acme.call("GET", f"/api/chatwright/v1/journeys/{journey}/results{query}")
    assert answer.status == 200, answer.text
    found: dict[str, Any] = answer.json
    return found


async def test_the_score_of_200_customers(acme: Tenant) -> None:
    journey = await nps(acme)
    scores = ["10"] * 50 + ["9"] * 50 + ["7"] * 40 + ["8"] * 20 + ["3"] * 30
    busy = asyncio.Semaphore(8)

    async def customer(number: int) -> None:
        async with busy:
            given = [scores[number], f"Because {number}"] if number < len(scores) else []
            await say(acme, number, "survey", *given)

    await asyncio.gather(*(customer(number) for number in range(200)))

    found = await results(acme, journey)
    assert found["name"] == "Would you recommend us?"
    assert found["totals"] == {
        "started": 200,
        "completed": 160,
        "answered": 190,
        "isCut": False,
        "most": 20_000,
    }
    score, reason, talk = found["questions"]
    assert (score["kind"], score["asked"], score["answered"], score["other"]) == ("nps", 200, 190, 0)
    assert score["score"] == {
        "score": 36.8, "average": 7.79, "promoters": 100, "passives": 60, "detractors": 30,
    }  # fmt: skip
    assert [share["answers"] for share in score["shares"]] == [0, 0, 0, 30, 0, 0, 0, 40, 20, 50, 50]
    assert (reason["kind"], reason["answered"]) == ("text", 190)
    assert (talk["kind"], talk["asked"], talk["answered"]) == ("choice", 30, 0)


async def test_the_last_answer_counts_and_a_partial_one_is_kept(acme: Tenant) -> None:
    journey = await nps(acme)
    await say(acme, 1, "survey", "very", "11", "9")
    await say(acme, 2, "survey", "2", "The queue")
    score, reason, talk = (await results(acme, journey))["questions"]
    assert (score["asked"], score["answered"], score["other"]) == (2, 2, 0)
    assert score["score"]["score"] == 0.0
    assert (reason["asked"], reason["answered"]) == (2, 1)
    assert (talk["asked"], talk["answered"]) == (1, 0)
    body = {"from": "+6591200002", "type": "reply", "id": "no"}
    assert (await acme.call("POST", "@/inbound", body)).status == 202
    talk = (await results(acme, journey))["questions"][2]
    assert [share for share in talk["shares"] if share["answers"]] == [
        {"id": "no", "title": "No, thanks", "answers": 1}
    ]


async def test_texts_are_read_page_by_page(acme: Tenant) -> None:
    journey = await nps(acme)
    for number in range(3):
        await say(acme, number, "survey", "10", f"Reason {number}")
    path = f"/api/chatwright/v1/journeys/{journey}/results/answers?step=reason&limit=2"
    first = (await acme.call("GET", path)).json
    assert [answer["text"] for answer in first["answers"]] == ["Reason 2", "Reason 1"]
    assert first["answers"][0]["msisdn"] == "6591200002"
    rest = (await acme.call("GET", f"{path}&before={first['next']}")).json
    assert [answer["text"] for answer in rest["answers"]] == ["Reason 0"]
    assert rest["next"] is None


async def test_versions_and_periods_are_looked_at_on_their_own(acme: Tenant) -> None:
    steps = (text_step("ask", "How was it?", "wait"), wait_step("wait", None))
    journey = await acme.define(*steps)
    await acme.say("hello")
    await acme.say("Good")
    changed = {
        "trigger": "inbound_chat_apps",
        "status": "enabled",
        "definition": {
            "name": "A journey",
            "steps": [text_step("ask", "And now?", "again"), wait_step("again", None)],
        },
    }
    answer = await acme.call("PUT", f"~/definitions/{journey}", changed)
    assert answer.status == 200, answer.text
    await acme.say("hello")
    await acme.say("Better")
    every = await results(acme, journey)
    assert [(q["step"], q["answered"], q["isCurrent"]) for q in every["questions"]] == [
        ("again", 1, True),
        ("wait", 1, False),
    ]
    first = await results(acme, journey, "?version=1")
    assert [(q["step"], q["texts"], q["answered"]) for q in first["questions"]] == [
        ("wait", ["How was it?"], 1)
    ]
    nobody = await results(acme, journey, "?from=2999-01-01T00:00:00Z")
    assert nobody["totals"]["started"] == 0
    assert [q["answered"] for q in nobody["questions"]] == [0]


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("?from=yesterday", 400),
        ("?from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z", 400),
        ("?version=99", 404),
        ("/answers", 400),
        ("/export?format=pdf", 400),
    ],
)
async def test_a_question_that_makes_no_sense_is_refused(acme: Tenant, query: str, status: int) -> None:
    journey = await nps(acme)
    answer = await acme.call("GET", f"/api/chatwright/v1/journeys/{journey}/results{query}")
    assert answer.status == status, answer.text
    assert answer.json["message"]


async def test_another_account_sees_nothing(acme: Tenant) -> None:
    journey = await nps(acme)
    globex = await acme.server.tenant()
    answer = await globex.call("GET", f"/api/chatwright/v1/journeys/{journey}/results")
    assert answer.status == 404


async def test_a_table_for_a_spreadsheet(acme: Tenant) -> None:
    journey = await nps(acme)
    await say(acme, 1, "survey", "9", "=HYPERLINK(1)")
    await say(acme, 2, "survey", "4")
    path = f"/api/chatwright/v1/journeys/{journey}/results/export"
    answer = await acme.call("GET", path)
    assert answer.headers["Content-Disposition"] == 'attachment; filename="results.csv"'
    head, *lines = csv.reader(io.StringIO(answer.text.removeprefix("\ufeff")))
    assert head[:7] == ["Run", "Started", "Ended", "Status", "Version", "Phone", "Name"]
    assert head[7].startswith("One question, ten seconds")
    assert [line[5:10] for line in lines] == [
        ["+6591200002", "", "4", "", ""],
        ["+6591200001", "", "9", "'=HYPERLINK(1)", ""],
    ]
    url = f"{acme.server.url}{path}?format=xlsx"
    async with acme.server.http.get(url, headers={"Authorization": f"Bearer {acme.key}"}) as workbook:
        assert workbook.status == 200
        with zipfile.ZipFile(io.BytesIO(await workbook.read())) as book:
            texts = "".join(book.read(name).decode() for name in book.namelist())
    assert "=HYPERLINK(1)" in texts
    assert "<f>" not in texts, "nothing in the workbook is a formula"


async def test_a_reply_to_a_suspended_run_counts_too(acme: Tenant) -> None:
    journey = await acme.define(text_step("ask", "How was it?", "wait"), wait_step("wait", None))
    await acme.say("hello")

    async def running() -> str | None:
        listed = (await acme.call("GET", f"/api/chatwright/v1/journeys/{journey}/instances")).json[
            "instances"
        ]
        return listed[0]["id"] if listed else None

    instance = await eventually(running)
    path = f"~/definitions/{journey}/workflows/{instance}"
    assert (await acme.call("PATCH", path, {"status": "suspend"})).status == 200
    await acme.say("Splendid")
    assert (await results(acme, journey))["questions"][0]["answered"] == 1
