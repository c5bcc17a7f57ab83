"""What can be booked, in any zone at any time of ten years: a pure function."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chatwright.calendars.availability import (
    Busy,
    Question,
    Service,
    Staff,
    fairest,
    find_opening,
    has_room,
    openings,
)
from chatwright.calendars.hours import BadHours, Off, Shift, Span, first_instant, read_week, show_week

ZONES = (
    "UTC", "Europe/London", "Europe/Berlin", "America/New_York", "America/St_Johns", "Australia/Lord_Howe",
    "Asia/Kathmandu", "Asia/Singapore", "Africa/Cairo", "Pacific/Kiritimati", "Africa/Casablanca",
    "America/Sao_Paulo", "Asia/Tehran", "Pacific/Chatham",
)  # fmt: skip
LONDON = ZoneInfo("Europe/London")
WEEKDAYS = read_week({day: ["09:00-17:00"] for day in ("mon", "tue", "wed", "thu", "fri")})
ALWAYS = read_week({day: ["00:00-24:00"] for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")})


def minutes(count: int) -> timedelta:
    return timedelta(minutes=count)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


def person(name: str = "ada", week: Any = WEEKDAYS, zone: ZoneInfo = LONDON, **more: Any) -> Staff:
    return Staff(name, name.title(), week, zone, frozenset({"visit"}), **more)


def visit(**more: Any) -> Service:
    return Service("visit", "Visit", **more)


shifts = st.integers(0, 95).flatmap(
    lambda opens: st.builds(lambda length: Shift(15 * opens, 15 * (opens + length)), st.integers(1, 60))
)
weeks = st.dictionaries(st.integers(0, 6), shifts.map(lambda shift: (shift,)), min_size=1)
services = st.builds(
    lambda length, before, after, lead, step: visit(
        duration=minutes(length), before=minutes(before), after=minutes(after), lead=minutes(lead),
        horizon=timedelta(days=9), step=minutes(step),
    ),
    st.sampled_from((10, 30, 45, 60, 90, 240)), st.sampled_from((0, 5, 30)), st.sampled_from((0, 10, 45)),
    st.sampled_from((0, 120, 1440)), st.sampled_from((10, 15, 30, 60)),
)  # fmt: skip
zones = st.sampled_from([ZoneInfo(name) for name in ZONES])


@st.composite
def moments(draw: st.DrawFn) -> datetime:
    """Any moment of ten years, most of them near a change of the clocks."""
    moment = draw(st.datetimes(datetime(2021, 1, 1), datetime(2031, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001
    if draw(st.integers(0, 3)) == 0:
        return moment
    zone, day = draw(zones), moment
    for _ in range(400):
        following = day + timedelta(days=1)
        if following.astimezone(zone).utcoffset() != day.astimezone(zone).utcoffset():
            return day - timedelta(days=draw(st.integers(0, 3)))
        day = following
    return moment


@settings(max_examples=200, deadline=None, derandomize=True)
@given(now=moments(), zone=zones, week=weeks, service=services, capacity=st.integers(1, 3), data=st.data())
def test_what_is_offered_is_real(
    now: datetime, zone: ZoneInfo, week: Any, service: Service, capacity: int, data: st.DataObject
) -> None:
    starts = data.draw(st.lists(st.integers(0, 12 * 24 * 4), max_size=12))
    busy = [
        Busy(Span(begin, begin + minutes(length)), whole)
        for begin, length, whole in (
            (now + minutes(15 * start), 15 * (1 + start % 9), start % 5 == 0) for start in starts
        )
    ]
    staff = person(week=week, zone=zone, capacity=capacity)
    question = Question(now, service, [staff], {"ada": busy})
    found = list(openings(question))
    walls = [each.start.astimezone(zone).replace(tzinfo=None) for each in found]
    assert len(set(walls)) == len(walls), "no reading of the clock is offered twice"
    assert [each.start for each in found] == sorted({each.start for each in found})
    for each, wall in zip(found, walls, strict=True):
        assert each.start.tzinfo is UTC
        assert each.end - each.start == service.duration, "a visit lasts as long as it lasts"
        assert now + service.lead <= each.start < now + service.horizon
        assert wall.replace(tzinfo=zone).astimezone(UTC) == each.start, "no clock skips it"
        assert inside_a_shift(each.start, service.duration, week, zone)
        span = service.occupies(each.start)
        assert not any(one.whole and one.span.meets(span) for one in busy), "buffers are kept free"
        moment = span.start
        while moment < span.end:
            together = sum(one.span.start <= moment < one.span.end for one in busy)
            assert together < capacity
            moment += minutes(5)
        assert find_opening(question, each.id) == each
    free = list(openings(Question(now, service, [staff])))
    left_out = [each for each in free if each not in found]
    for each in left_out:
        assert any(one.span.meets(service.occupies(each.start)) for one in busy)


def inside_a_shift(start: datetime, duration: timedelta, week: Any, zone: ZoneInfo) -> bool:
    """Whether the visit lies between the opening and the closing of some shift, by the clock on the wall."""
    day = start.astimezone(zone).date()
    for offset in (0, -1):
        begins = day + timedelta(days=offset)
        midnight = datetime(begins.year, begins.month, begins.day)  # noqa: DTZ001
        for shift in week.get(begins.weekday(), ()):
            opens = first_instant(midnight + minutes(shift.opens), zone)
            closes = first_instant(midnight + minutes(shift.closes), zone)
            if opens <= start and start + duration <= closes:
                return True
    return False


def clocks(question: Question, zone: ZoneInfo = LONDON) -> list[str]:
    return [f"{each.start.astimezone(zone):%a %H:%M%z}" for each in openings(question)]


def test_the_hour_that_is_skipped_in_spring_does_not_exist() -> None:
    night = person(week=read_week({"sun": ["00:00-04:00"]}))
    asked = Question(at("2026-03-28T12:00Z"), visit(horizon=timedelta(days=2)), [night])
    assert clocks(asked) == ["Sun 00:00+0000", "Sun 02:00+0100", "Sun 03:00+0100"]


def test_the_hour_that_comes_twice_in_autumn_is_offered_once() -> None:
    night = person(week=read_week({"sun": ["00:00-04:00"]}))
    asked = Question(at("2026-10-24T12:00Z"), visit(horizon=timedelta(days=2)), [night])
    assert clocks(asked) == ["Sun 00:00+0100", "Sun 01:00+0100", "Sun 02:00+0000", "Sun 03:00+0000"]


def test_a_shift_that_opens_in_a_skipped_hour_opens_when_the_clocks_go_on() -> None:
    wall = datetime(2026, 3, 29, 1, 30)  # noqa: DTZ001
    assert first_instant(wall, LONDON) == at("2026-03-29T01:00Z")


def test_breaks_days_off_and_nights_are_kept() -> None:
    week = read_week({"mon": ["09:00-11:00", "12:00-13:00"], "tue": ["09:00-10:00"], "wed": ["22:30-00:30"]})
    off = (Off(date(2026, 12, 1), date(2026, 12, 1), "Holiday"),)
    asked = Question(at("2026-11-29T12:00Z"), visit(horizon=timedelta(days=6)), [person(week=week, off=off)])
    assert clocks(asked) == [
        "Mon 09:00+0000",
        "Mon 10:00+0000",
        "Mon 12:00+0000",
        "Wed 22:30+0000",
        "Wed 23:30+0000",
    ]


def test_buffers_are_kept_between_visits() -> None:
    service = visit(duration=minutes(30), before=minutes(10), after=minutes(20), step=minutes(15))
    taken = [Busy(service.occupies(at("2026-11-30T10:00Z")))]
    asked = Question(
        at("2026-11-29T12:00Z"), service, [person()], {"ada": taken}, end=at("2026-11-30T12:00Z")
    )
    assert [each[4:9] for each in clocks(asked)] == ["09:00", "11:00", "11:15", "11:30", "11:45"]


def test_a_class_takes_as_many_as_it_has_places_for() -> None:
    start = at("2026-11-30T10:00Z")
    span = Span(start, start + minutes(60))
    assert has_room(span, 3, [Busy(span)] * 2)
    assert not has_room(span, 3, [Busy(span)] * 3)
    halves = [Busy(Span(start, start + minutes(30))), Busy(Span(start + minutes(30), start + minutes(60)))]
    assert has_room(span, 2, halves), "two that follow each other take one place"
    assert not has_room(span, 9, [Busy(span, whole=True)])


def test_any_of_several_people_will_do_and_the_one_with_least_gets_it() -> None:
    ada, ben = person("ada"), person("ben", week=read_week({"mon": ["10:00-12:00"]}))
    other = Staff("eve", "Eve", WEEKDAYS, LONDON, frozenset({"something else"}))
    asked = Question(at("2026-11-29T12:00Z"), visit(horizon=timedelta(days=1)), [ada, ben, other])
    assert [(each.id[11:], each.staff) for each in openings(asked)][:3] == [
        ("09:00Z", ("ada",)), ("10:00Z", ("ada", "ben")), ("11:00Z", ("ada", "ben")),
    ]  # fmt: skip
    assert fairest(("ada", "ben"), {"ada": 2, "ben": 1}) == "ben"
    assert fairest(("ada", "ben"), {}) == "ada"


def test_somebody_who_chooses_slowly_still_gets_the_time_until_it_begins() -> None:
    asked = Question(at("2026-11-30T09:59Z"), visit(), [person()])
    assert "2026-11-30T10:00Z" not in [each.id for each in openings(asked)]
    assert find_opening(asked, "2026-11-30T10:00Z") is not None
    assert find_opening(asked, "2026-11-30T11:00:00+01:00") is not None
    assert find_opening(Question(at("2026-11-30T10:01Z"), visit(), [person()]), "2026-11-30T10:00Z") is None


@pytest.mark.parametrize(
    "text",
    [
        "", "soon", "2026-11-30", "2026-11-30T11:00", "2026-11-30T11:30Z", "2026-11-28T11:00Z", "2026-11-30T03:00Z",
        "0001-01-01T00:00+14:00", "9999-12-31T23:59:59-14:00", "2026-11-30T11:00:00.000001Z", "x" * 500,
    ],
)  # fmt: skip
def test_what_is_no_slot_is_not_found(text: str) -> None:
    assert find_opening(Question(at("2026-11-29T12:00Z"), visit(), [person()]), text) is None


def test_people_of_several_zones_are_offered_in_the_order_of_time() -> None:
    tokyo = person("emi", zone=ZoneInfo("Asia/Tokyo"))
    honolulu = person("kai", zone=ZoneInfo("Pacific/Honolulu"))
    found = list(openings(Question(at("2026-11-29T12:00Z"), visit(), [honolulu, tokyo])))
    assert [each.start for each in found] == sorted(each.start for each in found)
    assert {each.staff for each in found[:30]} >= {("emi",), ("kai",)}


def test_a_week_is_written_as_it_was_read() -> None:
    written = {"mon": ["09:00-12:30", "13:30-24:00"], "fri": ["22:00-02:00"]}
    assert {day: each for day, each in show_week(read_week(written)).items() if each} == written
    assert read_week({"mon": ["13:00-14:00", "09:00-12:00"]})[0][0].opens == 540


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, "must be like"),
        ({"monday": []}, "is no day"),
        ({"mon": "09:00-17:00"}, "must be a list"),
        ({"mon": ["9-5"]}, "two times"),
        ({"mon": ["09:00-09:00"]}, "two times"),
        ({"mon": ["24:30-25:00"]}, "two times"),
        ({"mon": ["24:00-08:00"]}, "two times"),
        ({"mon": [5]}, "two times"),
        ({"mon": ["09:00-12:00", "11:00-14:00"]}, "overlap"),
        ({"mon": ["00:00-01:00"] * 9}, "at most 8"),
    ],
)  # fmt: skip
def test_hours_that_make_no_sense_are_told_with_what_to_write(value: Any, said: str) -> None:
    with pytest.raises(BadHours, match=said):
        read_week(value)
