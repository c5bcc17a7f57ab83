"""The simulator's reviewer: each rule with what it refuses and what it lets through."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

import pytest

from chatwright import demo
from chatwright.messages.templates import read_template
from chatwright.messages.templates_review import RULES, review
from tests.messages.template_cases import OTP, REMINDER, carousel
from tests.messages.test_templates_check import body, buttons, link


def said(template: dict[str, Any], *, allow: bool = True, without: tuple[str, ...] = ()) -> tuple[Any, ...]:
    verdict = review(read_template(template), allow_category_change=allow, without=without)
    return verdict.status, verdict.reason, verdict.category


APPROVED = ("APPROVED", None, None)
CASES: list[tuple[str, dict[str, Any], tuple[Any, ...]]] = [
    ("promotion", body("Our summer sale starts on Monday at ten"), ("APPROVED", None, "MARKETING")),
    ("promotion", body("Get 30% off your next visit to us"), ("APPROVED", None, "MARKETING")),
    (
        "promotion",
        body("خصم كبير على زيارتك القادمة", language="ar"),
        ("APPROVED", None, "MARKETING"),
    ),
    ("shortened_links", body("See https://bit.ly/3xYz for more"), ("REJECTED", "SCAM", None)),
    (
        "shortened_links",
        buttons(link("https://tinyurl.com/{{1}}", examples=["x"])),
        ("REJECTED", "SCAM", None),
    ),
    (
        "asks_for_secrets",
        body("Please reply with your card number to go on"),
        ("REJECTED", "ABUSIVE_CONTENT", None),
    ),
    (
        "empty_samples",
        body("Hi {{1}}, we will see you at the clinic", "test"),
        ("REJECTED", "INVALID_FORMAT", None),
    ),
    (
        "variable_ratio",
        body("Dear {{1}}, see {{2}} soon please", "Ann", "Ben"),
        ("REJECTED", "INVALID_FORMAT", None),
    ),
    ("other_language", body("سنراك غدا في العيادة"), ("REJECTED", "TAG_CONTENT_MISMATCH", None)),
    (
        "other_language",
        body("We will see you tomorrow", language="ar"),
        ("REJECTED", "TAG_CONTENT_MISMATCH", None),
    ),
    (
        "one_time_codes",
        body("Your verification code is {{1}} for today only", "123"),
        ("REJECTED", "INCORRECT_CATEGORY", None),
    ),
]


@pytest.mark.parametrize(("rule", "template", "expected"), CASES)
def test_a_rule_decides_until_it_is_switched_off(
    rule: str, template: dict[str, Any], expected: tuple[Any, ...]
) -> None:
    assert said(template) == expected
    assert said(template, without=(rule,)) == APPROVED


def test_every_rule_has_a_case() -> None:
    assert {rule for rule, _, _ in CASES} == set(RULES)


def test_without_a_change_of_category_the_wrong_one_is_refused() -> None:
    template = body("Our summer sale starts on Monday at ten")
    assert said(template, allow=False) == ("REJECTED", "INCORRECT_CATEGORY", None)
    verdict = review(read_template(template), allow_category_change=False)
    assert "MARKETING" in str(verdict.recommendation)


@pytest.mark.parametrize("template", [REMINDER, OTP, carousel(2), carousel(10)], ids=lambda t: t["name"])
def test_good_templates_pass(template: dict[str, Any]) -> None:
    assert said(template) == APPROVED


def test_the_templates_that_come_with_chatwright_pass() -> None:
    text = (files(demo.__name__) / "templates.json").read_text(encoding="utf-8")
    for raw in json.loads(text.replace("@BASE@", "https://harbour.example")):
        assert said(raw) == APPROVED, raw["name"]


def test_promotion_is_what_marketing_is_for() -> None:
    assert said(body("Our summer sale starts on Monday at ten", category="MARKETING")) == APPROVED


def test_a_refusal_says_what_to_do() -> None:
    for _, template, (status, _, _) in CASES:
        verdict = review(read_template(template), allow_category_change=True)
        assert status == "APPROVED" or len(str(verdict.recommendation)) > 20
