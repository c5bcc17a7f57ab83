"""The built-in booking backend: a real HTTP service on the account's appointment book.

`retrieve_meetings` and `create_meeting` answer as the backend of the published Google Calendar tutorial; the others
are the richer set that our own journeys use, described in docs/guide/booking-backend.md; `orders` are made up. The
token in its address keeps strangers out.
"""

from __future__ import annotations

import hmac
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import asyncpg
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from chatwright.calendars.book import AppointmentBook
from chatwright.calendars.offers import Offers
from chatwright.calendars.requests import BadRequest, problem
from chatwright.calendars.sample_orders import sample_order
from chatwright.calendars.tutorial import Tutorial
from chatwright.calendars.visits import Visits

if TYPE_CHECKING:
    from chatwright.clock import Clock

Handler = Callable[[Request], Awaitable[Response]]


async def orders(request: Request) -> Response:
    """`GET orders/NUMBER`: one of a few made-up orders, to try journeys of a shop with."""
    order = sample_order(request.path_params["number"])
    return JSONResponse(order) if order else problem(404, "There is no such order.")


def create_backend(
    pool: asyncpg.Pool, clock: Clock, *, account_id: str, time_zone: str, token: str
) -> Starlette:
    """The service as an application, to be mounted; its routes lie under `/{token}`."""
    book = AppointmentBook(pool, clock, account_id, ZoneInfo(time_zone))
    offers, visits, tutorial = Offers(book), Visits(book), Tutorial(book)

    def guarded(handle: Handler) -> Handler:
        async def guard(request: Request) -> Response:
            if not hmac.compare_digest(request.path_params["token"].encode(), token.encode()):
                return problem(404, "There is nothing here.")
            try:
                return await handle(request)
            except BadRequest as error:
                return problem(error.status, error.message)

        return guard

    routes: list[tuple[str, str, Handler]] = [
        ("GET", "services", offers.services),
        ("GET", "staff", offers.staff),
        ("GET", "days", offers.days),
        ("GET", "slots", offers.slots),
        ("POST", "holds", visits.hold),
        ("DELETE", "holds/{id}", visits.free),
        ("POST", "bookings", visits.book),
        ("GET", "bookings", visits.of_customer),
        ("GET", "bookings/{id}", visits.read),
        ("POST", "bookings/{id}/move", visits.move),
        ("POST", "bookings/{id}/cancel", visits.cancel),
        ("GET", "orders/{number}", orders),
        ("GET", "retrieve_meetings", tutorial.retrieve_meetings),
        ("POST", "create_meeting", tutorial.create_meeting),
    ]
    return Starlette(
        routes=[
            Route(f"/{{token}}/{path}", guarded(handle), methods=[method]) for method, path, handle in routes
        ]
    )
