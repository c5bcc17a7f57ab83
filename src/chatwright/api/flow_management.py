"""Making, changing and publishing WhatsApp Flows, for the provider's routes and for the page.

Those of the simulator are kept here alone. Those of a provider are changed there first, and what it took is kept.
"""

from __future__ import annotations

import secrets
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import msgspec
from fastapi import Request

from chatwright.api.errors import ApiError
from chatwright.api.flow_homes import Home, at_provider
from chatwright.messages.flow_components import SIZE
from chatwright.messages.flow_json import validate_flow
from chatwright.store import flows as store
from chatwright.store.flows import DEPRECATED, DRAFT, PUBLISHED, FlowRow

CATEGORIES = (
    "SIGN_UP",
    "SIGN_IN",
    "APPOINTMENT_BOOKING",
    "LEAD_GENERATION",
    "CONTACT_US",
    "CUSTOMER_SUPPORT",
    "SURVEY",
    "OTHER",
)
LONGEST_NAME, LONGEST_ID = 200, 100
FLOWS = 1_000
"""Flows of a channel."""
PREVIEW_LASTS = timedelta(days=30)
EMPTY = '{\n  "version": "7.3",\n  "screens": []\n}'
"""The Flow JSON of a flow that was made without one."""
FIELDS = ("name", "categories", "publish", "flowJson", "cloneFlowId", "endPointUri", "applicationId")


async def flow_of(conn: Any, account_id: str, sub: str, flow_id: str) -> FlowRow:
    """A flow. Raises ApiError 404."""
    return known(await store.read(conn, account_id, sub, plain(flow_id)), flow_id)


async def locked(conn: Any, account_id: str, sub: str, flow_id: str) -> FlowRow:
    """A flow, for the rest of the transaction. Raises ApiError 404."""
    return known(await store.lock(conn, account_id, sub, plain(flow_id)), flow_id)


def plain(flow_id: str) -> str:
    """An id from the path as the database can look it up, whatever somebody wrote there."""
    return flow_id[:LONGEST_ID].replace("\0", "")


def known(found: FlowRow | None, flow_id: str) -> FlowRow:
    """The flow that was found. Raises ApiError 404 when none was."""
    if found is None:
        raise ApiError(404, f"There is no flow {flow_id[:60]!r}.")
    return found


async def make(request: Request, home: Home, body: dict[str, Any]) -> tuple[FlowRow, list[dict[str, Any]]]:
    """Make a flow; errors in its Flow JSON do not keep the draft from being made. Raises ApiError."""
    for name in ("name", "categories"):
        if body.get(name) is None:
            raise ApiError(400, f"{name}: is required.")
    is_remote = home.remote is not None
    blank = FlowRow(new_id(), "", DRAFT, "[]", EMPTY, None, None, home.now, home.now, is_remote)
    async with request.app.state.pool.acquire() as conn, conn.transaction():
        kept = await store.of_channel(conn, home.account_id, home.sub, FLOWS, is_remote=is_remote)
        if len(kept) >= FLOWS:
            raise ApiError(400, f"A channel has at most {FLOWS} flows. Delete drafts that nobody needs.")
        flow = await with_changes(conn, home, blank, body)
        errors = errors_in(flow)
        if home.remote is not None:
            with at_provider():
                made = await home.remote.create(wanted_of(flow, body))
            flow, errors = flow._replace(id=made.id), made.errors
        flow = await published(home, flow, errors) if body.get("publish") is True else flow
        if not await store.create(conn, home.account_id, home.sub, flow):
            raise name_taken(flow.name)
    return flow, errors


