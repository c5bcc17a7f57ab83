"""The native API behind the screens: journeys with counts, instances with their way, live events."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import StreamingResponse

from chatwright.api.auth import Authenticated, uuid_of
from chatwright.api.automation_definitions import VersionNumber
from chatwright.api.automation_definitions import answer_of as definition_answer
from chatwright.api.drafts import providers_of, teams_of
from chatwright.api.errors import ApiError, moment
from chatwright.checks import check_source
from chatwright.messages.addresses import normalise
from chatwright.store import bookings, journey_list
from chatwright.store import definitions as definition_store
from chatwright.store import instance_views as store

router = APIRouter(prefix="/api/chatwright/v1", tags=["Journeys"])

NO_COUNTS = {"running": 0, "started": 0, "completed": 0, "terminated": 0}
PING_SECONDS = 15.0
STREAM_SECONDS = 600.0
"""How long a stream lasts. The browser opens the next one by itself, so a sign-out or revoked key takes effect."""
MOST_JOURNEYS = 1_000


class ListedBody(msgspec.Struct):
    """What the list needs of a definition; the rest is not even unpacked."""

    name: Any = None
    steps: list[msgspec.Raw] = []


class Listed(msgspec.Struct):
    """The same of what stands around it."""

    definition: ListedBody
    trigger: Any = None
    subAccountId: Any = None  # noqa: N815 - the name in the definition


LISTED = msgspec.json.Decoder(Listed)


def journey(version: definition_store.Version, counts: dict[Any, dict[str, int]]) -> dict[str, Any]:
    """A journey in the list."""
    return {
        "id": str(version.definition_id),
        "name": version.name,
        "version": version.version,
        "status": version.status,
        "trigger": version.trigger,
        "subAccountId": version.sub_account_id,
        "createdAt": moment(version.created_at),
        "counts": counts.get(version.definition_id, NO_COUNTS),
    }


def summary(view: store.InstanceView) -> dict[str, Any]:
    """An instance in a list."""
    paths = msgspec.json.decode(view.state).get("paths", [])
    return {
        "id": str(view.id),
        "definitionId": str(view.definition_id),
        "definitionName": view.name,
        "version": view.version,
        "status": view.status,
        "faulted": view.faulted,
        "startedAt": moment(view.started_at),
        "completedAt": moment(view.completed_at) if view.completed_at else None,
        "subAccountId": view.sub_account_id,
        "msisdn": view.address,
        "steps": [path["step"] for path in paths],
    }


@router.get("/journeys")
async def list_journeys(caller: Authenticated, request: Request) -> dict[str, Any]:
    """All journeys, the one that was changed last first, with their live counts."""
    pool = request.app.state.pool
    found = await journey_list.read(pool, caller.account_id, MOST_JOURNEYS)
    counts = await definition_store.counts(pool, caller.account_id)
    return {"journeys": [listed(row, counts.get(row.id, NO_COUNTS)) for row in found]}


def listed(row: journey_list.Row, counts: dict[str, int]) -> dict[str, Any]:
    """A journey in the list, as its newest version says, or its draft before the first one."""
    source = LISTED.decode(row.source)
    steps = source.definition.steps
    return {
        "id": str(row.id),
        "name": source.definition.name or "",
        "version": row.version,
        "status": row.status or "draft",
        "trigger": source.trigger,
        "subAccountId": row.sub_account_id or source.subAccountId,
        "createdAt": moment(row.changed_at),
        "updatedAt": moment(row.changed_at),
        "updatedBy": row.changed_by,
        "isChanged": row.is_changed,
        "counts": counts,
        "entry": entry_of(steps[0]) if steps else None,
    }


def entry_of(raw: msgspec.Raw) -> dict[str, Any] | None:
    """Of the first step, what the list needs to say when a journey starts."""
    step = msgspec.json.decode(raw)
    if not isinstance(step, dict):
        return None
    return {key: step.get(key) for key in ("id", "stepType", "selectNextStep")}


@router.delete("/journeys/{journeyId}", status_code=204)
async def delete_journey(caller: Authenticated, request: Request, journeyId: str) -> Response:  # noqa: N803
    """Delete a journey with its versions and its draft; running conversations end, and their logs go with them."""
    pool, runtime = request.app.state.pool, request.app.state.runtime
    definition_id = uuid_of(journeyId, "journey")
    await runtime.terminate_all(caller.account_id, definition_id, None)
    async with pool.acquire() as conn, conn.transaction():
        was_published = await definition_store.delete(conn, caller.account_id, definition_id, None)
        if was_published:
            await runtime.definitions_changed(caller.account_id, conn)
    runtime.live.publish(None, "definitions", {})
    return Response(status_code=204)


@router.get("/journeys/{journeyId}")
async def read_journey(
    caller: Authenticated,
    request: Request,
    journeyId: str,  # noqa: N803 - the name in the path
    version: VersionNumber = None,
) -> dict[str, Any]:
    """A journey with its definition and what is odd about it."""
    pool = request.app.state.pool
    found = await definition_store.read(pool, caller.account_id, uuid_of(journeyId, "journey"), version)
    if found is None:
        raise ApiError(404, "There is no such journey, or no such version of it.")
    counts = await definition_store.counts(pool, caller.account_id)
    return {
        **journey(found, counts),
        "source": definition_answer(caller.account_id, found),
        "problems": [
            one.as_json()
            for one in check_source(
                found.source,
                providers=await providers_of(request, caller.account_id),
                teams=await teams_of(request, caller.account_id),
            )
        ],
    }


@router.get("/journeys/{journeyId}/instances")
async def instances_of_journey(
    caller: Authenticated,
    request: Request,
    journeyId: str,  # noqa: N803 - the name in the path
    limit: Annotated[int, Query(ge=1, le=200)] = 20,
) -> dict[str, Any]:
    """The newest instances of a journey, of all versions."""
    found = await store.of_definition(
        request.app.state.pool,
        caller.account_id,
        uuid_of(journeyId, "journey"),
        version=None,
        status=None,
        started_from=None,
        started_to=None,
        limit=limit,
        offset=0,
    )
    return {"instances": [summary(view) for view in found]}


@router.get("/conversations/{subAccountId}/{msisdn}/instances")
async def instances_of_conversation(
    caller: Authenticated,
    request: Request,
    subAccountId: str,  # noqa: N803 - the names in the path
    msisdn: str,
    limit: Annotated[int, Query(ge=1, le=100)] = 10,
) -> dict[str, Any]:
    """The newest instances that talk to a person."""
    found = await store.of_conversation(
        request.app.state.pool, caller.account_id, subAccountId, normalise(msisdn), limit
    )
    return {"instances": [summary(view) for view in found]}


@router.get("/instances/{instanceId}")
async def read_instance(
    caller: Authenticated,
    request: Request,
    instanceId: str,  # noqa: N803 - the name in the path
) -> dict[str, Any]:
    """An instance: its data, where its paths stand, its log and its errors."""
    pool, runtime = request.app.state.pool, request.app.state.runtime
    instance_id = uuid_of(instanceId, "instance")
    view = await store.read(pool, caller.account_id, instance_id)
    if view is None:
        raise ApiError(404, "There is no such instance.")
    state = msgspec.json.decode(view.state)
    deadlines = await store.deadlines_of(pool, caller.account_id, instance_id)
    account = await runtime.directory.account(pool, caller.account_id)
    offset = account.offset(view.sub_account_id)
    return {
        **summary(view),
        "data": state["data"],
        "paths": [
            {
                "id": path["id"],
                "step": path["step"],
                "parked": path.get("parked"),
                "deadline": moment(deadlines[path["key"]] + offset) if path.get("key") in deadlines else None,
            }
            for path in state.get("paths", [])
        ],
        "log": [
            {
                "seq": e.seq,
                "step": e.step,
                "status": e.status,
                "startedAt": moment(e.started_at),
                "completedAt": moment(e.completed_at) if e.completed_at else None,
                "cameFrom": e.came_from,
                "note": e.note,
            }
            for e in await store.log_of(pool, caller.account_id, instance_id)
        ],
        "errors": [
            {"step": step, "message": message, "errorTime": moment(at)}
            for step, message, at in await store.errors_of(pool, caller.account_id, instance_id)
        ],
    }


@router.post("/instances/{instanceId}/retry", status_code=202)
async def retry_instance(
    caller: Authenticated,
    request: Request,
    instanceId: str,  # noqa: N803 - the name in the path
) -> dict[str, str]:
    """Run the failed step of a faulted instance again."""
    await request.app.state.runtime.retry(caller.account_id, uuid_of(instanceId, "instance"))
    return {"id": instanceId}


@router.get("/bookings")
async def list_bookings(caller: Authenticated, request: Request) -> dict[str, Any]:
    """The bookings of the built-in calendar, the next ones first."""
    found = await bookings.list_bookings(request.app.state.pool, caller.account_id)
    return {"bookings": [{**row, "createdAt": moment(row["createdAt"])} for row in found]}


@router.get("/events")
async def events(
    caller: Authenticated,
    request: Request,
    subAccountId: str | None = None,  # noqa: N803 - a query parameter
) -> StreamingResponse:
    """Live hints that something has changed, as server-sent events."""
    runtime = request.app.state.runtime
    account = await runtime.directory.account(request.app.state.pool, caller.account_id)
    if subAccountId is not None and subAccountId not in account.subaccounts:
        raise ApiError(404, f"There is no subaccount {subAccountId[:60]!r}.")

    async def stream() -> AsyncIterator[bytes]:
        watched = account.subaccounts if subAccountId is None else (subAccountId,)
        with runtime.live.subscription(frozenset(watched)) as subscription:
            yield b"retry: 1000\n\n"
            end = time.monotonic() + STREAM_SECONDS
            while time.monotonic() < end and not await request.is_disconnected():
                hint = await subscription.next(PING_SECONDS)
                name, data = hint if hint is not None else ("ping", {})
                yield f"event: {name}\ndata: ".encode() + msgspec.json.encode(data) + b"\n\n"

    return StreamingResponse(
        stream(),
        media_type="text/event-stream",
        headers={"X-Accel-Buffering": "no", "Cache-Control": "no-store"},
    )
