"""Test calls: the request of an HTTP step, made now, so that whoever draws sees the answer.

It goes the way of a real step: the same reading of its inputs, the same egress guard, the same shape of answer.
Neither the request nor its answer is logged or kept.
"""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict, deque
from typing import Any
from uuid import uuid4

import msgspec
from fastapi import APIRouter, Request

from chatwright.api.auth import Authenticated, json_object
from chatwright.api.errors import ApiError
from chatwright.engine.steps.http_request import call_of
from chatwright.engine.turn import Fault

router = APIRouter(prefix="/api/chatwright/v1", tags=["Journeys"])

CALLS, CALLS_SECONDS = 30, 60.0
"""So many test calls may an account make in so many seconds."""
AT_ONCE = 4
"""Test calls of all accounts that are made at the same time; others wait."""
BODY_BYTES = 256 * 1024
ACCOUNTS_KEPT = 10_000
FIELDS = ("method", "url", "headers", "parameters", "body", "timeoutSeconds")


class Pace:
    """Counts the calls of the last minute by account."""

    def __init__(self) -> None:
        self._made: defaultdict[str, deque[float]] = defaultdict(deque)
        self.at_once = asyncio.Semaphore(AT_ONCE)

    def take(self, account_id: str) -> None:
        """Count a call. Raises ApiError 429 when there were too many."""
        now = time.monotonic()
        made = self._made[account_id]
        while made and made[0] < now - CALLS_SECONDS:
            made.popleft()
        if len(made) >= CALLS:
            wait = int(made[0] + CALLS_SECONDS - now) + 1
            said = f"At most {CALLS} test calls a minute. Try again in {wait} s."
            raise ApiError(429, said, headers={"Retry-After": str(wait)})
        made.append(now)
        while len(self._made) > ACCOUNTS_KEPT:
            del self._made[next(iter(self._made))]


PACE = Pace()


@router.post("/test-calls")
async def test_call(caller: Authenticated, request: Request) -> dict[str, Any]:
    """Make a request with the inputs of an HTTP step, in which no expressions are left."""
    given = await json_object(request)
    inputs = {name: given.get(name) for name in FIELDS}
    if len(msgspec.json.encode(inputs["body"])) > BODY_BYTES:
        raise ApiError(413, f"body: at most {BODY_BYTES // 1024} kB.")
    try:
        call = call_of(inputs, 1)
    except Fault as error:
        raise ApiError(400, str(error).removeprefix("inputs.")) from error
    PACE.take(caller.account_id)
    async with PACE.at_once:
        begun = time.monotonic()
        answer = await request.app.state.runtime.calls.perform(f"test-{uuid4()}", call)
        milliseconds = round((time.monotonic() - begun) * 1000)
    return {
        "responseCode": answer.code,
        "reasonPhrase": answer.reason,
        "responseBody": answer.body,
        "warning": answer.warning,
        "milliseconds": milliseconds,
    }
