"""`chatwright keys`: list, create and revoke API keys."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

import asyncpg
import click

from chatwright import embedded_postgres
from chatwright.cli.serve import asyncio_run, database, read_settings


@click.group()
def keys() -> None:
    """List, create and revoke API keys."""


def with_pool(work: Callable[[Any, str], Awaitable[None]]) -> None:
    """Do something with the database, whether or not the server runs."""
    settings = read_settings()

    async def run(url: str) -> None:
        try:
            await on(url)
        except (OSError, asyncpg.PostgresError) as error:
            raise click.ClickException(f"The database cannot be used: {error}") from error

    async def on(url: str) -> None:
        from chatwright.app import close_pool, open_pool  # noqa: PLC0415
        from chatwright.store.accounts import ensure_account  # noqa: PLC0415
        from chatwright.store.migrate import migrate  # noqa: PLC0415

        await migrate(url)
        pool = await open_pool(url, 2)
        try:
            await ensure_account(pool, settings.account_id, settings.sub_account_id)
            await work(pool, settings.account_id)
        finally:
            await close_pool(pool)

    running = settings.database_url or embedded_postgres.find_running(settings.data_dir)
    if running:
        asyncio_run(run(running))
        return
    with database(settings) as ready:
        asyncio_run(run(ready.database_url or ""))


@keys.command("list")
def list_keys() -> None:
    """Show the keys, without their texts."""
    from chatwright.store import people  # noqa: PLC0415

    async def work(pool: Any, account_id: str) -> None:
        for key in await people.list_keys(pool, account_id):
            state = "revoked" if key["revoked_at"] else "active"
            click.echo(
                f"{key['id']}  {key['prefix']}…  {state:8}  {key['created_at']:%Y-%m-%d}  {key['name']}"
            )

    with_pool(work)


@keys.command()
@click.argument("name")
def create(name: str) -> None:
    """Make a key; its text is shown once."""
    from chatwright.store import people  # noqa: PLC0415

    async def work(pool: Any, account_id: str) -> None:
        click.echo(await people.create_key(pool, account_id, name))

    with_pool(work)


@keys.command()
@click.argument("key_id", type=click.UUID)
def revoke(key_id: UUID) -> None:
    """Make a key useless at once."""
    from chatwright.store import people  # noqa: PLC0415

    async def work(pool: Any, account_id: str) -> None:
        if not await people.revoke_key(pool, account_id, key_id):
            raise click.ClickException(f"There is no active key with the id {key_id}.")

    with_pool(work)
