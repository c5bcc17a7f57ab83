"""WhatsApp Flows: routes of the provider, those of the page, and what the phone opens (messaging.md section 12)."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Query, Request, Response

from chatwright.api import flow_endpoint, flow_management, flow_pages, flow_phone
from chatwright.api.auth import OfAccount, json_object
from chatwright.api.errors import ApiError
from chatwright.api.flow_homes import Home, home_of, refresh
from chatwright.api.subaccounts import subaccount_of_channel
from chatwright.messages.flow_json import validate_flow
from chatwright.store import flows as store

router = APIRouter()
router.include_router(flow_pages.router)
router.include_router(flow_phone.router)
router.include_router(flow_endpoint.router)

OF_CHANNEL = "/api/v1/accounts/{accountId}/channels/{channelId}/flows"
OF_FLOW = OF_CHANNEL + "/{flowId}"
TAGS: list[Any] = ["Management API"]


async def home_at(request: Request, account_id: str, given: str) -> Home:
    """Where the flows of the channel with this id are. Raises ApiError 404 and 409."""
    return await home_of(request, account_id, await subaccount_of_channel(request, account_id, given))


def told(flow_id: str, errors: list[dict[str, Any]]) -> dict[str, Any]:
    """What making and changing a flow answer."""
    answer: dict[str, Any] = {"id": flow_id, "success": True}
    return {**answer, "validationErrors": errors} if errors else answer


@router.get(OF_CHANNEL, tags=TAGS, operation_id="get-whatsapp-flows")
async def list_flows(
    caller: OfAccount,
    request: Request,
    channelId: str,  # noqa: N803 - the name in the path
    limit: Annotated[int, Query(ge=1, le=1000)] = 100,
) -> dict[str, Any]:
    """The flows of a channel; those of a provider as it lists them now."""
    home = await home_at(request, caller.account_id, channelId)
    await refresh(request, home)
    rows = await store.of_channel(
        request.app.state.pool, caller.account_id, home.sub, limit, is_remote=home.remote is not None
    )
    return {"flows": [{"id": row.id, "name": row.name, "status": row.status} for row in rows]}


@router.post(OF_CHANNEL, tags=TAGS, operation_id="create-whatsapp-flow")
async def create(caller: OfAccount, request: Request, channelId: str) -> dict[str, Any]:  # noqa: N803
    """Make a flow, as a draft; also from another one, and published at once when it is valid."""
    home = await home_at(request, caller.account_id, channelId)
    flow, errors = await flow_management.make(request, home, await json_object(request))
    return told(flow.id, errors)


@router.get(OF_FLOW, tags=TAGS, operation_id="get-whatsapp-flow-details")
async def read(
    caller: OfAccount,
    request: Request,
    channelId: str,  # noqa: N803 - the names in the path
    flowId: str,  # noqa: N803
) -> dict[str, Any]:
    """A flow, with an address where its Flow JSON can be fetched."""
    sub = (await home_at(request, caller.account_id, channelId)).sub
    row = await flow_management.flow_of(request.app.state.pool, caller.account_id, sub, flowId)
    preview = await flow_management.preview_of(request, caller.account_id, sub, row.id, False)
    token = preview["preview_url"].rpartition("=")[2]
    answer: dict[str, Any] = {
        "flowId": row.id,
        "flowJsonUrl": f"{request.app.state.settings.base_url}/api/flow-previews/{token}/flow.json",
        "name": row.name,
        "status": row.status,
        "categories": msgspec.json.decode(row.categories),
    }
    errors = validate_flow(row.flow_json)
    return {**answer, "validationErrors": [one.as_json() for one in errors]} if errors else answer


@router.put(OF_FLOW, tags=TAGS, operation_id="update-whatsapp-flow")
async def update(
    caller: OfAccount,
    request: Request,
    channelId: str,  # noqa: N803 - the names in the path
    flowId: str,  # noqa: N803
) -> dict[str, Any]:
    """Change a draft."""
    home = await home_at(request, caller.account_id, channelId)
    flow, errors = await flow_management.change(request, home, flowId, await json_object(request))
    return told(flow.id, errors)


@router.delete(OF_FLOW, tags=TAGS, operation_id="delete-whatsapp-flow")
async def delete(
    caller: OfAccount,
    request: Request,
    channelId: str,  # noqa: N803 - the names in the path
    flowId: str,  # noqa: N803
) -> Response:
    """Delete a draft."""
    home = await home_at(request, caller.account_id, channelId)
    await flow_management.remove(request, home, flowId)
    return Response(status_code=200)


@router.post(OF_FLOW + "/publish", tags=TAGS, operation_id="publish-whatsapp-flow")
async def publish(
    caller: OfAccount,
    request: Request,
    channelId: str,  # noqa: N803 - the names in the path
    flowId: str,  # noqa: N803
) -> Response:
    """Publish a valid draft; it can be sent then, and changed no more."""
    home = await home_at(request, caller.account_id, channelId)
    await flow_management.publish(request, home, flowId)
    return Response(status_code=200)


@router.post(OF_FLOW + "/deprecate", tags=TAGS, operation_id="deprecate-whatsapp-flow")
async def deprecate(
    caller: OfAccount,
    request: Request,
    channelId: str,  # noqa: N803 - the names in the path
    flowId: str,  # noqa: N803
) -> Response:
    """Take a published flow out of use."""
    home = await home_at(request, caller.account_id, channelId)
    await flow_management.deprecate(request, home, flowId)
    return Response(status_code=200)


@router.get(OF_FLOW + "/preview", tags=TAGS, operation_id="preview-whatsapp-flow")
async def preview(
    caller: OfAccount,
    request: Request,
    channelId: str,  # noqa: N803 - the names in the path
    flowId: str,  # noqa: N803
    refresh: bool = False,
) -> dict[str, Any]:
    """An address that shows the flow in a browser, for thirty days; `refresh` makes a new one."""
    sub = (await home_at(request, caller.account_id, channelId)).sub
    return await flow_management.preview_of(request, caller.account_id, sub, flowId, refresh)


@router.get("/api/flow-previews/{token}/flow.json", tags=TAGS)
async def flow_json(request: Request, token: str) -> Response:
    """The Flow JSON behind a `flowJsonUrl`, for whoever has the address."""
    row = await store.previewed(request.app.state.pool, token, datetime.now(UTC))
    if row is None:
        raise ApiError(404, "This address has expired. Ask for the flow again.")
    return Response(row.flow_json, media_type="application/json")
