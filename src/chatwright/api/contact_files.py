"""Files of people: imports that are tried before they are done, and the export."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import AsyncIterator
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import StreamingResponse

from chatwright.api.auth import Builder, json_object, uuid_of
from chatwright.api.contact_settings import rules_of
from chatwright.api.contacts import Search, SegmentId, Tag
from chatwright.api.errors import ApiError, moment
from chatwright.contacts.imports import BadFile, Person, check_mapping, guess, read_rows, read_table
from chatwright.store import contact_imports as store
from chatwright.store import contact_settings as settings
from chatwright.store import contacts

router = APIRouter(prefix="/api/chatwright/v1", tags=["Contacts of the account"])

PAGE, SHOWN, PREVIEW = 500, 100, 5
HARMFUL = ("=", "+", "-", "@", "\t", "\r")


@router.post("/contact-imports/try")
async def try_import(caller: Builder, request: Request) -> dict[str, Any]:
    """Read a file without importing it: what its columns are, and what is wrong with which row."""
    body = await json_object(request)
    known = await settings.attributes(request.app.state.pool, caller.account_id)
    try:
        heading, rows = read_table(str(body.get("text") or ""))
        mapping = guess(heading, known)
        if body.get("mapping") is not None:
            mapping = check_mapping(body["mapping"], heading, known)
    except BadFile as error:
        raise ApiError(400, str(error)) from error
    wrong: list[dict[str, Any]] = []
    good, count = set(), 0
    if "address" in mapping:
        for row in read_rows(heading, rows, mapping, known):
            if isinstance(row, Person):
                good.add(row.address)
                continue
            count += 1
            if len(wrong) < SHOWN:
                told = {"row": row.row, "column": row.column, "value": row.value, "message": row.message}
                wrong.append(told)
    return {
        "columns": heading,
        "mapping": mapping,
        "sample": [(row + [""] * len(heading))[: len(heading)] for row in rows[:PREVIEW]],
        "rows": len(rows),
        "people": len(good),
        "wrong": count,
        "problems": wrong,
    }


@router.post("/contact-imports", status_code=202)
async def begin_import(caller: Builder, request: Request) -> dict[str, Any]:
    """Import a file: people are added, or changed when their number is known. Rows that are wrong are passed over."""
    body = await json_object(request)
    pool = request.app.state.pool
    known = await settings.attributes(pool, caller.account_id)
    text = str(body.get("text") or "").replace("\0", "")
    try:
        heading, rows = read_table(text)
        mapping = check_mapping(body.get("mapping"), heading, known)
    except BadFile as error:
        raise ApiError(400, str(error)) from error
    name = str(body.get("name") or "contacts.csv").replace("\0", "")[:200]
    import_id = await request.app.state.runtime.import_contacts(
        caller.account_id, name, text, mapping, len(rows), caller.name
    )
    return await told(pool, caller.account_id, str(import_id))


@router.get("/contact-imports/{importId}")
async def read_import(
    caller: Builder,
    request: Request,
    importId: str,  # noqa: N803 - the name in the path
) -> dict[str, Any]:
    """How far an import has come."""
    return await told(request.app.state.pool, caller.account_id, importId)


async def told(pool: Any, account_id: str, named: str) -> dict[str, Any]:
    """An import as the API tells it. Raises ApiError 404."""
    found = await store.find(pool, account_id, uuid_of(named, "import"))
    if found is None:
        raise ApiError(404, "There is no such import.")
    return {
        "id": str(found.id),
        "name": found.name,
        "status": found.status,
        "total": found.total,
        "done": found.done,
        "added": found.added,
        "updated": found.updated,
        "wrong": found.wrong,
        "problems": json.loads(found.problems)[:SHOWN],
        "createdBy": found.created_by,
        "createdAt": moment(found.created_at),
        "endedAt": moment(found.ended_at) if found.ended_at else None,
    }


@router.get("/contacts.csv")
async def export_contacts(
    caller: Builder, request: Request, search: Search = "", segment: SegmentId = None, tag: Tag = None
) -> StreamingResponse:
    """All contacts that a search finds, as CSV that the import takes; written while it is read."""
    pool = request.app.state.pool
    rules = await rules_of(pool, caller.account_id, segment)
    known = list(await settings.attributes(pool, caller.account_id))
    heading = ["phone", "name", "email", "language", "timeZone", "externalId", "tags", *known]

    async def lines() -> AsyncIterator[bytes]:
        yield b"\xef\xbb\xbf" + line_of(heading)
        before = None
        while True:
            found = await contacts.search(
                pool, caller.account_id, words=search, tag=tag, rules=rules, before=before, limit=PAGE
            )
            yield b"".join(line_of(cells_of(one, known)) for one in found)
            if len(found) < PAGE:
                return
            before = (found[-1].created_at, found[-1].id)

    headers = {"Content-Disposition": 'attachment; filename="contacts.csv"', "Cache-Control": "no-store"}
    return StreamingResponse(lines(), media_type="text/csv; charset=utf-8", headers=headers)


def cells_of(contact: contacts.Contact, known: list[str]) -> list[str]:
    """A contact as a line of the export."""
    fields = (contact.name, contact.email, contact.language, contact.time_zone, contact.external_id)
    cells = [*fields, ", ".join(contact.tags), *(cell_of(contact.attributes.get(name)) for name in known)]
    phone = f"+{contact.address}" if contact.address.isdigit() else contact.address
    return [phone, *(harmless(cell or "") for cell in cells)]


def cell_of(value: Any) -> str:
    """A value as people write it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return f"{value.get('latitude')}, {value.get('longitude')}"
    return str(value)


def harmless(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(HARMFUL) else text


def line_of(cells: list[str]) -> bytes:
    """A line of CSV."""
    text = io.StringIO(newline="")
    csv.writer(text).writerow(cells)
    return text.getvalue().encode()
