"""Webhooks in: the way of every customer message, so plain ASGI, without routing, models or middleware."""

from __future__ import annotations

import hmac
import re
from datetime import UTC, datetime

import structlog
from fastapi import FastAPI
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from chatwright import json_input
from chatwright.api import webhooks_meta
from chatwright.api.errors import error_answer, unexpected_answer
from chatwright.api.security import HEADERS, MAX_BODY_BYTES, NO_STORE
from chatwright.channels.eightbyeight import Malformed
from chatwright.channels.eightbyeight_events import read_webhook
from chatwright.runtime.runtime import Runtime
from chatwright.store import directory

log = structlog.get_logger(__name__)

PREFIX = "/webhooks/8x8/"
ROUTE = PREFIX + "{subAccountId}/{secret}"
PLAIN = re.compile(r"[A-Za-z0-9\-._&]{1,50}")
"""What the id of a subaccount consists of."""
OK_START = {
    "type": "http.response.start",
    "status": 200,
    "headers": [
        (b"content-type", b"application/json"),
        (b"content-length", b"2"),
        *HEADERS,
        NO_STORE,
    ],
}
OK_BODY = {"type": "http.response.body", "body": b"{}"}


class TooLarge(Exception):
    """The body is larger than any webhook."""


class Disconnected(Exception):
    """The sender went away before its request was whole."""


class Accounts:
    """Which account a subaccount belongs to; it never moves, so it is asked once."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    async def of(self, runtime: Runtime, sub_account_id: str) -> str | None:
        """The account, or None."""
        known = self._known.get(sub_account_id)
        if known is None:
            known = await directory.account_of(runtime.pool, sub_account_id)
            if known is not None:
                self._known[sub_account_id] = known
        return known


ACCOUNTS = Accounts()


class Webhooks(FastAPI):
    """The application, which answers webhooks before anything else looks at the request."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] == "http" and scope["path"].startswith(webhooks_meta.PREFIX):
            await self._meta(scope, receive, send)
            return
        if scope["type"] != "http" or scope["method"] != "POST" or not scope["path"].startswith(PREFIX):
            await super().__call__(scope, receive, send)
            return
        sub_account_id, slash, secret = scope["path"][len(PREFIX) :].partition("/")
        if not slash or not secret or "/" in secret or "\0" in scope["path"]:
            await super().__call__(scope, receive, send)
            return
        try:
            answer = await take(self.state.runtime, sub_account_id, secret, await read_body(scope, receive))
        except Disconnected:
            return
        except TooLarge:
            answer = error_answer(
                413, f"The body is larger than {MAX_BODY_BYTES} bytes.", headers={"connection": "close"}
            )
        except Exception as error:
            answer = unexpected_answer(error, "POST", ROUTE)
        await respond(answer, scope, receive, send)

    async def _meta(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer Meta: its handshake, or what it tells (messaging.md section 11)."""
        sub_account_id = scope["path"][len(webhooks_meta.PREFIX) :]
        if (
            scope["method"] not in ("GET", "POST")
            or not sub_account_id
            or not PLAIN.fullmatch(sub_account_id)
        ):
            await super().__call__(scope, receive, send)
            return
        runtime = self.state.runtime
        try:
            account_id = await ACCOUNTS.of(runtime, sub_account_id)
            if scope["method"] == "GET":
                answer: Response | None = await webhooks_meta.shake_hands(
                    runtime, account_id, sub_account_id, scope["query_string"]
                )
            else:
                body = await read_body(scope, receive, webhooks_meta.MAX_BODY_BYTES)
                given = dict(scope["headers"]).get(webhooks_meta.SIGNATURE, b"")
                answer = await webhooks_meta.take(
                    runtime, self.state.settings, account_id, sub_account_id, given, body
                )
        except Disconnected:
            return
        except TooLarge:
            said = f"The body is larger than {webhooks_meta.MAX_BODY_BYTES} bytes."
            answer = error_answer(413, said, headers={"connection": "close"})
        except Exception as error:
            answer = unexpected_answer(error, scope["method"], webhooks_meta.ROUTE)
        await respond(answer, scope, receive, send)


async def respond(answer: Response | None, scope: Scope, receive: Receive, send: Send) -> None:
    """Send an answer; None is the usual one, that all went well."""
    if answer is None:
        await send(OK_START)
        await send(OK_BODY)
        return
    answer.raw_headers += [*HEADERS, NO_STORE]
    await answer(scope, receive, send)


async def read_body(scope: Scope, receive: Receive, most: int = MAX_BODY_BYTES) -> bytes:
    """The body. Raises TooLarge, Disconnected."""
    for name, value in scope["headers"]:
        if name == b"content-length" and value.isdigit() and int(value) > most:
            raise TooLarge
    body = b""
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise Disconnected
        body += bytes(message.get("body", b""))
        if len(body) > most:
            raise TooLarge
        if not message.get("more_body"):
            return body


async def take(runtime: Runtime, sub_account_id: str, given: str, body: bytes) -> Response | None:
    """Take a webhook of 8x8 in, and commit what it brought; answers what was wrong with it, None for nothing."""
    account_id = await ACCOUNTS.of(runtime, sub_account_id)
    secret = None
    if account_id is not None:
        account = await runtime.directory.fresh(runtime.pool, account_id)
        found = account.subaccounts.get(sub_account_id)
        secret = found.webhook_secret if found else None
    if account_id is None or secret is None or not hmac.compare_digest(given.encode(), secret.encode()):
        return error_answer(401, "Unauthorized. The subaccount or the secret in the address is wrong.")
    try:
        event = json_input.decode_leniently(body)
        told = read_webhook(event, sub_account_id, datetime.now(UTC))
    except (json_input.BadJson, Malformed) as error:
        return error_answer(400, str(error))
    for one in told:
        await runtime.hear(one, account_id, sub_account_id)
    if not told:
        kind = event.get("eventType") if isinstance(event, dict) else None
        log.info("webhook of a kind that is not used", kind=str(kind)[:60], subaccount=sub_account_id)
    return None
