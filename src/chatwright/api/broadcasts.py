"""Broadcasts: one approved template to a list of recipients, started, watched, paused and sent again."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Query, Request, Response

from chatwright.api.auth import Authenticated, json_object, uuid_of
from chatwright.api.broadcast_checks import check, template_of
from chatwright.api.errors import ApiError, moment
from chatwright.api.subaccounts import subaccount_named
from chatwright.expressions import timezones
from chatwright.messages.broadcasts import BadFilling, read_fillings, told_reason
from chatwright.store import broadcast_recipients as recipients
from chatwright.store import broadcasts as store
from chatwright.store.broadcasts import Broadcast

router = APIRouter(tags=["Broadcasts"], prefix="/api/chatwright/v1/broadcasts")

LONGEST_NAME = 120
FURTHEST = timedelta(days=366)


@router.get("")
async def list_broadcasts(
    caller: Authenticated,
    request: Request,
    before: Annotated[int | None, Query(ge=1, le=2**63 - 1)] = None,
    limit: Annotated[int, Query(ge=1, le=100)] = 30,
) -> dict[str, Any]:
    """Broadcasts, newest first; `before` is the `next` of the page before."""
    pool = request.app.state.pool
    found = await store.listed(pool, caller.account_id, before, limit + 1)
    shown = found[:limit]
    counts = await store.counts_of(pool, caller.account_id, [row.id for row in shown])
    return {
        "broadcasts": [told(row, counts[row.id]) for row in shown],
        "next": shown[-1].number if len(found) > limit else None,
    }


@router.post("", status_code=201)
async def create(caller: Authenticated, request: Request) -> dict[str, Any]:
    """Begin a broadcast: it is a draft until it is started."""
    body = await json_object(request)
    what = await described(request, caller.account_id, body)
    row = await store.create(request.app.state.pool, caller.account_id, *what, caller.name)
    return told(row, {})


@router.get("/{broadcastId}")
async def get(caller: Authenticated, request: Request, broadcastId: str) -> dict[str, Any]:  # noqa: N803
    """A broadcast with its counts."""
    return await answer(request, await found(request, caller.account_id, broadcastId))


@router.put("/{broadcastId}")
async def describe(caller: Authenticated, request: Request, broadcastId: str) -> dict[str, Any]:  # noqa: N803
    """Change what a draft sends: its template, and what is filled in."""
    body = await json_object(request)
    name, sub, template, language = await described(request, caller.account_id, body)
    try:
        fillings = {place: one.told for place, one in read_fillings(body.get("fillings") or {}).items()}
    except BadFilling as error:
        raise ApiError(400, str(error)) from error
    async with request.app.state.pool.acquire() as conn, conn.transaction():
        row = await locked(conn, caller.account_id, broadcastId)
        must_be(row, "draft", said="Only a draft can be changed")
        await store.describe(
            conn,
            caller.account_id,
            row.id,
            name=name,
            sub_account_id=sub,
            template_name=template,
            template_language=language,
            fillings=json.dumps(fillings, ensure_ascii=False),
        )
    return await answer(request, await found(request, caller.account_id, broadcastId))


@router.delete("/{broadcastId}", status_code=204)
async def remove(caller: Authenticated, request: Request, broadcastId: str) -> Response:  # noqa: N803
    """Remove a broadcast with its list and results; messages that went out stay in their conversations."""
    async with request.app.state.pool.acquire() as conn, conn.transaction():
        row = await locked(conn, caller.account_id, broadcastId)
        must_be(row, "draft", "cancelled", "finished", said="Cancel it first")
        await store.remove(conn, caller.account_id, row.id)
    request.app.state.runtime.broadcasts.tell(row.sub_account_id, row.id)
    return Response(status_code=204)


@router.get("/{broadcastId}/check")
async def get_check(caller: Authenticated, request: Request, broadcastId: str) -> dict[str, Any]:  # noqa: N803
    """What there is to know before the start: what is in its way, and who gets no message."""
    return await check(request, await found(request, caller.account_id, broadcastId))


@router.post("/{broadcastId}/start")
async def start(caller: Authenticated, request: Request, broadcastId: str) -> dict[str, Any]:  # noqa: N803
    """Start a draft, now or at a local time."""
    body = await json_object(request)
    state = request.app.state
    draft = await found(request, caller.account_id, broadcastId)
    must_be(draft, "draft", said="It has been started before")
    told_before = await check(request, draft)
    if told_before["problems"]:
        raise ApiError(
            409, f"It cannot start yet: {'; '.join(WORDS[one] for one in told_before['problems'])}."
        )
    left_out = [*told_before["empty"], *told_before["refused"]]
    if left_out and body.get("leaveOut") is not True:
        raise ApiError(
            409,
            "Some recipients have no value for each place of the template, or one that WhatsApp refuses: give "
            'fallbacks, correct the list, or send "leaveOut": true to leave them out.',
        )
    now = await state.runtime.clock(caller.account_id, draft.sub_account_id)
    at, zone = starting_time(body, now)
    real = datetime.now(UTC)
    due_at = await state.runtime.broadcasts.wake(real if at is None else real + (at - now))
    async with state.pool.acquire() as conn, conn.transaction():
        row = await locked(conn, caller.account_id, broadcastId)
        must_be(row, "draft", said="It has been started before")
        if row.list_id != draft.list_id or not row.list_complete:
            raise ApiError(409, "The list has been replaced meanwhile. Check it and start again.")
        await store.count(conn, caller.account_id, row.id, {"waiting": row.total})
        if at is None:
            await store.set_status(conn, caller.account_id, row.id, "running", due_at=due_at)
        else:
            await store.schedule(
                conn, caller.account_id, row.id, scheduled_at=at, time_zone=zone, due_at=due_at
            )
    return await changed(request, caller.account_id, broadcastId)


@router.post("/{broadcastId}/pause")
async def pause(caller: Authenticated, request: Request, broadcastId: str) -> dict[str, Any]:  # noqa: N803
    """Pause a broadcast: what is queued already still goes out, which is about a second's worth."""
    async with request.app.state.pool.acquire() as conn, conn.transaction():
        row = await locked(conn, caller.account_id, broadcastId)
        must_be(row, "running", said="Only a running broadcast can be paused")
        await store.set_status(conn, caller.account_id, row.id, "paused", due_at=None)
    return await changed(request, caller.account_id, broadcastId)


