"""One call of a webhook: who is called with what body, the credentials, the signature, and what came back."""

from __future__ import annotations

import base64
import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

import msgspec

from chatwright.clock import Clock
from chatwright.egress import EgressFailed, EgressGuard, EgressRefused, Response
from chatwright.messages.events_out import VERSIONS, ReceiptEvent, message_body, receipt_body
from chatwright.messages.outbound_content import outbound_content
from chatwright.runtime.directory import Account
from chatwright.sealing import Sealer, Unreadable
from chatwright.signing import signed_headers
from chatwright.store import webhook_events as store
from chatwright.store.webhook_events import Attempt, Claimed
from chatwright.store.webhooks import EVERY, Webhook

TIMEOUT = timedelta(seconds=5)
"""How long a receiver may take to answer (messaging.md section 10.2)."""
FORMER_SECRET = timedelta(hours=24)
"""How long a signing secret that was replaced signs too."""
ANSWER_BYTES = 65_536
ANSWER_KEPT = 4_000
TOKEN_SECONDS, TOKEN_MARGIN = 300.0, 30.0
"""For how long a token counts that does not say so, and how much earlier than it says a new one is fetched."""
CONTENT_TYPE = "application/json"


class NoCredentials(Exception):
    """The credentials of a webhook cannot be had; the message says why."""


@dataclass(frozen=True, slots=True)
class Token:
    """An access token, and until when it counts by the monotonic clock; `access` is what it was fetched with."""

    access: str
    value: str
    until: float


def webhook_of(account: Account, claimed: Claimed) -> Webhook | None:
    """The webhook whose version and secret an event has.

    For an address of a message's own it is the one that would have been told, the subaccount's before that for all.
    """
    if claimed.url is None:
        return next((one for one in account.webhooks if one.id == claimed.receiver), None)
    heard = [one for one in account.webhooks if one.hears(claimed.kind, claimed.sub_account_id)]
    return min(heard, key=lambda one: (one.sub_account_id == EVERY, -one.version), default=None)


