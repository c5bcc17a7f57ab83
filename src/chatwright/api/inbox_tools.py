"""Labels and quick replies of the inbox."""

from __future__ import annotations

import re
from typing import Any

import asyncpg
from fastapi import APIRouter, Request, Response

from chatwright.api.auth import Agent, json_object, uuid_of
from chatwright.api.errors import ApiError, moment
from chatwright.store import labels as store

router = APIRouter(prefix="/api/chatwright/v1/inbox", tags=["Inbox"])

COLORS = ("gray", "red", "orange", "yellow", "green", "teal", "blue", "violet", "pink")
LONGEST_LABEL, LONGEST_TEXT = 40, 4096
SHORTCUT = re.compile(r"[\w-]{1,32}")


def label(row: store.Label) -> dict[str, Any]:
    """A label."""
    return {"id": str(row.id), "name": row.name, "color": row.color}


async def label_in(request: Request) -> tuple[str, str]:
    """Name and colour in the body. Raises ApiError 400."""
    body = await json_object(request)
    name, color = body.get("name"), body.get("color", "gray")
    if not isinstance(name, str) or not 0 < len(name.strip()) <= LONGEST_LABEL:
        raise ApiError(400, f"name: a text of at most {LONGEST_LABEL} characters is required.")
    if color not in COLORS:
        raise ApiError(400, f"color: must be one of {', '.join(COLORS)}.")
    return name.strip(), color


@router.get("/labels")
async def list_labels(caller: Agent, request: Request) -> dict[str, Any]:
    """All labels, by name."""
    return {
        "labels": [label(row) for row in await store.of_account(request.app.state.pool, caller.account_id)]
    }


@router.post("/labels", status_code=201)
async def make_label(caller: Agent, request: Request) -> dict[str, Any]:
    """Make a label."""
    name, color = await label_in(request)
    try:
        return label(await store.make(request.app.state.pool, caller.account_id, name, color))
    except asyncpg.UniqueViolationError:
        raise ApiError(409, f"name: there is a label {name!r} already.") from None


@router.put("/labels/{labelId}")
async def change_label(caller: Agent, request: Request, labelId: str) -> dict[str, Any]:  # noqa: N803
    """Give a label another name or colour."""
    name, color = await label_in(request)
    label_id = uuid_of(labelId, "label")
    try:
        found = await store.change(request.app.state.pool, caller.account_id, label_id, name, color)
    except asyncpg.UniqueViolationError:
        raise ApiError(409, f"name: there is a label {name!r} already.") from None
    if found is None:
        raise ApiError(404, "There is no such label.")
    return label(found)


@router.delete("/labels/{labelId}", status_code=204)
async def remove_label(caller: Agent, request: Request, labelId: str) -> Response:  # noqa: N803
    """Delete a label, also from all conversations."""
    if not await store.remove(request.app.state.pool, caller.account_id, uuid_of(labelId, "label")):
        raise ApiError(404, "There is no such label.")
    return Response(status_code=204)


def reply(row: store.QuickReply) -> dict[str, Any]:
    """A saved answer."""
    return {
        "id": str(row.id),
        "shortcut": row.shortcut,
        "text": row.text,
        "updatedBy": row.updated_by,
        "updatedAt": moment(row.updated_at),
    }


async def reply_in(request: Request) -> tuple[str, str]:
    """Shortcut and text in the body. Raises ApiError 400."""
    body = await json_object(request)
    shortcut, text = body.get("shortcut"), body.get("text")
    if not isinstance(shortcut, str) or not SHORTCUT.fullmatch(shortcut):
        raise ApiError(400, "shortcut: 1 to 32 letters, digits, hyphens or underscores are required.")
    if not isinstance(text, str) or not 0 < len(text.strip()) <= LONGEST_TEXT:
        raise ApiError(400, f"text: a text of at most {LONGEST_TEXT} characters is required.")
    return shortcut, text.strip()


@router.get("/quick-replies")
async def list_replies(caller: Agent, request: Request) -> dict[str, Any]:
    """All saved answers, by shortcut. The screen fills in `{{contact.name}}` and `{{agent.name}}`."""
    found = await store.quick_replies(request.app.state.pool, caller.account_id)
    return {"quickReplies": [reply(row) for row in found]}


async def keep(caller: Agent, request: Request, reply_id: str | None) -> dict[str, Any]:
    """Save an answer. Raises ApiError."""
    shortcut, text = await reply_in(request)
    number = None if reply_id is None else uuid_of(reply_id, "quick reply")
    pool = request.app.state.pool
    try:
        found = await store.keep_quick_reply(pool, caller.account_id, number, shortcut, text, caller.name)
    except asyncpg.UniqueViolationError:
        raise ApiError(409, f"shortcut: /{shortcut} is taken already.") from None
    if found is None:
        raise ApiError(404, "There is no such quick reply.")
    return reply(found)


@router.post("/quick-replies", status_code=201)
async def make_reply(caller: Agent, request: Request) -> dict[str, Any]:
    """Save an answer."""
    return await keep(caller, request, None)


@router.put("/quick-replies/{replyId}")
async def change_reply(caller: Agent, request: Request, replyId: str) -> dict[str, Any]:  # noqa: N803
    """Change a saved answer."""
    return await keep(caller, request, replyId)


@router.delete("/quick-replies/{replyId}", status_code=204)
async def remove_reply(caller: Agent, request: Request, replyId: str) -> Response:  # noqa: N803
    """Delete a saved answer."""
    reply_id = uuid_of(replyId, "quick reply")
    if not await store.remove_quick_reply(request.app.state.pool, caller.account_id, reply_id):
        raise ApiError(404, "There is no such quick reply.")
    return Response(status_code=204)
