"""Call buttons of templates when they are sent (messaging.md section 6.5)."""

from __future__ import annotations

from typing import Any

import pytest

from chatwright.messages.templates import Template
from chatwright.messages.templates_send import check_send

CALL = Template(
    "call_us",
    "en",
    "UTILITY",
    (
        {"type": "BODY", "text": "Call us"},
        {"type": "BUTTONS", "buttons": [{"type": "VOICE_CALL", "text": "Call"}]},
    ),
)


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        ([], []),
        ([{"type": "ttlMinutes", "ttlMinutes": 1}, {"type": "payload", "payload": "x" * 512}], []),
        ([{"type": "ttlMinutes", "ttlMinutes": 43_200}], []),
        ([{"type": "ttlMinutes", "ttlMinutes": 43_201}], [3041]),
        ([{"type": "ttlMinutes", "ttlMinutes": 0}], [3041]),
        ([{"type": "payload", "payload": "x" * 513}], [3041]),
        ([{"type": "payload", "payload": ""}], [3041]),
        ([{"type": "text", "text": "x"}], [3042]),
    ],
)
def test_l15_a_call_button_of_a_template(parameters: list[dict[str, Any]], expected: list[int]) -> None:
    part = {"type": "button", "subType": "VoiceCall", "index": 0, "parameters": parameters}
    send = {"name": "call_us", "language": "en", "components": [part]}
    assert [v.code for v in check_send(CALL, send)] == expected
