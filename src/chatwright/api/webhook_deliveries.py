"""What webhooks were told: every event with its attempts, and telling those again that nobody took."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request

from chatwright.api.auth import Authenticated, json_body, uuid_of
from chatwright.api.errors import ApiError, moment
from chatwright.store import webhook_events as events
from chatwright.store import webhook_list as store

router = APIRouter(prefix="/api/chatwright/v1/webhook-deliveries", tags=["Webhooks"])

NUMBER = re.compile(r"[0-9]{1,18}")
Status = Literal["queued", "delivered", "dead"]
Kind = Literal["MSG", "CADR", "CABM"]


def number_of(text: str, name: str) -> int:
    """The number of a delivery. Raises ApiError 400."""
    if not NUMBER.fullmatch(text):
        raise ApiError(400, f"{name}: must be the id of a delivery.")
    return int(text)


def moment_of(text: str | None, name: str) -> datetime | None:
    """A time with its zone. Raises ApiError 400."""
    if text is None:
        return None
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise ApiError(400, f"{name}: must be a time such as 2026-01-31T09:00:00Z.") from None
    try:
        return at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
    except OverflowError:
        raise ApiError(400, f"{name}: is too far away.") from None


def answer_of(one: store.Shown) -> dict[str, Any]:
    """A delivery as the list has it."""
    return {
        "id": str(one.id),
        "webhookEventId": str(one.uid),
        "webhookId": str(one.webhook_id) if one.webhook_id else None,
        "url": one.url or "",
        "type": one.kind,
        "subAccountId": one.sub_account_id,
        "test": one.is_test,
        "eventType": one.event_type or "",
        "state": one.state,
        "detail": one.detail,
        "umid": one.umid,
        "status": one.status,
        "attempts": one.attempts,
        "nextAttemptAt": moment(one.due_at) if one.status == "queued" else None,
        "createdAt": moment(one.created_at),
        "finishedAt": moment(one.finished_at) if one.finished_at else None,
        "statusCode": one.status_code,
        "error": one.error,
        "tookMs": one.took_ms,
    }


@router.get("")
async def list_deliveries(
    caller: Authenticated,
    request: Request,
    status: Annotated[Status | None, Query()] = None,
    type: Annotated[Kind | None, Query()] = None,
    webhookId: Annotated[str | None, Query()] = None,  # noqa: N803 - the name in the query
    since: Annotated[str | None, Query()] = None,
    until: Annotated[str | None, Query()] = None,
    before: Annotated[str | None, Query()] = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> dict[str, Any]:
    """Deliveries, newest first; `before` is the cursor of the last page."""
    found = await store.deliveries(
        request.app.state.pool,
        caller.account_id,
        status=status,
        kind=type,
        receiver=uuid_of(webhookId, "webhook") if webhookId else None,
        since=moment_of(since, "since"),
        until=moment_of(until, "until"),
        before=number_of(before, "before") if before else None,
        limit=limit + 1,
    )
    page = found[:limit]
    return {
        "deliveries": [answer_of(one) for one in page],
        "cursor": str(page[-1].id) if len(found) > limit else None,
    }


@router.get("/{deliveryId}")
async def read_delivery(
    caller: Authenticated,
    request: Request,
    deliveryId: str,  # noqa: N803 - the name in the path
) -> dict[str, Any]:
    """A delivery with the body that was sent and every attempt."""
    found = await store.one(request.app.state.pool, caller.account_id, number_of(deliveryId, "deliveryId"))
    if found is None:
        raise ApiError(404, "There is no such delivery; it may have been too old to be kept.")
    one, body, attempts = found
    return {
        **answer_of(one),
        "request": body,
        "tries": [
            {
                "at": moment(attempt.at),
                "statusCode": attempt.status_code,
                "tookMs": attempt.took_ms,
                "error": attempt.error,
                "answer": attempt.answer,
            }
            for attempt in attempts
        ],
    }


@router.post("/{deliveryId}/redeliver", status_code=202)
async def redeliver(
    caller: Authenticated,
    request: Request,
    deliveryId: str,  # noqa: N803 - the name in the path
) -> dict[str, int]:
    """Tell an event again, under the same webhook-id; it gets all its attempts anew."""
    number = number_of(deliveryId, "deliveryId")
    pool = request.app.state.pool
    if not await events.redeliver(pool, caller.account_id, number, datetime.now(UTC)):
        if await store.one(pool, caller.account_id, number) is None:
            raise ApiError(404, "There is no such delivery; it may have been too old to be kept.")
        raise ApiError(409, "This event is still being told.")
    request.app.state.runtime.hooks.poke()
    return {"queued": 1}


@router.post("/redeliver", status_code=202)
async def redeliver_dead(caller: Authenticated, request: Request) -> dict[str, int]:
    """Tell all events again that nobody took, of one webhook (`webhookId`) or of all; at most 10000 at a time."""
    body = await json_body(request) if await request.body() else {}
    named = body.get("webhookId") if isinstance(body, dict) else None
    if named is not None and not isinstance(named, str):
        raise ApiError(400, "webhookId: must be the id of a webhook.")
    receiver = uuid_of(named, "webhook") if named else None
    count = await events.redeliver_dead(
        request.app.state.pool, caller.account_id, receiver, datetime.now(UTC)
    )
    request.app.state.runtime.hooks.poke()
    return {"queued": count}
