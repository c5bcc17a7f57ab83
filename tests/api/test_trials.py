"""Trying a draft: what happened is replayed, requests are made once, and nothing of it is kept."""

from __future__ import annotations

from typing import Any

from tests.api.server import Answer, Server, Tenant, definition, text_step, wait_step

PATH = "/api/chatwright/v1/trials"
NOON = "2026-03-02T12:00:00Z"
HI = {"type": "text", "at": NOON, "text": "hi"}


async def tried(acme: Tenant, source: dict[str, Any], *happenings: dict[str, Any], **more: Any) -> Answer:
    body = {"source": {"subAccountId": acme.sub, **source}, "happenings": list(happenings), **more}
    return await acme.call("POST", PATH, body)


def texts(answer: Answer) -> list[str]:
    assert answer.status == 200, answer.text
    shown = answer.json["transcript"]["messages"]
    return [message["content"].get("text") for message in shown if message["direction"] == "outbound"]


async def test_a_draft_answers_and_leaves_nothing_behind(acme: Tenant) -> None:
    source = definition(
        text_step("hello", "Hi {{data.payload.user.name}}", "answer"), wait_step("answer", None)
    )
    customer = {"phone": "+49 151 12345678", "name": "Ann"}
    answer = await tried(acme, source, HI, customer=customer)
    assert texts(answer) == ["Hi Ann"]
    transcript = answer.json["transcript"]
    assert transcript["waits"][0]["step"] == "answer"
    assert transcript["waits"][0]["deadline"] == "2026-03-02T13:00:00Z"
    assert transcript["lines"][0] | {"cameFrom": 0} == {
        "happening": 0, "at": NOON, "run": 0, "seq": 2, "step": "hello", "status": "Complete", "cameFrom": 0,
        "note": None, "stored": {},
    }  # fmt: skip
    for table in ("messages", "instances", "conversations", "definition_versions"):
        count = await acme.server.pool.fetchval(
            f"select count(*) from {table} where account_id = $1", acme.id
        )
        assert count == 0, table


async def test_an_empty_list_shows_where_it_would_begin(acme: Tenant) -> None:
    answer = await tried(acme, definition())
    assert answer.status == 200
    assert answer.json["happenings"] == []
    assert answer.json["transcript"]["messages"] == []


def calling(url: str) -> dict[str, Any]:
    call = {
        "id": "ask",
        "stepType": "HttpRequest",
        "inputs": {"url": url, "method": "GET"},
        "outputs": {"code": "{{step.responseCode}}"},
        "nextStepId": "tell",
    }
    return definition(call, text_step("tell", "Code {{data.code}}", "answer"), wait_step("answer", "ask"))


async def test_requests_are_made_through_the_guard_and_their_answers_recorded(acme: Tenant) -> None:
    source = calling("http://127.0.0.1:9/")
    pending = await tried(acme, source, HI)
    assert pending.json["transcript"]["requests"][0]["isPending"] is True
    made = await tried(acme, source, HI, perform=True)
    assert texts(made) == ["Code 0"]
    recorded = made.json["happenings"][1]
    assert (recorded["type"], recorded["step"], recorded["code"]) == ("answer", "ask", 0)
    assert "not a public address" in recorded["reason"]
    assert "CHATWRIGHT_EGRESS_ALLOW" in recorded["warning"]
    again = await tried(acme, source, *made.json["happenings"], perform=True)
    assert again.json == made.json, "what was recorded is not asked again"


async def test_an_answer_stands_behind_what_asked_for_it(acme: Tenant) -> None:
    later = {"type": "text", "at": "2026-03-02T12:10:00Z", "text": "again"}
    made = await tried(acme, calling("http://127.0.0.1:9/"), HI, later, perform=True)
    kinds = [happening["type"] for happening in made.json["happenings"]]
    assert kinds == ["text", "answer", "text", "answer"]
    assert texts(made) == ["Code 0", "Code 0"]


async def test_a_journey_that_asks_in_a_circle_is_ended(acme: Tenant) -> None:
    call = {
        "id": "ask",
        "stepType": "HttpRequest",
        "inputs": {"url": "http://127.0.0.1:9/"},
        "nextStepId": "ask",
    }
    made = await tried(acme, definition(call), HI, perform=True)
    assert made.status == 200
    assert len(made.json["happenings"]) == 21


async def test_a_subaccount_that_does_not_exist_fails_the_step_as_it_would(acme: Tenant) -> None:
    source = definition(text_step("hello", "Hi"))
    source["definition"]["steps"][0]["inputs"]["subAccountId"] = "elsewhere"
    transcript = (await tried(acme, source, HI)).json["transcript"]
    assert transcript["faulted"] is True
    assert "There is no subaccount 'elsewhere'" in transcript["failures"][0]["message"]


async def test_a_draft_that_cannot_be_read_is_refused_with_words(acme: Tenant) -> None:
    source = definition(text_step("hello", "Hi"))
    source["definition"]["steps"][0]["stepType"] = "Dance"
    answer = await tried(acme, source, HI)
    assert answer.status == 400
    assert answer.json["message"] == "Step \"hello\" → stepType: there is no step type 'Dance'."


async def test_what_is_no_list_of_happenings_is_refused(acme: Tenant) -> None:
    for wrong, words in [
        ({"type": "dance", "at": NOON}, "happenings[0]"),
        ({"type": "text", "at": NOON}, "text"),
        ({"type": "text", "at": "2026-03-02T12:00:00", "text": "hi"}, "timezone"),
        ({"type": "text", "at": NOON, "text": "x" * 4097}, "4096"),
        ({"type": "keys", "at": NOON, "keys": "abc"}, "keys"),
    ]:
        answer = await tried(acme, definition(), wrong)
        assert answer.status == 400, answer.text
        assert words in answer.json["message"]
    answer = await tried(acme, definition(), HI, customer={"phone": "Ann"})
    assert (answer.status, "phone number" in answer.json["message"]) == (400, True)
    assert (await tried(acme, definition(), *[HI] * 501)).status == 400


async def test_only_builders_try_journeys(first_server: Server) -> None:
    answer = await first_server.call("POST", PATH, {"source": definition()})
    assert answer.status == 401


async def test_scripts_have_the_limits_of_production(acme: Tenant) -> None:
    endless = text_step("hello", "{{(() => { while (true) {} })()}}")
    answer = await tried(acme, definition(endless), HI)
    transcript = answer.json["transcript"]
    assert transcript["faulted"] is True, answer.text
