"""`chatwright openapi`: the description of the API, which the web application's types are made from."""

from __future__ import annotations

import json

import click


@click.command()
@click.option("--all", "everything", is_flag=True, help="The Automation API, webhooks and the rest as well.")
def openapi(everything: bool) -> None:
    """Print the OpenAPI description of the native API and the simulator's."""
    from fastapi import FastAPI  # noqa: PLC0415 - the other commands need not wait for it

    from chatwright import __version__, api  # noqa: PLC0415
    from chatwright.api import shapes  # noqa: PLC0415

    app = FastAPI(title="Chatwright", version=__version__)
    api.install(app)
    described = shapes.describe(app) if everything else shapes.describe_native(app)
    click.echo(json.dumps(described, indent=2, ensure_ascii=False))
