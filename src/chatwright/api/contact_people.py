"""One person: the timeline, merging with a duplicate, everything that is kept, and erasure."""

from __future__ import annotations

import base64
import json
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query, Request

from chatwright.api.auth import Agent, Authenticated, Builder, json_object
from chatwright.api.contact_told import told
from chatwright.api.contacts import found_contact
from chatwright.api.errors import ApiError, moment
from chatwright.messages.addresses import normalise
from chatwright.sealing import hashed_with
from chatwright.store import contact_erasure as erasure
from chatwright.store import contact_merge, contact_timeline

router = APIRouter(prefix="/api/chatwright/v1/contacts/{contactId}", tags=["Contacts of the account"])


@router.get("/timeline")
async def read_timeline(
    caller: Authenticated,
    request: Request,
    contactId: str,  # noqa: N803 - the name in the path
    cursor: Annotated[str | None, Query(max_length=600)] = None,
    limit: Annotated[int, Query(ge=1, le=100)] = 40,
) -> dict[str, Any]:
    """Everything that happened with a person, newest first."""
    pool = request.app.state.pool
    contact = await found_contact(pool, caller.account_id, contactId)
    before = read_cursor(cursor)
    found = await contact_timeline.timeline(
        pool, caller.account_id, contact.id, contact.addresses, before, limit + 1
    )
    for entry in found[:limit]:
        before[entry.source] = entry.place
    return {
        "entries": [entry_told(entry) for entry in found[:limit]],
        "next": base64.urlsafe_b64encode(json.dumps(before).encode()).decode()
        if len(found) > limit
        else None,
    }


@router.post("/merge")
async def merge(caller: Agent, request: Request, contactId: str) -> dict[str, Any]:  # noqa: N803
    """Make this contact and another one the same person; what both know differently stays as it is here."""
    body = await json_object(request)
    pool = request.app.state.pool
    kept = await found_contact(pool, caller.account_id, contactId)
    other = await found_contact(pool, caller.account_id, str(body.get("other") or ""))
    async with pool.acquire() as conn, conn.transaction():
        if not await contact_merge.merge(conn, caller.account_id, kept.id, other.id, caller.name):
            raise ApiError(409, "These two are one contact already.")
        return told(await found_contact(conn, caller.account_id, str(kept.id)))


@router.get("/export")
async def export(caller: Builder, request: Request, contactId: str) -> dict[str, Any]:  # noqa: N803
    """Everything that is kept of a person, for whoever asks for their own data."""
    pool = request.app.state.pool
    contact = await found_contact(pool, caller.account_id, contactId)
    found = await erasure.everything(pool, caller.account_id, contact.id, contact.addresses)
    return {"contact": told(contact), **{name: [plain(row) for row in rows] for name, rows in found.items()}}


@router.post("/erase")
async def erase(caller: Builder, request: Request, contactId: str) -> dict[str, Any]:  # noqa: N803
    """Forget a person for good. `confirm` must be the contact's phone number."""
    body = await json_object(request)
    pool = request.app.state.pool
    contact = await found_contact(pool, caller.account_id, contactId)
    if normalise(str(body.get("confirm") or "")) != contact.address:
        raise ApiError(400, "confirm: must be the phone number of the contact.")
    key = request.app.state.settings.secret_key
    hashes = [f"erased:{hashed_with(key, caller.account_id + ':' + one)}" for one in contact.addresses]
    async with pool.acquire() as conn, conn.transaction():
        gone = await erasure.erase(conn, caller.account_id, contact.id, contact.addresses, hashes)
    return {
        "messages": gone["messages"],
        "conversations": gone["conversations"],
        "journeys": gone["instances"],
    }


def entry_told(entry: contact_timeline.Entry) -> dict[str, Any]:
    """An entry as the API tells it; what is not of its kind is null."""
    row = entry.told
    base: dict[str, Any] = {
        "kind": entry.source,
        "id": str(row["id"]),
        "at": moment(entry.at),
        "message": None,
        "journey": None,
        "handover": None,
        "consent": None,
        "change": None,
    }
    match entry.source:
        case "message":
            base["message"] = {
                "direction": row["direction"],
                "type": row["type"],
                "content": json.loads(row["content"]),
                "state": row["state"],
                "subAccountId": row["sub_account_id"],
                "channel": row["channel"],
                "address": row["address"],
            }
        case "journey":
            base["journey"] = {
                "journeyId": str(row["definition_id"]),
                "name": row["name"],
                "version": row["version"],
                "outcome": outcome(row),
                "endedAt": moment(row["completed_at"]) if row["completed_at"] else None,
            }
        case "handover":
            base["handover"] = {
                "status": row["status"],
                "closedAt": moment(row["closed_at"]) if row["closed_at"] else None,
            }
        case "consent":
            base["consent"] = {
                name: row[name] for name in ("choice", "scope", "source", "wording", "changed")
            }
            base["consent"]["toldBy"] = row["told_by"]
        case "change":
            base["change"] = {
                "what": row["kind"],
                "detail": json.loads(row["detail"]),
                "toldBy": row["told_by"],
                "instanceId": str(row["instance_id"]) if row["instance_id"] else None,
            }
    return base


def outcome(row: dict[str, Any]) -> str:
    """What became of a run of a journey."""
    if row["faulted"]:
        return "failed"
    return {"Complete": "completed", "Terminated": "ended"}.get(row["status"], "running")


def plain(row: dict[str, Any]) -> dict[str, Any]:
    """A row as JSON; texts that are JSON are told as what they say."""
    shown: dict[str, Any] = {}
    for name, value in row.items():
        match value:
            case datetime():
                shown[name] = moment(value)
            case UUID():
                shown[name] = str(value)
            case str() if name in ("content", "state", "detail") and value[:1] in "{[":
                shown[name] = json.loads(value)
            case _:
                shown[name] = value
    return shown


def read_cursor(cursor: str | None) -> dict[str, str]:
    """Where each source goes on. Raises ApiError 400."""
    if not cursor:
        return {}
    try:
        given = json.loads(base64.urlsafe_b64decode(cursor))
        read = {name: str(given[name]) for name in contact_timeline.SOURCES if name in given}
        for name in ("message", "consent", "change"):
            int(read.get(name, "0"))
        for name in ("journey", "handover"):
            datetime.fromisoformat(read.get(name, "2026-01-01"))
    except (ValueError, TypeError) as error:
        raise ApiError(400, "cursor: use the `next` of the page before.") from error
    return read
