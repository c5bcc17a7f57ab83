"""A real server for tests: uvicorn on a free port of loopback, in the loop of the tests."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import json
import socket
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp
import asyncpg
import uvicorn

from chatwright.app import bootstrap, create_app
from chatwright.runtime.runtime import Runtime
from chatwright.settings import Settings
from chatwright.store import accounts, people
from tests.api.told import assert_told

KEY = "key-of-the-tests-0001"
NUMBERS = itertools.count(1)


class QuietServer(uvicorn.Server):
    """Leaves the signals of the test run alone."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Capture none."""
        yield


@dataclass(frozen=True)
class Answer:
    """An HTTP answer, read to its end."""

    status: int
    headers: Mapping[str, str]
    text: str

    @property
    def json(self) -> Any:
        """The body as JSON."""
        return json.loads(self.text)


@dataclass
class Tenant:
    """An account of its own, so that tests do not meet: with a subaccount on the simulator and a key."""

    server: Server
    id: str
    sub: str
    key: str
    phone: str = "+6591234567"

    async def call(self, method: str, path: str, body: Any = None, **more: Any) -> Answer:
        """Call with the account's key. `~` stands for the account, `@` for the simulator's subaccount."""
        path = path.replace("~", f"/api/v1/accounts/{self.id}").replace(
            "@", f"/api/simulator/v1/subaccounts/{self.sub}"
        )
        return await self.server.call(method, path, body, key=self.key, **more)

    async def define(self, *steps: dict[str, Any], **more: Any) -> str:
        """Create an enabled definition; answers its id."""
        answer = await self.call("POST", "~/definitions", definition(*steps, **more))
        assert answer.status == 201, answer.text
        return str(answer.json["id"])

    async def say(self, text: str, **more: Any) -> str:
        """The customer writes; answers the umid."""
        answer = await self.call(
            "POST", "@/inbound", {"from": self.phone, "type": "text", "text": text, **more}
        )
        assert answer.status == 202, answer.text
        return str(answer.json["umid"])

    async def shown(self, expected: int) -> list[dict[str, Any]]:
        """What the phone shows, once it shows so many messages."""

        async def look() -> list[dict[str, Any]] | None:
            answer = await self.call("GET", f"@/phones/{self.phone}/messages")
            found: list[dict[str, Any]] = answer.json["messages"]
            return found if len(found) >= expected else None

        return await eventually(look)


@dataclass
class Server:
    """A running server."""

    url: str
    settings: Settings
    runtime: Runtime
    pool: asyncpg.Pool
    http: aiohttp.ClientSession
    setup_url: str | None
    made: list[str] = field(default_factory=list)

    async def call(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        key: str | None = None,
        headers: Mapping[str, str] | None = None,
        data: bytes | None = None,
    ) -> Answer:
        """Call the server."""
        sent = dict(headers or {})
        if key is not None:
            sent["Authorization"] = f"Bearer {key}"
        if data is None and body is not None:
            data = json.dumps(body).encode()
            sent.setdefault("Content-Type", "application/json")
        url = path if "://" in path else self.url + path
        async with self.http.request(method, url, headers=sent, data=data, allow_redirects=False) as answer:
            read = Answer(answer.status, answer.headers, await answer.text())
        assert_told(method, url, read.status, lambda: read.json)
        return read

    async def tenant(self) -> Tenant:
        """A new account."""
        number = next(NUMBERS)
        account, sub = f"acme{number}", f"acme{number}_chat"
        await accounts.ensure_account(self.pool, account, sub)
        return Tenant(self, account, sub, await people.create_key(self.pool, account, "test"))


@contextlib.asynccontextmanager
async def serving(database_url: str, pool: asyncpg.Pool, folder: Path, **more: Any) -> AsyncIterator[Server]:
    """A server on a free port. Its account is `demo`, its key KEY."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
        settings = Settings(
            **{
                "data_dir": folder,
                "database_url": database_url,
                "port": port,
                "api_key": KEY,
                "secret_key": "secret-of-the-tests-0123456789",
                "demo": False,
                **more,
            }
        )
        startup = await bootstrap(settings, pool)
        app = create_app(settings)
        config = uvicorn.Config(
            app, http="httptools", ws="none", log_config=None, access_log=False, server_header=False,
            timeout_graceful_shutdown=1, timeout_keep_alive=60,
        )  # fmt: skip
        server = QuietServer(config)
        running = asyncio.create_task(server.serve(sockets=[listener]))
        try:
            while not server.started:
                assert not running.done(), running.exception()
                await asyncio.sleep(0.005)
            async with aiohttp.ClientSession(
                cookie_jar=aiohttp.DummyCookieJar(), timeout=aiohttp.ClientTimeout(total=20)
            ) as http:
                url = f"http://127.0.0.1:{port}"
                yield Server(url, settings, app.state.runtime, pool, http, startup.setup_url)
        finally:
            server.should_exit = True
            await asyncio.wait_for(running, 15)


async def eventually(look: Callable[[], Any], seconds: float = 10) -> Any:
    """What `look` finds as soon as it is not None; fails after so many seconds."""
    loop = asyncio.get_running_loop()
    end = loop.time() + seconds
    while (found := await look()) is None:
        assert loop.time() < end, "it did not happen in time"
        await asyncio.sleep(0.02)
    return found


def text_step(step_id: str, text: str, following: str | None = None) -> dict[str, Any]:
    """A step that answers with a text."""
    return {
        "id": step_id,
        "stepType": "ChatAppsMessage",
        "inputs": {
            "subAccountId": "{{data.subAccountId}}",
            "user": {"msisdn": "{{data.payload.user.channelUserId}}"},
            "type": "text",
            "content": {"text": text},
        },
        "nextStepId": following,
    }


def wait_step(step_id: str, following: str | None, timeout: str = "0.01:00:00") -> dict[str, Any]:
    """A step that waits for the customer."""
    return {
        "id": step_id,
        "stepType": "WaitForReply",
        "inputs": {
            "from": "{{data.payload.user.channelUserId}}",
            "channel": "whatsapp",
            "timeout": timeout,
        },
        "outputs": {"answer": "{{step.reply.payload.content.text}}"},
        "nextStepId": following,
    }


def definition(
    *steps: dict[str, Any], name: str = "A journey", trigger: str = "inbound_chat_apps", **more: Any
) -> dict[str, Any]:
    """An enabled definition."""
    return {
        "trigger": trigger,
        "status": "enabled",
        "definition": {"name": name, "steps": list(steps) or [text_step("hello", "Hi!")]},
        **more,
    }
