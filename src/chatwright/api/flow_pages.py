"""WhatsApp Flows as the web application shows them: the list, the editor, and the preview."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import msgspec
from fastapi import APIRouter, Request, Response

from chatwright.api import flow_management
from chatwright.api.auth import Authenticated, json_object
from chatwright.api.errors import ApiError, moment
from chatwright.api.flow_homes import home_of, refresh
from chatwright.api.subaccounts import subaccount_named
from chatwright.messages.flow_answers import Answer, answers_of, exchanges
from chatwright.messages.flow_components import SIZE
from chatwright.messages.flow_json import Unreadable, advise_flow, read_flow, screens_of, validate_flow
from chatwright.store import flows as store

router = APIRouter(prefix="/api/chatwright/v1", tags=["Flows"])

OF_SUB = "/subaccounts/{subAccountId}/flows"
OF_FLOW = OF_SUB + "/{flowId}"


def answer_shape(answer: Answer) -> dict[str, Any]:
    """One value that a flow answers, as the builder offers it."""
    options = answer.options
    return {
        "key": answer.key,
        "label": answer.label,
        "kind": answer.kind or None,
        "required": answer.is_required,
        "options": None
        if options is None
        else [{"id": str(one.get("id")), "title": str(one.get("title"))} for one in options],
    }


def listed(row: store.FlowRow, journeys: list[dict[str, str]], error_count: int) -> dict[str, Any]:
    """A flow in the list, with what a message and a journey have to know of it."""
    try:
        flow = read_flow(row.flow_json)
    except Unreadable:
        flow = {}
    screens = [
        {"id": one["id"], "title": str(one.get("title") or one["id"])}
        for one in screens_of(flow)
        if isinstance(one.get("id"), str)
    ]
    return {
        "id": row.id,
        "name": row.name,
        "status": row.status,
        "categories": msgspec.json.decode(row.categories),
        "errorCount": error_count,
        "screens": screens,
        "answers": [answer_shape(one) for one in answers_of(flow)],
        "hasEndpoint": exchanges(flow),
        "journeys": journeys,
        "updatedAt": moment(row.updated_at),
    }


def detailed(row: store.FlowRow, journeys: list[dict[str, str]]) -> dict[str, Any]:
    """A flow with its Flow JSON and what is wrong with it."""
    found = checked(row.flow_json)
    return {
        **listed(row, journeys, len(found["validationErrors"])),
        "flowJson": row.flow_json,
        "endPointUri": row.endpoint_uri,
        **found,
    }


def checked(flow_json: str) -> dict[str, Any]:
    """What is wrong with a Flow JSON, and what is advised against."""
    return {
        "validationErrors": [one.as_json() for one in validate_flow(flow_json)],
        "advice": [one.as_json() for one in advise_flow(flow_json)],
    }


async def journeys_of(request: Request, account_id: str, flow_id: str) -> list[dict[str, str]]:
    """The journeys that send a flow."""
    return sending(await store.used_by(request.app.state.pool, account_id), flow_id)


def sending(journeys: list[tuple[str, str, str]], flow_id: str) -> list[dict[str, str]]:
    """Those journeys, given by id, name and source, that send a flow."""
    return [{"id": one, "name": name} for one, name, source in journeys if f'"{flow_id}"' in source]


@router.get(OF_SUB)
async def list_flows(caller: Authenticated, request: Request, subAccountId: str) -> dict[str, Any]:  # noqa: N803
    """The flows of a subaccount; those of a provider as they were fetched last."""
    found = await subaccount_named(request, caller.account_id, subAccountId)
    return await list_of(request, caller.account_id, subAccountId, found.provider)


@router.post(OF_SUB + "/refresh")
async def refresh_flows(caller: Authenticated, request: Request, subAccountId: str) -> dict[str, Any]:  # noqa: N803
    """Fetch the list from the provider, and answer it."""
    found = await subaccount_named(request, caller.account_id, subAccountId)
    await refresh(request, await home_of(request, caller.account_id, subAccountId))
    return await list_of(request, caller.account_id, subAccountId, found.provider)


async def list_of(request: Request, account_id: str, sub: str, provider: str) -> dict[str, Any]:
    """The flows that are kept of a subaccount."""
    pool = request.app.state.pool
    rows = await store.of_channel(
        pool, account_id, sub, flow_management.FLOWS, is_remote=provider != "simulator"
    )
    sources = await store.used_by(pool, account_id)
    return {
        "provider": provider,
        "flows": [listed(row, sending(sources, row.id), len(validate_flow(row.flow_json))) for row in rows],
    }


@router.post(OF_SUB, status_code=201)
async def create(caller: Authenticated, request: Request, subAccountId: str) -> dict[str, Any]:  # noqa: N803
    """Make a flow."""
    home = await home_of(request, caller.account_id, subAccountId)
    row, _ = await flow_management.make(request, home, await json_object(request))
    return detailed(row, [])


@router.post("/flows/validate")
async def validate(_: Authenticated, request: Request) -> dict[str, Any]:
    """Hold a Flow JSON against WhatsApp's rules without keeping it."""
    body = await json_object(request)
    return checked(flow_management.text_of(body, "flowJson", SIZE))


