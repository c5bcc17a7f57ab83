"""Durations [A-DUR-1]."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatwright.definitions import DurationError, format_duration, parse_duration


@pytest.mark.parametrize(
    ("text", "duration"),
    [
        ("1.6:30:15", timedelta(days=1, hours=6, minutes=30, seconds=15)),
        ("00:30:00", timedelta(minutes=30)),
        ("0.00:01:00", timedelta(minutes=1)),
        ("1.00:00:00", timedelta(days=1)),
        ("0.00:00:10", timedelta(seconds=10)),
        ("5", timedelta(days=5)),
        ("1", timedelta(days=1)),
        ("0", timedelta(0)),
        ("00:00:00", timedelta(0)),
        ("1:2:3", timedelta(hours=1, minutes=2, seconds=3)),
        ("00:00:01.5", timedelta(seconds=1.5)),
        (" 00:00:01 ", timedelta(seconds=1)),
        (2, timedelta(days=2)),
        (2.0, timedelta(days=2)),
    ],
)
def test_a_dur_1_what_can_be_read(text: object, duration: timedelta) -> None:
    assert parse_duration(text) == duration


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "-1",
        -1,
        "-00:01:00",
        "00:01",
        "24:00:00",
        "00:60:00",
        "00:00:60",
        "1.5",
        "1d",
        "1:00:00:00",
        "٣",
        None,
        True,
        [],
        {},
        "1e3",
        "9999999",
        float("nan"),
        float("inf"),
    ],
)
def test_a_dur_1_what_cannot_be_read(text: object) -> None:
    with pytest.raises(DurationError, match="is no duration; write days"):
        parse_duration(text)


@given(st.integers(0, 999_999), st.integers(0, 86_399))
def test_a_dur_1_what_is_written_is_read_as_it_was(days: int, seconds: int) -> None:
    duration = timedelta(days=days, seconds=seconds)
    assert parse_duration(format_duration(duration)) == duration
