"""The recipients of a broadcast: the list as it comes in, and what became of each."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import AsyncIterator
from typing import Annotated, Any

import phonenumbers
from fastapi import APIRouter, Query, Request
from fastapi.responses import StreamingResponse

from chatwright.api.auth import Authenticated, json_object
from chatwright.api.broadcast_checks import template_of
from chatwright.api.broadcasts import answer, found, must_be
from chatwright.api.errors import ApiError, moment
from chatwright.messages.broadcasts import (
    BadFilling,
    message_for,
    read_fillings,
    told_reason,
    values_for,
)
from chatwright.messages.recipients import BadList
from chatwright.messages.templates_fill import fill
from chatwright.runtime.broadcast_lists import ListReplaced, Reading, Wanted
from chatwright.runtime.exports import harmless
from chatwright.store import broadcast_lists as lists
from chatwright.store import broadcast_recipients as store
from chatwright.store.broadcasts import Broadcast

router = APIRouter(tags=["Broadcasts"], prefix="/api/chatwright/v1/broadcasts/{broadcastId}")

FAULTS_SHOWN = 200
PREVIEWED = 5
RESULTS_PAGE = 2_000
RESULT_COLUMNS = (
    "row", "address", "name", "state", "reason", "code", "queued_at", "state_at", "answered_at", "opted_out_at",
    "umid",
)  # fmt: skip


@router.put("/recipients")
async def put_recipients(
    caller: Authenticated,
    request: Request,
    broadcastId: str,  # noqa: N803 - the name in the path
    phone: Annotated[str | None, Query(max_length=100)] = None,
    country: Annotated[str | None, Query(pattern="^[A-Za-z]{2}$")] = None,
    headings: bool = True,
    name: Annotated[str, Query(max_length=200)] = "",
) -> dict[str, Any]:
    """Give a draft its list: CSV, which replaces the one before. Each phone number is taken once.

    `phone` is the column with the phone numbers, by its name or its number from 0; without it the one that looks
    like it is taken. Numbers that are not international are dialled in `country`. `name` is that of the file.
    """
    row = await found(request, caller.account_id, broadcastId)
    must_be(row, "draft", said="Only a draft can get another list")
    if country is not None and country.upper() not in phonenumbers.SUPPORTED_REGIONS:
        raise ApiError(400, f"country: {country!r} is no country with phone numbers.")
    wanted = Wanted(name.strip(), phone, country.upper() if country else None, headings)
    reading = Reading(request.app.state.pool, caller.account_id, row.id, wanted)
    try:
        await reading.take(request.stream())
    except BadList as error:
        raise ApiError(400, str(error)) from error
    except ListReplaced:
        raise ApiError(409, "Another list was given meanwhile, or the broadcast has started.") from None
    return await answer(request, await found(request, caller.account_id, broadcastId))


@router.get("/rows")
async def get_rows(
    caller: Authenticated,
    request: Request,
    broadcastId: str,  # noqa: N803 - the name in the path
    limit: Annotated[int, Query(ge=1, le=100)] = 10,
) -> dict[str, Any]:
    """The first rows of the list, and the first that could not be taken."""
    row = await found(request, caller.account_id, broadcastId)
    pool = request.app.state.pool
    first = await lists.first(pool, caller.account_id, row.id, limit)
    faults = await lists.faults(pool, caller.account_id, row.id, FAULTS_SHOWN)
    return {
        "rows": [{"n": one.n, "address": one.address, "cells": one.given} for one in first],
        "faults": [{"n": one.n, "value": one.value, "reason": one.reason} for one in faults],
    }


@router.post("/preview")
async def preview(caller: Authenticated, request: Request, broadcastId: str) -> dict[str, Any]:  # noqa: N803
    """The messages to the first rows with these fillings, as their phones show them; nothing is kept."""
    body = await json_object(request)
    row = await found(request, caller.account_id, broadcastId)
    try:
        fillings = read_fillings(body.get("fillings") or {})
    except BadFilling as error:
        raise ApiError(400, str(error)) from error
    _, template = await template_of(request, row)
    if template is None:
        raise ApiError(409, "The template is not there any more.")
    first = await lists.first(request.app.state.pool, caller.account_id, row.id, PREVIEWED)
    shown = []
    for one in first or [lists.Cells(0, "", [])]:
        message = message_for(template, values_for(fillings, json.loads(row.columns), one.given))
        shown.append(
            {
                "n": one.n,
                "address": one.address,
                "shown": fill(template, message.template),
                "wrong": message.wrong,
            }
        )
    return {"rows": shown}


@router.get("/recipients")
async def get_recipients(
    caller: Authenticated,
    request: Request,
    broadcastId: str,  # noqa: N803 - the name in the path
    state: str = "all",
    search: Annotated[str, Query(max_length=60)] = "",
    after: Annotated[int, Query(ge=0, le=2**31 - 1)] = 0,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> dict[str, Any]:
    """Recipients in the order of the list, all or those in a state; `after` is the `next` of the page before."""
    row = await found(request, caller.account_id, broadcastId)
    if state not in store.FILTERS:
        raise ApiError(400, f"state: must be one of {', '.join(store.FILTERS)}.")
    digits = "".join(char for char in search if char.isdigit())
    rows = await store.listed(
        request.app.state.pool, caller.account_id, row.id, state, digits, after, limit + 1
    )
    return {
        "recipients": [told(one) for one in rows[:limit]],
        "next": rows[limit - 1].n if len(rows) > limit else None,
    }


@router.get("/results")
async def get_results(caller: Authenticated, request: Request, broadcastId: str) -> StreamingResponse:  # noqa: N803
    """What became of each recipient, as CSV, with the columns of the list after our own."""
    row = await found(request, caller.account_id, broadcastId)
    headers = {"Content-Disposition": f'attachment; filename="broadcast-{row.number}.csv"'}
    return StreamingResponse(results(request, row), media_type="text/csv; charset=utf-8", headers=headers)


async def results(request: Request, row: Broadcast) -> AsyncIterator[str]:
    """The lines of the results, a page at a time."""
    text = io.StringIO(newline="")
    lines = csv.writer(text)
    columns: list[str] = json.loads(row.columns)
    lines.writerow([harmless(cell) for cell in (*RESULT_COLUMNS, *columns)])
    after = 0
    while True:
        page = await store.listed(
            request.app.state.pool, row.account_id, row.id, "all", "", after, RESULTS_PAGE
        )
        for one in page:
            shown = told(one)
            cells = (
                one.n, "+" + one.address if one.address.isdigit() else one.address, one.name or "", one.state,
                shown["word"] or "", shown["code"] or "", shown["queuedAt"] or "", shown["stateAt"] or "",
                shown["answeredAt"] or "", shown["optedOutAt"] or "", one.umid or "", *one.given,
            )  # fmt: skip
            lines.writerow([harmless(cell) for cell in cells])
        yield text.getvalue()
        text.seek(0)
        text.truncate()
        if len(page) < RESULTS_PAGE:
            return
        after = page[-1].n


def told(row: store.Recipient) -> dict[str, Any]:
    """A recipient as the API tells it."""
    word, code = told_reason(row.reason) if row.reason is not None else (None, None)
    return {
        "n": row.n,
        "address": row.address,
        "name": row.name,
        "state": row.state,
        "word": word,
        "code": code,
        "umid": row.umid,
        "attempt": row.attempt,
        "queuedAt": moment(row.queued_at) if row.queued_at else None,
        "stateAt": moment(row.state_at) if row.state_at else None,
        "answeredAt": moment(row.answered_at) if row.answered_at else None,
        "optedOutAt": moment(row.opted_out_at) if row.opted_out_at else None,
    }
