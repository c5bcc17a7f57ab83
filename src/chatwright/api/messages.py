"""The messaging API: messages, batches, their status, read marks and typing (messaging.md sections 2, 13 to 15)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Annotated, Any
from uuid import UUID, uuid4

import msgspec
from fastapi import APIRouter, Path, Request, Response

from chatwright.api import quota
from chatwright.api.auth import Authenticated, json_object
from chatwright.api.errors import ApiError, moment
from chatwright.api.sending import Sending, once_of, subaccount_of
from chatwright.api.subaccounts import channel_id
from chatwright.messages import limits
from chatwright.messages.envelope import is_uuid
from chatwright.messages.masking import country_of, masked_user
from chatwright.messages.outbound import Violation
from chatwright.runtime.outbox import AnsweredBefore, KeyTaken, NewMessage, Once
from chatwright.store import message_logs as logs
from chatwright.store import outbox as store

router = APIRouter(prefix="/api/v1/subaccounts/{subAccountId}", tags=["Messaging"])

SubAccountId = Annotated[str, Path(alias="subAccountId")]
CALLED_OFF = 25
"""The code of a message that was cancelled (messaging.md section 9.2)."""
CHANNEL_NAMES = {"whatsapp": "WhatsApp", "sms": "SMS", "rcs": "RCS", "viber": "Viber", "line": "Line"}


@router.post("/messages", operation_id="Send-Message")
async def send(caller: Authenticated, request: Request, sub: SubAccountId) -> Response:
    """Send a message; it is committed when this answers, and delivered afterwards."""
    subaccount = await subaccount_of(request, caller, sub)

    async def read() -> tuple[list[NewMessage], dict[str, Any]]:
        sending = Sending(request, caller.account_id, subaccount)
        (found,) = await sending.read([await json_object(request)])
        if isinstance(found, Violation):
            raise ApiError(400, str(found), found.code)
        return [found[0]], sending.answer(*found)

    return await carry_out(request, caller.account_id, await once_of(request, sub), read)


@router.post("/messages/batch", operation_id="send-message-many")
async def send_many(caller: Authenticated, request: Request, sub: SubAccountId) -> Response:
    """Send up to 1000 messages at once; those that break a rule are told, the others are sent [R-BAT-1..4]."""
    subaccount = await subaccount_of(request, caller, sub)

    async def read() -> tuple[list[NewMessage], dict[str, Any]]:
        body = await json_object(request)
        entries = batch_entries(body)
        sending = Sending(
            request,
            caller.account_id,
            subaccount,
            batch_id=str(uuid4()),
            client_batch_id=body.get("clientBatchId"),
        )
        merged = [merge(body.get("template"), entry) for entry in entries]
        found = await sending.read(merged)
        accepted = [item[0] for item in found if not isinstance(item, Violation)]
        answer: dict[str, Any] = {"batchId": sending.batch_id}
        if sending.client_batch_id is not None:
            answer["clientBatchId"] = sending.client_batch_id
        answer |= {"acceptedCount": len(accepted), "rejectedCount": len(found) - len(accepted)}
        if body.get("includeMessagesInResponse"):
            answer["messages"] = [
                sending.refusal(entry, item) if isinstance(item, Violation) else sending.answer(*item)
                for item, entry in zip(found, merged, strict=True)
            ]
        return accepted, answer

    return await carry_out(request, caller.account_id, await once_of(request, sub), read)


def batch_entries(body: dict[str, Any]) -> list[Any]:
    """The messages of a batch whose envelope is right. Raises ApiError 400."""
    entries, own_id = body.get("messages"), body.get("clientBatchId")
    if not isinstance(entries, list) or not entries:
        raise ApiError(400, "messages: a list of at least one message is required.", 3012)
    if len(entries) > limits.BATCH:
        said = f"messages: {len(entries)} messages; at most {limits.BATCH} are allowed in one request."
        raise ApiError(400, said, 3013)
    if own_id is not None and (not isinstance(own_id, str) or len(own_id) > limits.CLIENT_BATCH_ID):
        said = f"clientBatchId: must be a text of at most {limits.CLIENT_BATCH_ID} characters."
        raise ApiError(400, said, 3014)
    if not isinstance(body.get("template"), dict | None):
        raise ApiError(400, "template: must be an object with what all messages have in common.")
    if not isinstance(body.get("includeMessagesInResponse"), bool | None):
        raise ApiError(400, "includeMessagesInResponse: must be true or false.")
    return entries


def merge(template: dict[str, Any] | None, entry: Any) -> Any:
    """A message of a batch with what it leaves out taken from `template`; content is filled up part by part."""
    if not template or not isinstance(entry, dict):
        return entry
    merged = {**template, **entry}
    common, own = template.get("content"), entry.get("content")
    if (
        isinstance(common, dict)
        and isinstance(own, dict)
        and entry.get("type") in (None, template.get("type"))
    ):
        merged["content"] = {**common, **own}
    return merged


async def carry_out(
    request: Request,
    account_id: str,
    once: Once | None,
    read: Callable[[], Awaitable[tuple[list[NewMessage], dict[str, Any]]]],
) -> Response:
    """Read a request, write its messages and answer; what was answered before when it is a repetition.

    A repetition is noticed before it is read, since a time that it names may have passed meanwhile.
    """
    runtime = request.app.state.runtime
    try:
        if once is not None:
            await runtime.check_once(account_id, once)
        messages, answer = await read()
        text = msgspec.json.encode(answer)
        if messages or once is not None:
            await runtime.send(account_id, messages, once and once._replace(answer=text.decode()))
    except AnsweredBefore as before:
        headers = {"Idempotency-Replayed": "true"}
        return Response(before.answer, media_type="application/json", headers=headers)
    except KeyTaken:
        said = "Idempotency-Key: this key belongs to a different request. Use a new one for each."
        raise ApiError(422, said) from None
    return Response(text, media_type="application/json")


@router.get("/messages/{umid}", operation_id="get-chatapps-message-details")
async def details(caller: Authenticated, request: Request, sub: SubAccountId, umid: str) -> dict[str, Any]:
    """What became of a message, a row for each step; texts and numbers are masked."""
    await subaccount_of(request, caller, sub)
    quota.count(request, quota.STATUS, caller.account_id, sub)
    check_umid(umid)
    rows = await logs.details(request.app.state.pool, caller.account_id, sub, umid)
    if not rows:
        raise ApiError(404, f"There is no message {umid} in the subaccount {sub!r}.")
    return {"data": [shown(row, caller.account_id, sub) for row in rows]}


def check_umid(umid: str, what: str = "umid") -> None:
    """Raises ApiError 400 for what is no id of ours."""
    if not is_uuid(umid):
        raise ApiError(400, f"{what}: {umid[:60]!r} is no UUID.", 1008)


def shown(row: logs.MessageDetails, account_id: str, sub_account_id: str) -> dict[str, Any]:
    """A step of a message as the provider shows it."""
    told: dict[str, Any] = {
        "umid": row.umid,
        "subAccountId": sub_account_id,
        "channel": CHANNEL_NAMES.get(row.channel, row.channel),
        "channelId": channel_id(account_id, sub_account_id),
        "direction": row.direction,
        "status": status_of(row),
        "user": masked_user(row.address),
        "contentType": row.type[:1].upper() + row.type[1:],
        "content": "**MASKED**",
        "createdAt": moment(row.created_at),
        "clientMessageId": row.client_message_id,
        "batchId": row.batch_id,
        "clientBatchId": row.client_batch_id,
        "country": country_of(row.address),
        "step": row.step,
    }
    return {name: value for name, value in told.items() if value is not None}


def status_of(row: logs.MessageDetails) -> dict[str, Any]:
    """State, detail and error of a step."""
    state = {"scheduled": "queued", "cancelled": "failed", "rejected": "failed", "received": "ok"}
    told: dict[str, Any] = {"state": state.get(row.state, row.state), "timestamp": moment(row.state_at)}
    if row.direction == "inbound":
        told["state"] = "read" if row.state == "read" else "ok"
    if row.state == "cancelled":
        told |= {"errorCode": CALLED_OFF, "errorMessage": "Cancelled before it was due"}
    if row.detail:
        told["detail"] = row.detail
    error = msgspec.json.decode(row.error) if row.error and row.state not in ("queued", "sent") else None
    if isinstance(error, dict):
        if isinstance(error.get("code"), int):
            told["errorCode"] = error["code"]
        told["errorMessage"] = str(error.get("message"))
    return told


@router.delete("/messages/{umid}", operation_id="cancel-scheduled-message-1")
async def cancel(caller: Authenticated, request: Request, sub: SubAccountId, umid: str) -> dict[str, int]:
    """Cancel a scheduled message; 0 when it has been sent already (messaging.md section 13)."""
    await subaccount_of(request, caller, sub)
    check_umid(umid)
    pool = request.app.state.pool
    done = await store.cancel(pool, caller.account_id, sub, umid=umid, batch_id=None)
    if not done and not await logs.details(pool, caller.account_id, sub, umid):
        raise ApiError(404, f"There is no message {umid} in the subaccount {sub!r}.")
    return {"cancelledCount": done}


@router.delete("/messages/batch/{batchId}", operation_id="cancel-many-chat-apps-messages")
async def cancel_many(
    caller: Authenticated,
    request: Request,
    sub: SubAccountId,
    batchId: str,  # noqa: N803 - the name in the path
) -> dict[str, int]:
    """Cancel what a batch has still scheduled."""
    await subaccount_of(request, caller, sub)
    check_umid(batchId, "batchId")
    done = await store.cancel(
        request.app.state.pool, caller.account_id, sub, umid=None, batch_id=str(UUID(batchId))
    )
    return {"cancelledCount": done}


@router.post("/lon", operation_id="send-lon-message")
@router.post("/lon/batch", operation_id="send-lon-messages")
async def line_notifications(caller: Authenticated, request: Request, sub: SubAccountId) -> Response:
    """LINE Official Notifications, which no channel here sends."""
    await subaccount_of(request, caller, sub)
    await json_object(request)
    said = f"channel: the subaccount {sub!r} has no LINE channel; send with POST .../messages by WhatsApp."
    raise ApiError(400, said, 3027)
