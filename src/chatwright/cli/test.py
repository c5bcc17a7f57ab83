"""`chatwright test`: run conversation tests, without a server and without a network."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

import click

from chatwright import definitions as model
from chatwright.expressions import Evaluator
from chatwright.rehearsal.check import Result, run_test
from chatwright.rehearsal.script import ScriptError, read_script

ENDINGS = (".test.yaml", ".test.yml")
ANY = click.Path(exists=True, path_type=Path)
OUTPUT = click.Path(dir_okay=False, path_type=Path)
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(slots=True)
class Ran:
    """A file of tests and what became of them; `broken` says why it could not be run at all."""

    file: Path
    lines: list[str] = field(default_factory=list)
    results: list[Result] = field(default_factory=list)
    broken: str | None = None

    @property
    def failed(self) -> int:
        """How many tests failed; a file that could not be run counts as one."""
        return sum(result.failure is not None for result in self.results) + (self.broken is not None)


@click.command()
@click.argument("paths", nargs=-1, required=True, type=ANY)
@click.option("--junit", type=OUTPUT, metavar="FILE", help="Write the results for a CI server, as JUnit XML.")
def test(paths: tuple[Path, ...], junit: Path | None) -> None:
    """Run the conversation tests in PATHS: files, or folders with *.test.yaml in them."""
    files = list(dict.fromkeys(file for path in paths for file in tests_in(path)))
    if not files:
        raise click.ClickException(f"There are no files named *.test.yaml in {', '.join(map(str, paths))}.")
    evaluator, ran = Evaluator(), []
    for file in files:
        ran.append(run_file(file, evaluator))
        show(ran[-1])
    passed = sum(result.failure is None for one in ran for result in one.results)
    failed = sum(one.failed for one in ran)
    click.secho(f"{passed} passed, {failed} failed", fg="red" if failed else "green")
    if junit is not None:
        junit.write_bytes(as_junit(ran))
    raise SystemExit(int(failed > 0))


def tests_in(path: Path) -> Iterator[Path]:
    """The files of tests at a path, in order."""
    if path.is_file():
        yield path
    else:
        yield from sorted(file for file in path.rglob("*.test.y*ml") if file.name.endswith(ENDINGS))


def run_file(file: Path, evaluator: Evaluator) -> Ran:
    """Run all tests of a file."""
    ran = Ran(file)
    try:
        text = file.read_text(encoding="utf-8")
        ran.lines = text.splitlines()
        script = read_script(text)
        journey = file.parent / script.journey
        definition = model.read(journey.read_bytes())
    except ScriptError as error:
        ran.broken = f"line {error.line}: {error.message}"
    except UnicodeDecodeError:
        ran.broken = "The file is not text in UTF-8."
    except OSError as error:
        ran.broken = f"{error.filename}: {error.strerror}."
    except model.DefinitionError as error:
        ran.broken = f"{script.journey}: {error.message}"
    else:
        ran.results = [run_test(definition, one, evaluator) for one in script.tests]
    return ran


# --- telling --------------------------------------------------------------------------------------------


def show(ran: Ran) -> None:
    """Print what became of a file."""
    click.secho(str(ran.file), bold=True)
    if ran.broken is not None:
        click.secho(f"  ✗ {ran.broken}", fg="red")
    for result in ran.results:
        if result.failure is None:
            click.secho(f"  ✓ {result.test.name}", fg="green")
        else:
            click.secho(f"  ✗ {result.test.name}", fg="red")
            for line in told(result, ran.lines):
                click.secho(f"      {line}", fg="red" if line.startswith((">", "!")) else None)


def told(result: Result, lines: list[str]) -> Iterator[str]:
    """The whole chat, then what was expected at its end and what was there instead."""
    for who, what in result.chat:
        for number, line in enumerate(what.splitlines() or [""]):
            yield f"{who if number == 0 else '':<9} {line}".rstrip()
    written = lines[result.line - 1].strip().removeprefix("- ") if result.line <= len(lines) else ""
    yield f"> line {result.line}: {written}"
    yield f"! {result.failure}"


def as_junit(ran: list[Ran]) -> bytes:
    """The results as JUnit XML."""
    root = ElementTree.Element("testsuites")
    for one in ran:
        total = len(one.results) + (one.broken is not None)
        suite = ElementTree.SubElement(
            root, "testsuite", name=clean(str(one.file)), tests=str(total), failures=str(one.failed)
        )
        for result in one.results:
            place = {"classname": clean(one.file.name), "name": clean(result.test.name)}
            case = ElementTree.SubElement(suite, "testcase", place)
            if result.failure is not None:
                failure = ElementTree.SubElement(case, "failure", message=clean(result.failure))
                failure.text = clean("\n".join(told(result, one.lines)))
        if one.broken is not None:
            case = ElementTree.SubElement(suite, "testcase", classname=clean(one.file.name), name="(file)")
            ElementTree.SubElement(case, "error", message=clean(one.broken))
    text: str = ElementTree.tostring(root, encoding="unicode")
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + text.encode()


def clean(text: str) -> str:
    """The text without characters that XML cannot hold."""
    return NOT_XML.sub("\ufffd", text)
