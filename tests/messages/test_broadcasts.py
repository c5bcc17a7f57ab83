"""What a broadcast fills in for each recipient, and what its failures are called."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from chatwright.messages.broadcasts import (
    BadFilling,
    message_for,
    missing,
    read_fillings,
    told_reason,
    umid_of,
    values_for,
)
from chatwright.messages.templates import read_template

TEMPLATE = read_template(
    {
        "name": "offer",
        "language": "en",
        "category": "MARKETING",
        "components": [
            {"type": "HEADER", "format": "Image", "examples": ["https://example.com/a.jpg"]},
            {"type": "BODY", "text": "Hi {{1}}, take {{2}} off.", "examples": ["Ann", "5 %"]},
        ],
    }
)
COLUMNS = ["Name", "Phone", "Off"]
FILLINGS = {
    "header": {"text": "https://example.com/spring.jpg"},
    "body.1": {"column": "Name", "fallback": "there"},
    "body.2": {"column": "Off"},
}


def test_places_are_filled_from_columns_texts_and_fallbacks() -> None:
    values = values_for(read_fillings(FILLINGS), COLUMNS, [" ", "+65", " 10 % "])
    assert values == {"header": "https://example.com/spring.jpg", "body.1": "there", "body.2": "10 %"}
    message = message_for(TEMPLATE, values)
    assert message.wrong is None
    assert message.template["components"][1]["parameters"][1] == {"type": "text", "text": "10 %"}


def test_a_place_without_a_value_is_missing_and_a_value_too_long_is_refused() -> None:
    values = values_for(read_fillings(FILLINGS), COLUMNS, ["Ann", "+65", ""])
    assert missing(TEMPLATE, values) == ["body.2"]
    assert message_for(TEMPLATE, values).wrong == "missing body.2"
    long = message_for(TEMPLATE, {**values, "body.2": "x" * 1100})
    assert long.wrong is not None and "1024" in long.wrong


def test_line_breaks_in_cells_become_spaces() -> None:
    values = values_for(read_fillings(FILLINGS), COLUMNS, ["Ann\nLee", "+65", "5 %"])
    assert message_for(TEMPLATE, values).template["components"][1]["parameters"][0]["text"] == "Ann Lee"


@pytest.mark.parametrize(
    "given",
    [
        [],
        {"body.1": "Ann"},
        {"body.1": {}},
        {"body.1": {"text": "a", "column": "b"}},
        {"body.1": {"text": 5}},
    ],
)
def test_fillings_that_cannot_be_read_are_refused(given: Any) -> None:
    with pytest.raises(BadFilling):
        read_fillings(given)


def test_the_umid_follows_from_the_row_and_the_attempt() -> None:
    broadcast = UUID(int=7)
    assert umid_of(broadcast, 1, 0) == umid_of(broadcast, 1, 0)
    assert len({umid_of(broadcast, n, attempt) for n in range(50) for attempt in range(3)}) == 150


@pytest.mark.parametrize(
    ("reason", "word", "code"),
    [
        ("m:131049", "too_much_marketing", 131049),
        ("r:1051", "stopped_marketing", 131050),
        ("r:1018", "not_on_whatsapp", 131026),
        ("r:36", "expired", 36),
        ("m:132000", "template", 132000),
        ("r:9999", "unknown", 9999),
        ("invalid", "invalid", None),
        ("-", "unknown", None),
    ],
)
def test_failures_have_words(reason: str, word: str, code: int | None) -> None:
    assert told_reason(reason) == (word, code)
