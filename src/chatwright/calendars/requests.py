"""What the booking backend reads out of requests, and how it says what is wrong with them."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from chatwright import json_input

LONGEST_TEXT = 200
LONGEST_BODY = 64_000
TAKEN = "Somebody has just taken this slot."


class BadRequest(Exception):
    """A request that cannot be served, with its answer: `status` 400, or 404 for what is not there."""

    def __init__(self, message: str, status: int = 400) -> None:
        super().__init__(message)
        self.message = message
        self.status = status


def problem(status: int, message: str, **more: Any) -> Response:
    """An answer that says what is wrong."""
    return JSONResponse({"message": message, **more}, status)


async def body_of(request: Request, what: str) -> dict[str, Any]:
    """The body as an object; `what` names its fields. Raises BadRequest, also when it is too long for one."""
    raw = bytearray()
    async for chunk in request.stream():
        raw += chunk
        if len(raw) > LONGEST_BODY:
            raise BadRequest(f"The body is too long; at most {LONGEST_BODY} bytes.")
    try:
        body = json_input.decode(bytes(raw))
    except json_input.BadJson:
        body = None
    if not isinstance(body, dict):
        raise BadRequest(f"The body must be a JSON object with {what}.")
    return body


def text(value: object) -> str:
    """A text of bounded length; empty for anything else."""
    return value.strip()[:LONGEST_TEXT] if isinstance(value, str) else ""


def required(body: dict[str, Any], name: str) -> str:
    """A text that must be there. Raises BadRequest."""
    found = text(body.get(name))
    if not found:
        raise BadRequest(f"{name}: is required.")
    return found


def key_of(request: Request) -> str | None:
    """The key under which a request may be repeated. Raises BadRequest."""
    key = request.headers.get("idempotency-key")
    if key is not None and len(key) > LONGEST_TEXT:
        raise BadRequest(f"Idempotency-Key: at most {LONGEST_TEXT} characters.")
    return key or None


def zone_of(value: str) -> ZoneInfo | None:
    """The customer's zone; None when none is given. Raises BadRequest."""
    if not value:
        return None
    try:
        return ZoneInfo(value)
    except (ValueError, OSError, ZoneInfoNotFoundError):
        raise BadRequest("zone: must be a name such as Europe/London or Asia/Singapore.") from None


def day_of(value: str, name: str) -> date | None:
    """A day; None when none is given. Raises BadRequest."""
    if not value:
        return None
    try:
        day = date.fromisoformat(value)
    except ValueError:
        raise BadRequest(f"{name}: must be a day such as 2026-11-30.") from None
    if not 2000 <= day.year <= 2200:
        raise BadRequest(f"{name}: there is no calendar for the year {day.year}.")
    return day


def number_of(value: str, name: str, most: int) -> int:
    """A number from 1 to `most`. Raises BadRequest."""
    if value not in {str(number) for number in range(1, most + 1)}:
        raise BadRequest(f"{name}: must be a number from 1 to {most}.")
    return int(value)


def id_of(value: str, what: str) -> UUID:
    """The id of a hold or booking. Raises BadRequest 404."""
    try:
        return UUID(value)
    except ValueError:
        raise BadRequest(f"There is no such {what}.", 404) from None
