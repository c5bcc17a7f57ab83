"""One-time codes when they are sent: their length, on the button as in the text (messaging.md section 6.5)."""

from __future__ import annotations

from typing import Any

import pytest

from chatwright.messages.templates import Template
from chatwright.messages.templates_send import check_send

OTP = Template(
    "code",
    "en",
    "AUTHENTICATION",
    (
        {"type": "BODY", "add_security_recommendation": True},
        {"type": "BUTTONS", "buttons": [{"type": "OTP", "otp_type": "COPY_CODE", "text": "Copy code"}]},
    ),
)


def send(code: Any) -> dict[str, Any]:
    value = {"type": "text", "text": code}
    return {
        "name": "code",
        "language": "en",
        "components": [
            {"type": "body", "parameters": [value]},
            {"type": "button", "subType": "Url", "index": 0, "parameters": [value]},
        ],
    }


@pytest.mark.parametrize("code", ["1", "123456", "1" * 15, "😀" * 15])
def test_l37_a_code_of_up_to_15_characters(code: str) -> None:
    assert check_send(OTP, send(code)) == []


@pytest.mark.parametrize(
    ("code", "expected"),
    [("1" * 16, [3043, 3049]), ("😀" * 16, [3043, 3049]), ("", [3041, 3049]), (None, [3041, 3049])],
)
def test_l37_no_code_or_one_that_is_too_long(code: Any, expected: list[int]) -> None:
    assert [one.code for one in check_send(OTP, send(code))] == expected
