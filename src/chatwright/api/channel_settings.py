"""Subaccounts and the channel each one is on (design: a subaccount is a WhatsApp number behind a provider)."""

from __future__ import annotations

import re
from typing import Any

import msgspec
from fastapi import APIRouter, Request

from chatwright.api.auth import Authenticated, Owner, json_object
from chatwright.api.errors import ApiError
from chatwright.api.subaccounts import subaccount_named
from chatwright.api.template_homes import MODES
from chatwright.api.web_addresses import PRINTABLE, has_credentials, read_address
from chatwright.channels.health import Checkable, Health
from chatwright.sealing import Sealer
from chatwright.store import accounts as store

router = APIRouter(prefix="/api/chatwright/v1/subaccounts", tags=["Subaccounts"])

SUBACCOUNT_ID = re.compile(r"[A-Za-z0-9\-._&]{3,50}")
SHORTEST_SECRET, LONGEST_SECRET = 8, 2_000
LONGEST_ADDRESS = 500
FASTEST = 10_000
"""Messages a second; WhatsApp's fastest numbers send 1000."""
PROVIDER_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
PROVIDERS = ("simulator", "8x8", "whatsapp_cloud")
SHOWN = (
    "baseUrl",
    "accountId",
    "channelId",
    "graphUrl",
    "phoneNumberId",
    "wabaId",
    "templateReview",
    "messagesPerSecond",
)
"""The settings that are answered; all others are secrets."""
KEPT = ("templateRulesOff",)
"""What is set elsewhere, on the page of templates, and stays."""


@router.get("")
async def list_subaccounts(caller: Authenticated, request: Request) -> dict[str, Any]:
    """The subaccounts of the account."""
    return {"subaccounts": await store.list_subaccounts(request.app.state.pool, caller.account_id)}


@router.put("/{subAccountId}/channel")
async def set_channel(
    caller: Owner,
    request: Request,
    subAccountId: str,  # noqa: N803 - the name in the path
) -> dict[str, Any]:
    """Put a subaccount on a provider; makes the subaccount if there is none. Secrets are sealed, never answered."""
    if not SUBACCOUNT_ID.fullmatch(subAccountId):
        raise ApiError(400, "subAccountId: 3 to 50 letters, digits or one of - . _ & are required.")
    body = await json_object(request)
    sealer = Sealer(request.app.state.settings.secret_key)
    provider = body.get("provider")
    if provider not in PROVIDERS:
        raise ApiError(400, f"provider: must be {', '.join(PROVIDERS[:-1])} or {PROVIDERS[-1]}.")
    runtime = request.app.state.runtime
    async with request.app.state.pool.acquire() as conn, conn.transaction():
        known = await store.read_channel(conn, caller.account_id, subAccountId)
        sealed = msgspec.json.decode(known.config) if known and known.provider == provider else {}
        config = config_of(provider, body, sealed, Secrets(sealer, body, sealed))
        stored = await store.set_channel(
            conn, caller.account_id, subAccountId, provider, msgspec.json.encode(config).decode()
        )
        if not stored:
            raise ApiError(409, f"The subaccount {subAccountId!r} belongs to another account.")
        await runtime.definitions_changed(caller.account_id, conn)
    account = await runtime.directory.account(request.app.state.pool, caller.account_id)
    runtime.fetch_templates(account, subAccountId)
    runtime.fetch_flows(account, subAccountId)
    return {"subAccountId": subAccountId, "provider": provider, **shown_of(config)}


@router.get("/{subAccountId}/channel")
async def read_channel(
    caller: Authenticated,
    request: Request,
    subAccountId: str,  # noqa: N803 - the name in the path
) -> dict[str, Any]:
    """The provider of a subaccount and its settings without the secrets."""
    known = await store.read_channel(request.app.state.pool, caller.account_id, subAccountId)
    if known is None:
        raise ApiError(404, f"There is no subaccount {subAccountId[:60]!r}.")
    return {
        "subAccountId": subAccountId,
        "provider": known.provider,
        **shown_of(msgspec.json.decode(known.config)),
    }


