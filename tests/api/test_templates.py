"""Templates of a channel: registering, review, sending from a journey, and what the phone shows."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from chatwright.api.subaccounts import channel_id
from tests.api.server import Server, Tenant, eventually, text_step, wait_step
from tests.messages.template_cases import OTP, OTP_SENT, REMINDER, REMINDER_SENT, carousel, carousel_sent


def path_of(acme: Tenant, name: str = "") -> str:
    return f"~/channels/{channel_id(acme.id, acme.sub)}/templates" + (f"/{name}" if name else "")


async def register(acme: Tenant, template: dict[str, Any], status: str | None = "APPROVED") -> None:
    answer = await acme.call("POST", path_of(acme), template)
    assert (answer.status, answer.json) == (200, {}), answer.text
    if status:
        answer = await acme.call("POST", f"@/templates/{template['name']}/review", {"status": status})
        assert answer.status == 200, answer.text


async def listed(acme: Tenant) -> dict[str, Any]:
    answer = await acme.call("GET", path_of(acme))
    assert answer.status == 200, answer.text
    return {template["templateName"]: template for template in answer.json["templates"]}


def template_step(step_id: str, send: dict[str, Any], following: str | None = None) -> dict[str, Any]:
    step = text_step(step_id, "", following)
    step["inputs"] |= {"type": "template", "content": {"template": send}}
    return step


async def failure(acme: Tenant) -> str:
    """What the newest instance failed with."""

    async def look() -> str | None:
        path = f"/api/chatwright/v1/conversations/{acme.sub}/{acme.phone}/instances"
        found = (await acme.call("GET", path)).json["instances"]
        if not found or found[0]["status"] != "Terminated":
            return None
        instance = (await acme.call("GET", f"/api/chatwright/v1/instances/{found[0]['id']}")).json
        return str(instance["errors"][0]["message"])

    return str(await eventually(look))


async def test_a_template_is_registered_and_listed_as_the_provider_does(acme: Tenant) -> None:
    await register(acme, REMINDER, status=None)
    found = (await listed(acme))["appointment_reminder"]
    assert found["channelId"] == channel_id(acme.id, acme.sub)
    assert (found["status"], found["statusName"]) == ("PENDING", "Pending")
    assert (found["category"], found["categoryName"]) == ("UTILITY", "Utility")
    assert (found["language"], found["languageName"]) == ("en", "English")
    header, body, footer, buttons = found["components"]
    assert header == {
        "type": "HEADER", "format": "Text", "text": "See you soon, {{1}}", "example": {"headerText": ["Ann"]}
    }  # fmt: skip
    assert body["example"] == {"bodyText": ["check-up", "Monday"]}
    assert footer == {"type": "FOOTER", "text": "Harbour Dental"}
    assert buttons["buttons"][2]["example"] == ["x"]
    assert found["createdAt"].endswith("Z")


async def test_the_simulator_approves_after_a_moment_by_its_own_clock(acme: Tenant) -> None:
    await register(acme, REMINDER, status=None)
    assert (await listed(acme))["appointment_reminder"]["status"] == "PENDING"
    await acme.call("POST", "@/clock", {"advance": "00:01:00"})
    assert (await listed(acme))["appointment_reminder"]["status"] == "APPROVED"
    states = (await acme.call("GET", "@/templates/appointment_reminder/en/states")).json["states"]
    assert [state["status"] for state in states] == ["PENDING", "APPROVED"]


async def test_a_review_by_hand_is_waited_for(acme: Tenant) -> None:
    path = f"/api/chatwright/v1/subaccounts/{acme.sub}/channel"
    answer = await acme.call("PUT", path, {"provider": "simulator", "templateReview": "manual"})
    assert answer.status == 200, answer.text
    await register(acme, REMINDER, status=None)
    await acme.call("POST", "@/clock", {"advance": "1.00:00:00"})
    assert (await listed(acme))["appointment_reminder"]["status"] == "PENDING"
    body = {"status": "rejected", "reason": "SCAM"}
    answer = await acme.call("POST", "@/templates/appointment_reminder/review", body)
    assert [(t["status"], t["reason"]) for t in answer.json["templates"]] == [("REJECTED", "SCAM")]


async def test_a_review_says_what_is_wrong_with_it(acme: Tenant) -> None:
    await register(acme, REMINDER)
    for name, body, status in [
        ("appointment_reminder", {"status": "FINE"}, 400),
        ("appointment_reminder", {}, 400),
        ("appointment_reminder", {"status": "REJECTED", "reason": "UGLY"}, 400),
        ("appointment_reminder", {"status": "APPROVED", "language": "xx"}, 400),
        ("appointment_reminder", {"status": "APPROVED", "language": "fr"}, 404),
        ("another", {"status": "APPROVED"}, 404),
        ("No%20Name", {"status": "APPROVED"}, 404),
    ]:
        answer = await acme.call("POST", f"@/templates/{name}/review", body)
        assert answer.status == status, (name, body, answer.text)


async def test_a_template_that_breaks_a_rule_is_refused_with_the_place(acme: Tenant) -> None:
    wrong = copy.deepcopy(REMINDER)
    wrong["components"][2]["text"] = "x" * 61
    answer = await acme.call("POST", path_of(acme), wrong)
    assert (answer.status, answer.json["code"]) == (400, 1000)
    assert "components[2].text" in answer.json["message"]
    assert await listed(acme) == {}


async def test_a_name_and_language_is_registered_once(acme: Tenant) -> None:
    await register(acme, REMINDER)
    again = await acme.call("POST", path_of(acme), REMINDER)
    assert again.status == 400
    assert "already" in again.json["message"]
    french = {**REMINDER, "language": "fr"}
    assert (await acme.call("POST", path_of(acme), french)).status == 200
    other = {**REMINDER, "language": "de", "category": "MARKETING"}
    assert "share one category" in (await acme.call("POST", path_of(acme), other)).json["message"]


async def test_no_two_templates_say_the_same(acme: Tenant) -> None:
    """[R-TPL-11]"""
    await register(acme, REMINDER)
    answer = await acme.call("POST", path_of(acme), {**REMINDER, "name": "appointment_reminder_v2"})
    assert answer.status == 400
    assert "'appointment_reminder'" in answer.json["message"]
    await register(acme, OTP)
    await register(acme, {**OTP, "name": "sign_in_code_v2"})


async def test_a_deleted_name_is_free_after_30_days(acme: Tenant) -> None:
    """[R-TPL-15], L36"""
    await register(acme, REMINDER)
    answer = await acme.call("DELETE", path_of(acme, "appointment_reminder"))
    assert (answer.status, answer.json) == (200, {})
    assert await listed(acme) == {}
    again = await acme.call("POST", path_of(acme), REMINDER)
    assert (again.status, again.json["code"]) == (409, 3060)
    assert "English content" in again.json["message"]
    await acme.call("POST", "@/clock", {"advance": "30.00:00:00"})
    await register(acme, REMINDER)
    assert (await listed(acme))["appointment_reminder"]["status"] == "APPROVED"


async def test_at_most_a_hundred_in_an_hour(acme: Tenant) -> None:
    """[R-TPL-16], L35"""
    await acme.server.pool.execute(
        """
        insert into templates (account_id, sub_account_id, name, language, category, components, status, created_at,
          updated_at) select $1, $2, 'old_' || n, 'en', 'UTILITY', '[]', 'APPROVED', now(), now()
        from generate_series(1, 100) n
        """,
        acme.id,
        acme.sub,
    )
    answer = await acme.call("POST", path_of(acme), REMINDER)
    assert (answer.status, answer.json["code"]) == (429, 429)


async def test_what_is_not_there_or_not_ours(acme: Tenant, server: Server) -> None:
    assert (await acme.call("DELETE", path_of(acme, "nothing"))).json["code"] == 3038
    assert (await acme.call("DELETE", path_of(acme, "%00"))).status == 400
    assert (await acme.call("GET", "~/channels/nowhere/templates")).status == 404
    assert (await acme.call("GET", f"~/channels/{acme.sub}/templates")).json == {"templates": []}
    other = await server.tenant()
    assert (
        await other.call("GET", f"/api/v1/accounts/{acme.id}/channels/{acme.sub}/templates")
    ).status == 403
    assert (await other.call("GET", f"/api/chatwright/v1/subaccounts/{acme.sub}/templates")).status == 404
    assert (await server.call("GET", f"/api/v1/accounts/{acme.id}/channels/x/templates")).status == 401


async def test_the_builder_is_told_what_to_fill(acme: Tenant) -> None:
    await register(acme, REMINDER)
    answer = await acme.call("GET", f"/api/chatwright/v1/subaccounts/{acme.sub}/templates")
    (found,) = answer.json["templates"]
    assert (found["name"], found["language"], found["category"]) == ("appointment_reminder", "en", "UTILITY")
    assert found["status"] == "APPROVED"
    assert [component["type"] for component in found["components"]] == ["HEADER", "BODY", "FOOTER", "BUTTONS"]
    assert found["variables"][1] == {
        "at": "body.1", "part": "body", "kind": "text", "card": None, "button": None, "variable": "1",
        "label": None, "example": "check-up", "required": True,
    }  # fmt: skip


async def test_an_approved_template_is_shown_with_its_values(acme: Tenant) -> None:
    await register(acme, REMINDER)
    await acme.define(template_step("remind", REMINDER_SENT))
    await acme.say("hi")
    shown = (await acme.shown(2))[1]
    assert (shown["type"], shown["direction"]) == ("template", "outbound")
    assert shown["content"]["template"]["name"] == "appointment_reminder"
    assert shown["content"]["text"] == "Your filling is on Friday at our clinic."
    rendered = shown["content"]["rendered"]
    assert rendered["header"]["text"] == "See you soon, Ben"
    assert [button["text"] for button in rendered["buttons"]] == [
        "Confirm",
        "Reschedule",
        "Directions",
        "Call us",
    ]


async def test_what_the_phone_showed_stays_when_the_template_goes(acme: Tenant) -> None:
    await register(acme, REMINDER)
    await acme.define(template_step("remind", REMINDER_SENT))
    await acme.say("hi")
    before = (await acme.shown(2))[1]["content"]
    await acme.call("DELETE", path_of(acme, "appointment_reminder"))
    assert (await acme.shown(2))[1]["content"] == before


async def test_a_quick_reply_arrives_as_a_text_with_its_label(acme: Tenant) -> None:
    """[A-TRG-4]"""
    await register(acme, REMINDER)
    await acme.define(
        template_step("remind", REMINDER_SENT, "wait"),
        wait_step("wait", "done"),
        text_step("done", "You said {{data.answer}}"),
    )
    await acme.say("hi")
    shown = (await acme.shown(2))[1]
    tap = {"from": acme.phone, "type": "reply", "id": "button.0", "replyToUmid": shown["umid"]}
    assert (await acme.call("POST", "@/inbound", tap)).status == 202
    tapped, answer = (await acme.shown(4))[2:]
    assert (tapped["type"], tapped["replyToUmid"]) == ("text", shown["umid"])
    assert tapped["content"] == {"text": "Confirm", "payload": "confirm-7"}
    assert answer["content"] == {"text": "You said Confirm"}
    link = {"from": acme.phone, "type": "reply", "id": "button.2"}
    assert (await acme.call("POST", "@/inbound", link)).status == 400


async def test_a_carousel_and_a_code_are_shown(acme: Tenant) -> None:
    await register(acme, carousel())
    await register(acme, OTP)
    await acme.define(template_step("offer", carousel_sent(), "code"), template_step("code", OTP_SENT))
    await acme.say("hi")
    offer, code = (await acme.shown(3))[1:]
    assert len(offer["content"]["rendered"]["cards"]) == 4
    assert code["content"]["text"].startswith("*123456* is your verification code.")
    tap = {"from": acme.phone, "type": "reply", "id": "card.2.button.0"}
    assert (await acme.call("POST", "@/inbound", tap)).status == 202
    assert (await acme.shown(4))[3]["content"] == {"text": "Book this"}


async def test_a_template_reaches_who_wrote_long_ago(acme: Tenant) -> None:
    """[R-WIN-3]"""
    await register(acme, REMINDER)
    later = {"id": "later", "stepType": "Wait", "inputs": {"duration": "1.01:00:00"}, "nextStepId": "remind"}
    await acme.define(later, template_step("remind", REMINDER_SENT))
    await acme.say("hi")
    await acme.call("POST", "@/clock", {"advance": "1.02:00:00"})
    assert (await acme.shown(2))[1]["type"] == "template"


@pytest.mark.parametrize("status", ["PENDING", "REJECTED"])
async def test_only_approved_templates_are_sent(acme: Tenant, status: str) -> None:
    """[R-TPL-STATUS]"""
    await register(acme, REMINDER, status)
    await acme.define(template_step("remind", REMINDER_SENT))
    await acme.say("hi")
    assert f"it is {status}, not APPROVED" in await failure(acme)
    assert len(await acme.shown(1)) == 1


async def test_an_unknown_template_is_refused(acme: Tenant) -> None:
    await acme.define(template_step("remind", REMINDER_SENT))
    await acme.say("hi")
    assert "there is no such template: 'appointment_reminder', 'en'" in await failure(acme)


async def test_wrong_parameters_are_refused(acme: Tenant) -> None:
    await register(acme, REMINDER)
    send = copy.deepcopy(REMINDER_SENT)
    del send["components"][1]["parameters"][1]
    await acme.define(template_step("remind", send))
    await acme.say("hi")
    assert "1 values are given and 2 are required" in await failure(acme)


async def test_a_template_without_a_name_stops_the_journey(acme: Tenant) -> None:
    await acme.define(template_step("remind", {"language": "en", "components": []}))
    await acme.say("hi")
    assert "content.template.name" in await failure(acme)


async def test_a_paused_template_is_taken_and_not_delivered(acme: Tenant) -> None:
    await register(acme, REMINDER, "PAUSED")
    await acme.define(template_step("remind", REMINDER_SENT, "more"), text_step("more", "And more"))
    await acme.say("hi")
    assert [message["content"]["text"] for message in await acme.shown(2)] == ["hi", "And more"]
    errors = await acme.server.pool.fetch(
        "select state, error from messages where account_id = $1 and type = 'template'", acme.id
    )
    assert [(row[0], '"code":1035' in row[1]) for row in errors] == [("undelivered", True)]


async def test_line_breaks_in_values_are_made_spaces(acme: Tenant) -> None:
    """[R-TSND]"""
    await register(acme, REMINDER)
    send = copy.deepcopy(REMINDER_SENT)
    send["components"][1]["parameters"][0]["text"] = "{{data.payload.content.text}}"
    await acme.define(template_step("remind", send))
    await acme.say("root\ncanal")
    assert (await acme.shown(2))[1]["content"]["text"] == "Your root canal is on Friday at our clinic."