async def change(
    request: Request, home: Home, flow_id: str, body: dict[str, Any]
) -> tuple[FlowRow, list[dict[str, Any]]]:
    """Change a draft. Raises ApiError."""
    if not any(name in body for name in FIELDS):
        raise ApiError(400, f"At least one of {', '.join(FIELDS)} is required.")
    async with request.app.state.pool.acquire() as conn, conn.transaction():
        before = await locked(conn, home.account_id, home.sub, flow_id)
        if before.status != DRAFT:
            said = (
                f"The flow is {before.status.lower()} and cannot be changed. Make a copy of it (cloneFlowId)."
            )
            raise ApiError(400, said)
        flow = await with_changes(conn, home, before, body)
        errors = errors_in(flow)
        if home.remote is not None:
            wanted = wanted_of(flow, body)
            if wanted:
                with at_provider():
                    errors = (await home.remote.update(flow.id, wanted)).errors
        flow = await published(home, flow, errors) if body.get("publish") is True else flow
        await store.save(conn, home.account_id, home.sub, flow)
    return flow, errors


async def publish(request: Request, home: Home, flow_id: str) -> FlowRow:
    """Publish a draft, for good. Raises ApiError when it is none, or not valid."""
    async with request.app.state.pool.acquire() as conn, conn.transaction():
        flow = await locked(conn, home.account_id, home.sub, flow_id)
        if flow.status != DRAFT:
            raise ApiError(400, f"Only a draft can be published; the flow is {flow.status.lower()}.")
        # Whether it is valid is for its provider to say.
        errors = errors_in(flow) if home.remote is None else []
        changed = await published(home, flow._replace(updated_at=home.now), errors)
        if changed.status != PUBLISHED:
            first = errors[0]
            where = f"line {first['lineStart']}, {first['pointers'][0]['path'] or 'the whole'}"
            said = (
                f"The flow cannot be published: {len(errors)} errors. "
                f"The first, in {where}: {first['message']}"
            )
            raise ApiError(400, said)
        await store.save(conn, home.account_id, home.sub, changed)
    return changed


async def deprecate(request: Request, home: Home, flow_id: str) -> FlowRow:
    """Take a published flow out of use. Raises ApiError when it is not published."""
    async with request.app.state.pool.acquire() as conn, conn.transaction():
        flow = await locked(conn, home.account_id, home.sub, flow_id)
        if flow.status in (DRAFT, DEPRECATED):
            raise ApiError(
                400, f"Only a published flow can be deprecated; this one is {flow.status.lower()}."
            )
        if home.remote is not None:
            with at_provider():
                await home.remote.deprecate(flow.id)
        changed = flow._replace(status=DEPRECATED, updated_at=home.now)
        await store.save(conn, home.account_id, home.sub, changed)
    return changed


async def remove(request: Request, home: Home, flow_id: str) -> None:
    """Delete a draft. Raises ApiError when it was published."""
    async with request.app.state.pool.acquire() as conn, conn.transaction():
        flow = await locked(conn, home.account_id, home.sub, flow_id)
        if flow.status != DRAFT:
            said = f"Only a draft can be deleted; the flow is {flow.status.lower()}. Deprecate it instead."
            raise ApiError(400, said)
        if home.remote is not None:
            with at_provider():
                await home.remote.delete(flow.id)
        await store.delete(conn, home.account_id, home.sub, flow.id)


async def preview_of(
    request: Request, account_id: str, sub: str, flow_id: str, renew: bool
) -> dict[str, Any]:
    """An address that shows the flow to whoever has it, for a while; `renew` makes a new one."""
    now = datetime.now(UTC)
    async with request.app.state.pool.acquire() as conn, conn.transaction():
        flow = await locked(conn, account_id, sub, flow_id)
        found = None if renew else await store.preview(conn, account_id, sub, flow.id, now)
        if found is None:
            found = secrets.token_urlsafe(24), now + PREVIEW_LASTS
            await store.set_preview(conn, account_id, sub, flow.id, *found)
    token, expires_at = found
    return {
        "id": flow.id,
        "preview_url": f"{request.app.state.settings.base_url}/forms/{flow.id}/preview?token={token}",
        "expires_at": expires_at.strftime("%Y-%m-%dT%H:%M:%S+0000"),
    }


def errors_in(flow: FlowRow) -> list[dict[str, Any]]:
    """What WhatsApp would have against the Flow JSON."""
    return [one.as_json() for one in validate_flow(flow.flow_json)]


