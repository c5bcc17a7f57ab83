"""`chatwright serve` and `chatwright worker`."""

from __future__ import annotations

import asyncio
import contextlib
import dataclasses
import os
import signal
import socket
from collections.abc import Coroutine, Iterator

import asyncpg
import click

from chatwright import embedded_postgres, logs
from chatwright import settings as settings_module
from chatwright.settings import Settings, SettingsError

GRACE_SECONDS = 10


def read_settings() -> Settings:
    """The settings, or an end with clear words."""
    try:
        return settings_module.read()
    except SettingsError as error:
        raise click.ClickException(str(error)) from error


def check_port(settings: Settings) -> None:
    """End with clear words when the port is taken, before anything heavy is started."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as error:
            raise click.ClickException(
                f"{settings.host}:{settings.port} cannot be used: {error.strerror}. "
                "Stop what uses it, or set CHATWRIGHT_PORT."
            ) from error


@contextlib.contextmanager
def database(settings: Settings) -> Iterator[Settings]:
    """The settings with a database that runs: the given one, or our own for as long as the block lasts."""
    if settings.database_url:
        yield settings
        return
    try:
        embedded = embedded_postgres.start(settings.data_dir)
    except embedded_postgres.EmbeddedError as error:
        raise click.ClickException(str(error)) from error
    try:
        yield dataclasses.replace(settings, database_url=embedded.url)
    finally:
        embedded.stop()


@click.command()
@click.option(
    "--workers", default=1, show_default=True, type=click.IntRange(1, 64), help="How many processes."
)
def serve(workers: int) -> None:
    """Run the API, the web application and the workers."""
    settings = read_settings()
    logs.configure(settings.log_level)
    check_port(settings)
    # A stop signal must reach the database's `finally` also while everything is still starting.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with contextlib.suppress(KeyboardInterrupt), database(settings) as ready:
        first_start(ready)
        if workers == 1:
            asyncio_run(serve_here(ready))
        else:
            serve_many(ready, workers)


def first_start(settings: Settings) -> None:
    """Bring the database to its newest form, make what a first start needs, and say where everything is."""
    from chatwright.app import bootstrap, close_pool, open_pool  # noqa: PLC0415 - after the quick checks
    from chatwright.store.migrate import migrate  # noqa: PLC0415
    from chatwright.store.people import KeyTaken  # noqa: PLC0415

    async def prepare() -> None:
        assert settings.database_url is not None
        await migrate(settings.database_url)
        pool = await open_pool(settings.database_url, 4)
        try:
            startup = await bootstrap(settings, pool)
        finally:
            await close_pool(pool)
        click.echo(f"Chatwright is starting on {settings.base_url}", err=True)
        click.echo(f"  data in      {settings.data_dir}", err=True)
        if startup.new_api_key:
            click.echo(f"  API key      {startup.new_api_key}  (shown once; kept in api-key there)", err=True)
        if startup.setup_url:
            click.echo(f"  first sign-in (one-time link): {startup.setup_url}", err=True)

    try:
        asyncio_run(prepare())
    except (OSError, asyncpg.PostgresError) as error:
        raise click.ClickException(f"The database cannot be used: {error}") from error
    except KeyTaken as error:
        raise click.ClickException(f"CHATWRIGHT_API_KEY: {error}") from error


def asyncio_run(work: Coroutine[object, object, None]) -> None:
    """Run on uvloop where there is one."""
    try:
        import uvloop  # noqa: PLC0415
    except ImportError:
        asyncio.run(work)
    else:
        uvloop.run(work)


async def serve_here(settings: Settings) -> None:
    """Serve in this process."""
    import uvicorn  # noqa: PLC0415

    from chatwright.app import calm_collector, create_app  # noqa: PLC0415

    calm_collector()
    config = uvicorn.Config(
        create_app(settings),
        host=settings.host,
        port=settings.port,
        http="httptools",
        ws="none",
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_keep_alive=30,
        timeout_graceful_shutdown=GRACE_SECONDS,
        backlog=2048,
    )
    await uvicorn.Server(config).serve()


def serve_many(settings: Settings, workers: int) -> None:
    """Serve in several processes that share the socket; the database stays with this one."""
    import uvicorn  # noqa: PLC0415

    os.environ["CHATWRIGHT_DATABASE_URL"] = settings.database_url or ""
    uvicorn.run(
        "chatwright.app:from_environment",
        factory=True,
        host=settings.host,
        port=settings.port,
        workers=workers,
        http="httptools",
        ws="none",
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=GRACE_SECONDS,
    )


@click.command()
def worker() -> None:
    """Run workers without HTTP, for more machines on one PostgreSQL."""
    settings = read_settings()
    logs.configure(settings.log_level)
    url = settings.database_url or embedded_postgres.find_running(settings.data_dir)
    if url is None:
        raise click.ClickException(
            "There is no database to work on. Set CHATWRIGHT_DATABASE_URL to the one that the servers use."
        )

    async def work() -> None:
        from chatwright.app import running  # noqa: PLC0415
        from chatwright.store.migrate import migrate  # noqa: PLC0415

        await migrate(url)
        stop = asyncio.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, stop.set)
        async with running(dataclasses.replace(settings, database_url=url)):
            click.echo("Chatwright works. Stop it with Ctrl-C.", err=True)
            await stop.wait()

    asyncio_run(work())
