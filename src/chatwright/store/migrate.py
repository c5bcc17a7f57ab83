"""Bringing the database to the newest schema at start, whichever of several processes comes first."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path
from typing import Any

import asyncpg

MIGRATIONS = Path(__file__).parent / "migrations"
LOCK = 7_240_311_948_112
"""Key of the advisory lock that only one process holds while it migrates."""


def newest() -> str:
    """The newest revision that this version brings."""
    return max(path.name.split("_", 1)[0] for path in (MIGRATIONS / "versions").glob("[0-9]*.py"))


def wanted() -> str:
    """What the schema must be at: our revision and PgQueuer's version."""
    return f"{newest()} pgqueuer {version('pgqueuer')}"


async def migrate(url: str) -> None:
    """Bring the schema to the newest version; quick when it is there already.

    Raises asyncpg's errors when the database cannot be reached or the user may not create tables.
    """
    conn = await asyncpg.connect(url, timeout=30)
    try:
        if await current(conn) == wanted():
            return
        await conn.execute("select pg_advisory_lock($1)", LOCK)
        try:
            if await current(conn) != wanted():
                await upgrade(url, conn)
        finally:
            await conn.execute("select pg_advisory_unlock($1)", LOCK)
    finally:
        await conn.close()


async def current(conn: Any) -> str | None:
    """What the schema is at; None for an empty database."""
    if await conn.fetchval("select to_regclass('chatwright_schema')") is None:
        return None
    return await conn.fetchval("select at from chatwright_schema")  # type: ignore[no-any-return]


async def upgrade(url: str, conn: Any) -> None:
    """Run the missing migrations, then PgQueuer's own."""
    # Imported here: it takes longer to load than a start without migrations takes in all.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415
    from pgqueuer.db import AsyncpgDriver  # noqa: PLC0415
    from pgqueuer.queries import Queries  # noqa: PLC0415
    from sqlalchemy.ext.asyncio import create_async_engine  # noqa: PLC0415

    def run(connection: Any) -> None:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")

    engine = create_async_engine("postgresql+asyncpg://", async_creator=lambda: asyncpg.connect(url))
    try:
        async with engine.begin() as connection:
            await connection.run_sync(run)
    finally:
        await engine.dispose()
    queries = Queries(AsyncpgDriver(conn))
    if not await queries.schema_is_installed():
        await queries.install()
    await queries.upgrade()
    async with conn.transaction():
        await conn.execute("create table if not exists chatwright_schema (at text not null)")
        await conn.execute("delete from chatwright_schema")
        await conn.execute("insert into chatwright_schema values ($1)", wanted())
