"""Servers for the tests of the API."""

from __future__ import annotations

from collections.abc import AsyncIterator

import asyncpg
import pytest

from tests.api.server import Server, Tenant, serving


@pytest.fixture(scope="module")
async def server(
    database_url: str, pool: asyncpg.Pool, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Server]:
    """One server for the tests of a file, which keep apart by accounts of their own."""
    async with serving(database_url, pool, tmp_path_factory.mktemp("server")) as running:
        yield running


@pytest.fixture
async def acme(server: Server) -> Tenant:
    """An account of its own."""
    return await server.tenant()


@pytest.fixture
async def first_server(
    database_url: str, empty: asyncpg.Pool, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Server]:
    """A server at its very first start."""
    async with serving(database_url, empty, tmp_path_factory.mktemp("server")) as running:
        yield running