class HookCalls:
    """Makes the calls."""

    def __init__(self, pool: Any, guard: EgressGuard, sealer: Sealer, clock: Clock) -> None:
        self._pool = pool
        self._guard = guard
        self._sealer = sealer
        self._clock = clock
        self._tokens: dict[Any, Token] = {}

    async def body(self, claimed: Claimed, webhook: Webhook | None) -> str:
        """The body in the version that the webhook asked for; the same at every attempt."""
        if claimed.request is not None:
            return claimed.request
        version = webhook.version if webhook is not None else VERSIONS[claimed.kind][-1]
        if claimed.event is not None:
            event = msgspec.json.decode(claimed.event)
            made = message_body(event, version) if claimed.kind == "MSG" else event
        else:
            made = receipt_body(await self._receipt(claimed), version)
        return msgspec.json.encode(made).decode()

    async def _receipt(self, claimed: Claimed) -> ReceiptEvent:
        message = await store.message_of(self._pool, claimed)
        if message is None:
            raise LookupError(f"message {claimed.message_id} is gone")
        shown = msgspec.json.decode(message.shown) if message.shown else None
        pricing = None
        is_template = message.type.lower() == "template"
        category = (shown or {}).get("category") or message.category if is_template else "service"
        if (
            message.channel == "whatsapp"
            and category
            and not (claimed.state == "read" and message.was_delivered)
        ):
            pricing = str(category).lower()
        if claimed.state == "delivered" and claimed.detail == "delivered_to_operator":
            pricing = None
        return ReceiptEvent(
            umid=message.umid,
            sub_account_id=claimed.sub_account_id,
            channel=message.channel,
            address=message.address,
            state=claimed.state or "unknown",
            detail=claimed.detail,
            at=claimed.at,
            error=msgspec.json.decode(claimed.error) if claimed.error else None,
            client_message_id=message.client_message_id,
            batch_id=message.batch_id,
            client_batch_id=message.client_batch_id,
            pricing=pricing,
            content=outbound_content(
                message.channel, message.type, msgspec.json.decode(message.content), shown
            ),
        )

    async def call(self, claimed: Claimed, webhook: Webhook | None, body: str) -> Attempt:
        """Make one attempt; whatever happens becomes an attempt to note."""
        now, began = self._clock.now(), time.monotonic()
        url = claimed.url or (webhook.url if webhook is not None else "")
        sent = body.encode()
        try:
            headers = {"Content-Type": CONTENT_TYPE}
            if webhook is not None:
                headers |= signed_headers(self._secrets(webhook, now), str(claimed.uid), now, sent)
                if claimed.url is None and (credentials := await self._credentials(webhook)):
                    headers["Authorization"] = credentials
            else:
                headers |= signed_headers((), str(claimed.uid), now, sent)
            began = time.monotonic()
            answer = await self._guard.fetch(
                "POST",
                url,
                headers=headers,
                params={},
                body=sent,
                timeout=TIMEOUT,
                max_bytes=ANSWER_BYTES,
                redirects=0,
            )
        except (EgressRefused, EgressFailed, NoCredentials, Unreadable) as error:
            return Attempt(now, None, elapsed(began), str(error)[:500], None)
        if answer.status == 401 and webhook is not None:
            self._tokens.pop(webhook.id, None)
        return Attempt(now, answer.status, elapsed(began), None, text_of(answer))

    def _secrets(self, webhook: Webhook, now: datetime) -> list[str]:
        secrets = [self._sealer.open(webhook.signing_secret)]
        if webhook.former_secret and webhook.rotated_at and now < webhook.rotated_at + FORMER_SECRET:
            secrets.append(self._sealer.open(webhook.former_secret))
        return secrets

    async def _credentials(self, webhook: Webhook) -> str | None:
        """The value of the Authorization header. Raises NoCredentials, Unreadable."""
        access = msgspec.json.decode(webhook.access)
        if static := access.get("httpAuthorization"):
            return self._sealer.open(static)
        if not (oauth := access.get("oauth")):
            return None
        known = self._tokens.get(webhook.id)
        if known is None or known.access != webhook.access or known.until < time.monotonic():
            value, seconds = await self._fetch_token(oauth)
            known = Token(webhook.access, value, time.monotonic() + seconds)
            self._tokens[webhook.id] = known
        return f"Bearer {known.value}"

    async def _fetch_token(self, oauth: dict[str, str]) -> tuple[str, float]:
        """An access token by client credentials, and for how many seconds it counts. Raises NoCredentials."""
        form = {"grant_type": "client_credentials"}
        if oauth.get("scope"):
            form["scope"] = oauth["scope"]
        client, secret = oauth["clientId"], self._sealer.open(oauth["clientSecret"])
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"}
        if oauth["credentialsLocation"] == "header":
            pair = base64.b64encode(f"{client}:{secret}".encode()).decode()
            headers["Authorization"] = f"Basic {pair}"
        else:
            form |= {"client_id": client, "client_secret": secret}
        try:
            answer = await self._guard.fetch(
                "POST",
                oauth["url"],
                headers=headers,
                params={},
                body=urlencode(form).encode(),
                timeout=TIMEOUT,
                max_bytes=ANSWER_BYTES,
                redirects=0,
            )
        except (EgressRefused, EgressFailed) as error:
            raise NoCredentials(f"no access token: {error}") from error
        return read_token(answer)


def read_token(answer: Response) -> tuple[str, float]:
    """Token and lifetime in an answer of a token endpoint. Raises NoCredentials."""
    if answer.status != 200:
        raise NoCredentials(f"no access token: the token endpoint answered {answer.status}")
    try:
        told = msgspec.json.decode(answer.body)
    except msgspec.DecodeError:
        told = None
    value = told.get("access_token") if isinstance(told, dict) else None
    if not isinstance(value, str) or not value or not value.isprintable():
        raise NoCredentials("no access token: the token endpoint's answer has no access_token")
    lasts = told.get("expires_in")
    seconds = float(lasts) if isinstance(lasts, int | float) and lasts > 0 else TOKEN_SECONDS
    return value, max(seconds - TOKEN_MARGIN, 0.0)


def elapsed(began: float) -> int:
    """Milliseconds since."""
    return round((time.monotonic() - began) * 1000)


def text_of(answer: Response) -> str | None:
    """The beginning of an answer's body as text."""
    text = answer.body[: ANSWER_KEPT * 4].decode("utf-8", "replace").replace("\0", "\ufffd")
    return text[:ANSWER_KEPT] or None
