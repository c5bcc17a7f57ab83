"""YAML 1.2 as entries that know their line, and give their value as text or as JSON, as one asks for it.

A chat is full of texts that YAML would take for something else (`yes`, `007`, `12:30`); here they stay as written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, ScalarNode, SequenceNode

from chatwright.definitions import DurationError, parse_duration

MOST_NODES = 100_000
LONGEST = 1_000_000
UNITS = {"second": 1, "minute": 60, "hour": 3600, "day": 86_400, "week": 604_800}
SPAN = re.compile(r"(\d+(?:\.\d+)?)\s*(second|minute|hour|day|week)s?")
INT, FLOAT, BOOL, NULL = (f"tag:yaml.org,2002:{name}" for name in ("int", "float", "bool", "null"))


class ScriptError(Exception):
    """A file of conversation tests cannot be read; `line` counts from 1."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message


class Entry:
    """A value in the file, with the place it has."""

    def __init__(self, node: Any, name: str = "") -> None:
        self._node = node
        self._name = name

    @property
    def line(self) -> int:
        """The line it begins in, counted from 1."""
        return int(self._node.start_mark.line) + 1

    @property
    def is_mapping(self) -> bool:
        """Whether it has keys."""
        return isinstance(self._node, MappingNode)

    def wrong(self, message: str) -> ScriptError:
        """An error at this place."""
        return ScriptError(self.line, message)

    def keys(self) -> list[str]:
        """Its keys, in order. Raises ScriptError when it has none."""
        return [key for key, _ in self._pairs()]

    def get(self, key: str) -> Entry | None:
        """The value of a key; None when it is not there."""
        return next((Entry(value, key) for name, value in self._pairs() if name == key), None)

    def __getitem__(self, key: str) -> Entry:
        """The value of a key. Raises ScriptError when it is not there."""
        found = self.get(key)
        if found is None:
            raise self.wrong(f"{key}: is missing.")
        return found

    def only(self, *allowed: str) -> None:
        """Raise ScriptError when there is another key."""
        for key in self.keys():
            if key not in allowed:
                raise self.wrong(f"{key}: is not known here; there may be {', '.join(allowed)}.")

    def single(self) -> tuple[str, Entry]:
        """Its one key and value. Raises ScriptError when there are more or fewer."""
        pairs = self._pairs()
        if len(pairs) != 1:
            raise self.wrong("exactly one entry is required here.")
        return pairs[0][0], Entry(pairs[0][1], pairs[0][0])

    def items(self) -> list[Entry]:
        """The entries of a list. Raises ScriptError when it is none."""
        if not isinstance(self._node, SequenceNode):
            raise self.wrong(f"{self._name}: a list is required (lines that begin with -).")
        return [Entry(node, self._name) for node in self._node.value]

    def text(self) -> str:
        """The text as it is written. Raises ScriptError when it is no text."""
        words = self.words()
        if words is None:
            raise self.wrong(f"{self._name}: a text is required.")
        return words

    def words(self) -> str | None:
        """The text as it is written; None when it is a list or has keys."""
        return str(self._node.value) if isinstance(self._node, ScalarNode) else None

    def json(self) -> Any:
        """The value with numbers, true, false and null as such. Raises ScriptError."""
        return to_json(self._node)

    def _pairs(self) -> list[tuple[str, Any]]:
        if not isinstance(self._node, MappingNode):
            raise self.wrong(f"{self._name or 'the file'}: names with values are required here.")
        return [(str(key.value), value) for key, value in self._node.value]


def read_yaml(text: str) -> Entry:
    """The whole file. Raises ScriptError."""
    if len(text) > LONGEST:
        raise ScriptError(1, f"The file is longer than {LONGEST} characters.")
    try:
        node = YAML(typ="safe", pure=True).compose(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise ScriptError(mark.line + 1 if mark else 1, f"This is not YAML: {error.problem}.") from error
    except (YAMLError, ValueError, RecursionError) as error:
        raise ScriptError(1, f"This is not YAML: {error}") from error
    if node is None:
        raise ScriptError(1, "The file is empty.")
    count(node)
    return Entry(node)


def count(node: Any) -> None:
    """Raise ScriptError for a file whose aliases would unfold to something huge, or that nest without end."""
    seen, pending = 0, [node]
    while pending:
        current = pending.pop()
        seen += 1
        if seen > MOST_NODES:
            raise ScriptError(1, "The file holds too much, or its aliases go in circles.")
        pending += children(current)


def children(node: Any) -> Iterator[Any]:
    """The nodes inside a node."""
    if isinstance(node, SequenceNode):
        yield from node.value
    elif isinstance(node, MappingNode):
        known = set()
        for key, value in node.value:
            line = int(key.start_mark.line) + 1
            if not isinstance(key, ScalarNode):
                raise ScriptError(line, "A name must be a text.")
            if key.value in known:
                raise ScriptError(line, f"{key.value}: stands here twice.")
            known.add(key.value)
            yield key
            yield value


def to_json(node: Any) -> Any:
    """A node as JSON, by the core schema of YAML 1.2."""
    if isinstance(node, MappingNode):
        return {str(key.value): to_json(value) for key, value in node.value}
    if isinstance(node, SequenceNode):
        return [to_json(item) for item in node.value]
    text, tag = str(node.value), str(node.tag)
    try:
        if tag == INT:
            return int(text)
        if tag == FLOAT:
            number = float(text)
            return number if number - number == 0 else text
    except ValueError:
        return text
    if tag == BOOL:
        return text.lower() == "true"
    return None if tag == NULL else text


def span_of(text: str) -> timedelta | None:
    """`25 hours`, `1 day 2 hours` or `1.02:00:00`; None when it is none of these."""
    try:
        if ":" in text:
            return parse_duration(text)
        parts = SPAN.findall(text.lower())
        rest = re.sub(r"[\s,]|\band\b", "", SPAN.sub("", text.lower()))
        if not parts or rest:
            return None
        return timedelta(seconds=sum(float(number) * UNITS[unit] for number, unit in parts))
    except (DurationError, OverflowError):
        return None
