"""The built-in booking backend: a real HTTP service on the local calendar, for the demo and for trying things.

`GET retrieve_meetings` and `POST create_meeting` answer as the backend of the published Google Calendar tutorial;
`services`, `slots` and `bookings` are the richer set that our own journeys use; `orders` are made up. The token
in its address keeps strangers out.
"""

from __future__ import annotations

import hmac
import re
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import asyncpg
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from chatwright import json_input
from chatwright.calendars.sample_orders import sample_order
from chatwright.calendars.slots import HORIZON_DAYS, Hours, Slot, find_slot, free_slots
from chatwright.store import bookings as store

if TYPE_CHECKING:
    from chatwright.clock import Clock

MEETING_SLOTS = 3
MOST_SLOTS = 10
"""A list has ten rows."""
LIMITS = {str(number) for number in range(1, MOST_SLOTS + 1)}
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
LONGEST_TEXT = 200
LONGEST_BODY = 64_000


class Backend:
    """The service for one account."""

    def __init__(self, pool: asyncpg.Pool, clock: Clock, account_id: str, hours: Hours) -> None:
        self._pool = pool
        self._clock = clock
        self._account_id = account_id
        self._hours = hours

    async def _now(self) -> datetime:
        return self._clock.now() + await store.simulated_ahead(self._pool, self._account_id)

    async def _free(self, count: int) -> list[Slot]:
        now = await self._now()
        end = now + timedelta(days=HORIZON_DAYS + 2)
        taken = await store.taken(self._pool, self._account_id, now, end)
        return free_slots(now, self._hours, taken, count)

    async def services(self, _: Request) -> Response:
        """`GET services`: what can be booked."""
        found = await store.services(self._pool, self._account_id)
        return JSONResponse({"services": [service._asdict() for service in found]})

    async def slots(self, request: Request) -> Response:
        """`GET slots?service=&limit=`: the next free slots, as rows for a list."""
        limit = request.query_params.get("limit", str(MOST_SLOTS))
        if limit not in LIMITS:
            return problem(400, f"limit: must be a number from 1 to {MOST_SLOTS}.")
        service = request.query_params.get("service")
        known = {found.id: found for found in await store.services(self._pool, self._account_id)}
        if service and service not in known:
            return problem(404, f"There is no service {service[:60]!r}.")
        described = known[service].name if service else ""
        return JSONResponse(
            {
                "slots": [
                    {
                        "id": slot.id,
                        "title": slot.title,
                        "description": described,
                        "start": slot.start.isoformat(),
                        "end": slot.end.isoformat(),
                    }
                    for slot in await self._free(int(limit))
                ]
            }
        )

    async def bookings(self, request: Request) -> Response:
        """`POST bookings`: book a slot once, however often the request is repeated under its Idempotency-Key."""
        body = await body_of(request)
        if body is None:
            return problem(400, "The body must be a JSON object with slot and phone.")
        phone = text(body.get("phone"))
        if not phone:
            return problem(400, "phone: is required.")
        if len(request.headers.get("idempotency-key", "")) > LONGEST_TEXT:
            return problem(400, f"Idempotency-Key: at most {LONGEST_TEXT} characters.")
        slot = find_slot(text(body.get("slot")), await self._now(), self._hours)
        if slot is None:
            return problem(404, "slot: there is no such slot.")
        booking = await self._book(
            request, slot, text(body.get("service")) or None, phone, text(body.get("name"))
        )
        if booking is None:
            return problem(409, "Somebody has just taken this slot.", error="taken")
        return JSONResponse(
            {
                "id": str(booking.id),
                "slot": slot.id,
                "start": slot.start.isoformat(),
                "end": slot.end.isoformat(),
                "when": slot.spoken,
            },
            201,
        )

    async def _book(
        self, request: Request, slot: Slot, service: str | None, customer: str, name: str
    ) -> store.Booking | None:
        return await store.book(
            self._pool,
            self._account_id,
            service_id=service,
            starts_at=slot.start.astimezone(UTC),
            ends_at=slot.end.astimezone(UTC),
            customer=customer,
            customer_name=name or None,
            idempotency_key=request.headers.get("idempotency-key"),
        )

    async def orders(self, request: Request) -> Response:
        """`GET orders/NUMBER`: one of a few made-up orders, to try journeys of a shop with."""
        order = sample_order(request.path_params["number"])
        return JSONResponse(order) if order else problem(404, "There is no such order.")

    async def retrieve_meetings(self, _: Request) -> Response:
        """`GET retrieve_meetings`: three free hours, as the tutorial's journey reads them."""
        slots = await self._free(MEETING_SLOTS)
        answer: dict[str, Any] = {
            "date_options": "\n".join(f"Option {n}: {slot.spoken}" for n, slot in enumerate(slots, 1))
        }
        for number, slot in enumerate(slots, 1):
            answer[f"timeslot{number}_start"] = slot.start.isoformat()
            answer[f"timeslot{number}_end"] = slot.end.isoformat()
        return JSONResponse(answer)

    async def create_meeting(self, request: Request) -> Response:
        """`POST create_meeting` `{start, end, customer_email}`: an event as Google Calendar answers one."""
        body = await body_of(request)
        if body is None:
            return problem(400, "The body must be a JSON object with start, end and customer_email.")
        email = text(body.get("customer_email"))
        if not EMAIL.fullmatch(email):
            return problem(400, "customer_email: this is no email address.")
        if len(request.headers.get("idempotency-key", "")) > LONGEST_TEXT:
            return problem(400, f"Idempotency-Key: at most {LONGEST_TEXT} characters.")
        slot = find_slot(text(body.get("start")), await self._now(), self._hours)
        if slot is None:
            return problem(404, "start: there is no such slot.")
        booking = await self._book(request, slot, None, email, "")
        if booking is None:
            return problem(409, "Somebody has just taken this slot.", error="taken")
        zone = self._hours.zone.key
        return JSONResponse(
            {
                "kind": "calendar#event",
                "id": booking.id.hex,
                "status": "confirmed",
                "summary": "Meeting",
                "start": {"dateTime": slot.start.isoformat(), "timeZone": zone},
                "end": {"dateTime": slot.end.isoformat(), "timeZone": zone},
                "attendees": [{"email": email, "responseStatus": "needsAction"}],
            }
        )


