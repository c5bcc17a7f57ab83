"""The simulator's API: the customer's phone, and the clock."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Annotated, Any
from uuid import uuid4

import msgspec
from fastapi import APIRouter, Query, Request, Response

from chatwright.api.auth import Authenticated, json_object
from chatwright.api.errors import ApiError, moment
from chatwright.api.subaccounts import subaccount_named
from chatwright.channels.provider_events import PreferenceChanged, Told
from chatwright.channels.simulator_inbox import BadInbound, inbound_from_request
from chatwright.definitions import DurationError, parse_duration
from chatwright.messages import limits
from chatwright.messages.addresses import is_bsuid, is_msisdn, normalise
from chatwright.messages.business_events import PREFERENCE, preference_event
from chatwright.store import attention
from chatwright.store import phone as store

router = APIRouter(prefix="/api/simulator/v1/subaccounts/{subAccountId}", tags=["Simulator"])

TYPING_SHOWS = timedelta(seconds=limits.TYPING_SECONDS)
SHOWN = 200
SEEN = ("sent", "delivered", "read")
CURSOR = re.compile(r"[0-9]{1,18}")
DTMF = frozenset("0123456789*#")
LONGEST_SKIP = timedelta(days=366)


async def simulated(request: Request, account_id: str, sub_account_id: str) -> datetime:
    """The simulated time of a subaccount. Raises ApiError 404, and 409 when it is no simulator."""
    found = await subaccount_named(request, account_id, sub_account_id)
    if found.provider != "simulator":
        raise ApiError(
            409, f"The subaccount {sub_account_id!r} is on {found.provider}, not on the simulator."
        )
    return datetime.now(UTC) + found.clock_offset


@router.post("/inbound", status_code=202)
async def inbound(
    caller: Authenticated,
    request: Request,
    subAccountId: str,  # noqa: N803 - the name in the path
) -> dict[str, str]:
    """A message from the simulated phone; answered after it is committed."""
    now = await simulated(request, caller.account_id, subAccountId)
    body = await json_object(request)
    umid = uuid4()
    try:
        message = await inbound_from_request(
            request.app.state.pool, caller.account_id, subAccountId, body, umid=umid, now=now
        )
    except BadInbound as error:
        raise ApiError(400, str(error)) from error
    await request.app.state.runtime.receive(message, caller.account_id)
    return {"umid": str(umid)}


@router.get("/phones")
async def phones(caller: Authenticated, request: Request, subAccountId: str) -> dict[str, Any]:  # noqa: N803
    """The phones that took part last."""
    await simulated(request, caller.account_id, subAccountId)
    found = await store.phones(request.app.state.pool, caller.account_id, subAccountId, 50)
    return {"phones": [{"msisdn": address, "name": name} for address, name in found]}


@router.get("/phones/{msisdn}")
async def phone(
    caller: Authenticated,
    request: Request,
    subAccountId: str,  # noqa: N803 - the name in the path
    msisdn: str,
) -> dict[str, Any]:
    """A phone: whose it is, and until when the service window is open."""
    now = await simulated(request, caller.account_id, subAccountId)
    name, expires = await store.window(
        request.app.state.pool, caller.account_id, subAccountId, normalise(msisdn)
    )
    return {
        "msisdn": normalise(msisdn),
        "name": name,
        "windowExpiresAt": moment(expires) if expires else None,
        "now": moment(now),
        "typing": await attention.is_typing(
            request.app.state.pool, caller.account_id, subAccountId, normalise(msisdn), TYPING_SHOWS
        ),
    }


@router.get("/phones/{msisdn}/messages")
async def messages(
    caller: Authenticated,
    request: Request,
    subAccountId: str,  # noqa: N803 - the name in the path
    msisdn: str,
    after: Annotated[str | None, Query()] = None,
    before: Annotated[str | None, Query()] = None,
    limit: Annotated[str | None, Query()] = None,
    unseen: Annotated[str | None, Query()] = None,
) -> dict[str, Any]:
    """What the phone shows, oldest first: the newest, or what came after, or before, the cursor of an answer.

    With `unseen=true` also what the customer does not see, with its reason: queued, refused, not delivered.
    """
    await simulated(request, caller.account_id, subAccountId)
    for name, cursor in (("after", after), ("before", before)):
        if cursor and not CURSOR.fullmatch(cursor):
            raise ApiError(400, f"{name}: must be the cursor of an earlier answer.")
    if after and before:
        raise ApiError(400, "after: cannot stand together with before; ask for one of the two.")
    if limit and not (limit.isdecimal() and len(limit) <= 3 and 1 <= int(limit) <= SHOWN):
        raise ApiError(400, f"limit: must be a number from 1 to {SHOWN}.")
    if unseen not in (None, "", "true", "false"):
        raise ApiError(400, "unseen: must be true or false.")
    most = int(limit or SHOWN)
    found = await store.messages(
        request.app.state.pool,
        caller.account_id,
        subAccountId,
        normalise(msisdn),
        after=int(after or 0),
        before=int(before or 0),
        unseen=unseen == "true",
        limit=most + 1,
    )
    has_more = len(found) > most
    found = found[:most] if after else found[-most:]
    return {
        "messages": [entry(row) for row in found],
        "cursor": str(found[-1].id) if found else (after or "0"),
        "older": str(found[0].id) if has_more and not after else None,
    }


def entry(row: store.Shown) -> dict[str, Any]:
    """A message as the phone shows it."""
    content = msgspec.json.decode(row.content)
    if row.shown is not None:
        rendered = msgspec.json.decode(row.shown)
        content = {**content, "text": rendered["body"], "rendered": rendered}
    shown: dict[str, Any] = {
        "umid": row.umid,
        "direction": row.direction,
        "type": row.type.lower(),
        "content": content,
        "state": row.state,
        "timestamp": moment(row.created_at),
    }
    if row.direction == "inbound":
        if row.options:
            shown["replyToUmid"] = row.options
        return shown
    context = msgspec.json.decode(row.options).get("context") if row.options else None
    if isinstance(context, dict) and isinstance(context.get("umid"), str):
        shown["context"] = {"umid": context["umid"]}
    if row.error and row.state not in SEEN:
        error = msgspec.json.decode(row.error)
        if isinstance(error, dict):
            shown["error"] = {"code": error.get("code"), "message": str(error.get("message") or "")}
    return shown


@router.post("/phones/{msisdn}/read", status_code=204)
async def read(
    caller: Authenticated,
    request: Request,
    subAccountId: str,  # noqa: N803 - the name in the path
    msisdn: str,
) -> Response:
    """The person looked at the conversation."""
    await simulated(request, caller.account_id, subAccountId)
    address = normalise(msisdn)
    changed = await store.mark_read(request.app.state.pool, caller.account_id, subAccountId, address)
    if changed:
        request.app.state.runtime.hooks.poke()
        hint = {"subAccountId": subAccountId, "msisdn": address}
        request.app.state.runtime.live.publish(subAccountId, "message", hint)
    return Response(status_code=204)


@router.post("/phones/{msisdn}/preference", status_code=204)
async def preference(
    caller: Authenticated,
    request: Request,
    subAccountId: str,  # noqa: N803 - the name in the path
    msisdn: str,
) -> Response:
    """The person stops marketing messages in WhatsApp itself, or wants them again [R-OPT-5]."""
    now = await simulated(request, caller.account_id, subAccountId)
    if not (is_msisdn(msisdn) or is_bsuid(msisdn)):
        raise ApiError(400, 'msisdn: a phone number such as "+6591234567" is required.')
    body = await json_object(request)
    choice = body.get("marketing")
    if choice not in ("stop", "resume"):
        raise ApiError(400, "marketing: must be stop or resume.")
    address, event_id, wants = normalise(msisdn), str(uuid4()), choice == "resume"
    raw = preference_event(address, subAccountId, event_id, now, wants=wants)
    wording = raw["eventDetails"]["rawEvent"]["value"]["user_preferences"][0]["detail"]
    changed = PreferenceChanged(addresses=(address,), wants=wants, wording=wording, at=now)
    told = Told(id=event_id, kind=PREFERENCE, event=changed, raw=raw)
    await request.app.state.runtime.hear(told, caller.account_id, subAccountId)
    return Response(status_code=204)


@router.get("/phones/{msisdn}/calls")
async def calls(
    caller: Authenticated,
    request: Request,
    subAccountId: str,  # noqa: N803 - the name in the path
    msisdn: str,
) -> dict[str, Any]:
    """The calls that rang on the phone."""
    await simulated(request, caller.account_id, subAccountId)
    found = await store.calls(request.app.state.pool, caller.account_id, subAccountId, normalise(msisdn))
    return {
        "calls": [
            {
                "uid": row["uid"],
                "clientRequestId": row["client_request_id"],
                "action": row["action"],
                "params": msgspec.json.decode(str(row["params"])),
                "state": row["state"],
                "timestamp": moment(row["created_at"]),  # type: ignore[arg-type]
            }
            for row in found
        ]
    }


@router.post("/phones/{msisdn}/calls/{uid}/dtmf", status_code=202)
async def dtmf(
    caller: Authenticated,
    request: Request,
    subAccountId: str,  # noqa: N803 - the names in the path
    msisdn: str,
    uid: str,
) -> dict[str, bool]:
    """Keys pressed during a call; `heard` tells whether a journey listened."""
    await simulated(request, caller.account_id, subAccountId)
    body = await json_object(request)
    keys = body.get("dtmf")
    if not isinstance(keys, str) or not keys or not set(keys) <= DTMF:
        raise ApiError(400, "dtmf: keys among 0-9, * and # are required.")
    return {"heard": await request.app.state.runtime.press_keys(caller.account_id, uid, keys)}


@router.get("/clock")
async def read_clock(caller: Authenticated, request: Request, subAccountId: str) -> dict[str, str]:  # noqa: N803
    """The simulated time."""
    return {"now": moment(await simulated(request, caller.account_id, subAccountId))}


@router.post("/clock")
async def move_clock(caller: Authenticated, request: Request, subAccountId: str) -> dict[str, str]:  # noqa: N803
    """Move the simulated clock forward; what becomes due by that happens at once."""
    await simulated(request, caller.account_id, subAccountId)
    body = await json_object(request)
    try:
        by = parse_duration(body.get("advance"))
    except DurationError as error:
        raise ApiError(400, f"advance: {error}") from error
    if by > LONGEST_SKIP:
        raise ApiError(400, "advance: at most 366 days at a time.")
    now = await request.app.state.runtime.move_clock(caller.account_id, subAccountId, by)
    return {"now": moment(now)}
