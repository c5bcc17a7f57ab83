"""Hand-overs to agents: which are open, and closing one, after which journeys answer the customer again."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request

from chatwright.api.auth import Authenticated, uuid_of
from chatwright.api.automation_definitions import Limit, Offset
from chatwright.api.errors import ApiError, moment
from chatwright.store import handovers as store

router = APIRouter(prefix="/api/chatwright/v1/handovers", tags=["Hand-overs"])


def answer_of(handover: store.Handover) -> dict[str, Any]:
    """A hand-over as the API answers it."""
    return {
        "id": str(handover.id),
        "status": handover.status,
        "openedAt": moment(handover.opened_at),
        "closedAt": moment(handover.closed_at) if handover.closed_at else None,
        "instanceId": str(handover.instance_id) if handover.instance_id else None,
        "subAccountId": handover.sub_account_id,
        "channel": handover.channel,
        "msisdn": handover.address,
        "name": handover.name,
    }


@router.get("")
async def list_handovers(
    caller: Authenticated,
    request: Request,
    status: Annotated[Literal["open", "closed"] | None, Query()] = None,
    limit: Limit = 100,
    offset: Offset = 0,
) -> dict[str, Any]:
    """Hand-overs, those that wait longest first."""
    pool = request.app.state.pool
    found = await store.of_account(pool, caller.account_id, status, limit, offset)
    return {"handovers": [answer_of(handover) for handover in found]}


@router.post("/{handoverId}/close")
async def close_handover(
    caller: Authenticated,
    request: Request,
    handoverId: str,  # noqa: N803 - the name in the path
) -> dict[str, Any]:
    """Close a hand-over; the conversation's next message may start journeys again. Safe to repeat."""
    async with request.app.state.pool.acquire() as conn, conn.transaction():
        closed = await store.close(conn, caller.account_id, uuid_of(handoverId, "hand-over"))
    if closed is None:
        raise ApiError(404, "There is no such hand-over.")
    await request.app.state.runtime.resume_after(caller.account_id, closed.id)
    if closed.sub_account_id is not None:
        hint = {"subAccountId": closed.sub_account_id, "msisdn": closed.address}
        request.app.state.runtime.live.publish(closed.sub_account_id, "message", hint)
    return answer_of(closed)
