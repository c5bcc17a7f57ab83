"""The messaging API: marking messages as read, and showing that an answer is being written (section 15)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from fastapi import APIRouter, Request, Response

from chatwright.api.auth import Authenticated, json_object
from chatwright.api.errors import ApiError
from chatwright.api.messages import SubAccountId
from chatwright.api.sending import subaccount_of
from chatwright.channels.port import Attentive, NotTold
from chatwright.messages import limits
from chatwright.messages.envelope import is_uuid
from chatwright.runtime.directory import Subaccount
from chatwright.store import attention as store

router = APIRouter(prefix="/api/v1/subaccounts/{subAccountId}", tags=["Messaging"])

TYPING_SHOWS = timedelta(seconds=limits.TYPING_SECONDS)
"""How long people see it, unless an answer comes before (L18)."""
TYPING_AGE = timedelta(hours=2)
"""How old the message that is answered may be (L18)."""


@router.post("/messages/{umid}/read", operation_id="mark-message-read")
async def mark_read(caller: Authenticated, request: Request, sub: SubAccountId, umid: str) -> Response:
    """Show the customer that a message, and those before it, were read: two blue ticks."""
    subaccount = await subaccount_of(request, caller, sub)
    found = await store.heard(request.app.state.pool, caller.account_id, sub, umid)
    if found is None:
        raise ApiError(404, f"There is no message {umid[:60]!r} of a customer in the subaccount {sub!r}.")
    if found.channel != "whatsapp":
        raise ApiError(400, f"umid: only messages on WhatsApp can be marked; this one is on {found.channel}.")
    await tell(subaccount, "mark_read", found)
    if await store.mark_read(request.app.state.pool, caller.account_id, found.conversation_id, umid):
        hint(request, sub, found.address)
    return Response(status_code=200)


@router.post("/events", operation_id="send-typing-indicator")
async def events(caller: Authenticated, request: Request, sub: SubAccountId) -> Response:
    """Show the customer that an answer is being written."""
    subaccount = await subaccount_of(request, caller, sub)
    body = await json_object(request)
    channel, umid = body.get("channel"), body.get("umid")
    if not isinstance(channel, str) or channel.lower() not in ("whatsapp", "rcs"):
        raise ApiError(400, "channel: must be whatsapp.")
    if channel.lower() != "whatsapp":
        raise ApiError(400, f"channel: this subaccount has no {channel.upper()}.", 3027)
    if not isinstance(body.get("type"), str) or body["type"].lower() != "typing":
        raise ApiError(400, "type: must be typing.")
    if not isinstance(umid, str) or not umid:
        raise ApiError(400, "umid: the id of the message that is answered is required.", 3029)
    found = await store.heard(request.app.state.pool, caller.account_id, sub, umid)
    if found is None or found.channel != "whatsapp":
        known = "is no UUID" if not is_uuid(umid) else "is no message of a customer on WhatsApp"
        raise ApiError(400, f"umid: {umid[:60]!r} {known}.", 1008)
    now = datetime.now(UTC) + subaccount.clock_offset
    if found.created_at < now - TYPING_AGE:
        raise ApiError(400, "umid: the message is older than two hours.", 1010)
    await tell(subaccount, "show_typing", found)
    await store.show_typing(request.app.state.pool, caller.account_id, found.conversation_id, TYPING_SHOWS)
    hint(request, sub, found.address)
    return Response(status_code=200)


async def tell(subaccount: Subaccount, what: str, found: store.Heard) -> None:
    """Let the provider know, where there is one. Raises ApiError 400 when it refuses, 502 when it is away."""
    channel = subaccount.channel
    if not isinstance(channel, Attentive):
        return
    try:
        if what == "mark_read":
            await channel.mark_read(subaccount.id, found.provider_id)
        else:
            await channel.show_typing(subaccount.id, found.provider_id)
    except NotTold as error:
        raise ApiError(400 if error.code else 502, f"The provider answered: {error}", error.code) from None


def hint(request: Request, sub_account_id: str, address: str) -> None:
    """Let open phones and screens look again."""
    data = {"subAccountId": sub_account_id, "msisdn": address}
    request.app.state.runtime.live.publish(sub_account_id, "message", data)
