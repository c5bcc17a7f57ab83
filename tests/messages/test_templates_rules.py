"""The rules by which WhatsApp takes a template, each under its tag; 11, 15 and 16 are tests/api/test_templates.py."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from chatwright.messages.templates import read_template
from chatwright.messages.templates_check import advice_on, check_template
from tests.messages.template_cases import OTP, REMINDER, carousel
from tests.messages.test_templates_check import body, buttons, link, quick


def places(template: dict[str, Any]) -> list[str]:
    return [violation.field for violation in check_template(template)]


def test_r_tpl_1_name_language_and_category() -> None:
    """[R-TPL-1]"""
    assert places(body("Hi there", name="Big Name")) == ["name"]
    assert places(body("Hi there", language="tlh")) == ["language"]
    assert places(body("Hi there", category="NEWS")) == ["category"]


def test_r_tpl_2_exactly_one_body() -> None:
    """[R-TPL-2]"""
    only_footer = body("x")
    only_footer["components"] = [{"type": "FOOTER", "text": "x"}]
    assert places(only_footer) == ["components"]


@pytest.mark.parametrize("index", range(4), ids=["HEADER", "BODY", "FOOTER", "BUTTONS"])
def test_r_tpl_3_at_most_one_of_each(index: int) -> None:
    """[R-TPL-3]"""
    twice = copy.deepcopy(REMINDER)
    twice["components"].append(copy.deepcopy(twice["components"][index]))
    assert "R-TPL-3" in [violation.tag for violation in check_template(twice)]


def test_r_tpl_4_lengths() -> None:
    """[R-TPL-4] L25 to L34 are in test_templates_check.py, each at its limit and one beyond."""
    assert places(body("x" * 1025)) == ["components[0].text"]


def test_r_tpl_5_numbers_without_gaps_or_names() -> None:
    """[R-TPL-5]"""
    assert places(body("Hi {{2}} there you are", "a")) == ["components[0].text"]
    assert places(body("Hi {{1}} and {{name}} there you are", "a", "b")) == ["components[0].text"]


def test_r_tpl_6_no_variable_at_an_end_or_beside_another() -> None:
    """[R-TPL-6]"""
    for text in ("{{1}} is here now", "Here now is {{1}}"):
        assert places(body(text, "a")) == ["components[0].text"]
    assert places(body("Here is {{1}}{{2}} for you today", "a", "b")) == ["components[0].text"]


def test_r_tpl_7_a_sample_for_each_variable() -> None:
    """[R-TPL-7]"""
    assert places(body("Hi {{1}}, how are you")) == ["components[0].examples"]
    assert places(buttons(link("https://a.example/{{1}}"))) == ["components[1].buttons[0].examples"]


def test_r_tpl_8_no_variables_in_footers_and_one_at_the_end_of_addresses() -> None:
    """[R-TPL-8]"""
    footed = body("Hi there")
    footed["components"].append({"type": "FOOTER", "text": "by {{1}}"})
    assert places(footed) == ["components[1].text"]
    assert places(buttons(link("https://a.example/{{1}}/b", examples=["x"]))) == [
        "components[1].buttons[0].url"
    ]


def test_r_tpl_9_signs_in_samples_are_advised_against() -> None:
    """[R-TPL-9]"""
    template = body("You owe us {{1}} for the visit", "$100")
    assert check_template(template) == []
    assert [advice.tag for advice in advice_on(read_template(template))] == ["R-TPL-9"]


def test_r_tpl_10_buttons_stand_together_by_kind() -> None:
    """[R-TPL-10]"""
    assert places(buttons(link(), quick(), link())) == ["components[1].buttons"]
    assert places(buttons(quick(), quick("No"), link())) == []


def test_r_tpl_12_one_time_passwords_have_whatsapps_words() -> None:
    """[R-TPL-12]"""
    own = copy.deepcopy(OTP)
    own["components"][0]["text"] = "Your code is {{1}} now"
    assert places(own) == ["components[0].text"]


def test_r_tpl_13_cards_are_alike() -> None:
    """[R-TPL-13]"""
    odd = carousel(3)
    cards = odd["components"][1]["cards"]
    cards[2]["components"][2]["buttons"].pop()
    assert places(odd) == ["components[1].cards[2]"]


def test_r_tpl_14_more_words_than_variables() -> None:
    """[R-TPL-14]"""
    assert places(body("Hi {{1}}, {{2}}!", "a", "b")) == ["components[0].text"]