def create_backend(
    pool: asyncpg.Pool, clock: Clock, *, account_id: str, time_zone: str, token: str
) -> Starlette:
    """The service as an application, to be mounted; its routes lie under `/{token}`."""
    backend = Backend(pool, clock, account_id, Hours(ZoneInfo(time_zone)))

    def guarded(handle: Callable[[Request], Awaitable[Response]]) -> Callable[[Request], Awaitable[Response]]:
        async def guard(request: Request) -> Response:
            if not hmac.compare_digest(request.path_params["token"].encode(), token.encode()):
                return problem(404, "There is nothing here.")
            return await handle(request)

        return guard

    return Starlette(
        routes=[
            Route("/{token}/services", guarded(backend.services), methods=["GET"]),
            Route("/{token}/slots", guarded(backend.slots), methods=["GET"]),
            Route("/{token}/bookings", guarded(backend.bookings), methods=["POST"]),
            Route("/{token}/orders/{number}", guarded(backend.orders), methods=["GET"]),
            Route("/{token}/retrieve_meetings", guarded(backend.retrieve_meetings), methods=["GET"]),
            Route("/{token}/create_meeting", guarded(backend.create_meeting), methods=["POST"]),
        ]
    )


def problem(status: int, message: str, **more: str) -> Response:
    """An answer that says what is wrong."""
    return JSONResponse({"message": message, **more}, status)


async def body_of(request: Request) -> dict[str, Any] | None:
    """The body as an object; None when it is none, or too long for one."""
    raw = bytearray()
    async for chunk in request.stream():
        raw += chunk
        if len(raw) > LONGEST_BODY:
            return None
    try:
        body = json_input.decode(bytes(raw))
    except json_input.BadJson:
        return None
    return body if isinstance(body, dict) else None


def text(value: object) -> str:
    """A text of bounded length; empty for anything else."""
    return value.strip()[:LONGEST_TEXT] if isinstance(value, str) else ""
