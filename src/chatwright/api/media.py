"""Media that customers sent, fetched from the provider when they are looked at.

Meta only gives the id of a medium. Journeys and screens get an address of ours for it, which carries a signature:
whoever has the address can see the medium for as long as Meta keeps it, which is 7 days.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import structlog
from fastapi import APIRouter, Request
from fastapi.responses import Response

from chatwright.api.errors import ApiError
from chatwright.channels.cloud_api import CloudApi
from chatwright.channels.graph import GraphRefused
from chatwright.channels.port import InboundMessage
from chatwright.egress import EgressFailed, EgressRefused
from chatwright.messages.incoming import chat_apps_event
from chatwright.store import directory

if TYPE_CHECKING:
    from chatwright.settings import Settings

log = structlog.get_logger(__name__)
router = APIRouter()

MEDIA_ID = re.compile(r"[A-Za-z0-9_.-]{1,128}")
SHOWN_IN_PAGES = ("image/jpeg", "image/png", "image/webp", "video/mp4", "video/3gpp", "audio/")


def signature_of(settings: Settings, sub_account_id: str, media_id: str) -> str:
    """What the address of a medium must carry."""
    told = f"medium\0{sub_account_id}\0{media_id}".encode()
    return hmac.digest(settings.secret_key.encode(), told, hashlib.sha256).hex()[:40]


def with_address(message: InboundMessage, settings: Settings) -> InboundMessage:
    """A message whose medium has an address, if it has one; the same without.

    A journey reads it as `url`, as with every provider.
    """
    media_id = message.content.get("id")
    if not isinstance(media_id, str) or not MEDIA_ID.fullmatch(media_id):
        return message
    signature = signature_of(settings, message.sub_account_id, media_id)
    url = f"{settings.base_url}/media/whatsapp/{message.sub_account_id}/{media_id}?token={signature}"
    payload: dict[str, Any] = message.event["payload"]
    content = {**message.content, "url": url}
    event = chat_apps_event({**message.event, "payload": {**payload, "content": content}})
    return replace(message, content=content, event=event)


@router.get("/media/whatsapp/{subAccountId}/{mediaId}", include_in_schema=False)
async def medium(request: Request, subAccountId: str, mediaId: str, token: str = "") -> Response:  # noqa: N803
    """A medium that a customer sent to this subaccount. The signature in the address stands for a key."""
    expected = signature_of(request.app.state.settings, subAccountId, mediaId)
    if not MEDIA_ID.fullmatch(mediaId) or not hmac.compare_digest(token.encode(), expected.encode()):
        raise ApiError(404, "There is no such medium.")
    pool, runtime = request.app.state.pool, request.app.state.runtime
    account_id = await directory.account_of(pool, subAccountId)
    account = await runtime.directory.account(pool, account_id) if account_id is not None else None
    found = account.subaccounts.get(subAccountId) if account is not None else None
    if found is None or not isinstance(found.channel, CloudApi):
        raise ApiError(404, "The subaccount is on another channel now, so its media cannot be fetched.")
    try:
        loaded = await found.channel.medium(mediaId)
    except GraphRefused as error:
        log.info("a medium could not be fetched", subaccount=subAccountId, code=error.error.code)
        raise ApiError(404, "WhatsApp has no such medium any more; it keeps them for 7 days.") from error
    except (EgressFailed, EgressRefused) as error:
        raise ApiError(502, f"WhatsApp could not be reached: {error}") from error
    shown = loaded.mime_type.startswith(SHOWN_IN_PAGES)
    return Response(
        loaded.content,
        media_type=loaded.mime_type if shown else "application/octet-stream",
        headers={
            "Content-Disposition": "inline" if shown else "attachment",
            "Cache-Control": "private, max-age=604800, immutable",
        },
    )
