"""What becomes of a template on the simulator: rules, ratings, pauses by its clock, edits and appeals."""

from __future__ import annotations

from typing import Any

import pytest

from tests.api.server import Tenant
from tests.api.test_templates import listed, path_of
from tests.messages.template_cases import REMINDER
from tests.messages.test_templates_check import body

SALE = body("Our summer sale starts on Monday at ten", name="summer")
NATIVE = "/api/chatwright/v1/subaccounts"


async def submit(acme: Tenant, template: dict[str, Any]) -> None:
    answer = await acme.call("POST", path_of(acme), template)
    assert answer.status == 200, answer.text


async def wait(acme: Tenant, advance: str = "00:00:16") -> None:
    answer = await acme.call("POST", "@/clock", {"advance": advance})
    assert answer.status == 200, answer.text


async def found(acme: Tenant, name: str) -> dict[str, Any]:
    answer = await acme.call("GET", f"{NATIVE}/{acme.sub}/templates")
    return {one["name"]: one for one in answer.json["templates"]}[name]


async def history(acme: Tenant, name: str) -> list[tuple[str, str]]:
    answer = await acme.call("GET", f"@/templates/{name}/en/states")
    return [(state["kind"], state["status"]) for state in answer.json["states"]]


async def rate(acme: Tenant, name: str, quality: str) -> dict[str, Any]:
    answer = await acme.call("POST", f"@/templates/{name}/quality", {"quality": quality})
    assert answer.status == 200, answer.text
    return dict(answer.json["templates"][0])


async def test_promotion_as_utility_becomes_marketing(acme: Tenant) -> None:
    await submit(acme, SALE)
    await wait(acme)
    template = await found(acme, "summer")
    assert (template["status"], template["category"], template["previousCategory"]) == (
        "APPROVED", "MARKETING", "UTILITY",
    )  # fmt: skip
    assert await history(acme, "summer") == [
        ("status", "PENDING"), ("category", "MARKETING"), ("status", "APPROVED"),
    ]  # fmt: skip


async def test_promotion_as_utility_is_refused_where_the_category_may_not_change(acme: Tenant) -> None:
    await submit(acme, {**SALE, "allow_category_change": False})
    await wait(acme)
    template = await found(acme, "summer")
    assert (template["status"], template["reason"]) == ("REJECTED", "INCORRECT_CATEGORY")
    assert "MARKETING" in template["recommendation"]


async def test_rules_are_switched_off_and_on(acme: Tenant) -> None:
    settings = (await acme.call("GET", "@/template-review")).json
    assert settings["mode"] == "automatic"
    assert all(rule["isOn"] for rule in settings["rules"])
    answer = await acme.call("PUT", "@/template-review", {"mode": "automatic", "rulesOff": ["promotion"]})
    assert [rule["id"] for rule in answer.json["rules"] if not rule["isOn"]] == ["promotion"]
    await submit(acme, SALE)
    await wait(acme)
    assert (await found(acme, "summer"))["category"] == "UTILITY"


@pytest.mark.parametrize(
    "wrong",
    [{"mode": "never"}, {"mode": "manual", "rulesOff": ["x"]}, {"mode": "manual", "rulesOff": "promotion"}],
)
async def test_settings_that_do_not_exist_are_refused(acme: Tenant, wrong: dict[str, Any]) -> None:
    assert (await acme.call("PUT", "@/template-review", wrong)).status == 400


async def test_all_are_approved_where_that_is_wanted(acme: Tenant) -> None:
    await acme.call("PUT", "@/template-review", {"mode": "approve_all"})
    await submit(acme, body("See https://bit.ly/x for more", name="short"))
    await wait(acme)
    assert (await found(acme, "short"))["status"] == "APPROVED"


async def test_pauses_lift_themselves_by_the_clock_and_the_third_is_the_last(acme: Tenant) -> None:
    """[R-TPL-PAUSE]"""
    await submit(acme, REMINDER)
    await wait(acme)
    name = REMINDER["name"]
    assert (await rate(acme, name, "GREEN"))["status"] == "APPROVED"
    for pause, almost in (("FIRST_PAUSE", "02:59:50"), ("SECOND_PAUSE", "05:59:50")):
        paused = await rate(acme, name, "RED")
        assert (paused["status"], paused["pause"]) == ("PAUSED", pause)
        await wait(acme, almost)
        assert (await found(acme, name))["status"] == "PAUSED"
        await wait(acme, "00:00:11")
        assert (await found(acme, name))["status"] == "APPROVED"
        await rate(acme, name, "YELLOW")
    disabled = await rate(acme, name, "RED")
    assert (disabled["status"], disabled["changesAt"]) == ("DISABLED", None)
    statuses = [status for kind, status in await history(acme, name) if kind == "status"]
    assert statuses == ["PENDING", "APPROVED", "PAUSED", "APPROVED", "PAUSED", "APPROVED", "DISABLED"]


