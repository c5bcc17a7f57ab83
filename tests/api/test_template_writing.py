"""Writing templates through the native API: checks while one types, drafts, submitting, trying out, deleting."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from tests.api.server import Server, Tenant
from tests.messages.template_cases import OTP, REMINDER, carousel
from tests.messages.test_templates_check import body


def at(acme: Tenant, rest: str = "templates") -> str:
    return f"/api/chatwright/v1/subaccounts/{acme.sub}/{rest}"


async def checked(acme: Tenant, template: Any, **more: Any) -> dict[str, Any]:
    answer = await acme.call("POST", at(acme, "templates/check"), {"template": template, **more})
    assert answer.status == 200, answer.text
    return dict(answer.json)


async def approved(acme: Tenant, template: dict[str, Any]) -> None:
    answer = await acme.call("POST", at(acme), {"template": template})
    assert (answer.status, answer.json["status"]) == (201, "PENDING"), answer.text
    await acme.call("POST", "@/clock", {"advance": "00:00:16"})


async def test_an_empty_template_is_told_what_it_needs(acme: Tenant) -> None:
    said = await checked(acme, {})
    assert {one["field"] for one in said["problems"]} == {"name", "language", "category", "components"}
    assert said["shown"] is None


@pytest.mark.parametrize("template", [None, [], "x", 7, {"components": "x"}, {"components": [7]}])
async def test_what_is_no_template_is_checked_too(acme: Tenant, template: Any) -> None:
    assert (await checked(acme, template))["problems"] != []


async def test_a_template_is_shown_with_its_samples_while_it_is_not_finished(acme: Tenant) -> None:
    unfinished = {**copy.deepcopy(REMINDER), "name": ""}
    said = await checked(acme, unfinished)
    assert [one["field"] for one in said["problems"]] == ["name"]
    assert said["shown"]["body"] == "Your check-up is on Monday at our clinic."
    assert said["shown"]["header"]["text"] == "See you soon, Ann"
    assert said["variables"][1]["at"] == "body.1"


@pytest.mark.parametrize("template", [OTP, carousel(3)], ids=lambda one: one["name"])
async def test_all_kinds_are_shown(acme: Tenant, template: dict[str, Any]) -> None:
    said = await checked(acme, template)
    assert said["problems"] == []
    assert said["shown"]["body"]
    assert said["review"]["status"] == "APPROVED"


async def test_the_review_is_forecast(acme: Tenant) -> None:
    said = await checked(acme, body("Our summer sale starts on Monday at ten"))
    assert (said["review"]["status"], said["review"]["category"]) == ("APPROVED", "MARKETING")
    await acme.call("PUT", "@/template-review", {"mode": "manual"})
    assert (await checked(acme, REMINDER))["review"] is None


async def test_what_other_templates_rule_out_is_said_while_one_types(acme: Tenant) -> None:
    """[R-TPL-1, 11]"""
    await approved(acme, REMINDER)
    again = await checked(acme, REMINDER)
    assert [(one["field"], one["tag"]) for one in again["problems"]] == [("name", "R-TPL-1")]
    alike = await checked(acme, {**REMINDER, "name": "another"})
    assert [one["tag"] for one in alike["problems"]] == ["R-TPL-11"]
    assert (await checked(acme, REMINDER, editing=True))["problems"] == []


async def test_a_draft_is_kept_however_unfinished_and_gone_when_it_is_submitted(acme: Tenant) -> None:
    made = await acme.call("POST", at(acme, "template-drafts"), {"template": {"name": "BAD NAME"}})
    assert (made.status, made.json["template"]) == (201, {"name": "BAD NAME"})
    draft = made.json["id"]
    saved = await acme.call("PUT", at(acme, f"template-drafts/{draft}"), {"template": REMINDER})
    assert saved.json["template"]["name"] == REMINDER["name"]
    drafts = (await acme.call("GET", at(acme, "template-drafts"))).json["drafts"]
    assert [one["id"] for one in drafts] == [draft]
    answer = await acme.call("POST", at(acme), {"template": REMINDER, "draftId": draft})
    assert answer.status == 201, answer.text
    assert (await acme.call("GET", at(acme, "template-drafts"))).json["drafts"] == []


async def test_a_draft_that_is_refused_stays(acme: Tenant) -> None:
    draft = (await acme.call("POST", at(acme, "template-drafts"), {"template": {}})).json["id"]
    assert (await acme.call("POST", at(acme), {"template": {}, "draftId": draft})).status == 400
    assert (await acme.call("DELETE", at(acme, f"template-drafts/{draft}"))).status == 204
    assert (await acme.call("DELETE", at(acme, f"template-drafts/{draft}"))).status == 404
    assert (await acme.call("PUT", at(acme, "template-drafts/x"), {"template": {}})).status == 400
    assert (await acme.call("POST", at(acme, "template-drafts"), {"template": 7})).status == 400


async def test_a_template_is_tried_on_a_phone(acme: Tenant) -> None:
    await approved(acme, REMINDER)
    path = at(acme, f"templates/{REMINDER['name']}/en/test")
    answer = await acme.call("POST", path, {"to": acme.phone, "values": {"body.1": "filling"}})
    assert answer.status == 202, answer.text
    (shown,) = await acme.shown(1)
    assert shown["umid"] == answer.json["umid"]
    assert shown["content"]["text"] == "Your filling is on Monday at our clinic."


async def test_what_cannot_be_tried_says_why(acme: Tenant) -> None:
    await approved(acme, REMINDER)
    path = at(acme, f"templates/{REMINDER['name']}/en/test")
    for wrong in (
        {},
        {"to": "Ann"},
        {"to": "+6591234567", "values": []},
        {"to": "+6591234567", "values": {"a": 1}},
    ):
        assert (await acme.call("POST", path, wrong)).status == 400, wrong
    bad = {"to": "+6591234567", "values": {"body.1": " "}}
    assert "not empty" in (await acme.call("POST", path, bad)).json["message"]
    await acme.call("POST", f"@/templates/{REMINDER['name']}/quality", {"quality": "RED"})
    paused = await acme.call("POST", path, {"to": "+6591234567"})
    assert (paused.status, "paused" in paused.json["message"]) == (409, True)
    assert (await acme.call("POST", at(acme, "templates/none/en/test"), {"to": "+6591234567"})).status == 404


async def test_a_template_is_deleted_with_all_its_languages(acme: Tenant) -> None:
    await approved(acme, REMINDER)
    path = at(acme, f"templates/{REMINDER['name']}")
    assert (await acme.call("DELETE", path)).status == 204
    assert (await acme.call("DELETE", path)).status == 404
    assert (await acme.call("GET", at(acme))).json["templates"] == []
    said = await checked(acme, REMINDER)
    assert [one["tag"] for one in said["problems"]] == ["R-TPL-15"]


async def test_the_languages_are_told(acme: Tenant) -> None:
    found = (await acme.call("GET", at(acme, "template-languages"))).json["languages"]
    assert {"code": "ar", "name": "Arabic"} in found


async def test_others_see_and_change_nothing(acme: Tenant, server: Server) -> None:
    await approved(acme, REMINDER)
    draft = (await acme.call("POST", at(acme, "template-drafts"), {"template": {}})).json["id"]
    other = await server.tenant()
    for method, path, given in [
        ("GET", at(acme), None),
        ("POST", at(acme), {"template": REMINDER}),
        ("POST", at(acme, "templates/check"), {"template": {}}),
        ("GET", at(acme, "template-drafts"), None),
        ("PUT", at(acme, f"template-drafts/{draft}"), {"template": {}}),
        ("DELETE", at(acme, f"template-drafts/{draft}"), None),
        ("DELETE", at(acme, f"templates/{REMINDER['name']}"), None),
        ("POST", at(acme, f"templates/{REMINDER['name']}/en/test"), {"to": "+6591234567"}),
        ("PUT", at(acme, f"templates/{REMINDER['name']}/en"), REMINDER),
    ]:
        assert (await other.call(method, path, given)).status == 404, (method, path)
    assert len((await acme.call("GET", at(acme))).json["templates"]) == 1


async def test_a_channel_without_templates_of_its_own_says_where_they_are_written(acme: Tenant) -> None:
    await acme.server.pool.execute(
        """
        insert into subaccounts (account_id, id, provider, config) values ($1, $2, '8x8', $3)
        """,
        acme.id,
        f"{acme.sub}_real",
        '{"baseUrl": "http://127.0.0.1:9", "apiKey": "x"}',
    )
    await acme.server.pool.execute("update accounts set definitions_epoch = definitions_epoch + 1")
    path = f"/api/chatwright/v1/subaccounts/{acme.sub}_real"
    answer = await acme.call("POST", f"{path}/templates", {"template": REMINDER})
    assert (answer.status, "accountId" in answer.json["message"]) == (409, True)
    assert (await acme.call("GET", f"{path}/templates")).json == {"templates": []}
