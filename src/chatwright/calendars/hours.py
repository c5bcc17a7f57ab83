"""Working hours: what somebody's week looks like, and which spans of time it gives on a day. Pure."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""The keys of a week, in the order of `date.weekday`."""
DAY_MINUTES = 24 * 60
MOST_SHIFTS = 8
"""How many shifts a day may have, and thus how many breaks but one."""
CLOCK = re.compile(r"([01]\d|2[0-4]):([0-5]\d)")
SHIFT = re.compile(r"(\d\d:\d\d)\s*[-–]\s*(\d\d:\d\d)")
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(9998, 12, 30)
"""Beyond these days there is no time to convert to."""


class BadHours(ValueError):
    """Hours that make no sense; the message says where and what to write instead."""


@dataclass(frozen=True, slots=True, order=True)
class Shift:
    """Time at work without a break, in minutes of the clock on the wall since the midnight that begins its day.

    `closes` may lie beyond 1440: the shift then ends on the next day.
    """

    opens: int
    closes: int


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Time from `start` up to `end`, both in UTC."""

    start: datetime
    end: datetime

    def meets(self, other: Span) -> bool:
        """Whether the two have a moment in common."""
        return self.start < other.end and other.start < self.end


Week = Mapping[int, tuple[Shift, ...]]
"""The shifts of each weekday; Monday is 0. A break is what lies between two shifts."""


@dataclass(frozen=True, slots=True)
class Off:
    """Days without work, the first and the last included: a holiday, a week at the sea."""

    first: date
    last: date
    label: str = ""

    def holds(self, day: date) -> bool:
        """Whether the day is one of them."""
        return self.first <= day <= self.last


def read_week(value: Any) -> Week:
    """A week from `{"mon": ["09:00-12:30", "13:30-17:00"], …}`; days that are left out are free.

    A shift that ends before it begins goes on past midnight. Raises BadHours.
    """
    if not isinstance(value, dict):
        raise BadHours('hours: must be like {"mon": ["09:00-12:30", "13:30-17:00"]}.')
    week: dict[int, tuple[Shift, ...]] = {}
    for name, shifts in value.items():
        if name not in DAYS:
            raise BadHours(f"hours: {str(name)[:20]!r} is no day; there are {', '.join(DAYS)}.")
        if not isinstance(shifts, list) or len(shifts) > MOST_SHIFTS:
            raise BadHours(
                f"hours.{name}: must be a list of at most {MOST_SHIFTS} times such as 09:00-17:00."
            )
        read = sorted(read_shift(shift, f"hours.{name}") for shift in shifts)
        for earlier, later in itertools.pairwise(read):
            if later.opens < earlier.closes:
                raise BadHours(f"hours.{name}: {show_shift(earlier)} and {show_shift(later)} overlap.")
        if read:
            week[DAYS.index(name)] = tuple(read)
    return week


def read_shift(value: Any, where: str) -> Shift:
    """A shift from `09:00-17:00`. Raises BadHours."""
    found = SHIFT.fullmatch(value.strip()) if isinstance(value, str) else None
    clocks = [minutes_of(text) for text in found.groups()] if found else []
    if len(clocks) != 2 or None in clocks or clocks[0] == clocks[1] or clocks[0] == DAY_MINUTES:
        raise BadHours(f"{where}: {str(value)[:20]!r} must be two times such as 09:00-17:00.")
    opens, closes = clocks
    assert opens is not None
    assert closes is not None
    return Shift(opens, closes if closes > opens else closes + DAY_MINUTES)


def minutes_of(clock: str) -> int | None:
    """Minutes since midnight of a clock from 00:00 to 24:00; None when it is none."""
    found = CLOCK.fullmatch(clock)
    minutes = int(found[1]) * 60 + int(found[2]) if found else DAY_MINUTES + 1
    return minutes if minutes <= DAY_MINUTES else None


def show_week(week: Week) -> dict[str, list[str]]:
    """The week as it is written, every day in it."""
    return {name: [show_shift(shift) for shift in week.get(day, ())] for day, name in enumerate(DAYS)}


def show_shift(shift: Shift) -> str:
    """`09:00-17:00`."""
    closes = shift.closes if shift.closes <= DAY_MINUTES else shift.closes - DAY_MINUTES
    return f"{clock_of(shift.opens)}-{clock_of(closes)}"


def clock_of(minutes: int) -> str:
    """`09:00` for 540."""
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def on_the_wall(day: date, minutes: int) -> datetime:
    """What the clock on the wall shows so many minutes after the day's midnight, were it never changed."""
    return datetime(day.year, day.month, day.day) + timedelta(minutes=minutes)  # noqa: DTZ001 - a wall's clock


def instant(wall: datetime, zone: ZoneInfo) -> datetime | None:
    """The moment at which a clock shows `wall`, in UTC: the first one when it does so twice, None when never."""
    moment = wall.replace(tzinfo=zone).astimezone(UTC)
    return moment if moment.astimezone(zone).replace(tzinfo=None) == wall else None


def first_instant(wall: datetime, zone: ZoneInfo) -> datetime:
    """The first moment, in UTC, at which a clock shows `wall` or, where that is skipped, anything later."""
    found = instant(wall, zone)
    if found is not None:
        return found
    # The clocks are put forward somewhere between the readings of the wall before and after that change.
    early = wall.replace(tzinfo=zone, fold=1).astimezone(UTC)
    late = wall.replace(tzinfo=zone).astimezone(UTC)
    while late - early > timedelta(seconds=1):
        middle = early + (late - early) // 2
        middle = middle.replace(microsecond=0)
        if middle.astimezone(zone).replace(tzinfo=None) >= wall:
            late = middle
        else:
            early = middle
    return late


def at_work(day: date, week: Week, off: Iterable[Off]) -> Iterator[Shift]:
    """The shifts that begin on a day; none on a day off."""
    if FIRST_DAY <= day <= LAST_DAY and not any(each.holds(day) for each in off):
        yield from week.get(day.weekday(), ())
