"""Fixtures for all tests: a real PostgreSQL, migrated, and emptied between tests."""

from __future__ import annotations

import os
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import asyncpg
import pytest

from chatwright import embedded_postgres
from chatwright.app import close_pool
from chatwright.store.migrate import migrate
from tests.stubs.receiver import Receiver
from tests.stubs.serving import served


@pytest.fixture(scope="session")
def database_url() -> Iterator[str]:
    """A database for this test run; CHATWRIGHT_TEST_DATABASE_URL names another one, which is emptied."""
    given = os.environ.get("CHATWRIGHT_TEST_DATABASE_URL")
    if given:
        yield given
        return
    # Not below pytest's own folder, which each start of pytest closes to the user that runs the database.
    with tempfile.TemporaryDirectory(prefix="chatwright-tests-", ignore_cleanup_errors=True) as folder:
        started = embedded_postgres.start(Path(folder), extra={"fsync": "off", "full_page_writes": "off"})
        yield started.url
        started.stop()


@pytest.fixture(scope="session")
async def pool(database_url: str) -> AsyncIterator[asyncpg.Pool]:
    """Connections to the migrated database."""
    await migrate(database_url)
    opened = await asyncpg.create_pool(database_url, min_size=1, max_size=12)
    yield opened
    # A test that kills what it started leaves connections behind that nobody gives back.
    await close_pool(opened)


@pytest.fixture
async def empty(pool: asyncpg.Pool) -> asyncpg.Pool:
    """The database without any rows."""
    rows = await pool.fetch(
        "select tablename from pg_tables where schemaname = 'public' "
        "and tablename not in ('alembic_version', 'chatwright_schema') and tablename not like 'pgqueuer%'"
    )
    async with pool.acquire() as conn, conn.transaction():
        # Deleting few rows takes milliseconds, truncating as many tables a third of a second.
        await conn.execute("set local session_replication_role = replica")
        await conn.execute(";".join(f'delete from "{row[0]}"' for row in rows) + "; delete from pgqueuer")
    return pool


@pytest.fixture
async def receiver() -> Receiver:
    """Somebody who listens to webhooks."""
    return Receiver()


@pytest.fixture
async def url(receiver: Receiver) -> AsyncIterator[str]:
    """Where they listen."""
    async with served(receiver.app()) as address:
        yield address
