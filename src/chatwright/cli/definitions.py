"""`chatwright import`, `export` and `lint`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from chatwright import definitions as model
from chatwright.checks import check_source
from chatwright.cli.client import Client
from chatwright.cli.serve import read_settings
from chatwright.definitions.rebind import rebind, unbound

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
BUILTIN = "builtin"


def parse_changes(changes: tuple[str, ...]) -> dict[str, str]:
    """`NAME=VALUE` texts as a map; an address may hold `=` only after its own."""
    parsed = {}
    for change in changes:
        old, equals, new = change.partition("=")
        if not equals or not old or not new:
            raise click.BadParameter(
                f"{change!r} must be NAME=VALUE or OLD-ADDRESS=NEW-ADDRESS.", param_hint="--set"
            )
        parsed[old.rstrip("/")] = new.rstrip("/")
    return parsed


@click.command("import")
@click.argument("file", type=FILE)
@click.option(
    "--set",
    "changes",
    multiple=True,
    metavar="OLD=NEW",
    help="subAccountId=ID, or an address and what replaces it (builtin: our own booking backend).",
)
@click.option(
    "--enable/--disable", "enable", default=None, help="Enable or disable it, whatever the file says."
)
@click.option("--url", help="The server.  [default: this machine's]")
@click.option("--key", help="The API key.  [default: CHATWRIGHT_API_KEY, or the first start's]")
def import_(
    file: Path, changes: tuple[str, ...], enable: bool | None, url: str | None, key: str | None
) -> None:
    """Create a journey from FILE, a definition as 8x8 exports it."""
    settings = read_settings()
    try:
        raw = model.read(file.read_bytes()).raw
    except model.DefinitionError as error:
        raise click.ClickException(f"{file}: {error.message}") from error
    wanted = parse_changes(changes)
    if BUILTIN in wanted.values():
        from chatwright.demo import backend_url  # noqa: PLC0415

        wanted = {old: backend_url(settings) if new == BUILTIN else new for old, new in wanted.items()}
    bound, report = rebind(raw, wanted)
    for old in wanted:
        if old not in report.done:
            raise click.ClickException(f"--set {old}=…: nothing in {file} matches it.")
    if enable is not None:
        bound["status"] = "enabled" if enable else "disabled"
    bound.pop("accountId", None)
    answer = Client(settings, url, key).call("POST", "/definitions", bound)
    for old, count in report.done.items():
        click.echo(f"replaced {old} {count} times")
    for address in unbound(bound):
        click.echo(f"calls {hide_token(address)}")
    click.echo(f"imported {answer['definition']['name']!r} as {answer['id']} ({answer['status']})")


def hide_token(address: str) -> str:
    """An address without the word that opens the built-in backend."""
    head, found, tail = address.partition("/backend/")
    return f"{head}{found}…/{tail.partition('/')[2]}" if found else address


@click.command()
@click.argument("definition_id", type=click.UUID)
@click.option("--version", type=click.IntRange(1), help="Which version.  [default: the newest]")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file.")
@click.option("--url", help="The server.")
@click.option("--key", help="The API key.")
def export(
    definition_id: Any, version: int | None, output: Path | None, url: str | None, key: str | None
) -> None:
    """Write a journey as a definition that 8x8 accepts too."""
    versions = Client(read_settings(), url, key).call("GET", f"/definitions/{definition_id}?limit=500")
    found = next((v for v in versions if version is None or v["version"] == version), None)
    if found is None:
        raise click.ClickException(
            f"There is no journey {definition_id}" + (f", version {version}." if version else ".")
        )
    text = json.dumps(found, indent=2, ensure_ascii=False)
    if output is None:
        click.echo(text)
    else:
        output.write_text(text + "\n", encoding="utf-8")


@click.command()
@click.argument("files", nargs=-1, required=True, type=FILE)
@click.option("--json", "as_json", is_flag=True, help="Write the problems as JSON, for other programs.")
def lint(files: tuple[Path, ...], as_json: bool) -> None:
    """Check definitions; ends with 1 when one of them cannot run."""
    found = {str(file): check_source(file.read_bytes()) for file in files}
    if as_json:
        told = {file: [problem.as_json() for problem in problems] for file, problems in found.items()}
        click.echo(json.dumps(told, indent=2, ensure_ascii=False))
    else:
        for file, problems in found.items():
            for problem in problems:
                click.echo(f"{file}: {problem.level}: {problem} [{problem.code}]")
            if not problems:
                click.echo(f"{file}: no problems")
    raise SystemExit(int(any(p.level == "error" for problems in found.values() for p in problems)))