async def published(home: Home, flow: FlowRow, errors: list[dict[str, Any]]) -> FlowRow:
    """The flow as published, if nothing keeps it from that. Raises ApiError with what its provider says."""
    if errors:
        return flow
    if home.remote is not None:
        with at_provider():
            await home.remote.publish(flow.id)
    return flow._replace(status=PUBLISHED)


def wanted_of(flow: FlowRow, body: dict[str, Any]) -> dict[str, Any]:
    """What a provider is asked to make or change, as 8x8 has it; a copy is made by its Flow JSON."""
    wanted: dict[str, Any] = {}
    if body.get("name") is not None:
        wanted["name"] = flow.name
    if body.get("categories") is not None:
        wanted["categories"] = msgspec.json.decode(flow.categories)
    if body.get("flowJson") is not None or body.get("cloneFlowId") is not None:
        wanted["flowJson"] = flow.flow_json
    if flow.endpoint_uri and ("endPointUri" in body or body.get("cloneFlowId") is not None):
        wanted["endPointUri"] = flow.endpoint_uri
    if body.get("applicationId") is not None:
        wanted["applicationId"] = flow.application_id
    return wanted


async def with_changes(conn: Any, home: Home, flow: FlowRow, body: dict[str, Any]) -> FlowRow:
    """The flow with what a request says of it. Raises ApiError 400."""
    account_id, sub = home.account_id, home.sub
    changed = flow._replace(updated_at=home.now)
    if body.get("cloneFlowId") is not None:
        source = await store.read(conn, account_id, sub, text_of(body, "cloneFlowId", 100))
        if source is None:
            raise ApiError(400, "cloneFlowId: there is no such flow on this channel.")
        changed = changed._replace(flow_json=source.flow_json, endpoint_uri=source.endpoint_uri)
    if body.get("name") is not None:
        changed = changed._replace(name=text_of(body, "name", LONGEST_NAME))
        namesake = await store.named(conn, account_id, sub, changed.name, is_remote=flow.is_remote)
        if namesake not in (None, flow.id):
            raise name_taken(changed.name)
    if body.get("categories") is not None:
        changed = changed._replace(categories=categories_of(body["categories"]))
    if body.get("flowJson") is not None:
        changed = changed._replace(flow_json=text_of(body, "flowJson", SIZE))
    if "endPointUri" in body:
        changed = changed._replace(endpoint_uri=uri_of(body["endPointUri"]))
    if body.get("applicationId") is not None:
        changed = changed._replace(application_id=text_of(body, "applicationId", 100))
    if not isinstance(body.get("publish", False), bool):
        raise ApiError(400, "publish: must be true or false.")
    return changed


def text_of(body: dict[str, Any], name: str, most: int) -> str:
    """A text of a request. Raises ApiError 400."""
    value = body.get(name)
    if not isinstance(value, str) or not value.strip() or len(value) > most:
        raise ApiError(400, f"{name}: a text of 1 to {most} characters is required.")
    if "\0" in value:
        raise ApiError(400, f"{name}: contains the character U+0000.")
    return value if name == "flowJson" else value.strip()


def categories_of(value: Any) -> str:
    """Categories as JSON. Raises ApiError 400."""
    if not isinstance(value, list) or not value or not all(one in CATEGORIES for one in value):
        raise ApiError(400, f"categories: a list of at least one of {', '.join(CATEGORIES)} is required.")
    return msgspec.json.encode(list(dict.fromkeys(value))).decode()


def uri_of(value: Any) -> str | None:
    """The address of an endpoint; None to have none. Raises ApiError 400."""
    if value in (None, ""):
        return None
    wrong = ApiError(400, "endPointUri: an address that begins with https:// is required.")
    if not isinstance(value, str) or len(value) > 1000 or not value.isascii() or not value.isprintable():
        raise wrong
    try:
        parts = urlsplit(value)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        raise wrong from None
    if not usable:
        raise wrong
    return value


def name_taken(name: str) -> ApiError:
    """There is another flow with the name."""
    return ApiError(400, f"There is a flow {name[:60]!r} already. Names are unique on a channel.")


def new_id() -> str:
    """An id like WhatsApp's: 16 digits."""
    return str(10**15 + secrets.randbelow(9 * 10**15))
