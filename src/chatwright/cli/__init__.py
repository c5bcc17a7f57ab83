"""The command line: `chatwright serve` and everything beside it."""

from __future__ import annotations

import click

from chatwright import __version__
from chatwright.cli.definitions import export, import_, lint
from chatwright.cli.keys import keys
from chatwright.cli.openapi import openapi
from chatwright.cli.serve import serve, worker
from chatwright.cli.simulate import simulate
from chatwright.cli.test import test


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="chatwright")
def main() -> None:
    """WhatsApp journeys that anyone can draw and that never lose a reply."""


for command in (serve, worker, keys, import_, export, lint, openapi, simulate, test):
    main.add_command(command)
