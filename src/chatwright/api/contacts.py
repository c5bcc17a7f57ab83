"""Contacts: the list, one person, and changes by hand."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Any
from uuid import UUID

import asyncpg
from fastapi import APIRouter, Query, Request

from chatwright.api.auth import Agent, Anybody, json_object, uuid_of
from chatwright.api.contact_input import change_of, tags_of
from chatwright.api.contact_settings import rules_of
from chatwright.api.contact_told import told
from chatwright.api.errors import ApiError
from chatwright.contacts.answers import FIELDS as ANSWERED_FIELDS
from chatwright.contacts.answers import BadAnswer, read_answer
from chatwright.contacts.segments import Rules
from chatwright.messages.addresses import is_bsuid, is_msisdn, normalise
from chatwright.store import contact_answers
from chatwright.store import contact_changes as changes
from chatwright.store import contact_settings as settings
from chatwright.store import contacts as store

router = APIRouter(prefix="/api/chatwright/v1", tags=["Contacts of the account"])

CHUNK = 500
"""How many contacts one transaction changes."""
Search = Annotated[str, Query(max_length=100)]
Tag = Annotated[str | None, Query(max_length=60)]
SegmentId = Annotated[str | None, Query(max_length=36)]
TAKEN = "externalId: another contact has it."


@router.get("/contacts")
async def list_contacts(
    caller: Anybody,
    request: Request,
    search: Search = "",
    segment: SegmentId = None,
    tag: Tag = None,
    cursor: Annotated[str | None, Query(max_length=100)] = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> dict[str, Any]:
    """Contacts, the newest first: of a segment, with a tag, whose name, number, e-mail or external id begins so."""
    pool = request.app.state.pool
    rules = await rules_of(pool, caller.account_id, segment)
    found = await store.search(
        pool,
        caller.account_id,
        words=search,
        tag=tag,
        rules=rules,
        before=read_cursor(cursor),
        limit=limit + 1,
    )
    last = found[limit - 1] if len(found) > limit else None
    return {
        "contacts": [told(contact) for contact in found[:limit]],
        "total": await store.count(pool, caller.account_id, words=search, tag=tag, rules=rules),
        "next": f"{last.created_at.astimezone(UTC).replace(tzinfo=None).isoformat()}_{last.id}"
        if last
        else None,
    }


@router.post("/contacts")
async def add_contact(caller: Agent, request: Request) -> dict[str, Any]:
    """Add a person by phone number, or change the one who has it."""
    body = await json_object(request)
    address = address_of(body.get("address"))
    pool = request.app.state.pool
    change = change_of(body, await settings.attributes(pool, caller.account_id))
    try:
        async with pool.acquire() as conn, conn.transaction():
            made = await changes.add_many(conn, caller.account_id, [(address, change.fields.get("name"))])
            contact_id = made[address][0]
            await changes.change_many(conn, caller.account_id, [(contact_id, change)], told_by=caller.name)
            return told(await found_contact(conn, caller.account_id, str(contact_id)))
    except asyncpg.UniqueViolationError as error:
        raise ApiError(409, TAKEN) from error


@router.post("/contacts/current/answers")
async def save_answer(caller: Agent, request: Request) -> dict[str, Any]:
    """Save an answer of the person `user`, as the step of a journey does that runs elsewhere (docs/adr/0016)."""
    body = await json_object(request)
    user = body.get("user")
    named = user.get("msisdn") or user.get("channelUserId") if isinstance(user, dict) else user
    address = address_of(named if isinstance(named, str) else None)
    pool = request.app.state.pool
    try:
        answered = read_answer(body, await settings.attributes(pool, caller.account_id))
    except BadAnswer as error:
        raise ApiError(400, str(error)) from error
    if answered.problem is not None:
        return answered.told
    is_field = answered.name in ANSWERED_FIELDS
    change = changes.Change(
        fields={answered.name: answered.value} if is_field else {},
        attributes={} if is_field else {answered.name: answered.value},
        add_tags=list(answered.tags),
    )
    async with pool.acquire() as conn, conn.transaction():
        if answered.defines is not None:
            await contact_answers.define(conn, caller.account_id, answered.defines)
        contact_id = await contact_answers.make_known(conn, caller.account_id, address)
        wanted = [(contact_id, change)]
        await changes.change_many(conn, caller.account_id, wanted, told_by=caller.name, kind="answered")
    return answered.told


@router.get("/contacts/{contactId}")
async def get_contact(
    caller: Anybody,
    request: Request,
    contactId: str,  # noqa: N803 - the name in the path
) -> dict[str, Any]:
    """One person, by the contact's id or by phone number."""
    return told(await found_contact(request.app.state.pool, caller.account_id, contactId))


