"""Buckets of tokens [R-RATE-1..3]."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from chatwright.messages.paces import PAIR_BURST, PAIR_SECONDS, Bucket, Pace, after_sending


def test_r_rate_2_a_burst_of_45_is_taken_and_then_one_in_six_seconds() -> None:
    bucket = Bucket.full(PAIR_BURST, 1 / PAIR_SECONDS, 0)
    assert [bucket.take(0) for _ in range(PAIR_BURST)] == [0.0] * PAIR_BURST
    assert round(bucket.take(0), 6) == 6
    assert bucket.take(6) == 0
    assert bucket.take(6) > 0


def test_twenty_at_once_are_made_up_for_in_two_minutes() -> None:
    bucket = Bucket.full(PAIR_BURST, 1 / PAIR_SECONDS, 0)
    for _ in range(20):
        bucket.take(0)
    assert bucket.tokens == PAIR_BURST - 20
    bucket.take(120)
    assert round(bucket.tokens) == PAIR_BURST - 1


def test_a_clock_that_goes_back_gives_nothing_away() -> None:
    bucket = Bucket.full(1, 1, 10)
    assert bucket.take(10) == 0
    assert bucket.take(5) > 0
    assert bucket.take(10.5) > 0
    assert bucket.take(11) == 0


@given(st.lists(st.floats(0, 0.5), max_size=60), st.integers(1, 5), st.floats(0.5, 20))
def test_no_more_is_ever_taken_than_capacity_and_time_allow(
    gaps: list[float], capacity: int, per_second: float
) -> None:
    bucket, at, taken = Bucket.full(capacity, per_second, 0), 0.0, 0
    for gap in gaps:
        at += gap
        taken += bucket.take(at) == 0
    assert taken <= capacity + at * per_second + 1e-6


def test_what_was_sent_is_counted_also_when_it_was_too_much() -> None:
    pace = Pace(pair_burst=3, pair_seconds=10)
    assert after_sending([], pace, 100).take(100) == 0
    bucket = after_sending([90, 90, 90, 90, 90], pace, 100)
    assert round(bucket.take(100), 6) == 20
