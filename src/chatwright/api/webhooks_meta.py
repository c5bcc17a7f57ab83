"""Webhooks of Meta's Cloud API in: the handshake, the signature, and batches of what happened (messaging.md 11)."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
from collections import defaultdict
from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import parse_qs

import structlog
from starlette.responses import PlainTextResponse, Response

from chatwright import json_input
from chatwright.api.errors import error_answer
from chatwright.api.media import with_address
from chatwright.channels.cloud_api import CloudApi
from chatwright.channels.cloud_api_events import Change, changes_of, read_change
from chatwright.channels.eightbyeight import Malformed
from chatwright.channels.port import InboundMessage, Receipt
from chatwright.channels.provider_events import Told
from chatwright.runtime.directory import Account, Subaccount
from chatwright.runtime.runtime import Runtime
from chatwright.settings import Settings

log = structlog.get_logger(__name__)

PREFIX = "/webhooks/whatsapp/"
ROUTE = PREFIX + "{subAccountId}"
SIGNATURE = b"x-hub-signature-256"
MAX_BODY_BYTES = 4_000_000
"""Meta sends at most 3 MB."""
AT_ONCE = 8
"""How many people's events of one batch are taken in at the same time."""


async def found(
    runtime: Runtime, account_id: str | None, sub_account_id: str
) -> tuple[Account, Subaccount] | None:
    """Account and subaccount, if it is on the Cloud API."""
    if account_id is None:
        return None
    account = await runtime.directory.fresh(runtime.pool, account_id)
    subaccount = account.subaccounts.get(sub_account_id)
    if subaccount is None or subaccount.provider != "whatsapp_cloud":
        return None
    return account, subaccount


async def shake_hands(
    runtime: Runtime, account_id: str | None, sub_account_id: str, query: bytes
) -> Response:
    """Answer the challenge to whoever knows the verify token; everybody else gets 403."""
    asked = parse_qs(query.decode("latin-1"), keep_blank_values=True)
    mode, token, challenge = (
        asked.get(f"hub.{name}", [""])[0] for name in ("mode", "verify_token", "challenge")
    )
    place = await found(runtime, account_id, sub_account_id)
    expected = place[1].verify_token if place else None
    if mode != "subscribe" or not expected or not hmac.compare_digest(token.encode(), expected.encode()):
        return error_answer(403, "Forbidden. The subaccount or hub.verify_token is wrong.")
    return PlainTextResponse(challenge)


def is_signed(secret: str, signature: bytes, body: bytes) -> bool:
    """Whether `sha256=<hex>` is the body's signature. The raw bytes count: they are never written anew."""
    expected = b"sha256=" + hmac.digest(secret.encode(), body, hashlib.sha256).hex().encode()
    return hmac.compare_digest(signature.strip().lower(), expected)


async def take(
    runtime: Runtime,
    settings: Settings,
    account_id: str | None,
    sub_account_id: str,
    signature: bytes,
    body: bytes,
) -> Response | None:
    """Take a batch in and commit what it brought; answers what was wrong with it, None for nothing.

    What cannot be understood is logged and left out, since it will be no better the next time. What could not be
    stored is asked for again: then the rest of the batch comes again too, and is known already.
    """
    place = await found(runtime, account_id, sub_account_id)
    secret = place[1].webhook_secret if place else None
    if place is None or secret is None or not is_signed(secret, signature, body):
        return error_answer(
            401, "Unauthorized. The subaccount or the signature X-Hub-Signature-256 is wrong."
        )
    account, home = place
    try:
        changes = changes_of(json_input.decode_leniently(body))
    except (json_input.BadJson, Malformed) as error:
        return error_answer(400, str(error))
    now = datetime.now(UTC)
    lanes: dict[tuple[str, str], list[tuple[str, Told]]] = defaultdict(list)
    for change in changes:
        for subaccount in concerned(account, home, change):
            for told in read_change(change, subaccount.id, now):
                if isinstance(told.event, InboundMessage):
                    told = replace(told, event=with_address(told.event, settings))
                lanes[(subaccount.id, lane_of(told))].append((subaccount.id, told))
    gate = asyncio.Semaphore(AT_ONCE)

    async def take_lane(lane: list[tuple[str, Told]]) -> bool:
        async with gate:
            results = [await take_one(runtime, account.id, sub, told) for sub, told in lane]
        return all(results)

    if all(await asyncio.gather(*(take_lane(lane) for lane in lanes.values()))):
        return None
    return error_answer(503, "Not everything could be stored; it must be sent again.")


async def take_one(runtime: Runtime, account_id: str, sub_account_id: str, told: Told) -> bool:
    """Commit one thing of a batch; False when it must come again."""
    try:
        await runtime.hear(told, account_id, sub_account_id)
    except Exception:
        log.exception("an event of a webhook could not be stored", kind=told.kind, subaccount=sub_account_id)
        return False
    return True


def lane_of(told: Told) -> str:
    """What must be taken in one after the other: what one person wrote, and all that concerns no message."""
    event = told.event
    if isinstance(event, InboundMessage):
        return event.address
    return f"receipt {event.client_message_id or event.provider_id}" if isinstance(event, Receipt) else ""


def concerned(account: Account, home: Subaccount, change: Change) -> list[Subaccount]:
    """The subaccounts that a change is about: that of its number, or all of its business account.

    An app has one webhook for all its numbers, so these are looked for among those with the same app secret.
    """
    family = [
        other
        for other in account.subaccounts.values()
        if isinstance(other.channel, CloudApi) and other.webhook_secret == home.webhook_secret
    ]
    if change.phone_number_id is not None:
        return [
            other
            for other in family
            if isinstance(other.channel, CloudApi) and other.channel.phone_number_id == change.phone_number_id
        ]
    return [
        other
        for other in family
        if isinstance(other.channel, CloudApi) and other.channel.waba_id == change.waba_id
    ]