@router.patch("/contacts/{contactId}")
async def change_contact(
    caller: Agent,
    request: Request,
    contactId: str,  # noqa: N803
) -> dict[str, Any]:
    """Change what is known of a person."""
    pool = request.app.state.pool
    body = await json_object(request)
    change = change_of(body, await settings.attributes(pool, caller.account_id))
    contact = await found_contact(pool, caller.account_id, contactId)
    try:
        async with pool.acquire() as conn, conn.transaction():
            await changes.change_many(conn, caller.account_id, [(contact.id, change)], told_by=caller.name)
            return told(await found_contact(conn, caller.account_id, str(contact.id)))
    except asyncpg.UniqueViolationError as error:
        raise ApiError(409, TAKEN) from error


@router.get("/contact-tags")
async def list_tags(caller: Anybody, request: Request) -> dict[str, Any]:
    """All tags, the most used first."""
    found = await store.tags(request.app.state.pool, caller.account_id)
    return {"tags": [{"tag": tag, "contacts": contacts} for tag, contacts in found]}


@router.post("/contact-tags")
async def tag_contacts(caller: Agent, request: Request) -> dict[str, Any]:
    """Give tags to contacts, or take them away: to those with some ids, or to all that a search finds."""
    body = await json_object(request)
    change = changes.Change(add_tags=tags_of(body, "add"), remove_tags=tags_of(body, "remove"))
    if not change.add_tags and not change.remove_tags:
        raise ApiError(400, "add: at least one tag to add or to remove is required.")
    pool, account_id = request.app.state.pool, caller.account_id
    if "ids" in body:
        ids = body["ids"]
        if not isinstance(ids, list) or len(ids) > 10_000:
            raise ApiError(400, "ids: a list of at most 10000 ids is required.")
        wanted = [uuid_of(str(one), "contact") for one in ids]
        changed = 0
        for start in range(0, len(wanted), CHUNK):
            changed += await tag_some(pool, account_id, wanted[start : start + CHUNK], change, caller.name)
        return {"changed": changed}
    search, tag = str(body.get("search") or ""), body.get("tag")
    rules = await rules_of(pool, account_id, body.get("segment"))
    return {"changed": await tag_found(pool, account_id, search[:100], tag, rules, change, caller.name)}


async def tag_found(
    pool: asyncpg.Pool,
    account_id: str,
    search: str,
    tag: Any,
    rules: Rules | None,
    change: changes.Change,
    by: str,
) -> int:
    """Change the tags of everybody who is found; answers how many have other ones now."""
    changed, after = 0, None
    named = tag if isinstance(tag, str) and tag else None
    while True:
        some = await store.ids_of(
            pool, account_id, words=search, tag=named, rules=rules, after=after, limit=CHUNK
        )
        changed += await tag_some(pool, account_id, [one[0] for one in some], change, by)
        if len(some) < CHUNK:
            return changed
        after = some[-1][0]


async def tag_some(
    pool: asyncpg.Pool, account_id: str, ids: list[UUID], change: changes.Change, by: str
) -> int:
    """Change the tags of some, in a transaction of its own."""
    async with pool.acquire() as conn, conn.transaction():
        return await changes.change_many(conn, account_id, [(one, change) for one in ids], told_by=by)


async def found_contact(conn: Any, account_id: str, named: str) -> store.Contact:
    """The contact with this id or address. Raises ApiError 400, 404."""
    contact_id: UUID | None
    if is_msisdn(named) or is_bsuid(named):
        contact_id = await store.id_of_address(conn, account_id, normalise(named))
    else:
        contact_id = uuid_of(named, "contact")
    contact = await store.find(conn, account_id, contact_id) if contact_id else None
    if contact is None:
        raise ApiError(404, "There is no such contact.")
    return contact


def address_of(given: Any) -> str:
    """Digits, or a business-scoped id. Raises ApiError 400."""
    if not isinstance(given, str) or not (is_msisdn(given) or is_bsuid(given.strip())):
        raise ApiError(400, 'address: a phone number such as "+6591234567" is required.')
    return normalise(given)


def read_cursor(cursor: str | None) -> tuple[datetime, UUID] | None:
    """Where a page begins. Raises ApiError 400."""
    if not cursor:
        return None
    at, _, contact_id = cursor.partition("_")
    try:
        return datetime.fromisoformat(at).replace(tzinfo=UTC), UUID(contact_id)
    except ValueError:
        raise ApiError(400, "cursor: use the `next` of the page before.") from None
