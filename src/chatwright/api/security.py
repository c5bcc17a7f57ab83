"""What holds for every request: security headers, and a bound on bodies. Plain ASGI, since all traffic passes."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import MutableMapping
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from chatwright.api.errors import error_answer
from chatwright.messages.files import LARGEST

MAX_BODY_BYTES = 1_000_000
LARGER = (
    ("/messages/batch", 20_000_000),
    ("/files", LARGEST + 1_000_000),
    ("/recipients", 100_000_000),
    ("/contact-imports", 20_000_000),
    ("/contact-imports/try", 20_000_000),
)
"""Ends of the addresses whose bodies may be larger, with their bounds."""
DRAIN_BODIES, DRAIN_SECONDS = 20, 5.0
POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: https:; "
    "media-src 'self' https:; font-src 'self'; connect-src 'self'; worker-src 'self'; object-src 'none'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
HEADERS = [
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=()"),
]
NO_STORE = (b"cache-control", b"no-store")


class TooLarge(Exception):
    """A body went over the bound while it was read."""


class Guarded:
    """Adds the headers, and refuses bodies that are too large without reading them to the end."""

    def __init__(self, app: ASGIApp, max_body_bytes: int = MAX_BODY_BYTES) -> None:
        self._app = app
        self._most = max_body_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = False
        most = next((size for end, size in LARGER if scope["path"].endswith(end)), self._most)

        async def sending(message: MutableMapping[str, Any]) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                headers = list(message.get("headers", ()))
                names = {name for name, _ in headers}
                headers += [pair for pair in HEADERS if pair[0] not in names]
                if b"cache-control" not in names:
                    headers.append(NO_STORE)
                message["headers"] = headers
            await send(message)

        read, is_whole = 0, False

        async def receiving() -> Message:
            nonlocal read, is_whole
            message = await receive()
            if message["type"] == "http.request":
                read += len(message.get("body", b""))
                is_whole = not message.get("more_body", False)
                if read > most:
                    raise TooLarge
            return message

        if "\0" in scope["path"] or b"%00" in scope.get("query_string", b""):
            answer = error_answer(400, "The address contains the character U+0000.")
            await answer(scope, receive, sending)
            return
        length = next((value for name, value in scope["headers"] if name == b"content-length"), b"")
        if length.isdigit() and int(length) > most:
            await self._refuse(scope, receive, sending, is_whole, most)
            return
        try:
            await self._app(scope, receiving, sending)
        except TooLarge:
            if not started:
                await self._refuse(scope, receive, sending, is_whole, most)

    async def _refuse(self, scope: Scope, receive: Receive, send: Send, is_whole: bool, most: int) -> None:
        # Whoever is still sending would not see an answer on a connection that is cut: take the rest in first,
        # within reason, and throw it away.
        thrown_away = 0
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(DRAIN_SECONDS):
                while not is_whole and thrown_away < DRAIN_BODIES * self._most:
                    message = await receive()
                    if message["type"] != "http.request":
                        return
                    thrown_away += len(message.get("body", b""))
                    is_whole = not message.get("more_body", False)
        answer = error_answer(413, f"The body is larger than {most} bytes.")
        answer.headers["connection"] = "close"
        await answer(scope, receive, send)
