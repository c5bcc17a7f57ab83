"""The world of the runtime's tests."""

from __future__ import annotations

from collections.abc import AsyncIterator

import asyncpg
import pytest

from tests.runtime.world import World
from tests.stubs.booking import BookingBackend
from tests.stubs.eightbyeight import Provider
from tests.stubs.serving import served


@pytest.fixture(scope="session")
async def job_pool(database_url: str, pool: asyncpg.Pool) -> AsyncIterator[asyncpg.Pool]:
    """Connections for jobs, of which turns take none."""
    async with asyncpg.create_pool(database_url, min_size=1, max_size=4) as opened:
        yield opened


@pytest.fixture
async def world(database_url: str, empty: asyncpg.Pool, job_pool: asyncpg.Pool) -> AsyncIterator[World]:
    """A fresh world with one process, which works on nothing that is due unless told to."""
    provider, backend = Provider(), BookingBackend()
    async with served(provider.app()) as provider_url, served(backend.app()) as backend_url:
        world = World(database_url, empty, job_pool, provider, provider_url, backend, backend_url)
        await world.begin()
        try:
            yield world
        finally:
            await world.end()
