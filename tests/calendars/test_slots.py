"""Slots: a pure function of the time, the working hours and what is taken, in any zone at any time of the year."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chatwright.calendars.slots import (
    HORIZON_DAYS,
    LEAD,
    SLOT,
    Hours,
    Slot,
    all_slots,
    day_slots,
    find_slot,
    free_slots,
)

ZONES = (
    "UTC", "Europe/London", "Europe/Berlin", "America/New_York", "America/St_Johns", "Australia/Lord_Howe",
    "Asia/Kathmandu", "Asia/Singapore", "Pacific/Apia", "Pacific/Kiritimati", "Africa/Casablanca",
    "America/Sao_Paulo",
)  # fmt: skip
LONDON = ZoneInfo("Europe/London")
EVERY_DAY = frozenset(range(7))

moments = st.datetimes(datetime(2011, 1, 1), datetime(2037, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
hours_of = st.builds(
    lambda zone, opens, length, days: Hours(
        ZoneInfo(zone), time(opens), time(min(opens + length, 23), 30), days
    ),
    st.sampled_from(ZONES),
    st.integers(0, 22),
    st.integers(0, 23),
    st.frozensets(st.integers(0, 6)),
)
quickly = settings(max_examples=60, deadline=None, derandomize=True)


@quickly
@given(now=moments, hours=hours_of, count=st.integers(0, 40))
def test_free_slots_are_hours_in_order_within_the_working_hours(
    now: datetime, hours: Hours, count: int
) -> None:
    found = free_slots(now, hours, set(), count)
    assert len(found) <= count
    end = None
    for slot in found:
        begins, ends = slot.start.astimezone(UTC), slot.end.astimezone(UTC)
        assert ends - begins == SLOT
        assert begins >= now + LEAD
        assert end is None or begins >= end
        assert slot.start.tzinfo is hours.zone
        assert slot.start.weekday() in hours.weekdays
        day = slot.start.date()
        assert begins >= datetime.combine(day, hours.opens, hours.zone).astimezone(UTC)
        assert ends <= datetime.combine(day, hours.closes, hours.zone).astimezone(UTC)
        end = ends


@quickly
@given(now=moments, hours=hours_of)
def test_every_slot_is_found_again_by_its_id(now: datetime, hours: Hours) -> None:
    found = free_slots(now, hours, set(), 60)
    assert len({slot.id for slot in found}) == len(found)
    for slot in found:
        assert find_slot(slot.id, now, hours) == slot
        assert find_slot(slot.start.isoformat(), now, hours) == slot
        assert find_slot(slot.end.astimezone(UTC).isoformat(), now, hours) != slot


@quickly
@given(now=moments, hours=hours_of, data=st.data())
def test_what_is_taken_is_left_out_and_nothing_else(now: datetime, hours: Hours, data: st.DataObject) -> None:
    every = list(all_slots(now, hours))
    chosen = data.draw(st.sets(st.sampled_from(every), max_size=20)) if every else set()
    taken = {slot.start.astimezone(UTC) for slot in chosen}
    assert free_slots(now, hours, taken, len(every)) == [slot for slot in every if slot not in chosen]


@quickly
@given(now=moments, hours=hours_of)
def test_slots_fit_into_the_row_of_a_list(now: datetime, hours: Hours) -> None:
    for slot in free_slots(now, hours, set(), 10):
        assert len(slot.title) <= 24
        assert len(slot.id) <= 200


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def clocks(slots: list[Slot]) -> list[str]:
    return [f"{slot.start:%H:%M%z}" for slot in slots]


def test_the_hour_that_is_skipped_in_spring_does_not_exist() -> None:
    hours = Hours(LONDON, time(0), time(4), EVERY_DAY)
    day = list(day_slots(at("2026-03-29").date(), hours))
    assert clocks(day) == ["00:00+0000", "02:00+0100", "03:00+0100"]


def test_the_hour_that_comes_twice_in_autumn_can_be_booked_twice() -> None:
    hours = Hours(LONDON, time(0), time(4), EVERY_DAY)
    now = at("2026-10-24T12:00:00+00:00")
    day = list(day_slots(at("2026-10-25").date(), hours))
    assert clocks(day) == ["00:00+0100", "01:00+0100", "01:00+0000", "02:00+0000", "03:00+0000"]
    first, second = day[1], day[2]
    assert find_slot(first.id, now, hours) == first
    assert find_slot(second.id, now, hours) == second
    assert first.id != second.id
    taken = {first.start.astimezone(UTC)}
    free = free_slots(now, hours, taken, 100)
    assert first.id not in [slot.id for slot in free]
    assert second.id in [slot.id for slot in free]


def test_working_hours_stay_local_when_the_clocks_change() -> None:
    hours = Hours(LONDON)
    before = list(day_slots(at("2026-03-27").date(), hours))
    after = list(day_slots(at("2026-03-30").date(), hours))
    assert clocks(before)[0] == "09:00+0000"
    assert clocks(after)[0] == "09:00+0100"
    assert len(before) == len(after) == 8


def test_a_day_that_a_zone_skipped_has_no_slots_of_its_own() -> None:
    """Samoa went from 29 to 31 December 2011."""
    hours = Hours(ZoneInfo("Pacific/Apia"), weekdays=EVERY_DAY)
    found = free_slots(at("2011-12-28T20:00:00+00:00"), hours, set(), 60)
    assert len({slot.start.astimezone(UTC) for slot in found}) == 60


def test_weekends_are_free() -> None:
    friday_evening = at("2026-11-27T20:00:00+00:00")
    (first,) = free_slots(friday_evening, Hours(LONDON), set(), 1)
    assert first.spoken == "Monday 30 November at 09:00"
    assert first.title == "Mon 30 Nov, 09:00"
    assert first.id == "2026-11-30T09:00Z"


def test_a_slot_needs_some_lead_to_be_offered_but_not_to_be_booked() -> None:
    hours = Hours(LONDON)
    offered = at("2026-11-24T08:59:00+00:00")
    assert free_slots(offered, hours, set(), 1)[0].id == "2026-11-24T11:00Z"
    later = at("2026-11-24T10:59:00+00:00")
    assert find_slot("2026-11-24T11:00Z", later, hours) is not None
    assert find_slot("2026-11-24T11:00Z", later + timedelta(minutes=2), hours) is None


def test_days_beyond_the_horizon_cannot_be_booked() -> None:
    hours = Hours(LONDON, weekdays=EVERY_DAY)
    now = at("2026-06-01T08:00:00+00:00")
    last = now + timedelta(days=HORIZON_DAYS, hours=2)
    assert find_slot(last.isoformat(), now, hours) is not None
    assert find_slot((last + timedelta(days=1)).isoformat(), now, hours) is None


@pytest.mark.parametrize(
    "text",
    [
        "", "soon", "2026-11-24", "2026-11-24T11:30Z", "2026-11-28T11:00Z", "2026-11-24T03:00Z",
        "0001-01-01T00:00+14:00", "9999-12-31T23:59:59-14:00", "9999-12-31T23:59:59", "0001-01-01T00:00:00",
        "2026-11-24T11:00:00.000001Z", "2026-13-01T11:00Z", "x" * 500, "2099-11-24T11:00Z",
    ],
)  # fmt: skip
def test_what_is_no_slot_is_not_found(text: str) -> None:
    assert find_slot(text, at("2026-11-24T08:00:00+00:00"), Hours(LONDON)) is None


def test_a_time_without_an_offset_is_local() -> None:
    now = at("2026-06-01T05:00:00+00:00")
    found = find_slot("2026-06-01T11:00:00", now, Hours(LONDON))
    assert found is not None
    assert found.id == "2026-06-01T10:00Z"