@router.get(OF_FLOW)
async def read(
    caller: Authenticated,
    request: Request,
    subAccountId: str,  # noqa: N803 - the names in the path
    flowId: str,  # noqa: N803
) -> dict[str, Any]:
    """A flow with its Flow JSON."""
    await subaccount_named(request, caller.account_id, subAccountId)
    row = await flow_management.flow_of(request.app.state.pool, caller.account_id, subAccountId, flowId)
    return detailed(row, await journeys_of(request, caller.account_id, row.id))


@router.put(OF_FLOW)
async def update(
    caller: Authenticated,
    request: Request,
    subAccountId: str,  # noqa: N803 - the names in the path
    flowId: str,  # noqa: N803
) -> dict[str, Any]:
    """Change a draft."""
    home = await home_of(request, caller.account_id, subAccountId)
    row, _ = await flow_management.change(request, home, flowId, await json_object(request))
    return detailed(row, await journeys_of(request, caller.account_id, row.id))


@router.delete(OF_FLOW, status_code=204)
async def delete(
    caller: Authenticated,
    request: Request,
    subAccountId: str,  # noqa: N803 - the names in the path
    flowId: str,  # noqa: N803
) -> Response:
    """Delete a draft."""
    home = await home_of(request, caller.account_id, subAccountId)
    await flow_management.remove(request, home, flowId)
    return Response(status_code=204)


@router.post(OF_FLOW + "/publish")
async def publish(
    caller: Authenticated,
    request: Request,
    subAccountId: str,  # noqa: N803 - the names in the path
    flowId: str,  # noqa: N803
) -> dict[str, Any]:
    """Publish a valid draft."""
    home = await home_of(request, caller.account_id, subAccountId)
    row = await flow_management.publish(request, home, flowId)
    return detailed(row, await journeys_of(request, caller.account_id, row.id))


@router.post(OF_FLOW + "/deprecate")
async def deprecate(
    caller: Authenticated,
    request: Request,
    subAccountId: str,  # noqa: N803 - the names in the path
    flowId: str,  # noqa: N803
) -> dict[str, Any]:
    """Take a published flow out of use."""
    home = await home_of(request, caller.account_id, subAccountId)
    row = await flow_management.deprecate(request, home, flowId)
    return detailed(row, await journeys_of(request, caller.account_id, row.id))


@router.post(OF_FLOW + "/preview")
async def preview(
    caller: Authenticated,
    request: Request,
    subAccountId: str,  # noqa: N803 - the names in the path
    flowId: str,  # noqa: N803
) -> dict[str, Any]:
    """An address that shows the flow to whoever has it, for thirty days."""
    await subaccount_named(request, caller.account_id, subAccountId)
    found = await flow_management.preview_of(request, caller.account_id, subAccountId, flowId, False)
    return {"url": found["preview_url"], "expiresAt": found["expires_at"]}


@router.get("/flow-previews/{token}")
async def previewed(request: Request, token: str) -> dict[str, Any]:
    """The flow that a preview's address shows; open to whoever has the address."""
    row = await store.previewed(request.app.state.pool, token[:200], datetime.now(UTC))
    if row is None:
        raise ApiError(404, "This preview has expired. Ask whoever sent the address for a new one.")
    return {"id": row.id, "name": row.name, "status": row.status, "flowJson": row.flow_json}
