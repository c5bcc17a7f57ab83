"""A booking backend in small: offers slots, books them, and counts by Idempotency-Key."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from aiohttp import web

from tests.stubs.eightbyeight import drop


class BackendMishap(Enum):
    """What can go wrong with a booking."""

    LATE = "it is booked, and answered late"
    SILENT_AFTER = "it is booked, and the connection dropped without an answer"


@dataclass
class BookingBackend:
    """`effects` are the bookings made, by key; `requests` how often each key was asked for."""

    slots: list[dict[str, str]] = field(
        default_factory=lambda: [
            {"id": "mon-9", "title": "Mon 9:00", "description": "Check-up"},
            {"id": "mon-10", "title": "Mon 10:00", "description": "Check-up"},
        ]
    )
    mishap: Callable[[], BackendMishap | None] = lambda: None
    late_seconds: float = 0.3
    effects: dict[str, dict[str, Any]] = field(default_factory=dict)
    requests: Counter[str] = field(default_factory=Counter)
    asked: list[tuple[str, str, dict[str, str]]] = field(default_factory=list)

    def app(self) -> web.Application:
        """The application to serve."""
        app = web.Application()
        app.router.add_get("/slots", self._slots)
        app.router.add_post("/bookings", self._book)
        app.router.add_get("/counts", self._counts)
        return app

    async def _slots(self, request: web.Request) -> web.Response:
        self.asked.append(("GET", request.path_qs, dict(request.headers)))
        return web.json_response({"slots": self.slots})

    async def _book(self, request: web.Request) -> web.StreamResponse:
        self.asked.append(("POST", request.path_qs, dict(request.headers)))
        key = request.headers["Idempotency-Key"]
        self.requests[key] += 1
        mishap = self.mishap()
        if key not in self.effects:
            self.effects[key] = await request.json()
        if mishap is BackendMishap.LATE:
            await asyncio.sleep(self.late_seconds)
        if mishap is BackendMishap.SILENT_AFTER:
            drop(request)
        return web.json_response({"id": key, "when": "Monday at 9:00"}, status=201)

    async def _counts(self, _: web.Request) -> web.Response:
        return web.json_response(
            {"effects": len(self.effects), "repeated": sum(self.requests.values()) - len(self.effects)}
        )
