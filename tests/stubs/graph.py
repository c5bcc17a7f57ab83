"""Meta's Cloud API in small: takes messages, signs its webhooks, keeps templates and media (messaging.md 2, 9, 11).

It plays WhatsApp's own rule of the service window, as the platform does: a freeform message out of it is accepted
and then fails by a status. Escapes of its bodies are Meta's: everything outside ASCII is written as \\uXXXX.
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import itertools
import json
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

import aiohttp
from aiohttp import web

from chatwright.messages.meta_request import check_meta_request
from tests.stubs.flows import FlowsStub

VERSION = "v24.0"
TOKEN = "EAAG-token-of-the-tests"
APP_SECRET = "app-secret-of-the-tests"
VERIFY_TOKEN = "verify-token-of-the-tests"
PNID, WABA = "106540352242922", "102290129340398"
DISPLAY = "15550783881"
PHONE = "6591234567"
WINDOW_SECONDS = 24 * 3600
REENGAGEMENT = {
    "code": 131047,
    "title": "Re-engagement message",
    "message": "Re-engagement message",
    "error_data": {
        "details": "Message failed to send because more than 24 hours have passed since the customer last replied "
        "to this number."
    },
}


class Silence(Enum):
    """A connection that is cut without an answer."""

    BEFORE = "nothing was taken"
    AFTER = "it was taken"


@dataclass(frozen=True)
class Refusal:
    """An error to answer with."""

    status: int
    code: int
    message: str = "(#131000) Something went wrong"
    details: str = "details of the tests"
    retry_after: int | None = None


Mishap = Refusal | Silence


def error_body(refusal: Refusal) -> dict[str, Any]:
    """An error as the Graph API tells it."""
    return {
        "error": {
            "message": refusal.message,
            "type": "OAuthException",
            "code": refusal.code,
            "error_data": {"messaging_product": "whatsapp", "details": refusal.details},
            "fbtrace_id": "Az8or2yhqkZfEZ-_4Qn_Bam",
        }
    }


def meta_json(body: dict[str, Any]) -> bytes:
    """A body as Meta writes it: ASCII alone."""
    return json.dumps(body, ensure_ascii=True, separators=(",", ":")).encode()


def sign(body: bytes, secret: str = APP_SECRET) -> str:
    """The header of a signed webhook."""
    return "sha256=" + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()


def batch(*changes: dict[str, Any], waba: str = WABA) -> dict[str, Any]:
    """A webhook with these changes."""
    return {
        "object": "whatsapp_business_account",
        "entry": [{"id": waba, "time": 1_750_000_000, "changes": list(changes)}],
    }


def messages_change(pnid: str = PNID, **value: Any) -> dict[str, Any]:
    """A change of the field `messages`."""
    metadata = {"display_phone_number": DISPLAY, "phone_number_id": pnid}
    return {"field": "messages", "value": {"messaging_product": "whatsapp", "metadata": metadata, **value}}


def message(wamid: str, phone: str | None = PHONE, at: float | None = None, **more: Any) -> dict[str, Any]:
    """A customer's message, a text unless told."""
    sender = {} if phone is None else {"from": phone}
    body = {**sender, "id": wamid, "timestamp": str(int(at or time.time()))}
    return {**body, **(more or {"type": "text", "text": {"body": "hi"}})}


def contact(phone: str | None = PHONE, bsuid: str | None = None, name: str = "Ann") -> dict[str, Any]:
    """Who a message is from."""
    ids = {"wa_id": phone, "user_id": bsuid}
    return {"profile": {"name": name}, **{key: value for key, value in ids.items() if value}}


@dataclass(frozen=True)
class Taken:
    """A message that Meta took: its own id, ours, and the whole request."""

    wamid: str
    opaque: str
    body: dict[str, Any]


