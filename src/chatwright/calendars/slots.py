"""Which slots are free: a pure function of the time, the working hours and what is taken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

SLOT = timedelta(hours=1)
LEAD = timedelta(hours=2)
"""How long before its start a slot can be booked last."""
HORIZON_DAYS = 30


@dataclass(frozen=True, slots=True)
class Hours:
    """When the business works: local time, on these weekdays (Monday is 0)."""

    zone: ZoneInfo
    opens: time = time(9)
    closes: time = time(17)
    weekdays: frozenset[int] = frozenset(range(5))


@dataclass(frozen=True, slots=True)
class Slot:
    """An hour that can be booked; both ends are aware and local to the business."""

    start: datetime
    end: datetime

    @property
    def id(self) -> str:
        """The slot's id: its start in UTC."""
        return self.start.astimezone(UTC).strftime("%Y-%m-%dT%H:%MZ")

    @property
    def title(self) -> str:
        """Day and time in at most 24 characters, for a row of a list."""
        return f"{self.start:%a} {self.start.day} {self.start:%b}, {self.start:%H:%M}"

    @property
    def spoken(self) -> str:
        """Day and time as one says them."""
        return f"{self.start:%A} {self.start.day} {self.start:%B} at {self.start:%H:%M}"


def day_slots(day: date, hours: Hours) -> Iterator[Slot]:
    """The slots of a day, free or not; an hour that the clocks skip does not exist."""
    if day.weekday() not in hours.weekdays:
        return
    opens = datetime.combine(day, hours.opens, hours.zone).astimezone(UTC)
    closes = datetime.combine(day, hours.closes, hours.zone).astimezone(UTC)
    start = opens
    while start + SLOT <= closes:
        slot = Slot(start.astimezone(hours.zone), (start + SLOT).astimezone(hours.zone))
        if slot.start.date() == day:
            # Else the zone left this day out, and its hours are those of another one.
            yield slot
        start += SLOT


def all_slots(now: datetime, hours: Hours) -> Iterator[Slot]:
    """The slots from now on that are early enough to book, up to the horizon."""
    today = now.astimezone(hours.zone).date()
    for offset in range(HORIZON_DAYS + 1):
        for slot in day_slots(today + timedelta(days=offset), hours):
            if slot.start >= now + LEAD:
                yield slot


def free_slots(now: datetime, hours: Hours, taken: set[datetime], count: int) -> list[Slot]:
    """The first `count` slots that nobody has."""
    found: list[Slot] = []
    for slot in all_slots(now, hours):
        if len(found) == count:
            break
        if slot.start.astimezone(UTC) not in taken:
            found.append(slot)
    return found


def find_slot(slot_id: str, now: datetime, hours: Hours) -> Slot | None:
    """The bookable slot that starts then; `slot_id` is any ISO time, local when it has no offset.

    None when there is none, also when it is past or beyond the horizon. A slot that was offered may be booked
    until it begins: somebody who chooses slowly is not sent away.
    """
    try:
        start = datetime.fromisoformat(slot_id)
        # In UTC, since aware times of one zone compare by their faces, of which an autumn night has two alike.
        wanted = (start if start.tzinfo else start.replace(tzinfo=hours.zone)).astimezone(UTC)
        day = wanted.astimezone(hours.zone).date()
    except (ValueError, OverflowError):
        return None
    today = now.astimezone(hours.zone).date()
    if wanted < now.astimezone(UTC) or not 0 <= (day - today).days <= HORIZON_DAYS:
        return None
    return next((slot for slot in day_slots(day, hours) if slot.start.astimezone(UTC) == wanted), None)
