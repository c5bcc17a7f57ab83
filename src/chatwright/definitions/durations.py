"""Durations as definitions write them: `d.HH:mm:ss`, `HH:mm:ss`, or days alone [A-DUR-1]."""

from __future__ import annotations

import re
from datetime import timedelta

PATTERN = re.compile(
    r"(?:(?P<days>[0-9]{1,6})\.)?(?P<hours>[0-9]{1,2}):(?P<minutes>[0-9]{1,2}):(?P<seconds>[0-9]{1,2}(?:\.[0-9]{1,7})?)"
)
DAYS_ALONE = re.compile(r"[0-9]{1,6}(?:\.0+)?")
LARGEST = {"hours": 23, "minutes": 59, "seconds": 59.9999999}


class DurationError(ValueError):
    """A text is no duration."""


def parse_duration(value: object) -> timedelta:
    """A duration; bare numbers are days. Raises DurationError with what was found and what is expected.

    Durations are never negative; the longest is 999,999 days, which may lie beyond the last date there is.
    """
    text = str(value).strip() if isinstance(value, str | int | float) and not isinstance(value, bool) else ""
    if DAYS_ALONE.fullmatch(text):
        return timedelta(days=float(text))
    match = PATTERN.fullmatch(text)
    if match is None or any(float(match[part]) > most for part, most in LARGEST.items()):
        raise DurationError(
            f'"{value}" is no duration; write days.hours:minutes:seconds such as "0.00:05:00".'
        )
    return timedelta(
        days=int(match["days"] or 0),
        hours=int(match["hours"]),
        minutes=int(match["minutes"]),
        seconds=float(match["seconds"]),
    )


def format_duration(duration: timedelta) -> str:
    """A duration as `d.HH:mm:ss`."""
    seconds = int(duration.total_seconds())
    days, seconds = divmod(seconds, 86_400)
    return f"{days}.{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
