"""A segment of the contacts as the list of a broadcast: taken in as a file would be, a page at a time."""

from __future__ import annotations

import csv
import io
from collections.abc import AsyncIterator, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from fastapi import APIRouter, Request

from chatwright.api.auth import Authenticated, json_object
from chatwright.api.broadcasts import answer, found, must_be
from chatwright.api.contact_settings import rules_of
from chatwright.api.errors import ApiError
from chatwright.contacts.segments import Rules
from chatwright.messages.recipients import BadList
from chatwright.runtime.broadcast_lists import ListReplaced, Reading, Wanted
from chatwright.store import contact_settings, contacts

router = APIRouter(tags=["Broadcasts"], prefix="/api/chatwright/v1/broadcasts/{broadcastId}")

PAGE = 1_000
COLUMNS = ("Phone", "Name", "E-mail", "Language")


@router.post("/recipients")
async def take_segment(caller: Authenticated, request: Request, broadcastId: str) -> dict[str, Any]:  # noqa: N803
    """Give a draft the contacts who are in a segment now, or all of them; their attributes are the columns."""
    body = await json_object(request)
    pool, account_id = request.app.state.pool, caller.account_id
    row = await found(request, account_id, broadcastId)
    must_be(row, "draft", said="Only a draft can get another list")
    segment_id, name = body.get("segment"), ""
    rules = await rules_of(pool, account_id, segment_id)
    if rules is not None:
        saved = await contact_settings.segment(pool, account_id, UUID(str(segment_id)))
        name = saved.name if saved else ""
    attributes = list(await contact_settings.attributes(pool, account_id))
    reading = Reading(pool, account_id, row.id, Wanted(name, "0", None, True))
    try:
        await reading.take(lines_of(pool, account_id, rules, attributes))
    except BadList as error:
        raise ApiError(400, str(error)) from error
    except ListReplaced:
        raise ApiError(409, "Another list was given meanwhile, or the broadcast has started.") from None
    return await answer(request, await found(request, account_id, broadcastId))


async def lines_of(
    pool: Any, account_id: str, rules: Rules | None, attributes: Sequence[str]
) -> AsyncIterator[bytes]:
    """The contacts as CSV, a page at a time."""
    text = io.StringIO(newline="")
    lines = csv.writer(text)
    lines.writerow([*COLUMNS, *attributes])
    before: tuple[datetime, UUID] | None = None
    while True:
        page = await contacts.search(pool, account_id, rules=rules, before=before, limit=PAGE)
        for one in page:
            address = f"+{one.address}" if one.address.isdigit() else one.address
            known = (address, one.name or "", one.email or "", one.language or "")
            lines.writerow([*known, *(shown(one.attributes.get(name)) for name in attributes)])
        yield text.getvalue().encode()
        text.seek(0)
        text.truncate()
        if len(page) < PAGE:
            return
        before = (page[-1].created_at, page[-1].id)


def shown(value: Any) -> str:
    """The value of an attribute as it stands in a message."""
    if value is None:
        return ""
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
