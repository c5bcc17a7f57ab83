"""Where in a JSON text each of its parts stands, so that an error can name line and column."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+', re.DOTALL)
PART = re.compile(r'"((?:[^"\\]|\\.)*)"', re.DOTALL)


class Place(NamedTuple):
    """A stretch of a text; lines and columns count from one, the end is the last character."""

    line_start: int
    line_end: int
    column_start: int
    column_end: int


def under(path: str, part: str | int) -> str:
    """A path one level down, as `screens[0].layout`."""
    if isinstance(part, int):
        return f"{path}[{part}]"
    return f"{path}.{part}" if path else part


class Places:
    """Finds the parts of a text that is known to be valid JSON, by their paths."""

    def __init__(self, text: str) -> None:
        self._lines = [0, *(match.end() for match in re.finditer("\n", text))]
        self._spans = dict(spans(text))

    def of(self, path: str) -> Place:
        """Where a part stands; where it would stand, its nearest whole, when it is missing."""
        while path and path not in self._spans:
            path = path[: max(path.rfind("."), path.rfind("["), 0)]
        return self.between(*self._spans.get(path, (0, 1)))

    def between(self, start: int, end: int) -> Place:
        """The stretch between two offsets."""
        last = max(end - 1, start)
        line, last_line = bisect_right(self._lines, start), bisect_right(self._lines, last)
        return Place(
            line, last_line, start - self._lines[line - 1] + 1, last - self._lines[last_line - 1] + 1
        )


def spans(text: str) -> list[tuple[str, tuple[int, int]]]:
    """Path and offsets of every value. Goes through the text once, however deep it is."""
    found: list[tuple[str, tuple[int, int]]] = []
    open_: list[tuple[str, int, int | None]] = []  # path, offset, number of the next item (None in an object)
    key: str | None = None
    is_key = False
    for match in TOKEN.finditer(text):
        word, start = match.group(), match.start()
        if word in "}]":
            if open_:
                path, begun, _ = open_.pop()
                found.append((path, (begun, match.end())))
            is_key = False
            continue
        if word == ",":
            if open_ and open_[-1][2] is not None:
                path, begun, number = open_[-1]
                open_[-1] = (path, begun, (number or 0) + 1)
            is_key = bool(open_) and open_[-1][2] is None
            continue
        if word == ":":
            is_key = False
            continue
        if is_key:
            key = word[1:-1]
            is_key = False
            continue
        path = ""
        if open_:
            parent, _, number = open_[-1]
            path = under(parent, number if number is not None else (key or ""))
        if word in "{[":
            open_.append((path, start, 0 if word == "[" else None))
            is_key = word == "{"
        else:
            found.append((path, (start, match.end())))
    return found
