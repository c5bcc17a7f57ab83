"""What can be booked, told to a customer: services, people, days and free times."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from itertools import islice
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from chatwright.calendars import wording
from chatwright.calendars.answers import (
    ANYONE,
    LATER,
    MORE,
    Voice,
    day_rows,
    days_of,
    service_answer,
    service_rows,
    slot_answer,
    slot_rows,
    staff_rows,
    voice_of,
)
from chatwright.calendars.availability import Question, Service, Staff, moment_of, openings
from chatwright.calendars.book import AppointmentBook
from chatwright.calendars.practice import MEETING, Practice
from chatwright.calendars.requests import BadRequest, day_of, number_of, text, zone_of
from chatwright.messages.limits import ROWS


class Offers:
    """The calls that only look."""

    def __init__(self, book: AppointmentBook) -> None:
        self._book = book

    async def services(self, request: Request) -> Response:
        """`GET services`: what can be booked."""
        practice = await self._book.practice(await self._book.now())
        found = list(practice.services.values())
        rows = service_rows(found, self._voice(request))
        return JSONResponse({"services": [service_answer(each) for each in found], "rows": rows})

    async def staff(self, request: Request) -> Response:
        """`GET staff?service=`: who does it."""
        practice = await self._book.practice(await self._book.now())
        able = practice.able(service_asked(practice, request.query_params.get("service")))
        people = [each for each in able if each.name]
        answer = [{"id": each.id, "name": each.name, "title": each.title} for each in people]
        return JSONResponse({"staff": answer, "rows": staff_rows(people, self._voice(request))})

    async def days(self, request: Request) -> Response:
        """`GET days?service=&staff=&from=`: the days on which something is free."""
        voice = self._voice(request)
        since = day_of(request.query_params.get("from", "").removeprefix(LATER), "from")
        begin = None if since is None else midnight(voice, since)
        question, _, _ = await self._question(request, begin)
        days = days_of(openings(question), voice)
        return JSONResponse({"days": days, "rows": day_rows(days, voice)})

    async def slots(self, request: Request) -> Response:
        """`GET slots?service=&staff=&day=&after=&limit=`: the next free times."""
        limit = number_of(request.query_params.get("limit", str(ROWS)), "limit", ROWS)
        voice = self._voice(request)
        begin, end = span_asked(request, voice)
        question, practice, named = await self._question(request, begin, end)
        return JSONResponse(free_times(question, practice, voice, limit, named))

    async def _question(
        self, request: Request, begin: datetime | None, end: datetime | None = None
    ) -> tuple[Question, Practice, bool]:
        """What is asked, and whether a service was named."""
        now = await self._book.now()
        practice = await self._book.practice(now)
        service = service_asked(practice, request.query_params.get("service"))
        staff = staff_asked(practice, service, request.query_params.get("staff"))
        question = await self._book.question(now, service, staff, begin, end)
        return question, practice, service is not MEETING

    def _voice(self, request: Request) -> Voice:
        query = request.query_params
        return voice_of(text(query.get("language")), zone_of(query.get("zone", "")), self._book.zone)


def free_times(
    question: Question, practice: Practice, voice: Voice, limit: int, named: bool
) -> dict[str, Any]:
    """The next free times as an answer; `named` says whether rows tell the service and who does it."""
    found = list(islice(openings(question), limit + 1))
    slots = []
    for each in found[:limit]:
        alone = practice.name_of(each.staff[0]) if len(question.staff) == 1 else ""
        said = wording.described(question.service.name, alone) if named else ""
        slots.append(slot_answer(each, voice, said))
    has_more = len(found) > limit
    rows = slot_rows(slots, has_more, voice, limit)
    return {"slots": slots, "next": slots[-1]["id"] if has_more else None, "rows": rows}


def service_asked(practice: Practice, service_id: str | None) -> Service:
    """The service of a request; a meeting when none is named. Raises BadRequest 404."""
    if not service_id:
        return MEETING
    found = practice.services.get(service_id)
    if found is None:
        raise BadRequest(f"There is no service {service_id[:60]!r}.", 404)
    return found


def staff_asked(practice: Practice, service: Service, staff_id: str | None) -> list[Staff]:
    """Those of a request who do the service. Raises BadRequest 404."""
    wanted = None if staff_id in (None, ANYONE) else staff_id
    able = practice.able(service, wanted)
    if wanted and not able:
        raise BadRequest(f"Nobody called {wanted[:60]!r} does this.", 404)
    return able


def span_asked(request: Request, voice: Voice) -> tuple[datetime | None, datetime | None]:
    """The span in which times are asked for: a day of the customer's, or what comes after a time."""
    day = day_of(request.query_params.get("day", ""), "day")
    after = request.query_params.get("after", "").removeprefix(MORE)
    begin = None if day is None else midnight(voice, day)
    end = None if day is None else midnight(voice, day + timedelta(days=1))
    if after:
        moment = moment_of(after)
        if moment is None:
            raise BadRequest("after: must be the id of a slot, as in the answer before.")
        following = moment + timedelta(minutes=1) if moment.year < 2200 else moment
        begin = following if begin is None else max(begin, following)
    return begin, end


def midnight(voice: Voice, day: Any) -> datetime:
    """When a day of the customer's begins."""
    return datetime.combine(day, time(), voice.zone).astimezone(UTC)
