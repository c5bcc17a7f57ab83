"""The endpoint of flows that spares a business the encryption: WhatsApp asks it, and plain JSON goes on.

`POST /webhooks/flows/{subAccountId}/{flowId}` decrypts what WhatsApp sends, posts it to the address that was set
for the flow, and encrypts the answer (docs/adr: the flow endpoint).
"""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import msgspec
import structlog
from fastapi import APIRouter, Request, Response

from chatwright.api.auth import Authenticated, Owner, json_body, json_object
from chatwright.api.errors import ApiError
from chatwright.api.flow_management import LONGEST_ID, flow_of, uri_of
from chatwright.api.subaccounts import subaccount_named
from chatwright.channels import flow_crypto
from chatwright.channels.flow_exchange import ExchangeFailed, ping
from chatwright.egress import EgressFailed, EgressRefused
from chatwright.sealing import Sealer
from chatwright.store import flows as store

router = APIRouter(tags=["Flows"])
log = structlog.get_logger(__name__)

NATIVE = "/api/chatwright/v1/subaccounts/{subAccountId}"
WITHIN = timedelta(seconds=8)
"""WhatsApp gives up after ten."""


@router.post("/webhooks/flows/{subAccountId}/{flowId}")
async def answer(request: Request, subAccountId: str, flowId: str) -> Response:  # noqa: N803 - the names in the path
    """What WhatsApp asks while somebody fills in a flow. 421 makes it fetch the public key again."""
    found = await store.endpoint(request.app.state.pool, subAccountId[:LONGEST_ID], flowId[:LONGEST_ID])
    if found is None or found[2] is None:
        raise ApiError(404, "No endpoint is set up for this flow.")
    url, sealed = found[1], found[2]
    private = Sealer(request.app.state.settings.secret_key).open(sealed)
    body = await json_body(request)
    try:
        asked, secret = await asyncio.to_thread(flow_crypto.decrypt_request, body, private)
    except flow_crypto.Undecipherable as error:
        raise ApiError(flow_crypto.WRONG_KEY, str(error)) from error
    if asked.get("action") == "ping":
        said: Any = {"data": {"status": "active"}}
    elif isinstance(asked.get("data"), dict) and "error" in asked["data"]:
        log.warning(
            "WhatsApp could not use an answer of a flow's endpoint", subaccount=subAccountId, flow=flowId
        )
        said = {"data": {"acknowledged": True}}
    else:
        said = await forwarded(request, url, asked)
    return Response(flow_crypto.encrypt_answer(said, secret), media_type="text/plain")


async def forwarded(request: Request, url: str, asked: dict[str, Any]) -> Any:
    """What the business's own server says to it, in plain JSON. Raises ApiError 502."""
    try:
        read = await request.app.state.runtime.guard.fetch(
            "POST",
            url,
            headers={"Content-Type": "application/json"},
            params={},
            body=msgspec.json.encode(asked),
            timeout=WITHIN,
        )
        if not 200 <= read.status < 300:
            raise ApiError(502, f"The server behind the flow answered {read.status}.")
        return msgspec.json.decode(read.body)
    except (EgressRefused, EgressFailed) as error:
        raise ApiError(
            502, f"The server behind the flow was not reached: {str(error).rstrip('.')}."
        ) from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ApiError(502, "The server behind the flow did not answer with JSON.") from error


@router.get(NATIVE + "/flow-keys")
async def read_keys(caller: Authenticated, request: Request, subAccountId: str) -> dict[str, Any]:  # noqa: N803
    """The public key that requests to endpoints are encrypted with; None when there is none yet."""
    await subaccount_named(request, caller.account_id, subAccountId)
    found = await store.keys(request.app.state.pool, caller.account_id, subAccountId)
    return {"publicKey": found[0] if found else None, "isOurs": bool(found and found[1])}


@router.put(NATIVE + "/flow-keys")
async def set_keys(caller: Owner, request: Request, subAccountId: str) -> dict[str, Any]:  # noqa: N803
    """Set the public key of the business's own endpoint; without one, make a pair whose private key stays here."""
    await subaccount_named(request, caller.account_id, subAccountId)
    given = (await json_object(request)).get("publicKey")
    sealed: str | None = None
    if given is None:
        public, private = await asyncio.to_thread(flow_crypto.make_keys)
        sealed = Sealer(request.app.state.settings.secret_key).seal(private)
    else:
        try:
            flow_crypto.check_public_key(given if isinstance(given, str) else "")
        except flow_crypto.BadKey as error:
            raise ApiError(400, f"publicKey: {error}") from error
        public = str(given)
    await store.set_keys(request.app.state.pool, caller.account_id, subAccountId, public, sealed)
    return {"publicKey": public, "isOurs": sealed is not None}


@router.put(NATIVE + "/flows/{flowId}/endpoint")
async def set_endpoint(
    caller: Authenticated,
    request: Request,
    subAccountId: str,  # noqa: N803 - the names in the path
    flowId: str,  # noqa: N803
) -> dict[str, Any]:
    """Where the decrypted requests of a flow go, of any provider; answers the address to give to WhatsApp."""
    await subaccount_named(request, caller.account_id, subAccountId)
    if not flowId or len(flowId) > LONGEST_ID or not flowId.isalnum():
        raise ApiError(400, "flowId: letters and digits are required.")
    url = uri_of((await json_object(request)).get("forwardTo"))
    await store.forward_to(request.app.state.pool, caller.account_id, subAccountId, flowId, url)
    address = f"{request.app.state.settings.base_url}/webhooks/flows/{subAccountId}/{flowId}"
    return {"forwardTo": url, "endPointUri": address if url else None}


@router.post(NATIVE + "/flows/{flowId}/ping")
async def check_endpoint(
    caller: Authenticated,
    request: Request,
    subAccountId: str,  # noqa: N803 - the names in the path
    flowId: str,  # noqa: N803
) -> dict[str, Any]:
    """Ask a flow's endpoint whether it works, as WhatsApp does before a flow is published."""
    await subaccount_named(request, caller.account_id, subAccountId)
    row = await flow_of(request.app.state.pool, caller.account_id, subAccountId, flowId)
    keys = await store.keys(request.app.state.pool, caller.account_id, subAccountId)
    try:
        await ping(request.app.state.runtime.guard, row, keys[0] if keys else None)
    except ExchangeFailed as error:
        return {"works": False, "message": str(error)}
    return {"works": True, "message": None}
