"""Looking into JSON that anybody may have written: objects, lists of objects, other names for the same."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any


def object_of(value: Any) -> dict[str, Any]:
    """The value when it is an object, else an empty one."""
    return value if isinstance(value, dict) else {}


def objects_of(value: Any) -> list[dict[str, Any]]:
    """The objects of a list; none of what is no list."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def text_of(value: Any) -> str:
    """The value when it is a text, else an empty one."""
    return value if isinstance(value, str) else ""


def renamed(value: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    """The same object with some of its fields under other names."""
    return {names.get(name, name): inner for name, inner in value.items()}


def without_nothing(value: Mapping[str, Any]) -> dict[str, Any]:
    """The same object without the fields that are null."""
    return {name: inner for name, inner in value.items() if inner is not None}


def turned(names: Mapping[str, str]) -> dict[str, str]:
    """The table of names for the way back."""
    return {other: name for name, other in names.items()}


def number_of(value: Any) -> float | int | None:
    """A finite number, given as a number or as a text of one [R-LOC-1]; None when it is neither."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        found = float(value)
    except (ValueError, OverflowError):
        return None
    if not math.isfinite(found):
        return None
    return found if isinstance(value, str) else value
