"""The messaging API: may a person be called, and samples of Direct Send (messaging.md sections 3.6.6, 3.8)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
from fastapi import APIRouter, Request

from chatwright.api.auth import Authenticated, json_object
from chatwright.api.errors import ApiError, moment
from chatwright.api.messages import SubAccountId
from chatwright.api.sending import subaccount_of
from chatwright.api.subaccounts import channel_id
from chatwright.messages.addresses import is_msisdn, normalise
from chatwright.messages.envelope import moment_of
from chatwright.messages.outbound import validate_outbound
from chatwright.store import call_permissions as store

router = APIRouter(
    prefix="/api/v1/whatsapp/subaccounts/{subAccountId}/channels/{channelId}", tags=["Messaging"]
)

GRANTED = timedelta(days=7)
"""How long a permission lasts that is not permanent."""
REQUESTS = (("PT24H", timedelta(hours=24), 1), ("P7D", timedelta(days=7), 2))
CALLS = ("PT24H", 100)
SAMPLE_BUTTONS = 10


@router.get("/callPermissions", operation_id="get-call-permission-status")
async def call_permission(
    caller: Authenticated,
    request: Request,
    sub: SubAccountId,
    channelId: str,  # noqa: N803 - the name in the path
    destination: str = "",
) -> dict[str, Any]:
    """Whether a person allows calls, as the answers on the phone tell."""
    subaccount = await subaccount_of(request, caller, sub)
    check_channel(caller.account_id, sub, channelId)
    if not is_msisdn(destination):
        raise ApiError(400, "destination: an international number is required.", 1002)
    now = datetime.now(UTC) + subaccount.clock_offset
    pool = request.app.state.pool
    address = normalise(destination)
    status, expires = "not_granted", None
    found = await store.last_answer(pool, caller.account_id, sub, address)
    if found is not None:
        status, expires = standing(found, now)
    asked = await store.requests(pool, caller.account_id, sub, address, now - REQUESTS[-1][1])
    limits = [
        {"timePeriod": name, "maxAllowed": most, "currentUsage": sum(at > now - length for at in asked)}
        for name, length, most in REQUESTS
    ]
    may_ask = all(limit["currentUsage"] < limit["maxAllowed"] for limit in limits)  # type: ignore[operator]
    told: dict[str, Any] = {
        "status": status,
        "actions": [
            {
                "actionName": "send_call_permission_request",
                "canPerformAction": may_ask and status != "permanent",
                "limits": limits,
            },
            {
                "actionName": "start_call",
                "canPerformAction": status != "not_granted",
                "limits": [{"timePeriod": CALLS[0], "maxAllowed": CALLS[1], "currentUsage": 0}],
            },
        ],
    }
    if expires is not None:
        told["expirationTime"] = moment(expires)
    return told


def standing(found: store.Answer, now: datetime) -> tuple[str, datetime | None]:
    """What a person's last answer means now, and until when."""
    content = msgspec.json.decode(found.content)
    reply = content.get("interactive", {}).get("callPermissionReply", {})
    if not isinstance(reply, dict) or reply.get("response") != "accept":
        return "not_granted", None
    if reply.get("isPermanent") is True:
        return "permanent", None
    expires = moment_of(reply.get("expirationTimestamp")) or found.created_at + GRANTED
    return ("temporary", expires) if now < expires else ("not_granted", None)


def check_channel(account_id: str, sub_account_id: str, channel: str) -> None:
    """Raises ApiError 400 unless this is the channel of the subaccount."""
    if channel not in (sub_account_id, channel_id(account_id, sub_account_id)):
        raise ApiError(400, f"channelId: {channel[:60]!r} is no channel of this subaccount.", 3027)


@router.post("/directSend/sample", operation_id="submit-whatsapp-direct-send-sample")
async def direct_send_sample(
    caller: Authenticated,
    request: Request,
    sub: SubAccountId,
    channelId: str,  # noqa: N803 - the name in the path
) -> dict[str, Any]:
    """Show WhatsApp what will be sent by Direct Send; here every sample that breaks no rule is a utility message."""
    await subaccount_of(request, caller, sub)
    check_channel(caller.account_id, sub, channelId)
    body = await json_object(request)
    match body.get("type"):
        case "text":
            text = body.get("text")
            words = text.get("body") if isinstance(text, dict) else None
            found = validate_outbound("text", {"text": words}, "8x8")
            at = "text.body"
        case "interactive":
            interactive = body.get("interactive")
            if not isinstance(interactive, dict) or interactive.get("type") not in ("cta_url", "button"):
                raise ApiError(400, "interactive.type: must be cta_url or button.")
            header = interactive.get("header")
            if header is not None and (not isinstance(header, dict) or header.get("type") != "text"):
                raise ApiError(400, "interactive.header.type: must be text.")
            found = validate_outbound("interactive", {"interactive": interactive}, "8x8")
            at = ""
        case _:
            raise ApiError(400, "type: must be text or interactive.")
    if found:
        raise ApiError(
            400, f"{at or found[0].field.removeprefix('content.')}: {found[0].message}", found[0].code
        )
    return {"success": True, "category": "UTILITY"}