@router.post("/{broadcastId}/resume")
async def resume(caller: Authenticated, request: Request, broadcastId: str) -> dict[str, Any]:  # noqa: N803
    """Go on with a paused broadcast."""
    paused = await found(request, caller.account_id, broadcastId)
    must_be(paused, "paused", said="Only a paused broadcast can be resumed")
    template, _ = await template_of(request, paused)
    if template is None or template.status != "APPROVED":
        raise ApiError(409, f"It cannot go on: {WORDS['template']}.")
    due_at = await request.app.state.runtime.broadcasts.wake()
    async with request.app.state.pool.acquire() as conn, conn.transaction():
        row = await locked(conn, caller.account_id, broadcastId)
        must_be(row, "paused", said="Only a paused broadcast can be resumed")
        await store.set_status(conn, caller.account_id, row.id, "running", due_at=due_at)
    return await changed(request, caller.account_id, broadcastId)


@router.post("/{broadcastId}/cancel")
async def cancel(caller: Authenticated, request: Request, broadcastId: str) -> dict[str, Any]:  # noqa: N803
    """Call off what has not been sent, for good. One that had not begun is a draft again."""
    async with request.app.state.pool.acquire() as conn, conn.transaction():
        row = await locked(conn, caller.account_id, broadcastId)
        must_be(row, "scheduled", "running", "paused", said="There is nothing to cancel")
        if row.started_at is None:
            await store.count(conn, caller.account_id, row.id, {"waiting": -row.total})
            await store.set_status(conn, caller.account_id, row.id, "draft", due_at=None)
        else:
            await store.set_status(conn, caller.account_id, row.id, "cancelled", due_at=None)
    return await changed(request, caller.account_id, broadcastId)


@router.post("/{broadcastId}/again")
async def again(caller: Authenticated, request: Request, broadcastId: str) -> dict[str, Any]:  # noqa: N803
    """Send again to those for whom it failed, all or for some reasons."""
    body = await json_object(request)
    reasons = body.get("reasons")
    if reasons is not None and (
        not isinstance(reasons, list) or not all(isinstance(one, str) for one in reasons)
    ):
        raise ApiError(400, "reasons: a list of texts is required.")
    due_at = await request.app.state.runtime.broadcasts.wake()
    async with request.app.state.pool.acquire() as conn, conn.transaction():
        row = await locked(conn, caller.account_id, broadcastId)
        must_be(row, "finished", said="Wait until it is finished")
        waiting = await recipients.send_again(conn, caller.account_id, row.id, reasons)
        if not waiting:
            raise ApiError(409, "There is nobody for whom it failed.")
        number = sum(waiting.values())
        changes = {"waiting": number, "failed": -number}
        changes.update({f"failed {reason}": -n for reason, n in waiting.items()})
        await store.count(conn, caller.account_id, row.id, changes)
        await store.set_status(conn, caller.account_id, row.id, "running", due_at=due_at)
    return await changed(request, caller.account_id, broadcastId)


WORDS = {
    "list": "the list of recipients is missing or has not come in whole",
    "template": "the template is not approved at the moment",
    "fillings": "a place of the template is filled with nothing",
    "columns": "a place of the template is filled from a column that the list does not have",
}


async def found(request: Request, account_id: str, broadcast_id: str) -> Broadcast:
    """The broadcast that a path names. Raises ApiError 400 and 404."""
    row = await store.find(request.app.state.pool, account_id, uuid_of(broadcast_id, "broadcast"))
    if row is None:
        raise ApiError(404, f"There is no broadcast {broadcast_id[:60]!r}.")
    return row


