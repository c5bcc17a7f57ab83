"""Business hours of teams, in their own time zone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatwright.desk.hours import DAYS, Hours, HoursError, read_hours
from chatwright.desk.teams import Team, Teams

OFFICE: dict[str, Any] = {
    "week": {day: [["09:00", "12:30"], ["13:30", "18:00"]] for day in DAYS[:5]},
    "daysOff": [{"date": "2026-12-25", "name": "Christmas Day"}],
}
SINGAPORE = read_hours(OFFICE, "Asia/Singapore")


def at(text: str, zone: str = "Asia/Singapore") -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


@pytest.mark.parametrize(
    ("when", "is_open"),
    [
        ("2026-12-01T09:00", True),
        ("2026-12-01T08:59", False),
        ("2026-12-01T12:30", False),  # the end does not belong to the hours
        ("2026-12-01T13:30", True),
        ("2026-12-05T10:00", False),  # a Saturday
        ("2026-12-25T10:00", False),  # a day off
    ],
)
def test_hours_are_those_of_the_clock_on_the_wall_there(when: str, is_open: bool) -> None:
    assert SINGAPORE.is_open(at(when)) is is_open


def test_the_next_opening_skips_nights_weekends_and_days_off() -> None:
    assert SINGAPORE.opens_at(at("2026-12-01T12:45")) == at("2026-12-01T13:30")
    assert SINGAPORE.opens_at(at("2026-12-04T19:00")) == at("2026-12-07T09:00")
    assert SINGAPORE.opens_at(at("2026-12-24T18:00")) == at("2026-12-28T09:00")
    assert read_hours({"week": {}}, "UTC").opens_at(at("2026-12-01T09:00")) is None


def test_a_night_goes_on_after_midnight_and_a_lost_hour_is_no_trouble() -> None:
    night = read_hours({"week": {"sat": [["22:00", "24:00"]], "sun": [["02:30", "06:00"]]}}, "Europe/Berlin")
    assert night.is_open(at("2026-03-28T23:59", "Europe/Berlin"))
    # On 29 March 2026 the clocks go from 2 to 3: 02:30 does not exist, so it begins with the first minute that does.
    assert night.opens_at(at("2026-03-29T01:59", "Europe/Berlin")) == datetime(2026, 3, 29, 1, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("told", "zone", "said"),
    [
        (OFFICE, "Mars/Olympus", "timeZone"),
        (OFFICE, None, "timeZone"),
        (OFFICE, "../etc/passwd", "timeZone"),
        ([], "UTC", "hours"),
        ({"week": {"monday": []}}, "UTC", "hours.week"),
        ({"week": {"mon": [["9:00", "17:00"]]}}, "UTC", "hours.week.mon[0]"),
        ({"week": {"mon": [["09:00", "24:01"]]}}, "UTC", "hours.week.mon[0]"),
        ({"week": {"mon": [["17:00", "09:00"]]}}, "UTC", "end after it begins"),
        ({"week": {"mon": [["09:00", "12:00"], ["11:00", "13:00"]]}}, "UTC", "overlap"),
        ({"week": {}, "daysOff": [{"date": "25.12.2026"}]}, "UTC", "hours.daysOff[0].date"),
    ],
)
def test_hours_that_cannot_be_say_where(told: Any, zone: Any, said: str) -> None:
    with pytest.raises(HoursError, match=said.replace("[", r"\[").replace("]", r"\]")):
        read_hours(told, zone)


SPANS = st.lists(st.tuples(st.integers(0, 1439), st.integers(1, 240)), max_size=3).map(
    lambda starts: [(start, min(start + length, 1440)) for start, length in starts]
)


@given(
    week=st.lists(SPANS, min_size=7, max_size=7),
    when=st.integers(0, 1_000_000).map(lambda minute: at("2026-01-01T00:00") + timedelta(minutes=minute)),
    zone=st.sampled_from(["UTC", "Asia/Singapore", "Europe/Berlin", "America/New_York", "Asia/Kathmandu"]),
)
def test_it_is_open_when_it_opens_and_never_before(
    week: list[list[tuple[int, int]]], when: datetime, zone: str
) -> None:
    hours = Hours(tuple(tuple(sorted(day)) for day in week), ZoneInfo(zone))
    opens_at = hours.opens_at(when)
    if opens_at is None:
        assert not any(week)
        return
    assert opens_at >= when
    assert hours.is_open(opens_at)
    if opens_at > when:
        assert not hours.is_open(when)
        for part in range(1, 5):
            assert not hours.is_open(when + (opens_at - when) * part / 5 - timedelta(seconds=1))


def test_teams_are_found_by_id_and_by_name() -> None:
    billing = Team("7", "Billing", SINGAPORE, answer_within=timedelta(minutes=10))
    teams = Teams([billing])
    assert teams.find("7") is teams.find(" billing ") is billing
    assert teams.find(None) is teams.find("Sales") is None


def test_waiting_too_long_counts_from_when_somebody_is_there() -> None:
    billing = Team("7", "Billing", SINGAPORE, answer_within=timedelta(minutes=10))
    assert billing.escalates_at(at("2026-12-01T10:00")) == at("2026-12-01T10:10")
    assert billing.escalates_at(at("2026-12-04T19:00")) == at("2026-12-07T09:10")
    assert Team("8", "All").escalates_at(at("2026-12-01T10:00")) is None
