"""The gallery's journeys as definitions: sound, within WhatsApp's limits, portable, and without dead ends."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from chatwright import checks, definitions, gallery
from chatwright.contacts.answers import saves_answer
from chatwright.definitions import StepType
from chatwright.messages.flow_json import validate_flow
from chatwright.messages.outbound import validate_outbound
from chatwright.messages.templates_check import check_template
from tests.paths import ROOT

ENTRIES = gallery.entries()
EACH = pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
JOURNEYS = ROOT / "src/chatwright/gallery/journeys"
CATEGORIES = {"bookings", "service", "orders", "feedback", "contacts"}
CLOSING = {StepType.CHAT_APPS_MESSAGE, StepType.SEND_TO_CONVERSE}
DOCUMENTED = {
    "stringContains", "isCountryCode", "isTimeOfDayBetween", "isDayOfWeek", "Number", "String",
    "test", "match", "trim", "toLowerCase", "includes", "map", "some", "parse",
}  # fmt: skip


def steps_of(entry: gallery.Entry) -> list[definitions.Step]:
    return list(entry.definition.walk())


def test_there_are_enough_journeys_and_each_file_is_in_the_index() -> None:
    assert len(ENTRIES) >= 10
    assert {entry.id for entry in ENTRIES} == {path.stem for path in JOURNEYS.glob("*.json")}
    assert {entry.category for entry in ENTRIES} == CATEGORIES


def test_the_guide_names_them_all() -> None:
    guide = (ROOT / "docs/guide/gallery.md").read_text()
    assert re.findall(r"^\| ([^|]+) \| [“aS]", guide, re.MULTILINE) == [entry.title for entry in ENTRIES]


def test_a_journey_that_is_not_there_is_not_found() -> None:
    assert gallery.find("nothing") is None


@EACH
def test_nothing_is_wrong_or_odd_about_it(entry: gallery.Entry) -> None:
    templates = [{**template, "status": "APPROVED", "variables": []} for template in entry.templates]
    assert [str(problem) for problem in checks.check(entry.definition, {}, templates)] == []


@EACH
def test_title_and_description_fit_a_card(entry: gallery.Entry) -> None:
    assert len(entry.title) <= 32
    assert len(entry.description) <= 110
    assert entry.description.endswith(".")


@EACH
def test_its_messages_are_within_the_limits_of_whatsapp(entry: gallery.Entry) -> None:
    for step in steps_of(entry):
        if step.type is not StepType.CHAT_APPS_MESSAGE:
            continue
        content = json.loads(json.dumps(step.inputs["content"]))
        for section in content.get("interactive", {}).get("action", {}).get("sections", []):
            if isinstance(section["rows"], str):
                section["rows"] = [{"id": "computed", "title": "Computed"}]
        assert validate_outbound(step.inputs["type"], content) == [], step.id


@EACH
def test_every_wait_has_a_limit_within_the_service_window_and_a_way_for_silence(entry: gallery.Entry) -> None:
    for step in steps_of(entry):
        if step.type is not StepType.WAIT_FOR_REPLY:
            continue
        assert definitions.parse_duration(step.inputs["timeout"]).total_seconds() < 24 * 3600, step.id
        silent = [target for target, when in step.select if when is not None and "step.reply == null" in when]
        begun_by_template = sends_template_before(entry, step)
        assert silent or begun_by_template, step.id


def sends_template_before(entry: gallery.Entry, step: definitions.Step) -> bool:
    """Whether all that leads to the step are templates: nobody has written yet, so nothing more may be said."""
    before = [one for one in steps_of(entry) if step.id in (one.next_step, *(t for t, _ in one.select))]
    return bool(before) and all(one.inputs.get("type") == "template" for one in before)


@EACH
def test_every_path_ends_with_something_said_or_a_person(entry: gallery.Entry) -> None:
    for step in steps_of(entry):
        if not step.next_step and not step.select:
            assert step.type in CLOSING, step.id


@EACH
def test_an_http_step_has_a_way_for_failure(entry: gallery.Entry) -> None:
    for step in steps_of(entry):
        if step.type is StepType.HTTP_REQUEST and not saves_answer(step.inputs):
            conditions = [condition for _, condition in step.select]
            assert None in conditions or any("responseCode != 20" in condition for condition in conditions)


@EACH
def test_it_uses_only_what_is_documented_for_8x8_too(entry: gallery.Entry) -> None:
    texts: list[str] = []

    def collect(value: Any) -> None:
        if isinstance(value, str):
            texts.extend(re.findall(r"\{\{(.*?)\}\}", value, re.DOTALL))
        elif isinstance(value, dict):
            for item in value.values():
                collect(item)
        elif isinstance(value, list):
            for item in value:
                collect(item)

    collect(entry.definition.raw)
    for text in texts:
        assert len(text) <= 1000
        bare = re.sub(r"'[^']*'|/\^?[^/]+/i?(?=\.)|match\(/[^/]+/\)", "''", text)
        assert set(re.findall(r"(\w+)\(", bare)) <= DOCUMENTED, text


@EACH
def test_every_variable_that_is_read_is_stored_somewhere(entry: gallery.Entry) -> None:
    stored = {name for step in steps_of(entry) for name in step.outputs} | {"payload", "accountId"}
    read = set(re.findall(r"data\.(\w+)", entry.source))
    assert read <= stored


@EACH
def test_placeholders_are_filled_when_it_is_used(entry: gallery.Entry) -> None:
    source = entry.bound(name="Mine", sub_account_id="acme_chat", backend_url="https://backend.test/b")
    text = json.dumps(source)
    assert gallery.SUBACCOUNT not in text
    assert gallery.BACKEND not in text
    assert source["subAccountId"] == "acme_chat"
    assert source["definition"]["name"] == "Mine"
    assert definitions.validate(definitions.read(source)) == []


@EACH
def test_templates_that_it_sends_come_with_their_text(entry: gallery.Entry) -> None:
    sent = {need.name for need in entry.needs if need.kind == "template"}
    assert sent == {template["name"] for template in entry.templates}
    for step in steps_of(entry):
        template = step.inputs.get("content", {}).get("template")
        if template:
            (known,) = [one for one in entry.templates if one["name"] == template["name"]]
            body = next(part for part in known["components"] if part["type"] == "BODY")
            (values,) = [part["parameters"] for part in template["components"] if part["type"] == "body"]
            assert len(re.findall(r"\{\{\d\}\}", body["text"])) == len(values) == len(body["examples"])
            assert known["language"] == template["language"]


def test_templates_are_ones_that_whatsapp_may_approve() -> None:
    templates = [template for entry in ENTRIES for template in entry.templates]
    assert len({template["name"] for template in templates}) == len(templates)
    for template in templates:
        assert [str(wrong) for wrong in check_template(template)] == []


@EACH
def test_its_forms_are_valid_and_each_is_sent(entry: gallery.Entry) -> None:
    assert set(re.findall(r"@FORM (\w+)@", entry.source)) == {form.name for form in entry.forms}
    for form in entry.forms:
        assert validate_flow(form.flow_json) == []


def test_what_a_journey_needs_is_found_in_it() -> None:
    def needs(entry_id: str) -> list[tuple[str, str]]:
        entry = gallery.find(entry_id)
        assert entry
        return [(need.kind, need.name) for need in entry.needs]

    assert needs("appointment_booking") == [("backend", "")]
    assert needs("onboarding") == []
    assert needs("nps_survey") == [("link", "https://example.com/review"), ("agents", "")]
    assert needs("order_update") == [
        ("backend", ""),
        ("template", "order_shipped"),
        ("template", "order_arrived"),
        ("agents", ""),
    ]


def test_the_opening_is_the_first_message_on_the_way() -> None:
    entry = gallery.find("order_tracking")
    assert entry
    assert entry.opening is not None
    assert entry.opening["content"]["text"].startswith("Gladly! What's your order number?")


def test_the_opening_of_a_request_has_its_fields_filled_in() -> None:
    entry = gallery.find("order_update")
    assert entry
    assert entry.opening is not None
    (body,) = entry.opening["content"]["template"]["components"]
    assert [value["text"] for value in body["parameters"]] == ["Ann", "1002"]
