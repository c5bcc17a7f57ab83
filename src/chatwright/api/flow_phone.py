"""A flow on the simulated phone: what a message opens, and what its endpoint says while it is filled in."""

from __future__ import annotations

from typing import Any

import msgspec
from fastapi import APIRouter, Request

from chatwright.api.auth import Authenticated, json_object
from chatwright.api.errors import ApiError
from chatwright.api.simulator import simulated
from chatwright.channels.flow_exchange import ExchangeFailed, exchange
from chatwright.channels.simulator_flows import opened_by
from chatwright.messages.flow_send import Opening
from chatwright.store import flows as store

router = APIRouter(prefix="/api/simulator/v1/subaccounts/{subAccountId}/flows/{umid}", tags=["Simulator"])

ACTIONS = ("INIT", "data_exchange", "BACK")


async def opening(request: Request, account_id: str, sub: str, umid: str) -> tuple[Opening, store.FlowRow]:
    """The flow that a message on a phone opens. Raises ApiError 404."""
    now = await simulated(request, account_id, sub)
    found = await opened_by(request.app.state.pool, account_id, sub, umid[:100], now)
    if found is None:
        raise ApiError(404, "No message on a phone of this subaccount opens a flow under this id.")
    return found


@router.get("")
async def open_flow(
    caller: Authenticated,
    request: Request,
    subAccountId: str,  # noqa: N803 - the names in the path
    umid: str,
) -> dict[str, Any]:
    """What the phone shows when the button of a flow message is tapped."""
    opened, row = await opening(request, caller.account_id, subAccountId, umid)
    return {
        "flowId": row.id,
        "name": row.name,
        "label": opened.label,
        "flowJson": row.flow_json,
        "flowToken": opened.token,
        "action": "data_exchange" if opened.action == "data_exchange" else "navigate",
        "screen": opened.screen,
        "data": opened.data,
    }


@router.post("/exchange")
async def exchange_data(
    caller: Authenticated,
    request: Request,
    subAccountId: str,  # noqa: N803 - the names in the path
    umid: str,
) -> dict[str, Any]:
    """Ask the flow's endpoint, encrypted as WhatsApp does it, which screen follows."""
    opened, row = await opening(request, caller.account_id, subAccountId, umid)
    body = await json_object(request)
    action, screen, data = body.get("action"), body.get("screen"), body.get("data")
    if action not in ACTIONS:
        raise ApiError(400, f"action: must be one of {', '.join(ACTIONS)}.")
    keys = await store.keys(request.app.state.pool, caller.account_id, subAccountId)
    try:
        answer = await exchange(
            request.app.state.runtime.guard,
            row,
            keys[0] if keys else None,
            {
                "version": "3.0",
                "action": action,
                "screen": screen if isinstance(screen, str) else "",
                "data": data if isinstance(data, dict) else {},
                "flow_token": opened.token,
            },
        )
    except ExchangeFailed as error:
        raise ApiError(502, str(error)) from error
    return msgspec.to_builtins(answer)  # type: ignore[no-any-return]