async def locked(conn: Any, account_id: str, broadcast_id: str) -> Broadcast:
    """The same, locked. Raises ApiError 400 and 404."""
    row = await store.lock(conn, account_id, uuid_of(broadcast_id, "broadcast"))
    if row is None:
        raise ApiError(404, f"There is no broadcast {broadcast_id[:60]!r}.")
    return row


def must_be(row: Broadcast, *statuses: str, said: str) -> None:
    """Raises ApiError 409 unless a broadcast has one of these statuses."""
    if row.status not in statuses:
        raise ApiError(409, f"{said}; this broadcast is {row.status}.")


async def described(request: Request, account_id: str, body: dict[str, Any]) -> tuple[str, str, str, str]:
    """Name, subaccount, template and language that a request gives. Raises ApiError 400 and 404."""
    given = []
    for field, most in (
        ("name", LONGEST_NAME),
        ("subAccountId", 60),
        ("templateName", 512),
        ("templateLanguage", 20),
    ):
        value = body.get(field)
        if not isinstance(value, str) or not value.strip() or len(value) > most:
            raise ApiError(400, f"{field}: a text of 1 to {most} characters is required.")
        given.append(value.strip())
    await subaccount_named(request, account_id, given[1])
    return given[0], given[1], given[2], given[3]


def starting_time(body: dict[str, Any], now: datetime) -> tuple[datetime | None, str]:
    """When a request wants to start, and in which zone; None for now. Raises ApiError 400."""
    at, name = body.get("at"), body.get("timeZone")
    if at is None:
        return None, ""
    zone: ZoneInfo | None = timezones.resolve(name) if isinstance(name, str) else None
    if zone is None:
        raise ApiError(400, 'timeZone: an IANA time zone such as "Asia/Riyadh" is required.')
    try:
        local = datetime.fromisoformat(at) if isinstance(at, str) else None
    except ValueError:
        local = None
    if local is None or local.tzinfo is not None:
        raise ApiError(400, 'at: a local time such as "2026-12-01T09:00" is required.')
    instant = local.replace(tzinfo=zone).astimezone(UTC)
    if instant.astimezone(zone).replace(tzinfo=None) != local:
        raise ApiError(400, f"at: {at} does not exist in {name}: clocks go forward over it.")
    if not now < instant <= now + FURTHEST:
        raise ApiError(400, "at: a time within the coming year is required.")
    return instant, zone.key


async def changed(request: Request, account_id: str, broadcast_id: str) -> dict[str, Any]:
    """Tell open screens that a broadcast has changed, and answer with it."""
    row = await found(request, account_id, broadcast_id)
    request.app.state.runtime.broadcasts.tell(row.sub_account_id, row.id)
    return await answer(request, row)


async def answer(request: Request, row: Broadcast) -> dict[str, Any]:
    """A broadcast with its counts."""
    counts = await store.counts_of(request.app.state.pool, row.account_id, [row.id])
    return told(row, counts[row.id])


def told(row: Broadcast, counts: dict[str, int]) -> dict[str, Any]:
    """A broadcast as the API tells it."""
    local: str | None = None
    if row.scheduled_at is not None and row.time_zone:
        local = row.scheduled_at.astimezone(ZoneInfo(row.time_zone)).strftime("%Y-%m-%dT%H:%M")
    return {
        "id": str(row.id),
        "name": row.name,
        "subAccountId": row.sub_account_id,
        "templateName": row.template_name,
        "templateLanguage": row.template_language,
        "fillings": json.loads(row.fillings),
        "status": row.status,
        "pauseReason": row.pause_reason,
        "list": {
            "name": row.list_name,
            "isComplete": row.list_complete,
            "columns": json.loads(row.columns),
            "total": row.total,
            "duplicates": row.duplicates,
            "faulty": row.faulty,
        },
        "counts": told_counts(row.total, counts),
        "failures": told_failures(counts),
        "startsAt": local,
        "timeZone": row.time_zone,
        "createdBy": row.created_by,
        "createdAt": moment(row.created_at),
        "startedAt": moment(row.started_at) if row.started_at else None,
        "finishedAt": moment(row.finished_at) if row.finished_at else None,
    }


def told_counts(total: int, counts: dict[str, int]) -> dict[str, int]:
    """Counts in which whoever read it was delivered and sent to, too."""
    read, delivered, sent = (counts.get(state, 0) for state in ("read", "delivered", "sent"))
    plain = ("waiting", "queued", "failed", "skipped", "answered")
    return {
        "total": total,
        "sent": sent + delivered + read,
        "delivered": delivered + read,
        "read": read,
        "optedOut": counts.get("opted_out", 0),
        **{state: counts.get(state, 0) for state in plain},
    }


def told_failures(counts: dict[str, int]) -> list[dict[str, Any]]:
    """Why messages failed, most frequent first."""
    found = []
    for what, n in sorted(counts.items(), key=lambda one: (-one[1], one[0])):
        if what.startswith("failed ") and n > 0:
            reason = what.removeprefix("failed ")
            word, code = told_reason(reason)
            found.append({"reason": reason, "word": word, "code": code, "count": n})
    return found
