"""Journeys in and out: reading what arrives, binding it to this house, and writing what leaves it."""

from __future__ import annotations

import asyncio
import contextlib
from datetime import timedelta
from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Query, Request

from chatwright import definitions as model
from chatwright import demo
from chatwright.api import drafts
from chatwright.api.auth import Authenticated, Caller, json_object, uuid_of
from chatwright.api.errors import ApiError
from chatwright.api.versions import DRAFT, side_of
from chatwright.definitions import arriving
from chatwright.definitions.rebind import BUILTIN_ADDRESS, Changes, apply, bindings, portable
from chatwright.egress import EgressFailed, EgressRefused
from chatwright.json_input import DEEPEST, NUL, is_deeper

router = APIRouter(prefix="/api/chatwright/v1", tags=["Journeys"])

LARGEST = 1_000_000
FETCH_TIME = timedelta(seconds=15)
BUILTIN = "builtin"
LONGEST_ADDRESS = 2_000
MOST_CHANGES = 200


def found_in(text: str, account_id: str) -> dict[str, Any]:
    """The journeys in a text, each with what a person wants to know before taking it in."""
    if "\\u0000" in text and NUL.search(text.encode()):
        raise ApiError(400, "It contains the character U+0000, which cannot be stored.")
    tree = arriving.parse(text)
    if is_deeper(tree, DEEPEST):
        raise ApiError(400, f"It is nested deeper than {DEEPEST} levels.")
    return {"journeys": [described(one, account_id) for one in arriving.definitions_in(tree)]}


def described(raw: dict[str, Any], account_id: str) -> dict[str, Any]:
    """A journey that arrived: its definition, and what it is bound to."""
    source = arriving.named(model.bare(raw), "Imported journey")
    bound = bindings(source)
    version = raw.get("version") or raw["definition"].get("version")
    return {
        "name": source["definition"]["name"],
        "trigger": source.get("trigger") if isinstance(source.get("trigger"), str) else None,
        "version": version if isinstance(version, int) else None,
        "kinds": arriving.kinds_of(source),
        "subAccounts": [{"id": id_, "count": count} for id_, count in bound.sub_accounts.items()],
        "addresses": [
            {"origin": origin, "isBuiltin": origin == BUILTIN_ADDRESS, "urls": urls}
            for origin, urls in bound.addresses.items()
        ],
        "placeholders": [{"text": text, "count": count} for text, count in bound.placeholders.items()],
        "problems": drafts.problems_of(source, account_id),
        "source": source,
    }


@router.post("/imports/read")
async def read_text(caller: Authenticated, request: Request) -> dict[str, Any]:
    """What is in a text that was pasted or read from a file. Raises ApiError 400 in words."""
    text = (await json_object(request)).get("text")
    if not isinstance(text, str):
        raise ApiError(400, "text: the text of the file is required.")
    return await asyncio.to_thread(found_in, text, caller.account_id)


@router.post("/imports/fetch")
async def fetch(caller: Authenticated, request: Request) -> dict[str, Any]:
    """What is at an address, which the server fetches as it fetches everything: guarded and bounded.

    Only journeys are answered, never what else may be there.
    """
    url = (await json_object(request)).get("url")
    if not isinstance(url, str) or not url.startswith(("https://", "http://")) or len(url) > LONGEST_ADDRESS:
        raise ApiError(400, "url: an address that begins with https:// or http:// is required.")
    guard = request.app.state.runtime.guard
    if guard.is_builtin(url):
        raise ApiError(400, "There is no journey at this address.")
    try:
        answer = await guard.fetch(
            "GET",
            url,
            headers={"Accept": "application/json"},
            params={},
            body=None,
            timeout=FETCH_TIME,
            max_bytes=LARGEST,
        )
    except (EgressRefused, EgressFailed) as error:
        raise ApiError(400, f"It could not be fetched: {error}") from error
    if answer.status != 200:
        raise ApiError(400, f"It could not be fetched: the other server answered {answer.status}.")
    try:
        text = answer.body.decode()
    except UnicodeDecodeError:
        raise ApiError(400, "What is at this address is no text.") from None
    return await asyncio.to_thread(found_in, text, caller.account_id)


def pairs_of(body: dict[str, Any], name: str) -> dict[str, str]:
    """One kind of replacements. Raises ApiError 400."""
    value = body.get(name) or {}
    if (
        not isinstance(value, dict)
        or len(value) > MOST_CHANGES
        or not all(isinstance(new, str) and old for old, new in value.items())
    ):
        raise ApiError(400, f"changes.{name}: an object of texts is required: what to replace, and by what.")
    return value


def own_backend(request: Request, caller: Caller) -> str | None:
    """The address of the built-in backend; None for those whose bookings it does not keep."""
    settings = request.app.state.settings
    return demo.backend_url(settings) if caller.account_id == settings.account_id else None


def changes_of(body: dict[str, Any], backend_url: str | None) -> Changes:
    """What to replace; the built-in backend has its address put in. Raises ApiError 400."""
    given = body.get("changes") or {}
    if not isinstance(given, dict):
        raise ApiError(400, "changes: an object is required.")
    addresses = {old.rstrip("/"): new.rstrip("/") for old, new in pairs_of(given, "addresses").items()}
    for new in addresses.values():
        if new != BUILTIN and not new.startswith(("https://", "http://")):
            raise ApiError(400, f"{new[:60]!r}: an address must begin with https:// or http://.")
    if BUILTIN in addresses.values() and backend_url is None:
        raise ApiError(400, "The built-in booking backend keeps the bookings of another account.")
    ours = backend_url or BUILTIN_ADDRESS
    return Changes(
        sub_accounts=pairs_of(given, "subAccounts"),
        addresses={
            BUILTIN_ADDRESS: ours,
            **{old: ours if new == BUILTIN else new for old, new in addresses.items()},
        },
        texts=pairs_of(given, "texts"),
    )


@router.post("/journeys/import", status_code=201)
async def import_journey(caller: Authenticated, request: Request) -> dict[str, str]:
    """Make a draft of a definition from elsewhere, bound to what is given in `changes`."""
    body = await json_object(request)
    source, _ = drafts.outline_of({"source": body.get("source"), "canvas": {}})
    changes = changes_of(body, own_backend(request, caller))
    # The word in our own backend's address may be an older one: what is known as ours is written anew.
    bound = apply(portable(model.bare(source)), changes)
    status = body.get("status")
    if status is not None:
        if status not in ("enabled", "disabled"):
            raise ApiError(400, "status: must be enabled or disabled.")
        bound["status"] = status
    name = body.get("name")
    if isinstance(name, str) and name.strip():
        bound["definition"] = {**bound["definition"], "name": name.strip()[:200]}
    return {"id": str(await drafts.begin(request, caller, bound, {}))}


@router.get("/journeys/{journeyId}/export")
async def export_journey(
    caller: Authenticated,
    request: Request,
    journeyId: str,  # noqa: N803 - the name in the path
    version: Annotated[str, Query()] = DRAFT,
) -> dict[str, Any]:
    """The journey as a definition that 8x8 takes, of a version or of the draft, without what is only ours."""
    side = await side_of(request, caller, uuid_of(journeyId, "journey"), version)
    source = side["source"]
    with contextlib.suppress(model.DefinitionError):  # a draft that cannot run yet leaves as it is
        source = model.canonical(model.read(source))
    written = model.bare(source)
    carried = portable(written)
    return {
        "version": side["version"],
        "definition": carried,
        "hidesBackend": msgspec.json.encode(carried) != msgspec.json.encode(written),
    }
