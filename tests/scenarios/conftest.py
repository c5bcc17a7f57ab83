"""A chat with the real runtime, on the simulator, with the real booking backend."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Iterator

import asyncpg
import pytest
import uvicorn

from chatwright import demo
from chatwright.calendars.backend import create_backend
from chatwright.clock import SystemClock
from chatwright.egress import EgressGuard
from chatwright.runtime.runtime import Runtime
from chatwright.sealing import Sealer
from chatwright.settings import Settings
from chatwright.store import accounts
from tests.scenarios.chat import ACCOUNT, SUB, Chat
from tests.stubs.serving import free_port

TOKEN_SECRET = "secret-of-the-scenarios"


class QuietServer(uvicorn.Server):
    """Leaves the signals of the test run alone."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Capture none."""
        yield


@pytest.fixture
async def chat(database_url: str, empty: asyncpg.Pool) -> AsyncIterator[Chat]:
    """Ann's phone; nothing is published yet."""
    settings = Settings(
        port=free_port(), secret_key=TOKEN_SECRET, account_id=ACCOUNT, sub_account_id=SUB, time_zone="Etc/UTC"
    )
    await accounts.ensure_account(empty, ACCOUNT, SUB)
    backend = create_backend(
        empty,
        SystemClock(),
        account_id=ACCOUNT,
        time_zone=settings.time_zone,
        token=demo.backend_token(settings),
    )
    async with serving(backend, settings.port):
        url = demo.backend_url(settings).replace("/backend/", "/")
        guard = EgressGuard(builtin=(url,))
        pool = await asyncpg.create_pool(database_url, min_size=0, max_size=16)
        job_pool = await asyncpg.create_pool(database_url, min_size=0, max_size=4)
        runtime = Runtime(pool, job_pool, guard, Sealer(settings.secret_key))
        try:
            yield Chat(runtime, empty, url)
        finally:
            await runtime.stop()
            await guard.close()
            await pool.close()
            await job_pool.close()


@pytest.fixture
async def clinic(chat: Chat) -> Chat:
    """Ann's phone; the clinic has published the demo journey."""
    settings = Settings(secret_key=TOKEN_SECRET, account_id=ACCOUNT, sub_account_id=SUB)
    async with chat.pool.acquire() as conn:
        await demo.services.add_services(conn, ACCOUNT, demo.SERVICES)
        await demo.services.add_staff(conn, ACCOUNT, demo.staff())
    await chat.publish(raw=demo.demo_source(settings).replace(demo.backend_url(settings), chat.backend_url))
    return chat


@contextlib.asynccontextmanager
async def serving(app: object, port: int) -> AsyncIterator[None]:
    """Serve an application on loopback for as long as the block lasts."""
    config = uvicorn.Config(
        app,  # type: ignore[arg-type]
        host="127.0.0.1",
        port=port,
        log_config=None,
        access_log=False,
        ws="none",
        lifespan="off",
        timeout_graceful_shutdown=1,
    )
    server = QuietServer(config)
    running = asyncio.create_task(server.serve())
    while not server.started:  # noqa: ASYNC110 - uvicorn has no event for it
        await asyncio.sleep(0.005)
    try:
        yield
    finally:
        server.should_exit = True
        await asyncio.wait_for(running, 10)
