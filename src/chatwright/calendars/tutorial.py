"""The two calls of the backend of the published Google Calendar tutorial, on the business's own time."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from chatwright.calendars.availability import Opening, openings
from chatwright.calendars.book import AppointmentBook, Customer, NoSuchSlot, SlotTaken
from chatwright.calendars.practice import MEETING
from chatwright.calendars.requests import TAKEN, BadRequest, body_of, key_of, problem, text

SLOTS = 3
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


class Tutorial:
    """The calls for one account."""

    def __init__(self, book: AppointmentBook) -> None:
        self._book = book

    async def _free(self, now: datetime) -> list[Opening]:
        practice = await self._book.practice(now)
        question = await self._book.question(now, MEETING, practice.able(MEETING))
        return [each for each, _ in zip(openings(question), range(SLOTS), strict=False)]

    async def retrieve_meetings(self, _: Request) -> Response:
        """`GET retrieve_meetings`: three free hours, as the tutorial's journey reads them."""
        found = await self._free(await self._book.now())
        local = [
            (each.start.astimezone(self._book.zone), each.end.astimezone(self._book.zone)) for each in found
        ]
        said = (f"Option {n}: {said_plainly(start)}" for n, (start, _) in enumerate(local, 1))
        answer: dict[str, Any] = {"date_options": "\n".join(said)}
        for number, (start, end) in enumerate(local, 1):
            answer[f"timeslot{number}_start"] = start.isoformat()
            answer[f"timeslot{number}_end"] = end.isoformat()
        return JSONResponse(answer)

    async def create_meeting(self, request: Request) -> Response:
        """`POST create_meeting` `{start, end, customer_email}`: an event as Google Calendar answers one."""
        body = await body_of(request, "start, end and customer_email")
        email = text(body.get("customer_email"))
        if not EMAIL.fullmatch(email):
            raise BadRequest("customer_email: this is no email address.")
        key = key_of(request)
        now = await self._book.now()
        practice = await self._book.practice(now)
        start = local_time(text(body.get("start")), self._book)
        try:
            staff = practice.able(MEETING)
            booking = await self._book.reserve(now, MEETING, staff, start, Customer(email), key=key)
        except NoSuchSlot:
            return problem(404, "start: there is no such slot.")
        except SlotTaken:
            return problem(409, TAKEN, error="taken")
        zone = self._book.zone
        return JSONResponse(
            {
                "kind": "calendar#event",
                "id": booking.id.hex,
                "status": "confirmed",
                "summary": "Meeting",
                "start": {"dateTime": booking.starts_at.astimezone(zone).isoformat(), "timeZone": zone.key},
                "end": {"dateTime": booking.ends_at.astimezone(zone).isoformat(), "timeZone": zone.key},
                "attendees": [{"email": email, "responseStatus": "needsAction"}],
            }
        )


def said_plainly(start: datetime) -> str:
    """Day and time in the tutorial's words."""
    return f"{start:%A} {start.day} {start:%B} at {start:%H:%M}"


def local_time(value: str, book: AppointmentBook) -> str:
    """An ISO time; one without an offset is the business's."""
    try:
        given = datetime.fromisoformat(value)
        return (given if given.tzinfo else given.replace(tzinfo=book.zone)).isoformat()
    except (ValueError, OverflowError):
        return ""
