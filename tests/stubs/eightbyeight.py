"""8x8's send API in small: takes messages, tells their receipts by webhook, and counts by our own id.

The real one documents no idempotency, so neither does this: what is sent twice under one `clientMessageId` is
taken twice and counted as a resend.
"""

from __future__ import annotations

import asyncio
import itertools
from collections import Counter, defaultdict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import Enum
from typing import Any

from aiohttp import web

from tests.stubs.webhooks import Webhooks, receipt_event


class Mishap(Enum):
    """What can go wrong with a request."""

    LATE = "it is taken, and answered late"
    SERVER_ERROR = "500, not taken"
    TOO_MANY = "429 with Retry-After, not taken"
    SILENT_AFTER = "it is taken, and the connection dropped without an answer"
    SILENT_BEFORE = "the connection is dropped without taking it"
    REFUSED = "400, refused for good"


@dataclass(frozen=True)
class Taken:
    """A message that the provider took. `id` is the sender's own id for it, `umid` the provider's."""

    id: str
    umid: str
    phone: str
    text: str
    body: dict[str, Any]
    sub_account_id: str


@dataclass
class Provider:
    """The provider's side.

    `mishap` decides over each request, `tells` whether a message gets receipts; `webhooks` is where those go to.
    """

    mishap: Callable[[dict[str, Any]], Mishap | None] = lambda body: None
    webhooks: Webhooks | None = None
    receipts: tuple[tuple[str, str | None], ...] = (
        ("sent", None),
        ("delivered", "delivered_to_recipient"),
    )
    tells: Callable[[], bool] = lambda: True
    late_seconds: float = 0.3
    key: str = "the-key"
    on_first: Callable[[Taken], Awaitable[None]] | None = None
    taken: list[Taken] = field(default_factory=list)
    requests: list[dict[str, Any]] = field(default_factory=list)
    told: list[tuple[str, Any]] = field(default_factory=list)
    mishaps: Counter[Mishap] = field(default_factory=Counter)
    _numbers: itertools.count[int] = field(default_factory=lambda: itertools.count(1))
    _seen: set[str] = field(default_factory=set)
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)

    def app(self) -> web.Application:
        """The application to serve."""
        app = web.Application()
        app.router.add_post("/api/v1/subaccounts/{sub}/messages", self._send)
        app.router.add_post("/api/v1/subaccounts/{sub}/messages/{umid}/read", self._hear)
        app.router.add_post("/api/v1/subaccounts/{sub}/events", self._hear)
        app.router.add_get("/api/v1/subaccounts/{sub}/messages/{umid}", self._status)
        app.router.add_get("/counts", self._counts)
        return app

    # --- what tests ask ----------------------------------------------------------------------------------

    @property
    def texts(self) -> list[str]:
        """What was taken, in order."""
        return [message.text for message in self.taken]

    def times_taken(self) -> Counter[str]:
        """How often each of the sender's ids was taken."""
        return Counter(message.id for message in self.taken)

    def first_taken(self) -> dict[str, list[Taken]]:
        """Each phone's messages in the order in which they were first taken."""
        found: dict[str, list[Taken]] = defaultdict(list)
        seen: set[str] = set()
        for message in self.taken:
            if message.id not in seen:
                seen.add(message.id)
                found[message.phone].append(message)
        return found

    async def rest(self) -> None:
        """Wait until all receipts are told."""
        while self._tasks:
            await asyncio.wait(set(self._tasks))

    # --- the API -----------------------------------------------------------------------------------------

    async def _status(self, request: web.Request) -> web.StreamResponse:
        """What became of a message; only who has the key is told, and only of messages that are there."""
        if request.headers.get("Authorization") != f"Bearer {self.key}":
            return web.json_response({"code": 1200, "message": "Unauthorized."}, status=401)
        return web.json_response({"code": 1300, "message": "Message not found."}, status=404)

    async def _hear(self, request: web.Request) -> web.StreamResponse:
        """That a message was read, or that an answer is being written."""
        self.told.append((request.path, await request.json() if request.can_read_body else None))
        return web.Response()

    async def _send(self, request: web.Request) -> web.StreamResponse:
        body = await request.json()
        self.requests.append(body)
        mishap = self.mishap(body)
        if mishap is not None:
            self.mishaps[mishap] += 1
        if mishap is Mishap.SERVER_ERROR:
            return web.json_response({"code": 5000, "message": "Something went wrong."}, status=500)
        if mishap is Mishap.TOO_MANY:
            return web.json_response(
                {"code": 4290, "message": "Too many requests."}, status=429, headers={"Retry-After": "1"}
            )
        if mishap is Mishap.REFUSED:
            return web.json_response({"code": 1002, "message": "Invalid 'msisdn'."}, status=400)
        if mishap is Mishap.SILENT_BEFORE:
            drop(request)
            return web.Response()
        taken = self._take(request.match_info["sub"], body)
        if mishap is Mishap.SILENT_AFTER:
            drop(request)
            return web.Response()
        if mishap is Mishap.LATE:
            await asyncio.sleep(self.late_seconds)
        return web.json_response({"umid": taken.umid, "status": {"state": "queued"}})

    def _take(self, sub_account_id: str, body: dict[str, Any]) -> Taken:
        phone = str(body.get("destination") or body["user"].get("msisdn") or body["user"]["channelUserId"])
        taken = Taken(
            id=body["clientMessageId"],
            umid=f"provider-{next(self._numbers)}",
            phone=phone.lstrip("+"),
            text=shown(body),
            body=body,
            sub_account_id=sub_account_id,
        )
        self.taken.append(taken)
        is_first = taken.id not in self._seen
        self._seen.add(taken.id)
        task = asyncio.create_task(self._tell(taken, is_first))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return taken

    async def _tell(self, taken: Taken, is_first: bool) -> None:
        if is_first and self.on_first is not None:
            await self.on_first(taken)
        if self.webhooks is None or not self.tells():
            return
        for state, detail in self.receipts:
            await self.webhooks.deliver(
                receipt_event(taken.id, taken.umid, taken.sub_account_id, state, detail, datetime.now(UTC))
            )

    async def _counts(self, _: web.Request) -> web.Response:
        times = self.times_taken()
        return web.json_response({"messages": len(times), "resent": sum(times.values()) - len(times)})


def drop(request: web.Request) -> None:
    """Cut the connection."""
    if request.transport is not None:
        request.transport.abort()


def shown(body: dict[str, Any]) -> str:
    """What the phone shows of a message first."""
    if "text" in body:
        return str(body["text"])
    content = body.get("content") or {}
    if "interactive" in content:
        return str(content["interactive"]["body"]["text"])
    return str(content.get("text"))
