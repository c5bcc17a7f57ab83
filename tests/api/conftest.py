"""Servers for the tests of the API."""

from __future__ import annotations

import dataclasses
from collections.abc import AsyncIterator

import asyncpg
import pytest

from chatwright.store import people
from tests.api.server import Server, Tenant, serving


@pytest.fixture(scope="module")
async def server(
    request: pytest.FixtureRequest,
    database_url: str,
    pool: asyncpg.Pool,
    tmp_path_factory: pytest.TempPathFactory,
) -> AsyncIterator[Server]:
    """One server for the tests of a file, which keep apart by accounts of their own.

    It calls nobody on this machine unless the file says so: `MAY_CALL` are the hosts that it may reach.
    """
    may_call = getattr(request.module, "MAY_CALL", ())
    folder = tmp_path_factory.mktemp("server")
    async with serving(database_url, pool, folder, egress_allow=may_call) as running:
        yield running


@pytest.fixture
async def acme(server: Server) -> Tenant:
    """An account of its own."""
    return await server.tenant()


@pytest.fixture
async def first_server(server: Server) -> Server:
    """A server at its first start: nobody has an account, and the one-time link is fresh."""
    await server.pool.execute("truncate users, sessions, setup_links cascade")
    token = await people.create_setup_link(server.pool, server.settings.account_id)
    return dataclasses.replace(server, setup_url=f"{server.url}/setup?token={token}")
