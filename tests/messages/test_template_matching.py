"""Texts that are sent as the template whose words they have [R-8X8-TPLMATCH]."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatwright.messages.template_matching import template_with_text, values_in
from chatwright.messages.templates import read_template


@pytest.mark.parametrize(
    ("pattern", "text", "values"),
    [
        ("Hello!", "Hello!", {}),
        ("Hello!", "Hello", None),
        ("Hello {{1}}!", "Hello Ann!", {"1": "Ann"}),
        ("Hello {{1}}!", "Hello !", None),
        ("Hello {{1}}!", "Well, Hello Ann!", None),
        ("Hello {{1}}!", "Hello Ann! Bye", None),
        ("{{1}} and {{2}}.", "a and b and c.", {"1": "a", "2": "b and c"}),
        ("{{1}}{{2}}.", "abc.", {"1": "a", "2": "bc"}),
        ("{{1}}{{2}}.", "a.", None),
        ("{{1}}, {{1}}!", "Ann, Ann!", {"1": "Ann"}),
        ("{{1}}, {{1}}!", "Ann, Bob!", None),
        ("({{1}}) [a-z]+", "(x) [a-z]+", {"1": "x"}),
        ("Hi {{1}} aa", "Hi a", None),
    ],
)
def test_values_stand_between_the_words(pattern: str, text: str, values: dict[str, str] | None) -> None:
    assert values_in(pattern, text) == values


@given(st.lists(st.text("ab ", min_size=1, max_size=4), min_size=1, max_size=5), st.text("ab .", max_size=4))
def test_a_filled_template_is_found_again(values: list[str], words: str) -> None:
    pattern = "Hi " + words.join(f"{{{{{number}}}}}" for number in range(1, len(values) + 1)) + " bye"
    found = values_in(pattern, "Hi " + words.join(values) + " bye")
    assert found is not None
    assert "Hi " + words.join(found[str(number)] for number in range(1, len(values) + 1)) + " bye" == (
        "Hi " + words.join(values) + " bye"
    )


def test_many_variables_take_no_time() -> None:
    """The words are looked for one after the other, so nothing is tried twice."""
    pattern = "a".join(f"{{{{{number}}}}}" for number in range(200)) + "b"
    assert values_in(pattern, "a" * 4096) is None


def template(body: str, **more: object) -> dict[str, object]:
    return {
        "name": "reminder",
        "language": "en",
        "category": "UTILITY",
        "components": [{"type": "BODY", "text": body}],
        **more,
    }


def test_a_text_becomes_the_template_with_its_values() -> None:
    known = [read_template(template("Hello!")), read_template(template("See you on {{1}} at {{2}}, please."))]
    assert template_with_text(known, "See you on Monday at nine, please.") == {
        "name": "reminder",
        "language": "en",
        "components": [
            {
                "type": "body",
                "parameters": [{"type": "text", "text": "Monday"}, {"type": "text", "text": "nine"}],
            }
        ],
    }
    assert template_with_text(known, "Hello!") == {"name": "reminder", "language": "en", "components": []}
    assert template_with_text(known, "hello!") is None


def test_a_template_that_needs_more_than_words_is_not_taken() -> None:
    picture = template(
        "Hello!", components=[{"type": "HEADER", "format": "IMAGE"}, {"type": "BODY", "text": "Hello!"}]
    )
    assert template_with_text([read_template(picture)], "Hello!") is None
