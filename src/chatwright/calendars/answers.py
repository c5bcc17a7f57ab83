"""What the booking backend answers: services, people, days, times and visits, also as rows of a WhatsApp list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from babel import Locale

from chatwright.calendars import wording
from chatwright.calendars.availability import Opening, Service, Staff, slot_id
from chatwright.calendars.phrases import Phrases, phrases_of
from chatwright.calendars.practice import Practice
from chatwright.messages.limits import ROWS
from chatwright.store.bookings import Booking

ANYONE = "anyone"
MORE, OTHER_DAY, LATER = "more:", "other-day", "later:"
"""How the ids of rows begin that are no choice yet: the next times, a day first, the next days."""
Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Voice:
    """How a customer is spoken to: in which language, and in which zone's time."""

    locale: Locale
    phrases: Phrases
    zone: ZoneInfo
    home: ZoneInfo

    def local(self, moment: datetime) -> datetime:
        """The moment as the customer's clock shows it."""
        return moment.astimezone(self.zone)

    def spoken(self, moment: datetime) -> str:
        """Day and time in a sentence."""
        return wording.spoken(self.local(moment), self.locale, self.home)


def voice_of(language: str, zone: ZoneInfo | None, home: ZoneInfo) -> Voice:
    """How to speak to somebody; without a zone of theirs, times are the business's."""
    return Voice(wording.locale_of(language, home.key), phrases_of(language), zone or home, home)


def service_answer(service: Service) -> dict[str, Any]:
    """A service."""
    return {
        "id": service.id,
        "name": service.name,
        "description": service.description,
        "minutes": service.duration // timedelta(minutes=1),
        "price": service.price,
    }


def service_rows(services: Iterable[Service], voice: Voice) -> list[Row]:
    """The first ten services."""
    return [
        {
            "id": each.id,
            "title": wording.titled(each.name),
            "description": wording.described(
                each.price,
                voice.phrases.minutes.format(each.duration // timedelta(minutes=1)),
                each.description,
            ),
        }
        for each in list(services)[:ROWS]
    ]


def staff_rows(staff: Sequence[Staff], voice: Voice) -> list[Row]:
    """Anyone, and then the first nine people."""
    anyone = {"id": ANYONE, "title": voice.phrases.anyone, "description": voice.phrases.first_free}
    return [
        anyone,
        *(
            {"id": each.id, "title": wording.titled(each.name), "description": wording.described(each.title)}
            for each in staff[: ROWS - 1]
        ),
    ]


def slot_answer(opening: Opening, voice: Voice, said: str) -> dict[str, Any]:
    """A free time; `said` describes its row."""
    start = voice.local(opening.start)
    return {
        "id": opening.id,
        "title": wording.slot_title(start, voice.locale),
        "description": said,
        "start": start.isoformat(),
        "end": voice.local(opening.end).isoformat(),
        "staff": list(opening.staff),
    }


def slot_rows(slots: Sequence[dict[str, Any]], has_more: bool, voice: Voice, most: int) -> list[Row]:
    """Free times as rows, the last of them for more times and for another day."""
    room = max(1, most - 1 - has_more) if most > 2 else most
    shown = slots[:room]
    rows = [{name: str(each[name]) for name in ("id", "title", "description")} for each in shown]
    if most > 2 and shown:
        if has_more or len(slots) > room:
            rows.append({"id": f"{MORE}{shown[-1]['id']}", "title": voice.phrases.more_times})
        rows.append({"id": OTHER_DAY, "title": voice.phrases.other_day})
    return rows


def days_of(found: Iterable[Opening], voice: Voice) -> list[dict[str, Any]]:
    """The days, by the customer's clock, on which something is free."""
    starts = [voice.local(each.start) for each in found]
    count = Counter(start.date() for start in starts)
    first: dict[date, datetime] = {}
    for start in starts:
        first.setdefault(start.date(), start)
    return [
        {
            "id": day.isoformat(),
            "title": wording.day_title(first[day], voice.locale),
            "description": wording.described(voice.phrases.free.format(count[day])),
            "free": count[day],
        }
        for day in sorted(first)
    ]


def day_rows(days: Sequence[dict[str, Any]], voice: Voice) -> list[Row]:
    """Days as rows; with more than ten, the last one asks for later ones."""
    shown = days if len(days) <= ROWS else days[: ROWS - 1]
    rows = [{name: str(day[name]) for name in ("id", "title", "description")} for day in shown]
    if len(shown) < len(days):
        rows.append({"id": f"{LATER}{days[len(shown)]['id']}", "title": voice.phrases.later_days})
    return rows


def booking_answer(booking: Booking, practice: Practice, voice: Voice) -> dict[str, Any]:
    """A visit."""
    service = practice.service(booking.service_id)
    return {
        "id": str(booking.id),
        "slot": slot_id(booking.starts_at),
        "service": booking.service_id,
        "serviceName": service.name,
        "staff": booking.staff_id,
        "staffName": practice.name_of(booking.staff_id),
        "start": voice.local(booking.starts_at).isoformat(),
        "end": voice.local(booking.ends_at).isoformat(),
        "when": voice.spoken(booking.starts_at),
        "phone": booking.customer,
        "name": booking.customer_name or "",
        "status": booking.status,
    }


def booking_rows(bookings: Sequence[Booking], practice: Practice, voice: Voice) -> list[Row]:
    """The next ten visits, told by their times."""
    return [
        {
            "id": str(each.id),
            "title": wording.slot_title(voice.local(each.starts_at), voice.locale),
            "description": wording.described(
                practice.service(each.service_id).name, practice.name_of(each.staff_id)
            ),
        }
        for each in bookings[:ROWS]
    ]