async def test_a_pause_lifts_though_nobody_looks(acme: Tenant) -> None:
    await submit(acme, REMINDER)
    await wait(acme)
    await rate(acme, REMINDER["name"], "RED")
    await wait(acme, "03:00:01")
    status = await acme.server.pool.fetchval("select status from templates where account_id = $1", acme.id)
    assert status == "APPROVED"


async def test_a_flagged_template_is_disabled_at_its_date(acme: Tenant) -> None:
    await submit(acme, REMINDER)
    await wait(acme)
    path = f"@/templates/{REMINDER['name']}/review"
    for wrong in ("soon", "2026-01-01", 7):
        assert (await acme.call("POST", path, {"status": "FLAGGED", "disableDate": wrong})).status == 400
    flagged = (await acme.call("POST", path, {"status": "FLAGGED"})).json["templates"][0]
    assert flagged["changesAt"] is not None
    await wait(acme, "7.00:00:01")
    assert (await found(acme, REMINDER["name"]))["status"] == "DISABLED"


async def test_a_rejected_template_is_edited_and_reviewed_again(acme: Tenant) -> None:
    await submit(acme, {**SALE, "allow_category_change": False})
    await wait(acme)
    path = f"{NATIVE}/{acme.sub}/templates/summer/en"
    better = body("Our hours in summer start on Monday at ten", name="other")
    answer = await acme.call("PUT", path, better)
    assert (answer.status, answer.json["status"], answer.json["reason"]) == (200, "PENDING", None)
    assert (await acme.call("PUT", path, better)).status == 409
    await wait(acme)
    assert (await found(acme, "summer"))["status"] == "APPROVED"


async def test_an_approved_template_is_edited_once_a_day(acme: Tenant) -> None:
    await submit(acme, REMINDER)
    await wait(acme)
    path = f"{NATIVE}/{acme.sub}/templates/{REMINDER['name']}/en"
    assert (await acme.call("PUT", path, REMINDER)).status == 200
    await wait(acme)
    again = await acme.call("PUT", path, REMINDER)
    assert (again.status, "24 hours" in again.json["message"]) == (409, True)
    await wait(acme, "1.00:00:00")
    other = await acme.call("PUT", path, {**REMINDER, "category": "MARKETING"})
    assert (other.status, "category" in other.json["message"]) == (400, True)
    assert (await acme.call("PUT", path, REMINDER)).status == 200


async def test_an_appeal_is_decided_by_hand(acme: Tenant) -> None:
    await acme.call("PUT", "@/template-review", {"mode": "manual"})
    await submit(acme, REMINDER)
    path = f"@/templates/{REMINDER['name']}/review"
    appeal = f"{NATIVE}/{acme.sub}/templates/{REMINDER['name']}/en/appeal"
    assert (await acme.call("POST", appeal)).status == 409
    rejected = await acme.call(
        "POST", path, {"status": "REJECTED", "reason": "SCAM", "recommendation": "Say who you are."}
    )
    assert rejected.json["templates"][0]["recommendation"] == "Say who you are."
    answer = await acme.call("POST", appeal)
    assert (answer.json["status"], answer.json["reason"]) == ("IN_APPEAL", None)
    await acme.call("POST", path, {"status": "APPROVED"})
    assert (await listed(acme))[REMINDER["name"]]["status"] == "APPROVED"


async def test_an_account_has_6000_templates_at_most(acme: Tenant) -> None:
    """[R-TPL-16], L35"""
    await acme.server.pool.execute(
        """
        insert into templates (account_id, sub_account_id, name, language, category, components, status, created_at,
          updated_at) select $1, $2, 'old_' || n, 'en', 'UTILITY', '[]', 'APPROVED', '2020-01-01', '2020-01-01'
        from generate_series(1, 6000) n
        """,
        acme.id,
        acme.sub,
    )
    answer = await acme.call("POST", path_of(acme), REMINDER)
    assert (answer.status, "6000" in answer.json["message"]) == (429, True)
