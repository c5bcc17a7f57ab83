"""Writing templates: checked while one types, kept as drafts, submitted, edited, tried on a phone, deleted."""

from __future__ import annotations

from dataclasses import asdict
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import msgspec
from fastapi import APIRouter, Request, Response

from chatwright.api import templates as listing
from chatwright.api.auth import Authenticated, json_object, uuid_of
from chatwright.api.errors import ApiError, moment
from chatwright.api.template_homes import (
    Home,
    home_of,
    refusals,
    register,
    review_settings,
    simulated,
    verdict_of,
)
from chatwright.channels.refusals import ProviderRefused
from chatwright.messages.addresses import is_msisdn, normalise
from chatwright.messages.outbound import Violation
from chatwright.messages.template_languages import NAMES
from chatwright.messages.templates import REJECTED, read_template, variables_of
from chatwright.messages.templates_check import NAME, TYPES, advice_on, check_shapes, check_template
from chatwright.messages.templates_fill import fill
from chatwright.messages.templates_life import may_edit, resubmitted
from chatwright.messages.templates_review import review
from chatwright.messages.templates_send import check_send, not_sendable
from chatwright.messages.templates_values import message_of, samples_of
from chatwright.runtime.outbox import NewMessage
from chatwright.runtime.provider_templates import fetch_templates
from chatwright.store import template_drafts as drafts
from chatwright.store import template_life as life
from chatwright.store import templates as store

router = APIRouter(prefix="/api/chatwright/v1/subaccounts/{subAccountId}", tags=["Templates"])
DRAFTS = 500
"""How many drafts an account may keep."""


def problem(found: Violation) -> dict[str, Any]:
    """A problem as the page shows it at its field."""
    return {"field": found.field, "message": found.message, "tag": found.tag}


@router.post("/templates/check")
async def check(caller: Authenticated, request: Request, subAccountId: str) -> dict[str, Any]:  # noqa: N803
    """What is wrong with a template that is being written, what the simulator's review would say, and its looks.

    `editing` in the query of the page is the name and language of one that exists, which does not count against it.
    """
    body = await json_object(request)
    home = await home_of(request, caller.account_id, subAccountId)
    template_json: Any = body.get("template")
    found = check_template(template_json)
    answer: dict[str, Any] = {"problems": [], "advice": [], "review": None, "shown": None, "variables": []}
    components: Any = template_json.get("components") if isinstance(template_json, dict) else None
    if not list(check_shapes(components, "components", TYPES)):
        template = read_template(template_json)
        answer["shown"] = fill(template, message_of(template, samples_of(template)))
        answer["variables"] = [asdict(variable) for variable in variables_of(template)]
        answer["advice"] = [problem(one) for one in advice_on(template)]
        if NAME.fullmatch(template.name):
            pool = request.app.state.pool
            editing = None
            if body.get("editing") is True:
                rows = await store.of_name(pool, home.account_id, home.sub, template.name, home.now)
                editing = next((row for row in rows if row.language == template.language), None)
            found += [one.violation for one in await refusals(pool, home, template, editing=editing)]
        if not found and home.is_simulator:
            settings = await review_settings(request.app.state.pool, home)
            if settings.mode == "automatic":
                allow = template_json.get("allow_category_change", True) is not False
                answer["review"] = asdict(
                    review(template, allow_category_change=allow, without=settings.without)
                )
    answer["problems"] = [problem(one) for one in found]
    return answer


@router.get("/template-languages")
async def languages(caller: Authenticated, subAccountId: str) -> dict[str, Any]:  # noqa: N803
    """The languages that WhatsApp takes templates in."""
    del caller, subAccountId
    return {"languages": [{"code": code, "name": name} for code, name in NAMES.items()]}


@router.post("/templates", status_code=201)
async def submit(caller: Authenticated, request: Request, subAccountId: str) -> dict[str, Any]:  # noqa: N803
    """Submit a template for review; the draft that it was is gone then."""
    body = await json_object(request)
    home = await home_of(request, caller.account_id, subAccountId)
    given, draft = body.get("template"), body.get("draftId")
    if not isinstance(given, dict):
        raise ApiError(400, "template: an object is required.")
    async with request.app.state.pool.acquire() as conn, conn.transaction():
        template = await register(request, home, given, conn)
        if draft is not None:
            await drafts.remove(conn, home.account_id, home.sub, uuid_of(str(draft), "draft"))
        rows = await store.of_name(conn, home.account_id, home.sub, template.name, home.now)
    row = next(row for row in rows if row.language == template.language)
    return listing.native(row)


