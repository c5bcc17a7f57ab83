"""What is charged (messaging.md section 7)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from chatwright.messages.pricing import free_until, is_charged

CAME = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


def test_r_win_6_an_answer_within_a_day_makes_72_hours_free() -> None:
    answered = CAME + timedelta(hours=23, minutes=59, seconds=59)
    assert free_until(CAME, answered) == answered + timedelta(hours=72)
    assert free_until(CAME, CAME + timedelta(hours=24)) is None
    assert free_until(None, CAME) is None
    assert free_until(CAME, None) is None


@pytest.mark.parametrize(
    ("type_", "category", "is_open", "is_free", "charged"),
    [
        ("text", None, True, False, False),
        ("template", "UTILITY", True, False, False),
        ("template", "MARKETING", True, False, True),
        ("template", "AUTHENTICATION", True, False, True),
        ("template", "UTILITY", False, False, True),
        ("template", "MARKETING", False, True, False),
    ],
)
def test_r_win_6_what_is_charged(
    type_: str, category: str | None, is_open: bool, is_free: bool, charged: bool
) -> None:
    assert is_charged(type_, category, window_is_open=is_open, is_free_entry=is_free) is charged
