"""What is kept of people: the account's attributes, and its saved segments with live counts."""

from __future__ import annotations

import json
from typing import Any

import asyncpg
from fastapi import APIRouter, Request, Response

from chatwright.api.auth import Authenticated, json_object, uuid_of
from chatwright.api.contact_told import told
from chatwright.api.errors import ApiError, moment
from chatwright.contacts.attributes import MOST_ATTRIBUTES, Attribute, BadAttribute, read_attribute
from chatwright.contacts.segments import BadRules, Rules, read_rules
from chatwright.store import contact_settings as store
from chatwright.store import contacts

router = APIRouter(prefix="/api/chatwright/v1", tags=["Contacts of the account"])

LONGEST_NAME, SAMPLE = 80, 5


@router.get("/contact-attributes")
async def list_attributes(caller: Authenticated, request: Request) -> dict[str, Any]:
    """What is kept of people."""
    found = await store.attributes(request.app.state.pool, caller.account_id)
    return {"attributes": [attribute_told(one) for one in found.values()]}


@router.post("/contact-attributes", status_code=201)
async def add_attribute(caller: Authenticated, request: Request) -> dict[str, Any]:
    """Keep something more of people."""
    attribute = attribute_of(await json_object(request))
    pool, runtime = request.app.state.pool, request.app.state.runtime
    if len(await store.attributes(pool, caller.account_id)) >= MOST_ATTRIBUTES:
        raise ApiError(409, f"There are {MOST_ATTRIBUTES} attributes already. Remove one first.")
    async with pool.acquire() as conn, conn.transaction():
        if not await store.add_attribute(conn, caller.account_id, attribute):
            raise ApiError(409, f"name: there is an attribute {attribute.name} already.")
        await runtime.definitions_changed(caller.account_id, conn)
    return attribute_told(attribute)


@router.patch("/contact-attributes/{name}")
async def change_attribute(caller: Authenticated, request: Request, name: str) -> dict[str, Any]:
    """Change label, choices or bounds. Values that contacts have already stay as they are."""
    pool = request.app.state.pool
    known = (await store.attributes(pool, caller.account_id)).get(name)
    if known is None:
        raise ApiError(404, f"There is no attribute {name[:60]}.")
    body = await json_object(request)
    given = {**attribute_told(known), **body, "name": known.name, "kind": known.kind}
    attribute = attribute_of(given)
    async with pool.acquire() as conn, conn.transaction():
        await store.change_attribute(conn, caller.account_id, attribute)
        await request.app.state.runtime.definitions_changed(caller.account_id, conn)
    return attribute_told(attribute)


@router.get("/contact-attributes/{name}/use")
async def attribute_use(caller: Authenticated, request: Request, name: str) -> dict[str, Any]:
    """How many contacts would lose a value with it."""
    return {"contacts": await store.uses(request.app.state.pool, caller.account_id, name)}


@router.delete("/contact-attributes/{name}", status_code=204)
async def drop_attribute(caller: Authenticated, request: Request, name: str) -> Response:
    """Keep it no longer, and forget all values of it."""
    async with request.app.state.pool.acquire() as conn, conn.transaction():
        if not await store.drop_attribute(conn, caller.account_id, name):
            raise ApiError(404, f"There is no attribute {name[:60]}.")
        await request.app.state.runtime.definitions_changed(caller.account_id, conn)
    return Response(status_code=204)


@router.get("/segments")
async def list_segments(caller: Authenticated, request: Request) -> dict[str, Any]:
    """The saved segments, with how many are in each now."""
    pool = request.app.state.pool
    attributes = await store.attributes(pool, caller.account_id)
    found = await store.segments(pool, caller.account_id)
    return {
        "segments": [await segment_told(pool, caller.account_id, one, attributes) for one in found],
        "total": await contacts.count(pool, caller.account_id),
    }


@router.post("/segments", status_code=201)
async def add_segment(caller: Authenticated, request: Request) -> dict[str, Any]:
    """Save a segment."""
    return await save(caller, request, None)


@router.put("/segments/{segmentId}")
async def change_segment(
    caller: Authenticated,
    request: Request,
    segmentId: str,  # noqa: N803 - the name in the path
) -> dict[str, Any]:
    """Change a segment."""
    return await save(caller, request, segmentId)