async def row_of(conn: Any, home: Home, name: str, language: str) -> store.TemplateRow:
    """A template, locked. Raises ApiError 404."""
    known = NAME.fullmatch(name) and language in NAMES
    rows = await life.locked(conn, home.account_id, home.sub, name, language) if known else []
    if not rows:
        raise ApiError(404, f"There is no template {name[:60]!r} in {language[:10]!r}.")
    return rows[0]


@router.put("/templates/{name}/{language}")
async def edit(
    caller: Authenticated,
    request: Request,
    subAccountId: str,  # noqa: N803 - the name in the path
    name: str,
    language: str,
) -> dict[str, Any]:
    """Edit a template, which is reviewed again; an approved one once a day and ten times in 30 days.

    Name and language stay. 8x8 offers no editing: there, make a new version under another name.
    """
    body = await json_object(request)
    home = simulated(await home_of(request, caller.account_id, subAccountId))
    given = {**body, "name": name, "language": language}
    for wrong in check_template(given):
        raise ApiError(400, f"Invalid template. {wrong}", wrong.code)
    template = read_template(given)
    async with request.app.state.pool.acquire() as conn, conn.transaction():
        await life.advance(conn, home.account_id, home.sub, home.now)
        row = await row_of(conn, home, name, language)
        refused = may_edit(row.life, row.edits, home.now)
        if refused is not None:
            raise ApiError(409, refused)
        if row.category != template.category and row.status == "APPROVED":
            raise ApiError(400, "category: the category of an approved template cannot be edited.")
        for refusal in await refusals(conn, home, template, editing=row):
            raise ApiError(refusal.status, str(refusal.violation), refusal.violation.code)
        settings = await review_settings(conn, home)
        allow = body.get("allow_category_change", row.allow_category_change) is not False
        recent = [at for at in row.edits if at > home.now - timedelta(days=30)]
        await store.edit(
            conn,
            home.account_id,
            home.sub,
            row,
            components=msgspec.json.encode(template.components).decode(),
            verdict=verdict_of(template, settings, allow_category_change=allow),
            review_at=settings.ends_at(home.now),
            lifetime_seconds=body.get("message_send_ttl_seconds", row.lifetime_seconds),
            edits=[*recent, home.now] if row.status == "APPROVED" else recent,
        )
        changed = await life.apply(
            conn, home.account_id, home.sub, row, resubmitted(row.life, template.category), home.now
        )
    return listing.native(changed)


@router.post("/templates/{name}/{language}/appeal")
async def appeal(
    caller: Authenticated,
    request: Request,
    subAccountId: str,  # noqa: N803 - the name in the path
    name: str,
    language: str,
) -> dict[str, Any]:
    """Ask for a second look at a rejected template. A review by rules comes to the same; one by hand may not."""
    home = simulated(await home_of(request, caller.account_id, subAccountId))
    async with request.app.state.pool.acquire() as conn, conn.transaction():
        row = await row_of(conn, home, name, language)
        if row.status != REJECTED:
            raise ApiError(409, f"Only a rejected template can be appealed for; this one is {row.status}.")
        settings = await review_settings(conn, home)
        verdict = verdict_of(row.template, settings, allow_category_change=row.allow_category_change)
        await store.edit(
            conn,
            home.account_id,
            home.sub,
            row,
            components=row.components,
            verdict=verdict,
            review_at=settings.ends_at(home.now),
            lifetime_seconds=row.lifetime_seconds,
            edits=row.edits,
        )
        changed = await life.apply(
            conn, home.account_id, home.sub, row, resubmitted(row.life, row.category, "IN_APPEAL"), home.now
        )
    return listing.native(changed)


@router.delete("/templates/{name}", status_code=204)
async def delete(
    caller: Authenticated,
    request: Request,
    subAccountId: str,  # noqa: N803 - the name in the path
    name: str,
) -> Response:
    """Delete a template in all its languages; its name is free again 30 days later."""
    home = await home_of(request, caller.account_id, subAccountId)
    if not await listing.remove(request, home, name):
        raise ApiError(404, f"There is no template {name[:60]!r}.")
    return Response(status_code=204)


