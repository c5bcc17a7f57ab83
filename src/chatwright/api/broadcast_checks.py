"""What there is to know about a broadcast before it starts."""

from __future__ import annotations

import json
from typing import Any

from fastapi import Request

from chatwright.messages.broadcasts import Filling, message_for, missing, read_fillings, values_for
from chatwright.messages.templates import Template, variables_of
from chatwright.store import broadcast_lists, templates
from chatwright.store.broadcasts import Broadcast
from chatwright.store.template_life import TemplateRow

LONGEST_SHOWN = 20
"""How many of the longest rows are tried: if WhatsApp takes those, it takes the shorter ones."""


async def template_of(request: Request, row: Broadcast) -> tuple[TemplateRow | None, Template | None]:
    """The template of a broadcast as it is now; None when there is none any more."""
    now = await request.app.state.runtime.clock(row.account_id, row.sub_account_id)
    rows = await templates.of_name(
        request.app.state.pool, row.account_id, row.sub_account_id, row.template_name, now
    )
    found = next((one for one in rows if one.language == row.template_language and not one.deleted_at), None)
    return found, found.template if found else None


async def check(request: Request, row: Broadcast) -> dict[str, Any]:
    """What is in the way of a start, who gets no message, and whose rows are not right."""
    pool = request.app.state.pool
    known, template = await template_of(request, row)
    columns: list[str] = json.loads(row.columns)
    fillings = read_fillings(json.loads(row.fillings))
    problems = []
    if not row.list_complete or not row.total:
        problems.append("list")
    if known is None or known.status != "APPROVED":
        problems.append("template")
    if any(one.column is not None and one.column not in columns for one in fillings.values()):
        problems.append("columns")
    empty: list[dict[str, Any]] = []
    refused: list[dict[str, Any]] = []
    skipped = 0
    if template is not None:
        if missing(
            template, {place: one.column or one.text or one.fallback for place, one in fillings.items()}
        ):
            problems.append("fillings")
        if row.list_complete:
            marketing = template.category == "MARKETING"
            skipped = await broadcast_lists.opted_out(pool, row.account_id, row.id, marketing=marketing)
        if row.list_complete and not problems:
            empty = await empty_places(request, row, template, fillings, columns)
            refused = await refused_rows(request, row, template, fillings, columns)
    return {
        "problems": problems,
        "template": known.status if known else None,
        "category": template.category if template else None,
        "total": row.total,
        "willSkip": skipped,
        "empty": empty,
        "refused": refused,
    }


async def empty_places(
    request: Request, row: Broadcast, template: Template, fillings: dict[str, Filling], columns: list[str]
) -> list[dict[str, Any]]:
    """The places for which cells are empty and no fallback stands in."""
    found = []
    for variable in variables_of(template):
        filling = fillings.get(variable.at)
        if not variable.required or filling is None or filling.column is None or filling.fallback:
            continue
        at = columns.index(filling.column)
        empty = await broadcast_lists.emptiness(request.app.state.pool, row.account_id, row.id, at)
        if empty.cells:
            found.append({"place": variable.at, "count": empty.cells, "first": empty.first})
    return found


async def refused_rows(
    request: Request, row: Broadcast, template: Template, fillings: dict[str, Filling], columns: list[str]
) -> list[dict[str, Any]]:
    """The first recipient, and those with the longest values, whose messages WhatsApp would refuse."""
    pool = request.app.state.pool
    wanted = [columns.index(one.column) for one in fillings.values() if one.column is not None]
    rows = await broadcast_lists.first(pool, row.account_id, row.id, 1)
    if wanted:
        rows += await broadcast_lists.longest(pool, row.account_id, row.id, wanted, LONGEST_SHOWN)
    found: dict[int, dict[str, Any]] = {}
    for one in rows:
        values = values_for(fillings, columns, one.given)
        message = message_for(template, values)
        if message.wrong is not None and not missing(template, values):
            found[one.n] = {"n": one.n, "address": one.address, "message": message.wrong}
    return list(found.values())