@router.delete("/segments/{segmentId}", status_code=204)
async def drop_segment(
    caller: Authenticated,
    request: Request,
    segmentId: str,  # noqa: N803
) -> Response:
    """Forget a segment; its contacts stay."""
    if not await store.drop_segment(request.app.state.pool, caller.account_id, uuid_of(segmentId, "segment")):
        raise ApiError(404, "There is no such segment.")
    return Response(status_code=204)


@router.post("/segments/count")
async def count_segment(caller: Authenticated, request: Request) -> dict[str, Any]:
    """How many contacts fit some rules, before they are saved, and who they are for example."""
    pool = request.app.state.pool
    body = await json_object(request)
    rules = checked(body.get("rules"), await store.attributes(pool, caller.account_id))
    sample = await contacts.search(pool, caller.account_id, rules=rules, limit=SAMPLE)
    return {
        "contacts": await contacts.count(pool, caller.account_id, rules=rules),
        "total": await contacts.count(pool, caller.account_id),
        "sample": [told(contact) for contact in sample],
    }


async def save(caller: Any, request: Request, segment_id: str | None) -> dict[str, Any]:
    """Save a segment. Raises ApiError."""
    pool = request.app.state.pool
    body = await json_object(request)
    name = body.get("name")
    if not isinstance(name, str) or not name.strip() or len(name) > LONGEST_NAME:
        raise ApiError(400, f"name: a text of at most {LONGEST_NAME} characters is required.")
    attributes = await store.attributes(pool, caller.account_id)
    checked(body.get("rules"), attributes)
    written = json.dumps(body["rules"], ensure_ascii=False)
    of = uuid_of(segment_id, "segment") if segment_id else None
    try:
        saved = await store.save_segment(pool, caller.account_id, of, name.strip(), written, caller.name)
    except asyncpg.UniqueViolationError as error:
        raise ApiError(409, "name: another segment is called so.") from error
    if saved is None:
        raise ApiError(404, "There is no such segment.")
    return await segment_told(pool, caller.account_id, saved, attributes)


async def rules_of(pool: Any, account_id: str, segment_id: Any) -> Rules | None:
    """The rules of a saved segment; None without one. Raises ApiError 400, 404, 409."""
    if not segment_id:
        return None
    saved = await store.segment(pool, account_id, uuid_of(str(segment_id), "segment"))
    if saved is None:
        raise ApiError(404, "There is no such segment.")
    try:
        return read_rules(json.loads(saved.rules), await store.attributes(pool, account_id))
    except BadRules as error:
        raise ApiError(409, f"The segment {saved.name} cannot be used. {error}") from error


async def segment_told(
    pool: Any, account_id: str, segment: store.Segment, attributes: dict[str, Attribute]
) -> dict[str, Any]:
    """A segment as the API tells it, counted."""
    rules, count, problem = json.loads(segment.rules), None, None
    try:
        count = await contacts.count(pool, account_id, rules=read_rules(rules, attributes))
    except BadRules as error:
        problem = str(error)
    return {
        "id": str(segment.id),
        "name": segment.name,
        "rules": rules,
        "contacts": count,
        "problem": problem,
        "createdBy": segment.created_by,
        "updatedAt": moment(segment.updated_at),
    }


def checked(given: Any, attributes: dict[str, Attribute]) -> Rules:
    """Rules of a body. Raises ApiError 400."""
    try:
        return read_rules(given, attributes)
    except BadRules as error:
        raise ApiError(400, f"rules.{error}") from error


def attribute_of(given: dict[str, Any]) -> Attribute:
    """An attribute of a body. Raises ApiError 400."""
    try:
        return read_attribute(given)
    except BadAttribute as error:
        raise ApiError(400, str(error)) from error


def attribute_told(attribute: Attribute) -> dict[str, Any]:
    """An attribute as the API tells it."""
    return {
        "name": attribute.name,
        "label": attribute.label,
        "kind": attribute.kind,
        "choices": list(attribute.choices),
        "least": attribute.least,
        "most": attribute.most,
    }