@router.post("/templates/{name}/{language}/test", status_code=202)
async def try_out(
    caller: Authenticated,
    request: Request,
    subAccountId: str,  # noqa: N803 - the name in the path
    name: str,
    language: str,
) -> dict[str, Any]:
    """Send a template to one phone, with its samples where no other values are given."""
    home = await home_of(request, caller.account_id, subAccountId)
    body = await json_object(request)
    to, values = body.get("to"), body.get("values", {})
    if not isinstance(to, str) or not is_msisdn(to):
        raise ApiError(400, "to: a phone number with its country code is required, such as +65 9123 4567.")
    if not isinstance(values, dict) or not all(isinstance(value, str) for value in values.values()):
        raise ApiError(400, "values: an object of texts is required.")
    rows = await store.of_name(request.app.state.pool, home.account_id, home.sub, name, home.now)
    row = next((one for one in rows if one.language == language and one.deleted_at is None), None)
    if row is None:
        raise ApiError(404, f"There is no template {name[:60]!r} in {language[:10]!r}.")
    refused = not_sendable(name, language, row.status)
    if refused is not None:
        raise ApiError(409, refused.message, refused.code)
    template = row.template
    message = message_of(template, {**samples_of(template), **values})
    for wrong in check_send(template, message):
        raise ApiError(400, str(wrong), wrong.code)
    new = NewMessage(
        sub_account_id=home.sub,
        channel="whatsapp",
        address=normalise(to),
        type="template",
        content={"template": message},
    )
    (written,) = await request.app.state.runtime.send(home.account_id, [new])
    return {"umid": written.umid}


@router.post("/templates/refresh")
async def refresh(caller: Authenticated, request: Request, subAccountId: str) -> dict[str, Any]:  # noqa: N803
    """Fetch the list from the provider; the simulator's is always fresh."""
    home = await home_of(request, caller.account_id, subAccountId)
    if home.remote is not None:
        try:
            pool = request.app.state.pool
            await fetch_templates(pool, home.account_id, home.sub, home.remote, home.now)
        except ProviderRefused as refused:
            raise ApiError(502, f"The provider did not list its templates: {refused}") from refused
    return {"templates": await listing.known_templates(request, caller.account_id, subAccountId)}


@router.get("/template-drafts")
async def list_drafts(caller: Authenticated, request: Request, subAccountId: str) -> dict[str, Any]:  # noqa: N803
    """The templates that are being written, newest first."""
    home = await home_of(request, caller.account_id, subAccountId)
    found = await drafts.of_channel(request.app.state.pool, home.account_id, home.sub)
    return {"drafts": [told(row) for row in found]}


def told(row: drafts.DraftRow) -> dict[str, Any]:
    """A draft as the page reads it."""
    return {
        "id": str(row.id),
        "template": msgspec.json.decode(row.template),
        "updatedAt": moment(row.updated_at),
        "updatedBy": row.updated_by,
    }


@router.post("/template-drafts", status_code=201)
async def make_draft(caller: Authenticated, request: Request, subAccountId: str) -> dict[str, Any]:  # noqa: N803
    """Keep a template that is being written."""
    if await drafts.count_of(request.app.state.pool, caller.account_id) >= DRAFTS:
        raise ApiError(409, f"There are {DRAFTS} drafts already; delete some first.")
    return await keep(caller.account_id, caller.name, request, subAccountId, uuid4())


@router.put("/template-drafts/{draftId}")
async def save_draft(
    caller: Authenticated,
    request: Request,
    subAccountId: str,  # noqa: N803 - the names in the path
    draftId: str,  # noqa: N803
) -> dict[str, Any]:
    """Write a draft anew."""
    return await keep(caller.account_id, caller.name, request, subAccountId, uuid_of(draftId, "draft"))


async def keep(account_id: str, by: str, request: Request, sub: str, draft_id: UUID) -> dict[str, Any]:
    """Keep a draft, whatever it lacks. Raises ApiError."""
    home = await home_of(request, account_id, sub)
    given = (await json_object(request)).get("template")
    if not isinstance(given, dict):
        raise ApiError(400, "template: an object is required.")
    text = msgspec.json.encode(given).decode()
    row = await drafts.save(request.app.state.pool, account_id, home.sub, draft_id, text, by)
    if row is None:
        raise ApiError(404, "There is no such draft.")
    return told(row)


@router.delete("/template-drafts/{draftId}", status_code=204)
async def delete_draft(
    caller: Authenticated,
    request: Request,
    subAccountId: str,  # noqa: N803 - the names in the path
    draftId: str,  # noqa: N803
) -> Response:
    """Throw a draft away."""
    draft = uuid_of(draftId, "draft")
    if not await drafts.remove(request.app.state.pool, caller.account_id, subAccountId, draft):
        raise ApiError(404, "There is no such draft.")
    return Response(status_code=204)
