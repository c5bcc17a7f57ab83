"""The composition root: puts pool, runtime and HTTP together into one application."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import TYPE_CHECKING

import asyncpg
from fastapi import FastAPI

from chatwright import __version__, api, demo
from chatwright.calendars.backend import create_backend
from chatwright.clock import SystemClock
from chatwright.egress import EgressGuard
from chatwright.runtime.runtime import Runtime
from chatwright.sealing import Sealer

if TYPE_CHECKING:
    from chatwright.settings import Settings

POOL_SIZE = 20
STATEMENT_TIMEOUT = timedelta(seconds=20)
SETUP_LINK_LASTS = timedelta(days=7)
KEY_FILE = "api-key"


async def open_pool(url: str, size: int = POOL_SIZE) -> asyncpg.Pool:
    """The pool of database connections; nothing in it can hang for ever."""
    milliseconds = str(int(STATEMENT_TIMEOUT / timedelta(milliseconds=1)))
    return await asyncpg.create_pool(
        url,
        min_size=2,
        max_size=size,
        command_timeout=STATEMENT_TIMEOUT.total_seconds() + 5,
        server_settings={
            "application_name": "chatwright",
            "statement_timeout": milliseconds,
            "idle_in_transaction_session_timeout": milliseconds,
            "jit": "off",
        },
    )


def open_guard(settings: Settings) -> EgressGuard:
    """The guard for calls to addresses that users wrote; only our own booking backend is exempt from it."""
    return EgressGuard(settings.egress_allow, builtin=demo.backend_urls(settings))


def create_runtime(settings: Settings, pool: asyncpg.Pool, guard: EgressGuard) -> Runtime:
    """The runtime over an open pool."""
    return Runtime(pool, guard, Sealer(settings.secret_key))


def create_app(settings: Settings) -> FastAPI:
    """The whole application. The database at `settings.database_url` must have been migrated."""

    @contextlib.asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        pool = await open_pool(settings.database_url)
        guard = open_guard(settings)
        runtime = create_runtime(settings, pool, guard)
        app.state.pool, app.state.runtime = pool, runtime
        app.mount("/backend", create_backend(pool, SystemClock(), settings))
        api.install_web(app)
        await runtime.start()
        try:
            yield
        finally:
            await runtime.stop()
            await guard.close()
            with contextlib.suppress(TimeoutError):
                await asyncio_close(pool)

    app = FastAPI(title="Chatwright", version=__version__, lifespan=lifespan, docs_url=None, redoc_url=None)
    app.state.settings = settings
    api.install(app)
    return app
