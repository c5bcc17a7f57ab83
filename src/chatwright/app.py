"""The composition root: puts pool, runtime and HTTP together into one application."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import os
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import asyncpg
from fastapi import FastAPI

from chatwright import __version__, api, demo
from chatwright import settings as settings_module
from chatwright.api.webhooks_in import Webhooks
from chatwright.calendars.backend import create_backend
from chatwright.clock import SystemClock
from chatwright.egress import EgressGuard
from chatwright.runtime.runtime import Runtime
from chatwright.sealing import Sealer
from chatwright.store import accounts, people

if TYPE_CHECKING:
    from chatwright.settings import Settings

POOL_SIZE = 24
JOB_POOL_SIZE = 4
STATEMENT_TIMEOUT = timedelta(seconds=20)
CLOSE_SECONDS = 5
KEY_FILE = "api-key"
COLLECT_AFTER = (20_000, 20, 50)
"""How many new objects, and how many collections of each younger kind, come before a collection."""


@dataclass(frozen=True, slots=True)
class Startup:
    """What the first start made: shown once."""

    new_api_key: str | None
    setup_url: str | None


async def open_pool(url: str, size: int = POOL_SIZE) -> asyncpg.Pool:
    """The pool of database connections; nothing in it can hang for ever."""
    milliseconds = str(STATEMENT_TIMEOUT // timedelta(milliseconds=1))
    return await asyncpg.create_pool(
        url,
        min_size=2,
        max_size=size,
        reset=leave_as_it_is,
        command_timeout=STATEMENT_TIMEOUT.total_seconds() + 5,
        server_settings={
            "application_name": "chatwright",
            "statement_timeout": milliseconds,
            "idle_in_transaction_session_timeout": milliseconds,
            "jit": "off",
            "plan_cache_mode": "force_generic_plan",
        },
    )


async def leave_as_it_is(_: object) -> None:
    """What to do with a connection that is given back: nothing, since no code here changes a session's state.

    The usual reset is a round trip of its own after every transaction.
    """


async def close_pool(pool: asyncpg.Pool) -> None:
    """Close the connections; those that are still in use after a while are cut."""
    try:
        await asyncio.wait_for(pool.close(), CLOSE_SECONDS)
    except TimeoutError:
        pool.terminate()


async def bootstrap(settings: Settings, pool: asyncpg.Pool) -> Startup:
    """Make what a first start needs: account, subaccount, API key, owner's link, demo. Safe to repeat."""
    await accounts.ensure_account(pool, settings.account_id, settings.sub_account_id)
    new_key = None
    if settings.api_key:
        await people.create_key(pool, settings.account_id, "CHATWRIGHT_API_KEY", settings.api_key)
    elif not await people.list_keys(pool, settings.account_id):
        new_key = await people.create_key(pool, settings.account_id, "first key")
        write_secret(settings.data_dir / KEY_FILE, new_key)
    setup_url = None
    if not await people.has_users(pool):
        token = await people.create_setup_link(pool, settings.account_id)
        setup_url = f"{settings.base_url}/setup?token={token}"
    if settings.demo:
        await demo.seed(pool, settings)
    return Startup(new_key, setup_url)


def write_secret(path: Path, text: str) -> None:
    """Write a file that only its owner can read."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(text + "\n")


def open_guard(settings: Settings) -> EgressGuard:
    """The guard for calls to addresses that users wrote; only our own booking backend is exempt from it."""
    return EgressGuard(settings.egress_allow, builtin=(demo.backend_url(settings),))


@contextlib.asynccontextmanager
async def running(settings: Settings) -> AsyncIterator[Runtime]:
    """A started runtime with its pool, stopped at the end."""
    assert settings.database_url is not None, "the database must have been started"
    pool = await open_pool(settings.database_url)
    job_pool = await open_pool(settings.database_url, JOB_POOL_SIZE)
    guard = open_guard(settings)
    runtime = Runtime(pool, job_pool, guard, Sealer(settings.secret_key))
    await runtime.start()
    try:
        yield runtime
    finally:
        await runtime.stop()
        await guard.close()
        await close_pool(job_pool)
        await close_pool(pool)


def create_app(settings: Settings) -> FastAPI:
    """The whole application. The database at `settings.database_url` must have been migrated."""

    @contextlib.asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with running(settings) as runtime:
            app.state.pool, app.state.runtime = runtime.pool, runtime
            backend = create_backend(
                runtime.pool,
                SystemClock(),
                account_id=settings.account_id,
                time_zone=settings.time_zone,
                token=demo.backend_token(settings),
            )
            app.mount("/backend", backend)
            api.install_web(app)
            yield

    app = Webhooks(
        title="Chatwright",
        version=__version__,
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
    )
    app.state.settings = settings
    api.install(app)
    return app


def calm_collector() -> None:
    """Let Python's garbage collector leave alone what was loaded at the start, and look less often for cycles.

    Turns leave hardly any cycles behind; at its usual pace the collector adds most to the slowest answers.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECT_AFTER)


def from_environment() -> FastAPI:
    """The application for a process of its own, which reads its settings itself."""
    calm_collector()
    return create_app(settings_module.read())
