"""Consent: who wants no messages, the log that proves it, and the words that are heard (messaging.md section 17).

The provider's own blacklist is here too; it takes phone numbers only, and knows no way back.
"""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from chatwright.api.auth import Authenticated, OfAccount, json_body, json_object
from chatwright.api.errors import ApiError, moment
from chatwright.messages.addresses import is_bsuid, is_msisdn, normalise
from chatwright.messages.consent_settings import (
    BadSettings,
    dump_settings,
    read_settings,
    show_settings,
    take_settings,
)
from chatwright.store import consent as store

router = APIRouter(tags=["Consent"])

NATIVE = "/api/chatwright/v1"
LONGEST_REASON = 500
MOST_LINES = 10_000
PageSize = Annotated[int, Query(ge=1, le=200)]
Before = Annotated[int | None, Query(ge=1, le=2**63 - 1)]
COLUMNS = ("address", "scope", "since", "source", "wording", "told_by")


@router.post(
    "/api/v1/accounts/{accountId}/contacts/blacklist/{msisdn}",
    operation_id="blacklist-msisdn",
    tags=["Contacts"],
)
async def blacklist(caller: OfAccount, request: Request, msisdn: str) -> Response:
    """Never send this number a template again; the body may be empty or a string, which is kept as the reason."""
    if not is_msisdn(msisdn):
        raise ApiError(400, "Invalid MSISDN format (not E.164 international number)", 1002)
    reason = await json_body(request) if (await request.body()).strip() else ""
    if not isinstance(reason, str):
        raise ApiError(400, "The body must be empty or a string.")
    async with request.app.state.pool.acquire() as conn, conn.transaction():
        await store.stop(
            conn,
            caller.account_id,
            normalise(msisdn),
            "all",
            "blacklist",
            reason[:LONGEST_REASON],
            datetime.now(UTC),
            told_by=caller.name,
        )
    return Response(status_code=200)


@router.get(f"{NATIVE}/opt-outs")
async def list_opt_outs(
    caller: Authenticated,
    request: Request,
    search: Annotated[str, Query(max_length=100)] = "",
    before: Before = None,
    limit: PageSize = 50,
) -> dict[str, Any]:
    """Who opted out, newest first; `before` is the `next` of the page before."""
    pool = request.app.state.pool
    found = await store.search(pool, caller.account_id, search, before, limit + 1)
    return {
        "optOuts": [told(row) for row in found[:limit]],
        "total": await store.count(pool, caller.account_id),
        "next": found[limit - 1].id if len(found) > limit else None,
    }


@router.post(f"{NATIVE}/opt-outs")
async def add_opt_out(caller: Authenticated, request: Request) -> dict[str, Any]:
    """Opt somebody out by hand, with the reason."""
    body = await json_object(request)
    address = address_of(body.get("address"))
    scope = body.get("scope", "all")
    if scope not in ("all", "marketing"):
        raise ApiError(400, "scope: must be all or marketing.")
    async with request.app.state.pool.acquire() as conn, conn.transaction():
        await store.stop(
            conn,
            caller.account_id,
            address,
            scope,
            "by_hand",
            reason_of(body),
            datetime.now(UTC),
            told_by=caller.name,
        )
        found = await store.find(conn, caller.account_id, address)
    assert found is not None
    return told(found)


@router.post(f"{NATIVE}/opt-outs/{{address}}/lift", status_code=204)
async def lift_opt_out(caller: Authenticated, request: Request, address: str) -> Response:
    """Opt somebody in again by hand, with the reason: the person must have asked for it."""
    body = await json_object(request)
    async with request.app.state.pool.acquire() as conn, conn.transaction():
        found = await store.find(conn, caller.account_id, address_of(address))
        if found is None:
            raise ApiError(404, f"{address[:60]} has not opted out.")
        await store.start(
            conn,
            caller.account_id,
            found.address,
            "by_hand",
            reason_of(body),
            datetime.now(UTC),
            bsuid=found.bsuid,
            told_by=caller.name,
        )
    return Response(status_code=204)


@router.get(f"{NATIVE}/opt-outs/log")
async def read_log(
    caller: Authenticated,
    request: Request,
    address: Annotated[str | None, Query(max_length=150)] = None,
    before: Before = None,
    limit: PageSize = 50,
) -> dict[str, Any]:
    """Every choice as it was told, newest first; of one person, or of all."""
    of = normalise(address) if address else None
    found = await store.log(request.app.state.pool, caller.account_id, of, before, limit + 1)
    return {
        "entries": [
            {
                "id": row.id,
                "address": row.address,
                "choice": row.choice,
                "scope": row.scope,
                "source": row.source,
                "wording": row.wording,
                "toldBy": row.told_by,
                "umid": row.umid,
                "changed": row.changed,
                "at": moment(row.at),
            }
            for row in found[:limit]
        ],
        "next": found[limit - 1].id if len(found) > limit else None,
    }


