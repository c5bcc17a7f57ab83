"""Consent over HTTP: the list, its log, the provider's blacklist, and the settings."""

from __future__ import annotations

from typing import Any

import pytest

from tests.api.server import Tenant, text_step

N = "/api/chatwright/v1"
STARTS = "You're unsubscribed"


async def listed(acme: Tenant, search: str = "") -> list[dict[str, Any]]:
    answer = await acme.call("GET", f"{N}/opt-outs?search={search}")
    assert answer.status == 200
    found: list[dict[str, Any]] = answer.json["optOuts"]
    return found


async def logged(acme: Tenant, address: str = "") -> list[dict[str, Any]]:
    answer = await acme.call("GET", f"{N}/opt-outs/log?address={address}")
    entries: list[dict[str, Any]] = answer.json["entries"]
    return entries


async def test_somebody_who_writes_stop_is_on_the_list_with_the_exact_words(acme: Tenant) -> None:
    umid = await acme.say("Stop!!", name="Ann")
    (row,) = await listed(acme)
    assert row["address"] == "6591234567"
    assert (row["name"], row["scope"], row["source"], row["wording"]) == ("Ann", "all", "word", "Stop!!")
    (entry,) = await logged(acme)
    assert (entry["umid"], entry["choice"], entry["changed"]) == (umid, "stop", True)
    shown = await acme.shown(2)
    assert shown[1]["content"]["text"].startswith(STARTS)


async def test_a_template_is_undelivered_then_and_delivered_after_start(acme: Tenant) -> None:
    await acme.define(text_step("hello", "Hi!"))
    await acme.say("stop")
    await acme.say("start")
    assert await listed(acme) == []
    await acme.say("hello")
    shown = await acme.shown(6)
    assert shown[-1]["content"] == {"text": "Hi!"}
    assert [entry["choice"] for entry in await logged(acme, "%2B6591234567")] == ["start", "stop"]


async def test_the_providers_blacklist_takes_a_number_with_or_without_a_reason(acme: Tenant) -> None:
    for number, body in (("+6591111111", None), ("6592222222", "asked by letter")):
        answer = await acme.call("POST", f"~/contacts/blacklist/{number}", body)
        assert (answer.status, answer.text) == (200, "")
    rows = await listed(acme)
    assert [(row["address"], row["source"], row["wording"]) for row in rows] == [
        ("6592222222", "blacklist", "asked by letter"),
        ("6591111111", "blacklist", ""),
    ]


@pytest.mark.parametrize(("number", "body", "code"), [("12", None, 1002), ("6591111111", {"a": 1}, 1000)])
async def test_the_providers_blacklist_says_what_is_wrong(
    acme: Tenant, number: str, body: Any, code: int
) -> None:
    answer = await acme.call("POST", f"~/contacts/blacklist/{number}", body)
    assert (answer.status, answer.json["code"]) == (400, code)


async def test_the_blacklist_of_another_account_stays_shut(acme: Tenant) -> None:
    answer = await acme.call("POST", "/api/v1/accounts/other/contacts/blacklist/6591111111")
    assert answer.status == 403


async def test_a_colleague_adds_and_lifts_with_a_reason(acme: Tenant) -> None:
    body = {"address": "+65 9333 3333", "reason": "told us at the desk", "scope": "marketing"}
    answer = await acme.call("POST", f"{N}/opt-outs", body)
    assert (answer.status, answer.json["address"], answer.json["toldBy"]) == (200, "6593333333", "API key")
    assert (await acme.call("POST", f"{N}/opt-outs/6593333333/lift", {})).status == 400
    lifted = await acme.call("POST", f"{N}/opt-outs/6593333333/lift", {"reason": "signed a form"})
    assert lifted.status == 204
    assert await listed(acme) == []
    assert [(row["choice"], row["wording"]) for row in await logged(acme, "6593333333")] == [
        ("start", "signed a form"),
        ("stop", "told us at the desk"),
    ]
    again = await acme.call("POST", f"{N}/opt-outs/6593333333/lift", {"reason": "twice"})
    assert again.status == 404


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({"reason": "x"}, "address"),
        ({"address": "ann", "reason": "x"}, "address"),
        ({"address": "6593333333"}, "reason"),
        ({"address": "6593333333", "reason": "x", "scope": "none"}, "scope"),
    ],
)
async def test_what_is_added_must_be_whole(acme: Tenant, body: dict[str, Any], said: str) -> None:
    answer = await acme.call("POST", f"{N}/opt-outs", body)
    assert answer.status == 400 and answer.json["message"].startswith(said)


