"""What can be booked: a pure function of the time, the services, the people's hours and what is taken.

All moments are in UTC. Hours are kept as the clock on the wall shows them: a start that the clocks skip in spring
does not exist, one that comes twice in autumn is offered once, and a visit lasts as long as it lasts.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from chatwright.calendars.hours import Off, Span, Week, at_work, first_instant, instant, on_the_wall

ID_FORM = "%Y-%m-%dT%H:%MZ"


@dataclass(frozen=True, slots=True)
class Service:
    """Something that can be booked.

    `before` and `after` are kept free around a visit. It is offered from `lead` after now on, up to `horizon`, at
    every so many minutes of `step` since the beginning of a shift.
    """

    id: str
    name: str
    description: str = ""
    duration: timedelta = timedelta(hours=1)
    before: timedelta = timedelta(0)
    after: timedelta = timedelta(0)
    lead: timedelta = timedelta(hours=2)
    horizon: timedelta = timedelta(days=30)
    step: timedelta = timedelta(hours=1)
    price: str = ""

    def occupies(self, start: datetime) -> Span:
        """The time that a visit takes from somebody's day."""
        return Span(start - self.before, start + self.duration + self.after)


@dataclass(frozen=True, slots=True)
class Staff:
    """Somebody, or something, whose time is booked: a dentist, a room, a class with `capacity` places.

    `services` are the ids of what they do; `off` are their days off and the business's holidays.
    """

    id: str
    name: str
    week: Week
    zone: ZoneInfo
    services: frozenset[str]
    capacity: int = 1
    off: tuple[Off, ...] = ()
    title: str = ""


@dataclass(frozen=True, slots=True)
class Busy:
    """Time that is taken: one place of somebody's time by a booking, or all of it by what a calendar says."""

    span: Span
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Opening:
    """A time that can be booked, and with whom: those who are free then, in their order."""

    start: datetime
    end: datetime
    staff: tuple[str, ...]

    @property
    def id(self) -> str:
        """Its start, in UTC, as `2026-11-30T09:00Z`."""
        return slot_id(self.start)


def slot_id(start: datetime) -> str:
    """The id of a slot."""
    return start.astimezone(UTC).strftime(ID_FORM)


def starts_on(day: date, service: Service, staff: Staff) -> Iterator[datetime]:
    """When visits could begin on a day, taken or not."""
    for shift in at_work(day, staff.week, staff.off):
        opens = first_instant(on_the_wall(day, shift.opens), staff.zone)
        closes = first_instant(on_the_wall(day, shift.closes), staff.zone)
        minutes = shift.opens
        while minutes < shift.closes:
            start = instant(on_the_wall(day, minutes), staff.zone)
            if start is not None and opens <= start and start + service.duration <= closes:
                yield start
            minutes += max(1, service.step // timedelta(minutes=1))


def has_room(span: Span, capacity: int, busy: Iterable[Busy]) -> bool:
    """Whether one more fits: at no moment of the span are all places taken."""
    inside = [each for each in busy if each.span.meets(span)]
    if any(each.whole for each in inside):
        return False
    return most_at_once(span, (each.span for each in inside)) < capacity


def most_at_once(span: Span, spans: Iterable[Span]) -> int:
    """How many of the spans share a moment of `span`, at the most."""
    changes = sorted(
        change
        for each in spans
        if each.meets(span)
        for change in ((max(each.start, span.start), 1), (each.end, -1))
    )
    most = now = 0
    for _, change in changes:
        now += change
        most = max(most, now)
    return most


class Taken:
    """What is taken of somebody's time, so kept that what is near a span is found quickly."""

    def __init__(self, busy: Iterable[Busy]) -> None:
        self._busy = sorted(busy, key=lambda each: each.span.start)
        self._starts = [each.span.start for each in self._busy]
        self._longest = max((each.span.end - each.span.start for each in self._busy), default=timedelta(0))

    def near(self, span: Span) -> Sequence[Busy]:
        """All that may meet the span."""
        first = bisect_left(self._starts, span.start - self._longest)
        return self._busy[first : bisect_left(self._starts, span.end)]


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: `service` with any of `staff` at `now`; `busy` is what is taken, by id of staff.

    Only starts from `begin` on and before `end` count, where given.
    """

    now: datetime
    service: Service
    staff: Sequence[Staff]
    busy: Mapping[str, Sequence[Busy]] = field(default_factory=dict)
    begin: datetime | None = None
    end: datetime | None = None

    @property
    def able(self) -> list[Staff]:
        """Those who do the service."""
        return [each for each in self.staff if self.service.id in each.services]

    @property
    def earliest(self) -> datetime:
        """The first moment that is offered."""
        first = self.now + self.service.lead
        return first if self.begin is None else max(first, self.begin)

    @property
    def latest(self) -> datetime:
        """The first moment that is offered no more."""
        last = self.now + self.service.horizon
        return last if self.end is None else min(last, self.end)


def openings(question: Question) -> Iterator[Opening]:
    """The free times in order; each once, with all who are free then."""
    service, earliest, latest = question.service, question.earliest, question.latest
    if earliest >= latest:
        return
    able = question.able
    taken = {each.id: Taken(question.busy.get(each.id, ())) for each in able}
    # A day of one zone may overlap three days of another's; two to each side hold every shift past midnight.
    day, last = earliest.date() - timedelta(days=2), latest.date() + timedelta(days=2)
    pending: dict[datetime, list[str]] = {}
    while day <= last:
        for each in able:
            for start in starts_on(day, service, each):
                if not earliest <= start < latest:
                    continue
                span = service.occupies(start)
                if has_room(span, each.capacity, taken[each.id].near(span)):
                    pending.setdefault(start, []).append(each.id)
        day += timedelta(days=1)
        # No shift of a later day begins before this in any zone.
        settled = datetime(day.year, day.month, day.day, tzinfo=UTC) - timedelta(hours=15)
        for start in sorted(start for start in pending if start < settled):
            yield opening(question, start, pending.pop(start))
    for start in sorted(pending):
        yield opening(question, start, pending[start])


def opening(question: Question, start: datetime, free: list[str]) -> Opening:
    """An opening with those who are free, in the order of the staff."""
    order = [each.id for each in question.able if each.id in free]
    return Opening(start, start + question.service.duration, tuple(order))


def find_opening(question: Question, wanted: str) -> Opening | None:
    """The opening that begins then; `wanted` is any ISO time with an offset. None when it is not free or no time.

    The lead does not count: somebody who chooses slowly is not sent away, as long as the visit lies ahead.
    """
    start = moment_of(wanted)
    if start is None or not question.now <= start < question.now + question.service.horizon:
        return None
    free = [
        each.id
        for each in question.able
        if is_start(start, question.service, each)
        and has_room(question.service.occupies(start), each.capacity, question.busy.get(each.id, ()))
    ]
    return opening(question, start, free) if free else None


def is_start(start: datetime, service: Service, staff: Staff) -> bool:
    """Whether a visit with somebody could begin then, were nothing taken."""
    day = start.astimezone(staff.zone).date()
    return any(start in starts_on(day - timedelta(days=back), service, staff) for back in (0, 1))


def moment_of(text: str) -> datetime | None:
    """A moment in UTC from an ISO time with an offset; None for anything else."""
    try:
        given = datetime.fromisoformat(text)
        return given.astimezone(UTC) if given.tzinfo else None
    except (ValueError, OverflowError):
        return None


def fairest(free: Sequence[str], load: Mapping[str, int]) -> str:
    """Who gets a visit that anybody may take: whoever has least, and the first of those."""
    return min(free, key=lambda each: load.get(each, 0))
