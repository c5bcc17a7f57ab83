"""Making, changing and publishing WhatsApp Flows on the simulator, for the provider's routes and for the page."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import msgspec
from fastapi import Request

from chatwright.api.errors import ApiError
from chatwright.messages.flow_components import SIZE
from chatwright.messages.flow_findings import FlowError
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


async def make(
    request: Request, account_id: str, sub: str, body: dict[str, Any], now: datetime
) -> tuple[FlowRow, list[FlowError]]:
    """Make a flow; errors in its Flow JSON do not keep the draft from being made. Raises ApiError."""
    for name in ("name", "categories"):
        if body.get(name) is None:
            raise ApiError(400, f"{name}: is required.")
    blank = FlowRow(new_id(), "", DRAFT, "[]", EMPTY, None, None, now, now)
    async with request.app.state.pool.acquire() as conn, conn.transaction():
        if len(await store.of_channel(conn, account_id, sub, FLOWS)) >= FLOWS:
            raise ApiError(400, f"A channel has at most {FLOWS} flows. Delete drafts that nobody needs.")
        flow = await with_changes(conn, account_id, sub, blank, body, now)
        errors = validate_flow(flow.flow_json)
        flow = published(flow, errors) if body.get("publish") is True else flow
        if not await store.create(conn, account_id, sub, flow):
            raise name_taken(flow.name)
    return flow, errors


async def change(
    request: Request, account_id: str, sub: str, flow_id: str, body: dict[str, Any], now: datetime
) -> tuple[FlowRow, list[FlowError]]:
    """Change a draft. Raises ApiError."""
    if not any(name in body for name in FIELDS):
        raise ApiError(400, f"At least one of {', '.join(FIELDS)} is required.")
    async with request.app.state.pool.acquire() as conn, conn.transaction():
        before = await locked(conn, account_id, sub, flow_id)
        if before.status != DRAFT:
            said = (
                f"The flow is {before.status.lower()} and cannot be changed. Make a copy of it (cloneFlowId)."
            )
            raise ApiError(400, said)
        flow = await with_changes(conn, account_id, sub, before, body, now)
        errors = validate_flow(flow.flow_json)
        flow = published(flow, errors) if body.get("publish") is True else flow
        await store.save(conn, account_id, sub, flow)
    return flow, errors


async def publish(request: Request, account_id: str, sub: str, flow_id: str, now: datetime) -> FlowRow:
    """Publish a draft, for good. Raises ApiError when it is none, or not valid."""
    async with request.app.state.pool.acquire() as conn, conn.transaction():
        flow = await locked(conn, account_id, sub, flow_id)
        if flow.status != DRAFT:
            raise ApiError(400, f"Only a draft can be published; the flow is {flow.status.lower()}.")
        errors = validate_flow(flow.flow_json)
        changed = published(flow._replace(updated_at=now), errors)
        if changed.status != PUBLISHED:
            first = errors[0]
            where = f"line {first.place.line_start}, {first.path or 'the whole'}"
            said = (
                f"The flow cannot be published: {len(errors)} errors. The first, in {where}: {first.message}"
            )
            raise ApiError(400, said)
        await store.save(conn, account_id, sub, changed)
    return changed


async def deprecate(request: Request, account_id: str, sub: str, flow_id: str, now: datetime) -> FlowRow:
    """Take a published flow out of use. Raises ApiError when it is not published."""
    async with request.app.state.pool.acquire() as conn, conn.transaction():
        flow = await locked(conn, account_id, sub, flow_id)
        if flow.status in (DRAFT, DEPRECATED):
            raise ApiError(
                400, f"Only a published flow can be deprecated; this one is {flow.status.lower()}."
            )
        changed = flow._replace(status=DEPRECATED, updated_at=now)
        await store.save(conn, account_id, sub, changed)
    return changed


async def remove(request: Request, account_id: str, sub: str, flow_id: str) -> None:
    """Delete a draft. Raises ApiError when it was published."""
    async with request.app.state.pool.acquire() as conn, conn.transaction():
        flow = await locked(conn, account_id, sub, flow_id)
        if flow.status != DRAFT:
            said = f"Only a draft can be deleted; the flow is {flow.status.lower()}. Deprecate it instead."
            raise ApiError(400, said)
        await store.delete(conn, account_id, sub, flow.id)


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


def published(flow: FlowRow, errors: list[FlowError]) -> FlowRow:
    """The flow as published, if nothing keeps it from that."""
    return flow if errors else flow._replace(status=PUBLISHED)


async def with_changes(
    conn: Any, account_id: str, sub: str, flow: FlowRow, body: dict[str, Any], now: datetime
) -> FlowRow:
    """The flow with what a request says of it. Raises ApiError 400."""
    changed = flow._replace(updated_at=now)
    if body.get("cloneFlowId") is not None:
        source = await store.read(conn, account_id, sub, text_of(body, "cloneFlowId", 100))
        if source is None:
            raise ApiError(400, "cloneFlowId: there is no such flow on this channel.")
        changed = changed._replace(flow_json=source.flow_json, endpoint_uri=source.endpoint_uri)
    if body.get("name") is not None:
        changed = changed._replace(name=text_of(body, "name", LONGEST_NAME))
        if await store.named(conn, account_id, sub, changed.name) not in (None, flow.id):
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