async def test_the_list_is_searched_and_paged(acme: Tenant) -> None:
    for number in range(5):
        body = {"address": f"659000000{number}", "reason": f"reason {number}"}
        await acme.call("POST", f"{N}/opt-outs", body)
    assert [row["wording"] for row in await listed(acme, "Reason%203")] == ["reason 3"]
    assert [row["address"] for row in await listed(acme, "%2B65%209000%200004")] == ["6590000004"]
    page = (await acme.call("GET", f"{N}/opt-outs?limit=2")).json
    assert page["total"] == 5
    rest = (await acme.call("GET", f"{N}/opt-outs?limit=10&before={page['next']}")).json
    assert len(rest["optOuts"]) == 3 and rest["next"] is None


async def test_a_list_is_exported_and_imported(acme: Tenant) -> None:
    text = 'phone,reason\n+6590000001,"old list, 2019"\n\n6590000002\nnobody\n6590000001\n'
    answer = (await acme.call("POST", f"{N}/opt-outs/import", {"text": text})).json
    assert answer == {"added": 2, "known": 0, "wrong": [{"line": 5, "text": "nobody"}]}
    exported = (await acme.call("GET", f"{N}/opt-outs/export")).json["text"]
    assert exported.splitlines()[0] == "address,scope,since,source,wording,told_by"
    assert "old list, 2019" in exported
    again = (await acme.call("POST", f"{N}/opt-outs/import", {"text": exported})).json
    assert again == {"added": 0, "known": 2, "wrong": []}


async def test_an_exported_reason_is_no_formula(acme: Tenant) -> None:
    await acme.call("POST", f"{N}/opt-outs", {"address": "6590000001", "reason": "=cmd()"})
    assert ",'=cmd()," in (await acme.call("GET", f"{N}/opt-outs/export")).json["text"]


async def test_words_are_added_and_hold_from_the_next_message_on(acme: Tenant) -> None:
    shown = (await acme.call("GET", f"{N}/consent-settings")).json
    assert shown["everywhere"] == {"stop": ["STOP"], "start": ["START"]}
    english = shown["languages"][0]
    assert english["language"] == "en" and "UNSUBSCRIBE" in english["stop"]["builtIn"]
    own = {"language": "en", "stop": {"added": ["leave me alone"]}, "stopped": "As you wish."}
    answer = await acme.call("PUT", f"{N}/consent-settings", {"scope": "marketing", "languages": [own]})
    assert answer.json["languages"][0]["stopped"]["text"] == "As you wish."
    await acme.say("Leave me alone")
    assert (await acme.shown(2))[1]["content"] == {"text": "As you wish."}
    assert (await listed(acme))[0]["scope"] == "marketing"


async def test_settings_that_cannot_be_are_refused(acme: Tenant) -> None:
    answer = await acme.call("PUT", f"{N}/consent-settings", {"languages": [{"language": "klingon"}]})
    assert answer.status == 400 and "languages[0].language" in answer.json["message"]


async def test_a_conversation_tells_its_window_and_its_opt_out(acme: Tenant) -> None:
    path = f"{N}/conversations/{acme.sub}/6591234567"
    assert (await acme.call("GET", path)).status == 404
    await acme.say("STOP")
    found = (await acme.call("GET", path)).json
    assert (found["window"]["isOpen"], found["optedOut"], found["freeUntil"]) == (True, "all", None)
    await acme.call("POST", "@/clock", {"advance": "1.00:00:00"})
    assert (await acme.call("GET", path)).json["window"]["isOpen"] is False
