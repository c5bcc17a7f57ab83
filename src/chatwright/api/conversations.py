"""A conversation: until when its window is open, what is free, and whether the person opted out."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request

from chatwright.api.auth import Authenticated
from chatwright.api.errors import ApiError, moment
from chatwright.messages.addresses import normalise
from chatwright.messages.pricing import free_until
from chatwright.messages.window import window_is_open
from chatwright.runtime.errors import SubaccountNotFound
from chatwright.store import conversations as store

router = APIRouter(prefix="/api/chatwright/v1", tags=["Conversations"])


@router.get("/conversations/{subAccountId}/{msisdn}")
async def conversation(
    caller: Authenticated,
    request: Request,
    subAccountId: str,  # noqa: N803 - the names in the path
    msisdn: str,
) -> dict[str, Any]:
    """The WhatsApp conversation with a person, by the clock of its subaccount [R-WIN-1, R-WIN-6]."""
    runtime = request.app.state.runtime
    try:
        now = await runtime.clock(caller.account_id, subAccountId)
    except SubaccountNotFound as error:
        raise ApiError(404, str(error)) from error
    address = normalise(msisdn)
    found = await store.view(request.app.state.pool, caller.account_id, subAccountId, "whatsapp", address)
    if found is None:
        raise ApiError(404, f"There is no conversation with {msisdn[:60]!r}.")
    free = free_until(found.referred_at, found.answered_at)
    return {
        "subAccountId": subAccountId,
        "msisdn": address,
        "name": found.name,
        "now": moment(now),
        "window": {
            "isOpen": window_is_open(found.window_expires_at, now),
            "expiresAt": moment(found.window_expires_at) if found.window_expires_at else None,
        },
        "freeUntil": moment(free) if free is not None and now < free else None,
        "optedOut": found.opted_out,
        "isHandedOver": found.is_handed_over,
    }