@router.post(f"{NATIVE}/opt-outs/import")
async def import_opt_outs(caller: Authenticated, request: Request) -> dict[str, Any]:
    """Opt out everybody in a list: a line each, the phone number first, then the reason if there is one (CSV)."""
    body = await json_object(request)
    people, wrong = read_list(body.get("text"))
    added: set[str] = set()
    if people:
        async with request.app.state.pool.acquire() as conn, conn.transaction():
            added = await store.stop_many(
                conn,
                caller.account_id,
                [(address, None, reason) for address, reason in people.items()],
                "all",
                "import",
                datetime.now(UTC),
                told_by=caller.name,
            )
    return {"added": len(added), "known": len(people) - len(added), "wrong": wrong}


@router.get(f"{NATIVE}/opt-outs/export")
async def export_opt_outs(caller: Authenticated, request: Request) -> dict[str, Any]:
    """Everybody who opted out, as CSV that the import takes."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    before: int | None = None
    while True:
        rows = await store.search(request.app.state.pool, caller.account_id, "", before, 1000)
        for row in rows:
            words = (row.wording, row.told_by or "")
            told_by = [f"'{word}" if word[:1] in "=+-@\t\r" and word else word for word in words]
            writer.writerow((row.address, row.scope, moment(row.since), row.source, *told_by))
        if len(rows) < 1000:
            return {"text": text.getvalue()}
        before = rows[-1].id


@router.get(f"{NATIVE}/consent-settings")
async def get_settings(caller: Authenticated, request: Request) -> dict[str, Any]:
    """Words, texts and what an opt-out means, with all that is built in."""
    return show_settings(read_settings(await store.read_settings(request.app.state.pool, caller.account_id)))


@router.put(f"{NATIVE}/consent-settings")
async def put_settings(caller: Authenticated, request: Request) -> dict[str, Any]:
    """Change them; they hold from the next message on."""
    body = await json_object(request)
    try:
        settings = take_settings(body)
    except BadSettings as error:
        raise ApiError(400, str(error)) from error
    async with request.app.state.pool.acquire() as conn, conn.transaction():
        await store.write_settings(conn, caller.account_id, dump_settings(settings))
        await request.app.state.runtime.definitions_changed(caller.account_id, conn)
    return show_settings(settings)


def told(row: store.OptOut) -> dict[str, Any]:
    """An opt-out as the API tells it."""
    return {
        "address": row.address,
        "bsuid": row.bsuid,
        "name": row.name,
        "scope": row.scope,
        "since": moment(row.since),
        "source": row.source,
        "wording": row.wording,
        "toldBy": row.told_by,
    }


def address_of(given: Any) -> str:
    """Digits, or a business-scoped id. Raises ApiError 400."""
    if not isinstance(given, str) or not (is_msisdn(given) or is_bsuid(given.strip())):
        raise ApiError(400, 'address: a phone number such as "+6591234567" is required.')
    return normalise(given)


def reason_of(body: dict[str, Any]) -> str:
    """Why somebody writes it down by hand. Raises ApiError 400."""
    reason = body.get("reason")
    if not isinstance(reason, str) or not reason.strip() or len(reason) > LONGEST_REASON:
        raise ApiError(400, f"reason: a text of at most {LONGEST_REASON} characters is required.")
    return reason.strip()


def read_list(given: Any) -> tuple[dict[str, str], list[dict[str, Any]]]:
    """Addresses with reasons, and the lines that are none. A heading and empty lines are passed over.

    Raises ApiError 400.
    """
    if not isinstance(given, str) or not given.strip():
        raise ApiError(400, "text: a list with a phone number in each line is required.")
    people: dict[str, str] = {}
    wrong: list[dict[str, Any]] = []
    heading: list[str] = []
    reader = csv.reader(io.StringIO(given.lstrip("\ufeff")))
    for cells in reader:
        cells = [cell.strip() for cell in cells]
        if not any(cells):
            continue
        if reader.line_num == 1 and not any(char.isdigit() for char in cells[0]):
            heading = [cell.lower() for cell in cells]
            continue
        if len(people) + len(wrong) >= MOST_LINES:
            raise ApiError(400, f"text: at most {MOST_LINES} lines at a time.")
        if not (is_msisdn(cells[0]) or is_bsuid(cells[0])):
            wrong.append({"line": reader.line_num, "text": cells[0][:60]})
            continue
        column = next((heading.index(name) for name in ("reason", "wording") if name in heading), 1)
        reason = cells[column] if len(cells) > column else ""
        people.setdefault(normalise(cells[0]), reason[:LONGEST_REASON])
    return people, wrong
