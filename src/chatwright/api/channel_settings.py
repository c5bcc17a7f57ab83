"""Subaccounts and the channel each one is on (design: a subaccount is a WhatsApp number behind a provider)."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

import msgspec
from fastapi import APIRouter, Request

from chatwright.api.auth import Authenticated, json_object
from chatwright.api.errors import ApiError
from chatwright.sealing import Sealer
from chatwright.store import accounts as store

router = APIRouter(prefix="/api/chatwright/v1/subaccounts", tags=["Subaccounts"])

SUBACCOUNT_ID = re.compile(r"[A-Za-z0-9\-._&]{3,50}")
SHORTEST_SECRET, LONGEST_SECRET = 8, 2_000
LONGEST_ADDRESS = 500
PROVIDER_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
PRINTABLE = re.compile(r"[!-~]+")


@router.get("")
async def list_subaccounts(caller: Authenticated, request: Request) -> dict[str, Any]:
    """The subaccounts of the account."""
    return {"subaccounts": await store.list_subaccounts(request.app.state.pool, caller.account_id)}


@router.put("/{subAccountId}/channel")
async def set_channel(
    caller: Authenticated,
    request: Request,
    subAccountId: str,  # noqa: N803 - the name in the path
) -> dict[str, Any]:
    """Put a subaccount on a provider; makes the subaccount if there is none. Secrets are sealed, never answered."""
    if not SUBACCOUNT_ID.fullmatch(subAccountId):
        raise ApiError(400, "subAccountId: 3 to 50 letters, digits or one of - . _ & are required.")
    body = await json_object(request)
    sealer = Sealer(request.app.state.settings.secret_key)
    provider = body.get("provider")
    shown: dict[str, Any] = {}
    match provider:
        case "simulator":
            config: dict[str, str] = {}
            review = body.get("templateReview", "automatic")
            if review not in ("automatic", "manual", "approve_all"):
                raise ApiError(400, "templateReview: must be automatic, manual or approve_all.")
            if review != "automatic":
                config = shown = {"templateReview": review}
        case "8x8":
            base_url = address_of(body, "baseUrl")
            config = {
                "baseUrl": base_url,
                "apiKey": sealer.seal(secret_of(body, "apiKey", 1)),
                "webhookSecret": sealer.seal(secret_of(body, "webhookSecret", SHORTEST_SECRET)),
            }
            shown = {"baseUrl": base_url}
            for name in ("accountId", "channelId"):
                if body.get(name) is not None:
                    shown[name] = config[name] = provider_id_of(body, name)
        case "whatsapp_cloud":
            shown = {
                "graphUrl": address_of(body, "graphUrl"),
                "phoneNumberId": provider_id_of(body, "phoneNumberId"),
                "wabaId": provider_id_of(body, "wabaId"),
            }
            config = {
                **shown,
                "accessToken": sealer.seal(secret_of(body, "accessToken", 1)),
                "appSecret": sealer.seal(secret_of(body, "appSecret", 1)),
                "verifyToken": sealer.seal(secret_of(body, "verifyToken", 1)),
            }
        case _:
            raise ApiError(400, "provider: must be simulator, 8x8 or whatsapp_cloud.")
    runtime = request.app.state.runtime
    async with request.app.state.pool.acquire() as conn, conn.transaction():
        stored = await store.set_channel(
            conn, caller.account_id, subAccountId, provider, msgspec.json.encode(config).decode()
        )
        if not stored:
            raise ApiError(409, f"The subaccount {subAccountId!r} belongs to another account.")
        await runtime.definitions_changed(caller.account_id, conn)
    account = await runtime.directory.account(request.app.state.pool, caller.account_id)
    runtime.fetch_templates(account, subAccountId)
    return {"subAccountId": subAccountId, "provider": provider, **shown}


def address_of(body: dict[str, Any], name: str) -> str:
    """An http or https address. Raises ApiError 400."""
    value = body.get(name)
    wrong = ApiError(400, f"{name}: an address that begins with https:// is required.")
    if not isinstance(value, str) or not PRINTABLE.fullmatch(value) or len(value) > LONGEST_ADDRESS:
        raise wrong
    try:
        parts = urlsplit(value)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        raise wrong from None
    if not usable:
        raise wrong
    if parts.username is not None or parts.password is not None or parts.query or parts.fragment:
        raise ApiError(400, f"{name}: must not contain a name, password, query or fragment.")
    return value.rstrip("/")


def provider_id_of(body: dict[str, Any], name: str) -> str:
    """An id that the provider gave, as a text: digits at Meta, a UUID at 8x8. Raises ApiError 400."""
    value = body.get(name)
    if not isinstance(value, str) or not PROVIDER_ID.fullmatch(value):
        raise ApiError(400, f"{name}: the id that the provider shows for it is required, as a text.")
    return value


def secret_of(body: dict[str, Any], name: str, shortest: int) -> str:
    """A secret. Raises ApiError 400."""
    value = body.get(name)
    if not isinstance(value, str) or not shortest <= len(value) <= LONGEST_SECRET:
        raise ApiError(400, f"{name}: a text of {shortest} to {LONGEST_SECRET} characters is required.")
    if not PRINTABLE.fullmatch(value):
        raise ApiError(400, f"{name}: must consist of visible ASCII characters.")
    return value
