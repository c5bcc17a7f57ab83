"""Values of contacts: what people write, and what is kept of it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatwright.contacts.attributes import Attribute, BadAttribute, read_attribute
from chatwright.contacts.fields import read_field
from chatwright.contacts.segments import BadRules, read_rules
from chatwright.contacts.values import BadValue, read_value

PLAN = Attribute("plan", "Plan", "choice", ("Basic", "Gold"))
AGE = Attribute("age", "Age", "number", least="18", most="120")
BORN = Attribute("born", "Born", "date", most="2026-12-31")


def of(kind: Any) -> Attribute:
    return Attribute("x", "X", kind)


@pytest.mark.parametrize(
    ("attribute", "said", "kept"),
    [
        (of("number"), " 42 ", 42),
        (of("number"), "12,5", 12.5),
        (of("number"), "1,250.5", 1250.5),
        (of("number"), "٤٢", 42),
        (of("date"), "2026-01-31", "2026-01-31"),
        (of("date"), "31.1.2026", "2026-01-31"),
        (of("date"), "1/2/2026", "2026-02-01"),
        (of("date"), "12/31/2026", "2026-12-31"),
        (of("date"), "31st January 2026", "2026-01-31"),
        (of("date"), "Jan 31, 2026", "2026-01-31"),
        (PLAN, "gold", "Gold"),
        (PLAN, "2.", "Gold"),
        (of("boolean"), "Yes!", True),
        (of("boolean"), "لا", False),
        (of("email"), "Ann.Lee@Example.COM", "Ann.Lee@example.com"),
        (of("phone"), "+65 9123 4567", "+6591234567"),
        (of("location"), "1.35, 103.8", {"latitude": 1.35, "longitude": 103.8}),
        (of("location"), {"latitude": "1", "longitude": 2, "n": 3}, {"latitude": 1, "longitude": 2}),
        (of("text"), "  hello ", "hello"),
    ],
)  # fmt: skip
def test_what_people_write_is_kept_in_one_form(attribute: Attribute, said: Any, kept: Any) -> None:
    assert read_value(attribute, said) == kept


@pytest.mark.parametrize(
    ("attribute", "said", "why"),
    [
        (of("number"), "many", "must be a number"),
        (AGE, "17", "at least 18"),
        (of("date"), "30/02/2026", "must be a date"),
        (BORN, "2027-01-01", "at most 2026-12-31"),
        (PLAN, "Silver", "one of Basic, Gold"),
        (PLAN, "3", "one of Basic, Gold"),
        (of("boolean"), "perhaps", "yes or no"),
        (of("email"), "ann@example", "e-mail address"),
        (of("email"), "ann at example.com", "e-mail address"),
        (of("phone"), "12", "phone number"),
        (of("location"), "91, 0", "location"),
        (of("text"), "   ", "must not be empty"),
    ],
)
def test_what_does_not_fit_says_what_is_expected(attribute: Attribute, said: Any, why: str) -> None:
    with pytest.raises(BadValue, match=why):
        read_value(attribute, said)


@given(
    st.text()
    | st.integers()
    | st.floats()
    | st.booleans()
    | st.none()
    | st.dictionaries(st.text(), st.text())
)
def test_no_answer_is_too_strange_to_be_refused(said: Any) -> None:
    for kind in ("text", "number", "date", "boolean", "email", "phone", "location"):
        try:
            kept = read_value(of(kind), said)
        except BadValue:
            continue
        assert read_value(of(kind), kept) == kept


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_is_read_in_each_way_of_writing_it(day: date) -> None:
    for text in (day.isoformat(), f"{day.day}.{day.month}.{day.year}", f"{day.day}/{day.month}/{day.year}"):
        assert read_value(of("date"), text) == day.isoformat()


@pytest.mark.parametrize(
    ("given_", "why"),
    [
        ({"name": "plan type", "kind": "text"}, "name"),
        ({"name": "email", "kind": "text"}, "every contact has already"),
        ({"name": "plan", "kind": "colour"}, "kind"),
        ({"name": "plan", "kind": "choice", "choices": []}, "choices"),
        ({"name": "plan", "kind": "choice", "choices": ["a", "A"]}, "capitals"),
        ({"name": "age", "kind": "number", "least": 5, "most": 4}, "most"),
    ],
)
def test_an_attribute_that_cannot_be_kept_says_why(given_: dict[str, Any], why: str) -> None:
    with pytest.raises(BadAttribute, match=why):
        read_attribute(given_)


def test_languages_and_zones_are_kept_by_their_usual_names() -> None:
    assert read_field("language", "pt-br") == "pt_BR"
    assert read_field("language", "EN") == "en"
    assert read_field("timeZone", "Singapore Standard Time") == "Asia/Singapore"
    assert read_field("name", " ") is None
    with pytest.raises(BadValue):
        read_field("timeZone", "Moon/Base")


def test_rules_name_the_condition_that_is_wrong() -> None:
    known = {"plan": PLAN}
    with pytest.raises(BadRules, match=r"conditions\[0\]\.name.*Did you mean plan"):
        read_rules({"match": "all", "conditions": [{"of": "attribute", "name": "plam", "is": "set"}]}, known)
    with pytest.raises(BadRules, match=r"conditions\[0\]\.value: must be one of Basic"):
        read_rules(
            {
                "match": "all",
                "conditions": [{"of": "attribute", "name": "plan", "is": "equal", "value": "No"}],
            },
            known,
        )
    with pytest.raises(BadRules, match=r"conditions\[0\]\.is"):
        read_rules({"match": "any", "conditions": [{"of": "tag", "is": "less", "value": "x"}]}, known)
