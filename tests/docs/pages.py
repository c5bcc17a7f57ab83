"""What the documentation consists of, and the blocks of commands in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from tests.paths import ROOT

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
"""Every page that people read."""

RUN = "sh"
"""The language of blocks that are run."""
SHOWN = frozenset(("text", "json", "yaml", "python", "js"))
"""The languages of blocks that are only shown."""
OUTPUT = "text"
"""Right after a block that is run: what it prints. `…` stands for anything."""

BLOCK = re.compile(r"^(?P<indent> *)```(?P<language>\S*)[^\n]*\n(?P<text>.*?)^(?P=indent)```$", re.M | re.S)


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block; `output` is the block of its output when it is followed by one."""

    page: Path
    line: int
    language: str
    text: str
    output: str | None

    @property
    def place(self) -> str:
        """Where it stands, for messages."""
        return f"{self.page.relative_to(ROOT)}:{self.line}"


def blocks(page: Path) -> list[Block]:
    """The fenced blocks of a page, in order."""
    text = page.read_text(encoding="utf-8")
    matches = list(BLOCK.finditer(text))
    found = []
    for index, match in enumerate(matches):
        following = matches[index + 1] if index + 1 < len(matches) else None
        adjacent = (
            following is not None
            and following["language"] == OUTPUT
            and not text[match.end() : following.start()].strip()
        )
        found.append(
            Block(
                page=page,
                line=text.count("\n", 0, match.start()) + 1,
                language=match["language"],
                text=dedented(match),
                output=dedented(following) if adjacent and following is not None else None,
            )
        )
    return found


def dedented(match: re.Match[str]) -> str:
    """The text of a block without the indentation of the list it stands in."""
    indent = match["indent"]
    return "".join(line.removeprefix(indent) for line in match["text"].splitlines(keepends=True))
