"""Receivers of the webhooks that we send: real servers on loopback, which note what comes and answer as told."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import hmac
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web


@dataclass(frozen=True)
class Heard:
    """One call."""

    path: str
    headers: dict[str, str]
    raw: bytes

    @property
    def body(self) -> dict[str, Any]:
        """The JSON."""
        return dict(json.loads(self.raw))

    @property
    def id(self) -> str:
        """The id of the event, by which a receiver knows that it has it."""
        return self.headers["webhook-id"]

    @property
    def payload(self) -> dict[str, Any]:
        """What a message or receipt says."""
        return dict(self.body["payload"])

    @property
    def state(self) -> str:
        """State and detail of a receipt."""
        status = self.payload["status"]
        return f"{status['state']} {status.get('detail', '')}".strip()

    def is_signed_with(self, secret: str) -> bool:
        """Whether a signature verifies, worked out as the text of Standard Webhooks has it."""
        key = base64.b64decode(secret.split("_", 1)[1])
        signed = b".".join((self.id.encode(), self.headers["webhook-timestamp"].encode(), self.raw))
        expected = base64.b64encode(hmac.digest(key, signed, hashlib.sha256)).decode()
        return any(one == f"v1,{expected}" for one in self.headers["webhook-signature"].split(" "))


@dataclass
class Receiver:
    """Answers with what `answer` says, a status or None to say nothing at all; 200 unless told."""

    answer: Callable[[Heard], int | None] = lambda _: 200
    heard: list[Heard] = field(default_factory=list)
    token_requests: list[tuple[dict[str, str], dict[str, str]]] = field(default_factory=list)
    token_seconds: int = 3600
    at_once: int = 0
    most_at_once: int = 0
    pause: float = 0

    def app(self) -> web.Application:
        """The application to serve: a token endpoint, and every other address takes events."""
        app = web.Application()
        app.router.add_post("/token", self._token)
        app.router.add_post("/{path:.*}", self._hear)
        return app

    async def _hear(self, request: web.Request) -> web.Response:
        headers = {name.lower(): value for name, value in request.headers.items()}
        heard = Heard(request.path, headers, await request.read())
        self.heard.append(heard)
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            if self.pause:
                await asyncio.sleep(self.pause)
            status = self.answer(heard)
            if status is None:
                await asyncio.sleep(3600)
            return web.Response(status=status or 500, text="heard")
        finally:
            self.at_once -= 1

    async def _token(self, request: web.Request) -> web.Response:
        form = {name: str(value) for name, value in (await request.post()).items()}
        self.token_requests.append(({k.lower(): v for k, v in request.headers.items()}, form))
        token = f"token-{len(self.token_requests)}"
        return web.json_response({"access_token": token, "expires_in": self.token_seconds})

    @property
    def states(self) -> list[str]:
        """The states of all receipts, in the order in which they came."""
        return [heard.state for heard in self.heard]

    @property
    def texts(self) -> list[str]:
        """The texts of all messages, in the order in which they came."""
        return [heard.payload["content"]["text"] for heard in self.heard]