@router.post("/{subAccountId}/channel/check")
async def check_channel(
    caller: Owner,
    request: Request,
    subAccountId: str,  # noqa: N803 - the name in the path
) -> dict[str, Any]:
    """Ask the provider whether it knows these settings; nothing is sent to anybody."""
    found = await subaccount_named(request, caller.account_id, subAccountId)
    health = Health("works", "The simulator runs inside of Chatwright.")
    if isinstance(found.channel, Checkable):
        health = await found.channel.check(subAccountId)
    return {
        "works": health.works,
        "finding": health.finding,
        "said": health.said,
        "number": health.number,
    }


class Secrets:
    """The secrets of a request; one that is left out stays as it is stored."""

    def __init__(self, sealer: Sealer, body: dict[str, Any], stored: dict[str, str]) -> None:
        self._sealer = sealer
        self._body = body
        self._stored = stored

    def take(self, name: str, shortest: int = 1) -> str:
        """A secret, sealed. Raises ApiError 400."""
        if name not in self._body and name in self._stored:
            return self._stored[name]
        return self._sealer.seal(secret_of(self._body, name, shortest))


def config_of(
    provider: str, body: dict[str, Any], stored: dict[str, Any], secrets: Secrets
) -> dict[str, Any]:
    """What is stored of a provider's settings; `stored` is what was before. Raises ApiError 400, names the field."""
    return {**provider_config_of(provider, body, stored, secrets), **pace_of(body, stored)}


def provider_config_of(
    provider: str, body: dict[str, Any], stored: dict[str, Any], secrets: Secrets
) -> dict[str, Any]:
    """What is stored of the settings that one provider alone has. Raises ApiError 400."""
    if provider == "8x8":
        named = [name for name in ("accountId", "channelId") if body.get(name) is not None]
        return {
            "baseUrl": address_of(body, "baseUrl"),
            **{name: provider_id_of(body, name) for name in named},
            "apiKey": secrets.take("apiKey"),
            "webhookSecret": secrets.take("webhookSecret", SHORTEST_SECRET),
        }
    if provider == "whatsapp_cloud":
        return {
            "graphUrl": address_of(body, "graphUrl"),
            "phoneNumberId": provider_id_of(body, "phoneNumberId"),
            "wabaId": provider_id_of(body, "wabaId"),
            "accessToken": secrets.take("accessToken"),
            "appSecret": secrets.take("appSecret"),
            "verifyToken": secrets.take("verifyToken"),
        }
    review = body.get("templateReview", stored.get("templateReview", "automatic"))
    if review not in MODES:
        raise ApiError(400, f"templateReview: must be {', '.join(MODES[:-1])} or {MODES[-1]}.")
    kept = {name: stored[name] for name in KEPT if name in stored}
    return {**kept, **({"templateReview": review} if review != "automatic" else {})}


def pace_of(body: dict[str, Any], stored: dict[str, Any]) -> dict[str, int]:
    """How many messages a second the number may send, when anything is said of it [R-RATE-1].

    What is left out stays as it is stored, and null takes it away. Raises ApiError 400.
    """
    pace = body.get("messagesPerSecond", stored.get("messagesPerSecond"))
    if pace is None:
        return {}
    if isinstance(pace, bool) or not isinstance(pace, int) or not 1 <= pace <= FASTEST:
        raise ApiError(
            400,
            f"messagesPerSecond: a whole number from 1 to {FASTEST} is required, or null for the usual pace.",
        )
    return {"messagesPerSecond": pace}


def shown_of(config: dict[str, Any]) -> dict[str, Any]:
    """The settings that are no secrets."""
    return {name: config[name] for name in SHOWN if name in config}


def address_of(body: dict[str, Any], name: str) -> str:
    """An http or https address. Raises ApiError 400."""
    value, parts = read_address(body.get(name), name, LONGEST_ADDRESS)
    if has_credentials(parts) or parts.query or parts.fragment:
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
