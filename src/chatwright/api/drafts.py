"""Drafts of journeys: drawn in the browser, saved as one goes, published as a version.

A draft is `source` (the definition, as the Automation API takes it) and `canvas` (where its steps stand and what
else belongs to the drawing alone; the server keeps it and does not look into it).
"""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import msgspec
from fastapi import APIRouter, Request, Response

from chatwright import definitions as model
from chatwright.api import gallery
from chatwright.api.auth import Authenticated, Caller, json_object, uuid_of
from chatwright.api.automation_definitions import add_version, answer_of
from chatwright.api.errors import ApiError, moment
from chatwright.api.templates import known_templates
from chatwright.checks import check, check_source
from chatwright.runtime.directory import Account
from chatwright.store import definitions as definition_store
from chatwright.store import drafts as store
from chatwright.store import versions as version_store

router = APIRouter(prefix="/api/chatwright/v1", tags=["Journeys"])

NOTHING: dict[str, Any] = {}
LONGEST_NOTE = 500


def problems_of(
    source: dict[str, Any],
    account_id: str,
    canvas: dict[str, Any] | None = None,
    templates: list[dict[str, Any]] | None = None,
    providers: dict[str, str] | None = None,
    teams: list[str] | None = None,
) -> list[dict[str, Any]]:
    """What is wrong or may go wrong; a definition that cannot even be read has one problem."""
    found = check_source(source, canvas, templates, account_id=account_id, providers=providers, teams=teams)
    return [problem.as_json() for problem in found]


async def providers_of(request: Request, account_id: str) -> dict[str, str]:
    """The provider of each subaccount of an account, by its id."""
    state = request.app.state
    account = await state.runtime.directory.account(state.pool, account_id)
    return {id_: subaccount.provider for id_, subaccount in account.subaccounts.items()}


async def teams_of(request: Request, account_id: str) -> list[str]:
    """The names and ids of the teams of an account."""
    state = request.app.state
    account: Account = await state.runtime.directory.account(state.pool, account_id)
    return account.teams.known()


async def problems_with_templates(
    request: Request, caller: Caller, source: dict[str, Any], canvas: dict[str, Any]
) -> list[dict[str, Any]]:
    """The same, by the providers of the account's subaccounts, and with the templates of the journey's channel where
    these are ours and it sends any.
    """
    templates = None
    sub = source.get("subAccountId")
    if isinstance(sub, str) and b'"template"' in msgspec.json.encode(source):
        templates = await known_templates(request, caller.account_id, sub)
    providers = await providers_of(request, caller.account_id)
    teams = await teams_of(request, caller.account_id)
    return problems_of(source, caller.account_id, canvas, templates, providers, teams)


def empty_journey(name: str, sub_account_id: str) -> dict[str, Any]:
    """The source of a journey in which nothing happens yet."""
    return {
        "subAccountId": sub_account_id,
        "trigger": "inbound_chat_apps",
        "status": "enabled",
        "definition": {"name": name, "steps": []},
    }


async def answer(request: Request, caller: Caller, definition_id: UUID) -> dict[str, Any]:
    """The draft of a journey; one that nobody has begun is its newest version. Raises ApiError 404."""
    pool = request.app.state.pool
    draft = await store.read(pool, caller.account_id, definition_id)
    newest = await definition_store.read(pool, caller.account_id, definition_id)
    if draft is None and newest is None:
        raise ApiError(404, "There is no such journey.")
    canvas = msgspec.json.decode(draft.canvas) if draft else NOTHING
    if draft is not None and (newest is None or draft.is_changed or draft.based_on == newest.version):
        source = msgspec.json.decode(draft.source)
    else:
        # Somebody has published through the API since: the places on the canvas are kept for the steps that stayed.
        assert newest is not None
        source = answer_of(caller.account_id, newest)
    if newest is not None:
        # On and off belong to the journey and not to a drawing, which may be older than the switch.
        source = {**source, "status": newest.status}
    return {
        "id": str(definition_id),
        "revision": draft.revision if draft else 0,
        "basedOn": draft.based_on if draft and draft.is_changed else newest and newest.version,
        "newest": newest and newest.version,
        "isChanged": bool(draft and draft.is_changed),
        "source": source,
        "canvas": canvas,
        "updatedAt": moment(draft.updated_at) if draft else None,
        "updatedBy": draft.updated_by if draft else None,
        "problems": await problems_with_templates(request, caller, source, canvas),
    }