@dataclass
class GraphStub:
    """Meta's side. `mishap` decides over each send; `url` and `http` are where and how webhooks go."""

    mishap: Callable[[dict[str, Any]], Mishap | None] = lambda body: None
    url: str | None = None
    http: aiohttp.ClientSession | None = None
    statuses: tuple[str, ...] = ("sent", "delivered")
    tells: Callable[[], bool] = lambda: True
    taken: list[Taken] = field(default_factory=list)
    marks: list[dict[str, Any]] = field(default_factory=list)
    answers: Counter[int] = field(default_factory=Counter)
    templates: list[dict[str, Any]] = field(default_factory=list)
    media: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    flows: FlowsStub = field(default_factory=FlowsStub)
    heard: dict[str, float] = field(default_factory=dict)
    requests: Counter[str] = field(default_factory=Counter)
    page: int = 2
    address: str = ""
    _numbers: itertools.count[int] = field(default_factory=lambda: itertools.count(1))
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)

    def app(self) -> web.Application:
        """The application to serve."""
        app = web.Application(middlewares=[self._authorised])
        app.router.add_post(f"/{VERSION}/{PNID}/messages", self._send)
        app.router.add_post(f"/{VERSION}/{PNID}/media", self._upload)
        app.router.add_get(f"/{VERSION}/{WABA}/message_templates", self._list_templates)
        app.router.add_post(f"/{VERSION}/{WABA}/message_templates", self._create_template)
        app.router.add_delete(f"/{VERSION}/{WABA}/message_templates", self._delete_template)
        self.flows.add_routes(app, f"/{VERSION}", WABA)
        app.router.add_get(f"/{VERSION}/{{media}}", self._medium)
        app.router.add_get("/files/{media}", self._file)
        return app

    def settings(self, base: str) -> dict[str, str]:
        """What to connect a subaccount with."""
        self.address = base
        return {
            "provider": "whatsapp_cloud",
            "graphUrl": f"{base}/{VERSION}",
            "phoneNumberId": PNID,
            "wabaId": WABA,
            "accessToken": TOKEN,
            "appSecret": APP_SECRET,
            "verifyToken": VERIFY_TOKEN,
        }

    # --- what tests do and ask ---------------------------------------------------------------------------

    async def hook(self, body: dict[str, Any], *, secret: str = APP_SECRET) -> int:
        """Deliver a webhook once; answers the status."""
        assert self.http is not None and self.url is not None
        raw = meta_json(body)
        headers = {"Content-Type": "application/json", "X-Hub-Signature-256": sign(raw, secret)}
        async with self.http.post(self.url, data=raw, headers=headers) as answer:
            await answer.read()
            self.answers[answer.status] += 1
            return answer.status

    async def says(self, phone: str = PHONE, **more: Any) -> int:
        """A customer writes, a text unless told."""
        self.heard[phone] = time.time()
        wamid = f"wamid.in{next(self._numbers)}"
        return await self.hook(
            batch(messages_change(contacts=[contact(phone)], messages=[message(wamid, phone, **more)]))
        )

    async def rest(self) -> None:
        """Wait until all statuses are told."""
        while self._tasks:
            await asyncio.wait(set(self._tasks))

    @property
    def texts(self) -> list[str]:
        """What was taken, in order."""
        return [shown(taken.body) for taken in self.taken]

    # --- the API -----------------------------------------------------------------------------------------

    @web.middleware
    async def _authorised(self, request: web.Request, handler: Any) -> web.StreamResponse:
        self.requests[f"{request.method} {request.path.rpartition('/')[2]}"] += 1
        if request.headers.get("Authorization") != f"Bearer {TOKEN}":
            refused = Refusal(401, 190, "Invalid OAuth access token - Cannot parse access token")
            return web.json_response(error_body(refused), status=401)
        response: web.StreamResponse = await handler(request)
        return response

    async def _send(self, request: web.Request) -> web.StreamResponse:
        body = await request.json()
        if body.get("status") == "read":
            self.marks.append(body)
            return web.json_response({"success": True})
        mishap = self.mishap(body) or malformed(body)
        if isinstance(mishap, Refusal):
            headers = {"Retry-After": str(mishap.retry_after)} if mishap.retry_after else {}
            return web.json_response(error_body(mishap), status=mishap.status, headers=headers)
        if mishap is Silence.BEFORE:
            return cut(request)
        wamid = f"wamid.out{next(self._numbers)}"
        to = str(body.get("to") or body.get("recipient"))
        self.taken.append(Taken(wamid, str(body.get("biz_opaque_callback_data")), body))
        self._start(self._tell(wamid, to, body))
        if mishap is Silence.AFTER:
            return cut(request)
        return web.json_response(
            {
                "messaging_product": "whatsapp",
                "contacts": [{"input": to, "wa_id": to}],
                "messages": [{"id": wamid}],
            }
        )

    def _start(self, work: Any) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _tell(self, wamid: str, to: str, body: dict[str, Any]) -> None:
        if self.url is None or not self.tells():
            return
        base = {"id": wamid, "recipient_id": to, "timestamp": str(int(time.time()))}
        if "biz_opaque_callback_data" in body:
            base["biz_opaque_callback_data"] = body["biz_opaque_callback_data"]
        is_open = time.time() - self.heard.get(to, 0) < WINDOW_SECONDS
        if body["type"] != "template" and not is_open:
            failed = {**base, "status": "failed", "errors": [REENGAGEMENT]}
            await self.hook(batch(messages_change(statuses=[failed])))
            return
        for status in self.statuses:
            await self.hook(batch(messages_change(statuses=[{**base, "status": status}])))

    async def _list_templates(self, request: web.Request) -> web.Response:
        start = int(request.query.get("after") or 0)
        found = self.templates[start : start + self.page]
        paging: dict[str, Any] = {"cursors": {"before": str(start), "after": str(start + self.page)}}
        if start + self.page < len(self.templates):
            paging["next"] = f"{request.url.with_query(after=start + self.page)}"
        return web.json_response({"data": found, "paging": paging})

    async def _create_template(self, request: web.Request) -> web.Response:
        body = await request.json()
        template = {**body, "id": str(9_000 + next(self._numbers)), "status": "PENDING"}
        self.templates.append(template)
        return web.json_response({key: template[key] for key in ("id", "status", "category")})

    async def _delete_template(self, request: web.Request) -> web.Response:
        before = len(self.templates)
        self.templates = [kept for kept in self.templates if kept["name"] != request.query["name"]]
        if len(self.templates) == before:
            refused = Refusal(400, 100, "Invalid parameter", "Message Template Not Found")
            return web.json_response(error_body(refused), status=400)
        return web.json_response({"success": True})

    async def _upload(self, request: web.Request) -> web.Response:
        form = await request.post()
        assert form["messaging_product"] == "whatsapp"
        file = form["file"]
        assert isinstance(file, web.FileField)
        media_id = str(next(self._numbers))
        self.media[media_id] = (str(form["type"]), file.file.read())
        return web.json_response({"id": media_id})

    async def _medium(self, request: web.Request) -> web.Response:
        media_id = request.match_info["media"]
        if request.headers.get("Authorization") != f"Bearer {TOKEN}":
            told = error_body(Refusal(400, 190, "Invalid OAuth access token."))
            return web.json_response(told, status=400)
        if media_id == PNID:
            told = {"display_phone_number": DISPLAY, "verified_name": "Harbour Dental", "id": PNID}
            return web.json_response(told)
        if media_id not in self.media:
            return web.json_response(error_body(Refusal(400, 100, "Unsupported get request.")), status=400)
        mime_type, content = self.media[media_id]
        told = {
            "id": media_id,
            "mime_type": mime_type,
            "file_size": len(content),
            "sha256": hashlib.sha256(content).hexdigest(),
        }
        return web.json_response({**told, "url": f"{self.address}/files/{media_id}"})

    async def _file(self, request: web.Request) -> web.Response:
        mime_type, content = self.media[request.match_info["media"]]
        return web.Response(body=content, content_type=mime_type)


def malformed(body: dict[str, Any]) -> Refusal | None:
    """What is wrong with a send request (sections 2.2 and 9.3)."""
    wrong = next(iter(check_meta_request(body)), None)
    return None if wrong is None else Refusal(400, wrong.code, f"(#{wrong.code}) {wrong}")


def cut(request: web.Request) -> web.StreamResponse:
    """Cut the connection."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()


def shown(body: dict[str, Any]) -> str:
    """What the phone shows of a message first."""
    value = body[body["type"]]
    match body["type"]:
        case "text":
            return str(value["body"])
        case "interactive":
            return str(value["body"]["text"])
        case "template":
            return str(value["name"])
        case kind:
            return str(kind)
