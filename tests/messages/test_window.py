"""The service window (messaging.md section 7)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from chatwright.messages.window import (
    is_safe_to_send,
    needs_open_window,
    open_until,
    opens_window,
    window_is_open,
)

RECEIVED = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("after", "is_open", "is_safe"),
    [
        (timedelta(0), True, True),
        (timedelta(hours=23, minutes=58, seconds=59), True, True),
        (timedelta(hours=23, minutes=59), True, False),
        (timedelta(hours=23, minutes=59, seconds=59), True, False),
        (timedelta(hours=24), False, False),
    ],
)
def test_r_win_1_r_win_3_r_win_5_open_for_24_hours_and_safe_a_minute_less(
    after: timedelta, is_open: bool, is_safe: bool
) -> None:
    expires = open_until(RECEIVED)
    assert window_is_open(expires, RECEIVED + after) is is_open
    assert is_safe_to_send(expires, RECEIVED + after) is is_safe


def test_r_win_1_a_further_message_opens_it_again() -> None:
    later = RECEIVED + timedelta(hours=30)
    assert not window_is_open(open_until(RECEIVED), later)
    assert window_is_open(open_until(later), later)


def test_r_win_3_it_is_closed_for_who_never_wrote() -> None:
    assert not window_is_open(None, RECEIVED)
    assert not is_safe_to_send(None, RECEIVED)


def test_r_win_3_only_templates_go_out_when_it_is_closed() -> None:
    assert not needs_open_window("Template")
    for type_ in ("text", "Interactive", "image"):
        assert needs_open_window(type_)


def test_r_win_2_reactions_do_not_open_it() -> None:
    assert not opens_window("Reaction")
    assert opens_window("Text")
