"""References and conditions in Flow JSON: `${form.x}`, `${data.x}`, `${screen.S.form.x}` and what compares them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

REFERENCE = re.compile(r"\$\{([^{}]*)\}")
NAME = r"[A-Za-z0-9_\-]+"
LOCAL = re.compile(rf"(form|data)\.({NAME})(?:\.[A-Za-z0-9_\-.\[\]]+)?")
GLOBAL = re.compile(rf"screen\.({NAME})\.(form|data)\.({NAME})(?:\.[A-Za-z0-9_\-.\[\]]+)?")
TOKENS = re.compile(
    r"\s*(\$\{[^{}]*\}|'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"|-?\d+(?:\.\d+)?|true|false|&&|\|\||==|!=|<=|>=|[<>!()])"
)
COMPARISONS = frozenset(("==", "!=", "<", ">", "<=", ">="))
DEPTH = 40


class Reference(NamedTuple):
    """What a reference names: a field of the form or a value of the data, on this screen when `screen` is None."""

    screen: str | None
    root: str
    name: str


def is_dynamic(value: Any) -> bool:
    """Whether a value is only known when the screen is shown."""
    return isinstance(value, str) and REFERENCE.search(value) is not None


def read_reference(inner: str) -> Reference | None:
    """The reference between the braces; None when it is none."""
    inner = inner.strip()
    if found := LOCAL.fullmatch(inner):
        return Reference(None, found[1], found[2])
    if found := GLOBAL.fullmatch(inner):
        return Reference(found[1], found[2], found[3])
    return None


def references(text: str) -> Iterator[tuple[str, Reference | None]]:
    """The references in a text, as they are written and as they are read."""
    for found in REFERENCE.finditer(text):
        yield found[0], read_reference(found[1])


def whole_reference(value: Any) -> Reference | None:
    """The reference that a value is, all of it; None for anything else."""
    found = REFERENCE.fullmatch(value.strip()) if isinstance(value, str) else None
    return read_reference(found[1]) if found else None


def condition_error(text: str) -> str | None:
    """Why a condition cannot be understood; None when it can."""
    if not REFERENCE.search(text):
        return "A condition compares at least one reference, such as ${form.field} == 'yes'."
    tokens: list[str] = []
    at = 0
    while at < len(text) and text[at:].strip():
        found = TOKENS.match(text, at)
        if found is None:
            return f"The condition cannot be read at {text[at:].strip()[:20]!r}."
        tokens.append(found[1])
        at = found.end()
    return Condition(tokens).read()


class Condition:
    """Reads a condition by its grammar: or, and, not, comparison, value."""

    def __init__(self, tokens: list[str]) -> None:
        self._tokens = tokens
        self._at = 0
        self._depth = 0

    def read(self) -> str | None:
        """What is wrong; None for nothing."""
        wrong = self._any()
        if wrong is None and self._at < len(self._tokens):
            return f"The condition ends before {self._tokens[self._at]!r}."
        return wrong

    def _next(self) -> str | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _any(self) -> str | None:
        self._depth += 1
        if self._depth > DEPTH:
            return "The condition is nested too deeply."
        wrong = self._one()
        while wrong is None and self._next() in ("&&", "||"):
            self._at += 1
            wrong = self._one()
        self._depth -= 1
        return wrong

    def _one(self) -> str | None:
        while self._next() == "!":
            self._at += 1
        wrong = self._value()
        if wrong is None and self._next() in COMPARISONS:
            self._at += 1
            wrong = self._value()
        return wrong

    def _value(self) -> str | None:
        word = self._next()
        if word is None:
            return "The condition ends where a value is expected."
        self._at += 1
        if word == "(":
            wrong = self._any()
            if wrong is None and self._next() != ")":
                return "A bracket of the condition is not closed."
            self._at += 1
            return wrong
        if word in COMPARISONS or word in ("&&", "||", "!", ")"):
            return f"The condition has {word!r} where a value is expected."
        return None
