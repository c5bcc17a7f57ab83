"""Times are held, booked, moved and given back, as journeys ask for it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from chatwright.calendars.answers import Voice, booking_answer, booking_rows, voice_of
from chatwright.calendars.availability import Service, Staff
from chatwright.calendars.book import CANCELLED, AppointmentBook, Customer, NoSuchSlot, SlotTaken
from chatwright.calendars.offers import free_times, service_asked, staff_asked
from chatwright.calendars.practice import MEETING, Practice
from chatwright.calendars.requests import (
    TAKEN,
    BadRequest,
    body_of,
    id_of,
    key_of,
    number_of,
    problem,
    required,
    text,
    zone_of,
)
from chatwright.messages.limits import ROWS
from chatwright.store import bookings as store
from chatwright.store.bookings import Booking

HOLD_MINUTES = "10"
MOST_HOLD_MINUTES = 24 * 60
NO_SLOT = "slot: there is no such slot."
NO_BOOKING = "There is no such booking."


class Visits:
    """The calls that change something."""

    def __init__(self, book: AppointmentBook) -> None:
        self._book = book

    async def hold(self, request: Request) -> Response:
        """`POST holds` `{service, staff, slot, phone, minutes}`: keep a time while the customer decides."""
        body = await body_of(request, "slot and phone")
        minutes = number_of(str(body.get("minutes") or HOLD_MINUTES), "minutes", MOST_HOLD_MINUTES)
        return await self._reserve(request, body, timedelta(minutes=minutes))

    async def free(self, request: Request) -> Response:
        """`DELETE holds/ID`: the customer does not want it."""
        await self._book.free(id_of(request.path_params["id"], "hold"))
        return Response(status_code=204)

    async def book(self, request: Request) -> Response:
        """`POST bookings`: book a slot, or what is held; once, however often the request is repeated."""
        body = await body_of(request, "slot and phone")
        if not text(body.get("hold")):
            return await self._reserve(request, body, None)
        now = await self._book.now()
        practice = await self._book.practice(now)
        try:
            held_id = id_of(text(body.get("hold")), "hold")
            booking = await self._book.confirm(now, practice, held_id)
        except SlotTaken:
            held = await store.read(self._book.pool, self._book.account_id, held_id)
            service = practice.service(held.service_id if held else None)
            return await self._taken(now, practice, service, practice.able(service), self._voice(body))
        if booking is None:
            if text(body.get("slot")):
                return await self._reserve(request, body, None)
            raise BadRequest("hold: there is no such hold; it was given back, or it ran out long ago.", 404)
        return JSONResponse(booking_answer(booking, practice, self._voice_for(booking)), 201)

    async def _reserve(self, request: Request, body: dict[str, Any], hold: timedelta | None) -> Response:
        phone = required(body, "phone")
        key, voice = key_of(request), self._voice(body)
        now = await self._book.now()
        practice = await self._book.practice(now)
        service = service_asked(practice, text(body.get("service")))
        staff = staff_asked(practice, service, text(body.get("staff")) or None)
        zone = text(body.get("zone")) or None
        customer = Customer(phone, text(body.get("name")), text(body.get("language")), zone)
        slot = text(body.get("slot"))
        try:
            booking = await self._book.reserve(now, service, staff, slot, customer, key=key, hold=hold)
        except NoSuchSlot:
            return problem(404, NO_SLOT)
        except SlotTaken:
            return await self._taken(now, practice, service, staff, voice)
        answer = booking_answer(booking, practice, voice)
        if booking.held_until is not None:
            answer["until"] = voice.local(booking.held_until).isoformat()
        return JSONResponse(answer, 201)

    async def _taken(
        self, now: datetime, practice: Practice, service: Service, staff: list[Staff], voice: Voice
    ) -> Response:
        """Somebody was quicker; what is free next comes with it."""
        question = await self._book.question(now, service, staff)
        offered = free_times(question, practice, voice, ROWS, service is not MEETING)
        return problem(409, TAKEN, error="taken", **offered)

    async def of_customer(self, request: Request) -> Response:
        """`GET bookings?phone=`: the visits that a customer has ahead."""
        phone = text(request.query_params.get("phone"))
        if not phone:
            raise BadRequest("phone: is required.")
        now = await self._book.now()
        practice = await self._book.practice(now)
        query = request.query_params
        voice = voice_of(text(query.get("language")), zone_of(query.get("zone", "")), self._book.zone)
        found = await store.of_customer(self._book.pool, self._book.account_id, phone, now)
        answer = [booking_answer(each, practice, voice) for each in found]
        return JSONResponse({"bookings": answer, "rows": booking_rows(found, practice, voice)})

    async def read(self, request: Request) -> Response:
        """`GET bookings/ID`: a visit."""
        booking = await self._find(request)
        practice = await self._book.practice(await self._book.now())
        return JSONResponse(booking_answer(booking, practice, self._voice_for(booking)))

    async def move(self, request: Request) -> Response:
        """`POST bookings/ID/move` `{phone, slot, staff}`: another time for a visit of this customer."""
        body = await body_of(request, "phone and slot")
        booking = await self._find(request, required(body, "phone"))
        now = await self._book.now()
        practice = await self._book.practice(now)
        voice = self._voice_for(booking)
        service = practice.service(booking.service_id)
        wanted = text(body.get("staff")) or booking.staff_id
        staff = (
            staff_asked(practice, service, wanted)
            if text(body.get("staff"))
            else practice.able(service, wanted)
        )
        try:
            only = wanted if len(staff) == 1 else None
            moved = await self._book.move(now, practice, booking, text(body.get("slot")), only)
        except NoSuchSlot:
            return problem(404, NO_SLOT)
        except SlotTaken:
            return await self._taken(now, practice, service, staff or practice.able(service), voice)
        return JSONResponse(booking_answer(moved, practice, voice))

    async def cancel(self, request: Request) -> Response:
        """`POST bookings/ID/cancel` `{phone}`: give a visit of this customer back."""
        body = await body_of(request, "phone")
        booking = await self._find(request, required(body, "phone"))
        now = await self._book.now()
        cancelled = await self._book.settle(now, booking.id, CANCELLED)
        if cancelled is None:
            raise BadRequest(NO_BOOKING, 404)
        practice = await self._book.practice(now)
        return JSONResponse(booking_answer(cancelled, practice, self._voice_for(booking)))

    async def _find(self, request: Request, phone: str | None = None) -> Booking:
        """The visit of the path, of this customer. Raises BadRequest 404."""
        booking_id = id_of(request.path_params["id"], "booking")
        found = await store.read(self._book.pool, self._book.account_id, booking_id)
        if found is None or found.status == "held" or phone not in (None, found.customer):
            raise BadRequest(NO_BOOKING, 404)
        return found

    def _voice(self, body: dict[str, Any]) -> Voice:
        return voice_of(text(body.get("language")), zone_of(text(body.get("zone"))), self._book.zone)

    def _voice_for(self, booking: Booking) -> Voice:
        zone = zone_of(booking.time_zone or "")
        return voice_of(booking.language, zone, self._book.zone)