def outline_of(body: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Source and canvas of a draft, which may be unfinished but must be one. Raises ApiError 400."""
    source, canvas = body.get("source"), body.get("canvas")
    if not isinstance(source, dict) or not isinstance(canvas, dict):
        raise ApiError(400, "source and canvas: two objects are required.")
    inner = source.get("definition")
    if (
        not isinstance(inner, dict)
        or not isinstance(inner.get("name"), str)
        or not isinstance(inner.get("steps"), list)
    ):
        raise ApiError(400, "source.definition: an object with a name and a list of steps is required.")
    return source, canvas


def publishable(
    source: dict[str, Any], canvas: dict[str, Any], account_id: str, providers: dict[str, str]
) -> model.Definition:
    """The definition of a draft, in which nothing is certain to go wrong. Raises DefinitionError."""
    definition = model.read(source, account_id=account_id)
    error = model.first_error(check(definition, canvas, providers=providers))
    if error is not None:
        raise model.DefinitionError(error.number or 5007, str(error))
    return definition


def asked_revision(body: dict[str, Any]) -> int:
    """The revision that the caller has seen last."""
    revision = body.get("revision")
    if not isinstance(revision, int) or isinstance(revision, bool) or not 0 <= revision < 2**31:
        raise ApiError(400, "revision: the number that reading the draft answered is required.")
    return revision


def note_of(body: dict[str, Any]) -> str | None:
    """What the publisher says has changed. Raises ApiError 400."""
    note = body.get("note")
    if note is None:
        return None
    if not isinstance(note, str) or len(note) > LONGEST_NOTE:
        raise ApiError(400, f"note: a text of at most {LONGEST_NOTE} characters is required.")
    return note.strip() or None


@router.post("/journeys", status_code=201)
async def create_journey(caller: Authenticated, request: Request) -> dict[str, str]:
    """Begin a journey: a draft without steps, the `source` and `canvas` of another one, or one of the `gallery`."""
    body = await json_object(request)
    ready = gallery.chosen(body["gallery"]) if "gallery" in body else None
    name = str(body.get("name") or (ready.title if ready else "")).strip()
    if not name or len(name) > 200:
        raise ApiError(400, "name: between 1 and 200 characters are required.")
    sub_account_id = str(body.get("subAccountId") or request.app.state.settings.sub_account_id)
    source, canvas = empty_journey(name, sub_account_id), NOTHING
    if ready:
        await gallery.bring_templates(request, caller, ready, sub_account_id)
        form_ids = await gallery.bring_forms(request, caller, ready, sub_account_id)
        settings = request.app.state.settings
        source = gallery.bound(ready, caller, settings, name, sub_account_id, form_ids)
    elif "source" in body:
        given, canvas = outline_of({"canvas": {}, **body})
        source = model.bare(given)
        source["definition"] = {**source["definition"], "name": name}
    return {"id": str(await begin(request, caller, source, canvas))}


async def begin(request: Request, caller: Caller, source: dict[str, Any], canvas: dict[str, Any]) -> UUID:
    """Make a journey that is only a draft yet; answers its id."""
    definition_id = uuid4()
    async with request.app.state.pool.acquire() as conn, conn.transaction():
        await definition_store.create(conn, caller.account_id, definition_id)
        await store.save(
            conn,
            caller.account_id,
            definition_id,
            seen=0,
            based_on=None,
            source=msgspec.json.encode(source).decode(),
            canvas=msgspec.json.encode(canvas).decode(),
            author=caller.name,
        )
    request.app.state.runtime.live.publish(None, "definitions", {})
    return definition_id


@router.get("/journeys/{journeyId}/draft")
async def read_draft(caller: Authenticated, request: Request, journeyId: str) -> dict[str, Any]:  # noqa: N803
    """What is being drawn, with what is wrong about it."""
    return await answer(request, caller, uuid_of(journeyId, "journey"))


@router.get("/journeys/{journeyId}/draft/state")
async def read_draft_state(
    caller: Authenticated,
    request: Request,
    journeyId: str,  # noqa: N803 - the name in the path
) -> dict[str, Any]:
    """Who saved last, for a screen that wants to know whether what it shows is still the newest."""
    pool, definition_id = request.app.state.pool, uuid_of(journeyId, "journey")
    found = await store.state(pool, caller.account_id, definition_id)
    if found is None:
        raise ApiError(404, "There is no such journey.")
    return {
        "revision": found.revision,
        "isChanged": found.is_changed,
        "newest": found.newest,
        "updatedAt": moment(found.updated_at) if found.updated_at else None,
        "updatedBy": found.updated_by,
    }


@router.put("/journeys/{journeyId}/draft")
async def save_draft(caller: Authenticated, request: Request, journeyId: str) -> dict[str, Any]:  # noqa: N803
    """Save a draft; 409 when somebody else saved since the given revision, and nothing is lost of either."""
    definition_id = uuid_of(journeyId, "journey")
    body = await json_object(request)
    source, canvas = outline_of(body)
    based_on = body.get("basedOn")
    if based_on is not None and (not isinstance(based_on, int) or not 0 < based_on < 2**31):
        raise ApiError(400, "basedOn: the number of a version, or null, is required.")
    async with request.app.state.pool.acquire() as conn, conn.transaction():
        revision = await store.save(
            conn,
            caller.account_id,
            definition_id,
            seen=asked_revision(body),
            based_on=based_on,
            source=msgspec.json.encode(source).decode(),
            canvas=msgspec.json.encode(canvas).decode(),
            author=caller.name,
        )
        if revision is None:
            await refuse_stale(conn, caller, definition_id)
    request.app.state.runtime.live.publish(None, "drafts", {})
    return {"revision": revision, "problems": await problems_with_templates(request, caller, source, canvas)}


async def refuse_stale(conn: Any, caller: Caller, definition_id: UUID) -> None:
    """Say who saved since. Raises ApiError 409; 404 when there is no such journey."""
    draft = await store.read(conn, caller.account_id, definition_id)
    if draft is None and await definition_store.read(conn, caller.account_id, definition_id) is None:
        raise ApiError(404, "There is no such journey.")
    who = (draft.updated_by if draft else None) or "Somebody"
    raise ApiError(
        409, f"{who} has changed this journey since you opened it. Load it again to see the change."
    )


@router.delete("/journeys/{journeyId}/draft", status_code=204)
async def discard_draft(caller: Authenticated, request: Request, journeyId: str) -> Response:  # noqa: N803
    """Forget what was drawn since the last version; a journey without versions goes away."""
    async with request.app.state.pool.acquire() as conn, conn.transaction():
        await store.discard(conn, caller.account_id, uuid_of(journeyId, "journey"))
    request.app.state.runtime.live.publish(None, "definitions", {})
    return Response(status_code=204)


@router.post("/journeys/{journeyId}/publish")
async def publish(caller: Authenticated, request: Request, journeyId: str) -> dict[str, Any]:  # noqa: N803
    """Make the draft the next version, with a `note` on what changed if one is given.

    400 with the first error; 409 when somebody saved since.
    """
    definition_id = uuid_of(journeyId, "journey")
    body = await json_object(request)
    seen, note = asked_revision(body), note_of(body)
    runtime = request.app.state.runtime
    providers = await providers_of(request, caller.account_id)
    async with request.app.state.pool.acquire() as conn, conn.transaction():
        draft = await store.read(conn, caller.account_id, definition_id)
        if draft is None:
            raise ApiError(404, "There is no draft to publish.")
        source = msgspec.json.decode(draft.source)
        newest = await definition_store.read(conn, caller.account_id, definition_id)
        if newest is not None:
            source["status"] = newest.status
        canvas = msgspec.json.decode(draft.canvas)
        definition = publishable(source, canvas, caller.account_id, providers)
        version = await add_version(conn, caller.account_id, definition_id, definition, caller.name)
        if version is None:
            raise ApiError(404, "There is no such journey.")
        await version_store.describe(
            conn, caller.account_id, definition_id, version.version, note=note, canvas=draft.canvas
        )
        revision = await store.mark_published(
            conn, caller.account_id, definition_id, seen=seen, version=version.version
        )
        if revision is None:
            await refuse_stale(conn, caller, definition_id)
        await runtime.definitions_changed(caller.account_id, conn)
    runtime.live.publish(None, "definitions", {})
    return {"version": version.version, "revision": revision}
