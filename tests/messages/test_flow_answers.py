"""An answer to a flow is one that the phone could have sent (messaging.md 12.3)."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatwright.messages.flow_answers import answers_of, read_response
from tests.messages.test_flow_json import JSON, children, two_screens
from tests.paths import SHARED

EXAMPLE = json.loads((SHARED / "data/messages/flow/035-flow-json-complete-example.json").read_text())
FILLED = {
    "full_name": "Ann Lee",
    "email": "ann@example.com",
    "phone": "+65 9123 4567",
    "contact_method": "phone",
}


def test_each_value_is_followed_back_to_its_field() -> None:
    found = {answer.key: (answer.kind, answer.is_required) for answer in answers_of(EXAMPLE)}
    assert found == {
        "full_name": ("TextInput", True),
        "email": ("TextInput", True),
        "phone": ("TextInput", True),
        "contact_method": ("RadioButtonsGroup", True),
        "interests": ("CheckboxGroup", False),
        "newsletter": ("OptIn", False),
    }


def test_what_was_left_empty_is_sent_as_the_phone_sends_it() -> None:
    whole, wrong = read_response(EXAMPLE, FILLED)
    assert wrong == []
    assert whole == {**FILLED, "interests": [], "newsletter": False}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"full_name": ""}, "full_name: the form demands it (Full Name)."),
        ({"email": "ann"}, "email: must be an e-mail address."),
        ({"phone": "call me"}, "phone: must be a phone number."),
        (
            {"contact_method": "pigeon"},
            "contact_method: 'pigeon' is none of its options. There are: email, phone, whatsapp.",
        ),
        ({"interests": "events"}, "interests: must be a list of ids."),
        ({"interests": ["events", "events"]}, "interests: an option is chosen twice."),
        ({"newsletter": "yes"}, "newsletter: must be true or false."),
        ({"full_name": 5}, "full_name: must be a text; the phone sends numbers as texts, too."),
        (
            {"nickname": "A"},
            "nickname: the form has no such answer. There are: full_name, email, phone, contact_method, interests, "
            "newsletter.",
        ),
    ],
)
def test_what_the_phone_would_not_send_is_refused(change: dict[str, Any], said: str) -> None:
    assert read_response(EXAMPLE, FILLED | change)[1] == [said]


@pytest.mark.parametrize(
    ("value", "wrong"),
    [
        ("2026-03-01", []),
        ("2026-02-28", ["day: must not be before 2026-03-01."]),
        ("2026-04-01", ["day: must not be after 2026-03-31."]),
        ("2026-03-05", ["day: this day cannot be picked."]),
        ("5 March", ["day: must be a date as YYYY-MM-DD."]),
    ],
)
def test_a_date_is_one_that_can_be_picked(value: str, wrong: list[str]) -> None:
    flow = two_screens()
    children(flow, 1)[1] = {
        "type": "DatePicker",
        "name": "likes",
        "label": "Day",
        "min-date": "2026-03-01",
        "max-date": "2026-03-31",
        "unavailable-dates": ["2026-03-05"],
    }
    children(flow, 1)[2]["on-click-action"]["payload"] = {"day": "${form.likes}"}
    assert read_response(flow, {"day": value})[1] == wrong


def test_a_field_that_may_be_hidden_is_not_demanded() -> None:
    flow = two_screens()
    field = {"type": "TextInput", "name": "why", "label": "Why", "required": True}
    children(flow, 1)[1:1] = [{"type": "If", "condition": "${data.name} == 'Bo'", "then": [field]}]
    children(flow, 1)[-1]["on-click-action"]["payload"]["why"] = "${form.why}"
    assert read_response(flow, {"name": "Ann"})[1] == []


def test_what_the_flow_writes_itself_is_filled_in() -> None:
    flow = two_screens()
    children(flow, 1)[-1]["on-click-action"]["payload"]["source"] = "clinic"
    assert read_response(flow, {"name": "Ann"}) == ({"name": "Ann", "likes": [], "source": "clinic"}, [])
    assert read_response(flow, {"name": "Ann", "source": "shop"})[1] == [
        "source: the form itself answers 'clinic' here."
    ]


@given(JSON, st.dictionaries(st.sampled_from(["name", "likes", "x"]), JSON, max_size=3))
def test_no_flow_and_no_answer_make_it_fail(value: Any, response: dict[str, Any]) -> None:
    flow = two_screens()
    children(flow, 1)[1] = value
    read_response(flow, response)
    read_response(value if isinstance(value, dict) else {}, response)
