"""Every command in the documentation is run, page by page, against a real server."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.docs.pages import OUTPUT, PAGES, RUN, SHOWN, Block, blocks
from tests.paths import ROOT
from tests.process import answers, clean_environment, finish, free_port

NOT_RUN = {
    "script/server": "starts a server, as these tests do",
    "script/test": "runs these tests",
    "export CHATWRIGHT_DATABASE_URL=postgresql://chatwright:PASSWORD@db.internal/chatwright\n"
    "export CHATWRIGHT_SECRET_KEY=LONG-RANDOM-TEXT\n"
    ".venv/bin/chatwright serve --workers 4": "needs a database server of one's own",
    "export CHATWRIGHT_DATABASE_URL=postgresql://chatwright:PASSWORD@db.internal/chatwright\n"
    "export CHATWRIGHT_SECRET_KEY=LONG-RANDOM-TEXT\n"
    ".venv/bin/chatwright worker": "needs a database server of one's own",
    ".venv/bin/chatwright simulate docs/examples/arrange-a-call.json": "is a conversation with a person",
    ".venv/bin/pre-commit install": "changes the repository's own hooks",
    ".venv/bin/pre-commit run --all-files": "is what script/test does",
}
"""Blocks that are not run, word for word, and why."""

START_SECONDS = 60
PAGE_SECONDS = 120
MARK = "chatwright-docs-block-done"
PAGES_WITH_COMMANDS = [
    page for page in PAGES if any(b.language == RUN and b.text.strip() not in NOT_RUN for b in blocks(page))
]


class Reader:
    """A reader's terminal: a folder that looks like the root of the repository, with a server started in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in ("docs", "src", "tests", "pyproject.toml"):
            (folder / name).symlink_to(ROOT / name)
        (folder / ".venv").symlink_to(sys.prefix)
        self.port = str(free_port())
        self.environment = clean_environment(folder / ".chatwright", PORT=self.port)
        self.log = folder / "server.log"
        with self.log.open("wb") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "chatwright", "serve"],
                cwd=folder,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
            )

    def wait(self) -> None:
        """Wait until the server takes messages."""
        end = time.monotonic() + START_SECONDS
        while not answers(f"http://127.0.0.1:{self.port}"):
            assert self.process.poll() is None, f"the server has ended:\n{self.log.read_text()}"
            assert time.monotonic() < end, f"the server did not start:\n{self.log.read_text()}"
            time.sleep(0.1)


@pytest.fixture(scope="module")
def readers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[Path], Reader]]:
    """The terminal for a page. The README's tour begins with an empty server; the guide's pages share another."""
    made: dict[str, Reader] = {}

    def reader_of(page: Path) -> Reader:
        name = "README" if page.name == "README.md" else "guide"
        if name not in made:
            made[name] = Reader(tmp_path_factory.mktemp(name))
            made[name].wait()
        return made[name]

    try:
        yield reader_of
    finally:
        for reader in made.values():
            finish(reader.process)


def script_of(page_blocks: list[Block], port: str) -> str:
    """The commands of a page as one script that tells after each block which one has ended."""
    lines = ["set -euo pipefail"]
    for number, block in enumerate(page_blocks):
        lines += [block.text.replace("8088", port), f"echo; echo {MARK} {number}"]
    return "\n".join(lines)


def shows(printed: str, promised: str) -> bool:
    """Whether a promised line occurs in what was printed."""
    pattern = ".*".join(re.escape(part) for part in promised.strip().split("…"))
    return re.search(pattern, printed) is not None


@pytest.mark.parametrize("page", PAGES_WITH_COMMANDS, ids=lambda page: str(page.relative_to(ROOT)))
def test_the_commands_of_a_page_do_what_the_page_says(page: Path, readers: Callable[[Path], Reader]) -> None:
    reader = readers(page)
    to_run = [b for b in blocks(page) if b.language == RUN and b.text.strip() not in NOT_RUN]
    done = subprocess.run(
        ["bash"],
        input=script_of(to_run, reader.port),
        cwd=reader.folder,
        env=reader.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=PAGE_SECONDS,
        check=False,
    )
    printed = re.split(rf"\n?{MARK} \d+\n", done.stdout)
    finished = len(printed) - 1
    assert done.returncode == 0, f"{to_run[min(finished, len(to_run) - 1)].place} failed:\n{printed[-1]}"
    for block, said in zip(to_run, printed, strict=False):
        for line in (block.output or "").splitlines():
            wanted = line.replace("8088", reader.port)
            assert shows(said, wanted), f"{block.place} does not print {wanted!r} but:\n{said}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_block_says_whether_it_is_run(page: Path) -> None:
    odd = [f"{b.place}: ```{b.language}" for b in blocks(page) if b.language not in {RUN, *SHOWN}]
    assert not odd, f"use ```{RUN} for commands, ```{OUTPUT} for output: {odd}"


def test_no_exception_is_left_over() -> None:
    written = {block.text.strip() for page in PAGES for block in blocks(page) if block.language == RUN}
    assert set(NOT_RUN) <= written, f"in no page any more: {sorted(set(NOT_RUN) - written)}"
