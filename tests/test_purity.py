"""Time and chance come in: nothing below the runtime reads a clock or makes a random number."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.paths import ROOT

PURE = ("expressions", "definitions", "messages", "contacts", "desk", "engine", "surveys", "rehearsal")
CALENDARS = ("hours", "availability", "wording", "phrases")
"""Of the calendars, what is offered and how it is said."""
FILES = [
    *(path for package in PURE for path in sorted((ROOT / "src" / "chatwright" / package).rglob("*.py"))),
    *(ROOT / "src" / "chatwright" / "calendars" / f"{name}.py" for name in CALENDARS),
]
FORBIDDEN_NAMES = {
    "datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time", "time.time_ns", "time.localtime",
    "time.gmtime", "uuid.uuid1", "uuid.uuid4", "os.urandom", "os.getrandom", "os.environ", "os.getenv",
}  # fmt: skip
FORBIDDEN_MODULES = {
    "random", "secrets", "socket", "asyncpg", "aiohttp", "urllib.request", "subprocess", "asyncio", "requests",
}  # fmt: skip
LAST_WORDS = {"now", "utcnow", "today", "uuid4", "uuid1", "urandom"}


def dotted(node: ast.expr) -> str:
    """`a.b.c` for a chain of names, else an empty text."""
    match node:
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=value, attr=attribute):
            inner = dotted(value)
            return f"{inner}.{attribute}" if inner else ""
        case _:
            return ""


def impurities(source: str) -> list[str]:
    """What a module does that its results could depend on from outside."""
    found = []
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import(names=names):
                found += [alias.name for alias in names if alias.name in FORBIDDEN_MODULES]
            case ast.ImportFrom(module=module, names=names) if module is not None:
                if module in FORBIDDEN_MODULES:
                    found.append(module)
                found += [
                    f"{module}.{alias.name}"
                    for alias in names
                    if f"{module}.{alias.name}" in FORBIDDEN_NAMES | FORBIDDEN_MODULES
                ]
            case ast.Attribute():
                name = dotted(node)
                if any(name == bad or name.endswith(f".{bad}") for bad in FORBIDDEN_NAMES):
                    found.append(name)
            case ast.Call(func=ast.Attribute(value=ast.Name(id=owner), attr=called)):
                # `datetime as dt` and the like; a function of our own named so takes its time from outside.
                if called in LAST_WORDS and owner in ("dt", "datetime", "date", "uuid", "os"):
                    found.append(f"{owner}.{called}")
            case _:
                pass
    return found


@pytest.mark.parametrize(
    "path", FILES, ids=[str(path.relative_to(ROOT / "src" / "chatwright")) for path in FILES]
)
def test_a_pure_module_asks_neither_clock_nor_chance_nor_the_outside(path: Path) -> None:
    assert impurities(path.read_text()) == []


def test_all_pure_packages_are_looked_at() -> None:
    assert {path.relative_to(ROOT / "src" / "chatwright").parts[0] for path in FILES} == {*PURE, "calendars"}
    assert len(FILES) > 30


@pytest.mark.parametrize(
    "source",
    [
        "from datetime import datetime\nx = datetime.now()",
        "import datetime\nx = datetime.datetime.now(datetime.UTC)",
        "import datetime as dt\nx = dt.utcnow()",
        "from datetime import datetime\nf = datetime.now",
        "from datetime import date\nx = date.today()",
        "import time\nx = time.time()",
        "from time import time\nx = time()",
        "import uuid\nx = uuid.uuid4()",
        "from uuid import uuid4\nx = uuid4()",
        "import random",
        "from random import choice",
        "from secrets import token_hex",
        "import os\nx = os.urandom(3)",
        "import asyncio",
        "from urllib import request",
    ],
)
def test_the_look_out_sees_what_it_is_there_for(source: str) -> None:
    assert impurities(source)


@pytest.mark.parametrize(
    "source",
    [
        "from datetime import UTC, datetime\nx = datetime.fromisoformat('2026-01-01')",
        "from uuid import UUID, uuid5\nx = uuid5(UUID(int=0), 'a')",
        "import time\nstart = time.monotonic()",
        "now = scope.now\nx = instance.now + delay",
    ],
)
def test_the_look_out_lets_the_harmless_pass(source: str) -> None:
    assert impurities(source) == []
