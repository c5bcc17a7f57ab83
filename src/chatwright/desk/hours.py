"""Business hours: on which days, and from when until when, a team is there, in its own time zone.

The hours are kept as JSON: `{"week": {"mon": [["09:00", "12:30"], ["13:30", "18:00"]], ...},
"daysOff": [{"date": "2026-12-25", "name": "Christmas Day"}]}`. A day that is missing has no hours. Times are those
of a clock on the wall there; the end does not belong to the hours, and `24:00` is midnight.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MOST_SPANS, MOST_DAYS_OFF = 6, 100
FARTHEST = 400
"""How many days are looked through for the next time that somebody is there."""
MIDNIGHT = 24 * 60


class HoursError(ValueError):
    """Hours that cannot be; the message says where."""


Span = tuple[int, int]
"""From and until, in minutes since midnight."""


@dataclass(frozen=True, slots=True)
class Hours:
    """Hours of a week, for each day in order, and the days off."""

    week: tuple[tuple[Span, ...], ...]
    zone: ZoneInfo
    days_off: frozenset[date] = field(default_factory=frozenset)

    def is_open(self, at: datetime) -> bool:
        """Whether somebody is there at a time (aware)."""
        there = at.astimezone(self.zone)
        minute = there.hour * 60 + there.minute
        return any(start <= minute < end for start, end in self.spans(there.date()))

    def spans(self, day: date) -> tuple[Span, ...]:
        """The hours of a day."""
        return () if day in self.days_off else self.week[day.weekday()]

    def opens_at(self, at: datetime) -> datetime | None:
        """When somebody is there next (UTC): now if it is open, None if never in more than a year."""
        if self.is_open(at):
            return at
        there = at.astimezone(self.zone)
        for ahead in range(FARTHEST):
            day = there.date() + timedelta(days=ahead)
            for start, end in self.spans(day):
                # Where clocks are put forward over the beginning, the first minute that exists counts.
                for minute in range(start, end):
                    wall = datetime.combine(day, time(minute // 60, minute % 60), self.zone)
                    begin = wall.astimezone(UTC)
                    if begin <= at:
                        break
                    if begin.astimezone(self.zone).replace(tzinfo=None) == wall.replace(tzinfo=None):
                        return begin
        return None


def zone_named(name: Any) -> ZoneInfo:
    """An IANA time zone. Raises HoursError."""
    try:
        return ZoneInfo(name if isinstance(name, str) and name else "no zone")
    except (ZoneInfoNotFoundError, ValueError, OSError):
        said = f"timeZone: {str(name)[:60]!r} is no time zone; take one such as Asia/Singapore."
        raise HoursError(said) from None


def minutes(text: Any, where: str) -> int:
    """`09:30` as minutes since midnight. Raises HoursError."""
    if isinstance(text, str) and len(text) == 5 and text[2] == ":" and (text[:2] + text[3:]).isdecimal():
        found = int(text[:2]) * 60 + int(text[3:])
        if found <= MIDNIGHT and int(text[3:]) < 60:
            return found
    raise HoursError(f"{where}: {str(text)[:20]!r} is no time; write it as 09:30.")


def read_hours(told: Any, time_zone: Any) -> Hours:
    """Hours from their JSON. Raises HoursError, which says where and what to do."""
    zone = zone_named(time_zone)
    if not isinstance(told, Mapping):
        raise HoursError("hours: an object with week and daysOff is expected.")
    week = told.get("week")
    if not isinstance(week, Mapping) or not set(week) <= set(DAYS):
        raise HoursError(f"hours.week: an object of days is expected; days are {', '.join(DAYS)}.")
    return Hours(
        week=tuple(read_day(week.get(day, []), f"hours.week.{day}") for day in DAYS),
        zone=zone,
        days_off=frozenset(read_days_off(told.get("daysOff", []))),
    )


def read_day(told: Any, where: str) -> tuple[Span, ...]:
    """The hours of one day, in order. Raises HoursError when they overlap or end before they begin."""
    if not isinstance(told, list) or len(told) > MOST_SPANS:
        raise HoursError(f"{where}: a list of at most {MOST_SPANS} times is expected.")
    spans: list[Span] = []
    for n, span in enumerate(told):
        if not isinstance(span, list | tuple) or len(span) != 2:
            raise HoursError(f'{where}[{n}]: from and until are expected, as ["09:00", "17:30"].')
        start, end = minutes(span[0], f"{where}[{n}]"), minutes(span[1], f"{where}[{n}]")
        if end <= start:
            raise HoursError(f"{where}[{n}]: it must end after it begins; split a night at 24:00.")
        spans.append((start, end))
    spans.sort()
    for earlier, later in itertools.pairwise(spans):
        if later[0] < earlier[1]:
            raise HoursError(f"{where}: two times overlap.")
    return tuple(spans)


def read_days_off(told: Any) -> list[date]:
    """The days off. Raises HoursError."""
    if not isinstance(told, list) or len(told) > MOST_DAYS_OFF:
        raise HoursError(f"hours.daysOff: a list of at most {MOST_DAYS_OFF} days is expected.")
    found = []
    for n, day in enumerate(told):
        text = day.get("date") if isinstance(day, Mapping) else None
        try:
            found.append(date.fromisoformat(str(text)))
        except ValueError:
            said = f"hours.daysOff[{n}].date: {str(text)[:20]!r} is no day; write it as 2026-12-25."
            raise HoursError(said) from None
    return found
