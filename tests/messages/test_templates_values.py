"""Values put where WhatsApp wants them: what is made passes the provider's own checks."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatwright.messages.templates import read_template, variables_of
from chatwright.messages.templates_fill import fill
from chatwright.messages.templates_send import check_send
from chatwright.messages.templates_values import message_of, samples_of
from tests.messages.template_cases import OTP, REMINDER, carousel
from tests.messages.test_templates_check import body, buttons

COUPON = buttons({"type": "COPY_CODE", "examples": ["25OFF"]}, category="MARKETING")
FLOW = buttons({"type": "FLOW", "text": "Go", "flowId": "1"})
PLACE = body("We are here for you")
PLACE["components"].insert(0, {"type": "HEADER", "format": "Location"})
PICTURE = body("We are here for {{first}} now", "Ann")
PICTURE["components"].insert(
    0, {"type": "HEADER", "format": "Image", "examples": ["https://a.example/b.jpg"]}
)
ALL = [REMINDER, OTP, carousel(2), COUPON, FLOW, PLACE, PICTURE]


@pytest.mark.parametrize("raw", ALL, ids=range(len(ALL)))
def test_samples_make_a_message_that_can_be_sent(raw: dict[str, Any]) -> None:
    template = read_template(raw)
    assert check_send(template, message_of(template, samples_of(template))) == []


@given(value=st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=15))
def test_a_value_stands_in_the_place_it_is_for(value: str) -> None:
    template = read_template(REMINDER)
    values = {variable.at: value for variable in variables_of(template)}
    sent = message_of(template, values)
    assert check_send(template, sent) == []
    shown = fill(template, sent)
    assert shown["body"] == f"Your {value} is on {value} at our clinic."
    assert shown["header"]["text"] == f"See you soon, {value}"
    assert shown["buttons"][2]["url"] == f"https://maps.example/{value}"


def test_a_missing_value_is_seen_by_the_check() -> None:
    template = read_template(REMINDER)
    assert check_send(template, message_of(template, {})) != []


def test_the_whole_address_as_a_sample_gives_its_end() -> None:
    template = read_template(
        buttons(
            {
                "type": "URL",
                "text": "Go",
                "url": "https://a.example/{{1}}",
                "example": ["https://a.example/b"],
            }
        )
    )
    assert samples_of(template)["button.0"] == "b"
