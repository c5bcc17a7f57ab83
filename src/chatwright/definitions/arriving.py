"""Definitions as they arrive: exports of a portal, answers of an API, lists of them, pasted texts."""

from __future__ import annotations

import json
from typing import Any

import msgspec

from chatwright.definitions.model import SPELLINGS, DefinitionError

BYTE_ORDER_MARK = "\ufeff"
MOST = 200
"""So many definitions are taken from one file."""
REASONS = {
    "Expecting value": "a value is missing here, or this is no JSON",
    "Expecting ',' delimiter": "a comma is missing before this",
    "Expecting ':' delimiter": "a colon is missing before this",
    "Expecting property name enclosed in double quotes": "a name in double quotes is expected here",
    "Illegal trailing comma before end of object": "this comma is one too many",
    "Illegal trailing comma before end of array": "this comma is one too many",
    "Unterminated string starting at": "the text that begins here has no closing quote",
    "Extra data": "the JSON has ended, but there is more after it",
    "Invalid control character at": "a line break inside a text must be written as \\n",
    "Invalid \\escape": "a backslash inside a text must be written twice",
}


def parse(text: str) -> Any:
    """The JSON in a text. Raises DefinitionError that says in words what is wrong, in which line and column."""
    text = text.removeprefix(BYTE_ORDER_MARK).strip()
    if not text:
        raise DefinitionError(1000, "There is nothing in it.")
    if text.startswith("<"):
        raise DefinitionError(1000, "This is a web page (HTML) and not JSON.")
    try:
        return msgspec.json.decode(text.encode())
    except RecursionError:
        raise DefinitionError(1000, "This is nested too deeply to be a journey.") from None
    except ValueError as error:
        raise DefinitionError(1000, f"This is not JSON. {place_of(text) or str(error) + '.'}") from None


def place_of(text: str) -> str | None:
    """Where a text stops being JSON, and why; None when only the stricter reader knows."""
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        reason = REASONS.get(error.msg, error.msg)
        return f"Line {error.lineno}, column {error.colno}: {reason}."
    except (ValueError, RecursionError):
        return None
    return None


def definitions_in(tree: Any) -> list[dict[str, Any]]:
    """The definitions in a JSON tree. Raises DefinitionError when there is none."""
    found = search(tree)
    if not found:
        raise DefinitionError(5002, "There is no journey in it: an object with definition.steps is expected.")
    if len(found) > MOST:
        raise DefinitionError(
            1000, f"There are {len(found)} journeys in it; at most {MOST} are taken at once."
        )
    return found


def search(tree: Any) -> list[dict[str, Any]]:
    """Definitions at the top, in a list, or in a list inside an answer; also one without its wrapping."""
    if isinstance(tree, list):
        return [one for item in tree if isinstance(item, dict) for one in search(item)]
    if not isinstance(tree, dict):
        return []
    body = tree.get("definition")
    if isinstance(body, dict):
        return [tree] if isinstance(body.get("steps"), list) else []
    if isinstance(tree.get("steps"), list):
        return [{"trigger": "inbound_chat_apps", "status": "disabled", "definition": tree}]
    return [one for value in tree.values() if isinstance(value, list) for one in search(value)]


def named(definition: dict[str, Any], fallback: str) -> dict[str, Any]:
    """The definition with a name, since a journey without one cannot be found again."""
    body = definition["definition"]
    name = body.get("name")
    if isinstance(name, str) and name.strip():
        return definition
    return {**definition, "definition": {**body, "name": fallback}}


def kinds_of(definition: dict[str, Any]) -> dict[str, int]:
    """How many steps of each kind there are, at any depth; kinds that we don't know under the name they have."""
    found: dict[str, int] = {}

    def count(steps: Any) -> None:
        for step in steps if isinstance(steps, list) else ():
            if isinstance(step, list):
                count(step)
            elif isinstance(step, dict):
                kind = str(step.get("stepType"))
                known = SPELLINGS.get(kind.lower())
                name = known.value if known else kind[:60]
                found[name] = found.get(name, 0) + 1
                count(step.get("do"))

    count(definition["definition"].get("steps"))
    return found
