"""The history of a journey: its versions, what differs between two of them, on and off."""

from __future__ import annotations

import asyncio
from typing import Annotated, Any
from uuid import UUID

import msgspec
from fastapi import APIRouter, Query, Request

from chatwright.api import drafts
from chatwright.api.auth import Authenticated, Caller, json_object, uuid_of
from chatwright.api.automation_definitions import add_version, checked
from chatwright.api.errors import ApiError, moment
from chatwright.definitions.diff import diff
from chatwright.store import definitions as definition_store
from chatwright.store import drafts as draft_store
from chatwright.store import versions as store

router = APIRouter(prefix="/api/chatwright/v1/journeys/{journeyId}", tags=["Journeys"])

PageSize = Annotated[int, Query(ge=1, le=200)]
Before = Annotated[int | None, Query(ge=1, le=2**31 - 1)]
LARGEST = 2**31
DRAFT = "draft"


def told(row: store.Published | store.Drawn) -> dict[str, Any]:
    """What a list says of a version."""
    return {
        "version": row.version,
        "name": row.name,
        "status": row.status,
        "createdAt": moment(row.created_at),
        "createdBy": row.created_by,
        "note": row.note,
    }


def number_of(text: str) -> int:
    """The number of a version. Raises ApiError 400."""
    if not text.isascii() or not text.isdigit() or not 0 < int(text[:11]) < LARGEST:
        raise ApiError(400, "version: the number of a version is required.")
    return int(text)


async def version_of(
    request: Request, caller: Caller, definition_id: UUID, version: int | None
) -> dict[str, Any]:
    """A version with its definition and its drawing, as far as that is known. Raises ApiError 404."""
    pool = request.app.state.pool
    found = await store.read(pool, caller.account_id, definition_id, version)
    if found is None:
        raise ApiError(404, "There is no such version of this journey.")
    canvas = found.canvas
    if canvas is None:
        # It came through the API: the steps that are also drawn stand where they stand in the drawing.
        draft = await draft_store.read(pool, caller.account_id, definition_id)
        canvas = draft.canvas if draft else "{}"
    return {
        **told(found),
        "source": msgspec.json.decode(found.source),
        "canvas": msgspec.json.decode(canvas),
    }


async def side_of(request: Request, caller: Caller, definition_id: UUID, wanted: object) -> dict[str, Any]:
    """One side of a comparison: the number of a version, `draft`, or a definition that is given whole.

    Raises ApiError 400, 404.
    """
    if isinstance(wanted, dict):
        source, canvas = drafts.outline_of({"source": wanted, "canvas": {}})
        return {"version": None, "source": source, "canvas": canvas}
    if wanted == DRAFT:
        draft = await drafts.answer(request, caller, definition_id)
        return {
            "version": None,
            "revision": draft["revision"],
            "isChanged": draft["isChanged"],
            "createdAt": draft["updatedAt"],
            "createdBy": draft["updatedBy"],
            "source": draft["source"],
            "canvas": draft["canvas"],
        }
    return await version_of(request, caller, definition_id, number_of(str(wanted)))


async def compared(
    request: Request, caller: Caller, definition_id: UUID, before: object, after: object
) -> dict[str, Any]:
    """Both sides and what differs between them."""
    old = await side_of(request, caller, definition_id, before)
    new = await side_of(request, caller, definition_id, after)
    found = await asyncio.to_thread(diff, old["source"], new["source"])
    return {"from": old, "to": new, **found.as_json()}


@router.get("/versions")
async def list_versions(
    caller: Authenticated,
    request: Request,
    journeyId: str,  # noqa: N803 - the name in the path
    limit: PageSize = 30,
    before: Before = None,
) -> dict[str, Any]:
    """A page of the published versions, newest first: who, when, why, and how many customers are on each.

    `next` is what to give as `before` for the next page; null on the last one.
    """
    found = await store.history(
        request.app.state.pool,
        caller.account_id,
        uuid_of(journeyId, "journey"),
        before=before,
        limit=limit + 1,
    )
    page = found[:limit]
    return {
        "versions": [{**told(row), "running": row.running} for row in page],
        "next": page[-1].version if len(found) > limit else None,
    }


@router.get("/versions/{version}")
async def read_version(
    caller: Authenticated,
    request: Request,
    journeyId: str,  # noqa: N803 - the name in the path
    version: str,
) -> dict[str, Any]:
    """A version with its definition and where its steps stood."""
    return await version_of(request, caller, uuid_of(journeyId, "journey"), number_of(version))


@router.patch("/versions/{version}")
async def describe_version(
    caller: Authenticated,
    request: Request,
    journeyId: str,  # noqa: N803 - the name in the path
    version: str,
) -> dict[str, Any]:
    """Say afterwards what a version has changed."""
    note = drafts.note_of(await json_object(request))
    number, definition_id = number_of(version), uuid_of(journeyId, "journey")
    if not await store.set_note(request.app.state.pool, caller.account_id, definition_id, number, note):
        raise ApiError(404, "There is no such version of this journey.")
    return {"version": number, "note": note}


@router.get("/diff")
async def read_diff(
    caller: Authenticated,
    request: Request,
    journeyId: str,  # noqa: N803 - the name in the path
    from_: Annotated[str, Query(alias="from")],
    to: str = DRAFT,
) -> dict[str, Any]:
    """What changed from one version to another; `draft` stands for what is being drawn."""
    return await compared(request, caller, uuid_of(journeyId, "journey"), from_, to)


@router.post("/diff")
async def compare(
    caller: Authenticated,
    request: Request,
    journeyId: str,  # noqa: N803 - the name in the path
) -> dict[str, Any]:
    """The same for definitions that are nowhere stored: `from` and `to` may be whole definitions, too."""
    body = await json_object(request)
    definition_id = uuid_of(journeyId, "journey")
    return await compared(request, caller, definition_id, body.get("from"), body.get("to"))


@router.post("/status")
async def set_status(
    caller: Authenticated,
    request: Request,
    journeyId: str,  # noqa: N803 - the name in the path
) -> dict[str, Any]:
    """Turn a journey on or off: the next version, with nothing else changed. Running conversations go on."""
    definition_id = uuid_of(journeyId, "journey")
    wanted = (await json_object(request)).get("status")
    if wanted not in ("enabled", "disabled"):
        raise ApiError(400, "status: must be enabled or disabled.")
    runtime = request.app.state.runtime
    async with request.app.state.pool.acquire() as conn, conn.transaction():
        newest = await store.read(conn, caller.account_id, definition_id, None)
        if newest is None:
            raise ApiError(404, "There is no published version of this journey.")
        number = newest.version
        if newest.status != wanted:
            source = {**msgspec.json.decode(newest.source), "status": wanted}
            number = await add_switched(conn, caller, definition_id, newest, source)
            await runtime.definitions_changed(caller.account_id, conn)
    runtime.live.publish(None, "definitions", {})
    return {"version": number, "status": wanted}


async def add_switched(
    conn: Any, caller: Caller, definition_id: UUID, newest: store.Drawn, source: dict[str, Any]
) -> int:
    """Add the version in which only on or off differs; its drawing stays, and the draft is one of it."""
    definition = checked(source, caller.account_id)
    added: definition_store.Version | None = await add_version(
        conn, caller.account_id, definition_id, definition, caller.name
    )
    assert added is not None
    await store.describe(
        conn, caller.account_id, definition_id, added.version, note=None, canvas=newest.canvas
    )
    await draft_store.follow(conn, caller.account_id, definition_id, newest.version, added.version)
    return added.version
