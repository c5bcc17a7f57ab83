"""What a script gives when only some of what it reads is known: a value, or UNKNOWN."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from chatwright.checks.scripts import UNDEFINED, Tree, Undefined, path_of, script_of, tree_of


class Unknown:
    """Anything at all."""

    def __repr__(self) -> str:
        return "unknown"


UNKNOWN = Unknown()
Lookup = Callable[[tuple[str, ...]], Any]
"""The value of a path that begins with `data` or `step`; UNKNOWN when it may be anything."""


def truth_of(condition: Any, lookup: Lookup) -> bool | None:
    """Whether a condition holds; None when that depends on more than is known."""
    if isinstance(condition, bool) or condition is None:
        return bool(condition)
    script = script_of(condition)
    tree = tree_of(script) if script is not None else None
    if tree is None:
        return None
    return is_true(value_of(tree, lookup))


def is_true(value: Any) -> bool | None:
    """JavaScript's truth, with the texts that the engine takes for false."""
    if isinstance(value, Unknown):
        return None
    if isinstance(value, Undefined) or value is None:
        return False
    if isinstance(value, str):
        return value.lower() not in ("", "false")
    return True if isinstance(value, list | dict) else bool(value)


def value_of(tree: Tree, lookup: Lookup) -> Any:
    """What a script gives, as far as that is certain."""
    match tree.kind:
        case "literal":
            return tree.value
        case "member" | "name":
            return read(tree, lookup)
        case "unary":
            inside = value_of(tree.parts[0], lookup)
            if tree.value == "!":
                truth = is_true_strictly(inside)
                return UNKNOWN if truth is None else not truth
            return UNKNOWN
        case "binary":
            return binary(tree, lookup)
        case "choice":
            truth = is_true_strictly(value_of(tree.parts[0], lookup))
            return UNKNOWN if truth is None else value_of(tree.parts[1 if truth else 2], lookup)
        case "call":
            return call(tree, lookup)
    return UNKNOWN


def is_true_strictly(value: Any) -> bool | None:
    """JavaScript's truth inside of a script, where the text "false" is true."""
    return bool(value) if isinstance(value, str) else is_true(value)


def read(tree: Tree, lookup: Lookup) -> Any:
    """The value of a path, or of a member of something that a script made."""
    path = path_of(tree)
    if path is not None:
        return lookup(path) if path[0] in ("data", "step") else UNKNOWN
    return member(value_of(tree.parts[0], lookup), tree.value)


def member(value: Any, name: str) -> Any:
    """A member of a value; one of nothing is nothing [A-EXP-5]."""
    if isinstance(value, Unknown):
        return UNKNOWN
    if value is None or isinstance(value, Undefined):
        return UNDEFINED
    if isinstance(value, dict):
        return value.get(name, UNDEFINED)
    if isinstance(value, str | list) and name == "length":
        return len(value)
    return UNKNOWN


def binary(tree: Tree, lookup: Lookup) -> Any:
    """An operator between two values."""
    left, operator = value_of(tree.parts[0], lookup), tree.value
    if operator in ("&&", "||"):
        truth = is_true_strictly(left)
        right = value_of(tree.parts[1], lookup)
        if truth is not None:
            return right if truth == (operator == "&&") else left
        decided = is_true_strictly(right)
        # Whatever the left side is, the whole is false when the right one is false, and true when it is true.
        return right if decided is not None and decided == (operator == "||") else UNKNOWN
    if operator == "??":
        if isinstance(left, Unknown):
            return UNKNOWN
        return value_of(tree.parts[1], lookup) if left is None or isinstance(left, Undefined) else left
    right = value_of(tree.parts[1], lookup)
    if isinstance(left, Unknown) or isinstance(right, Unknown):
        return UNKNOWN
    if operator in ("==", "===", "!=", "!=="):
        same = equals(left, right, strict=len(operator) == 3)
        return UNKNOWN if same is None else same == operator.startswith("=")
    if is_number(left) and is_number(right):
        return compare(left, right, operator)
    return UNKNOWN


def is_number(value: Any) -> bool:
    """Whether a value is a number of JavaScript."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def equals(left: Any, right: Any, *, strict: bool) -> bool | None:
    """JavaScript's `==`, or `===`; None where it would convert in ways that are seldom meant."""
    nothing = [value is None or isinstance(value, Undefined) for value in (left, right)]
    if any(nothing):
        return bool(left is right) if strict and all(nothing) else all(nothing)
    if isinstance(left, str) and isinstance(right, str):
        return left == right
    if isinstance(left, bool) and isinstance(right, bool):
        return left is right
    if is_number(left) and is_number(right):
        return bool(left == right)
    if strict:
        return False if type(left) is not type(right) else None
    for one, other in ((left, right), (right, left)):
        if is_number(one) and isinstance(other, str):
            try:
                return bool(float(other or 0) == one)
            except ValueError:
                return False
    return None


def compare(left: Any, right: Any, operator: str) -> Any:
    """Two numbers compared."""
    match operator:
        case "<":
            return left < right
        case ">":
            return left > right
        case "<=":
            return left <= right
        case ">=":
            return left >= right
    return UNKNOWN


def call(tree: Tree, lookup: Lookup) -> Any:
    """What the functions that conditions use give."""
    function, *given = tree.parts
    if function.kind == "member":
        owner = value_of(function.parts[0], lookup)
        if owner is None or isinstance(owner, Undefined):
            return UNDEFINED  # Calling a method of nothing gives nothing [A-EXP-5].
        arguments = [value_of(argument, lookup) for argument in given]
        return method(owner, function.value, arguments)
    if function.kind == "name" and function.value.lower() == "stringcontains" and len(given) >= 2:
        return contains(*(value_of(argument, lookup) for argument in given[:3]))
    return UNKNOWN


def method(owner: Any, name: str, given: list[Any]) -> Any:
    """A few methods of texts."""
    if not isinstance(owner, str):
        return UNKNOWN
    match name, given:
        case "trim", []:
            return owner.strip()
        case "toLowerCase", []:
            return owner.lower()
        case "toUpperCase", []:
            return owner.upper()
        case "includes", [str(part)]:
            return part in owner
        case "startsWith", [str(part)]:
            return owner.startswith(part)
        case "endsWith", [str(part)]:
            return owner.endswith(part)
    return UNKNOWN


def contains(source: Any, value: Any, ignore_case: Any = False) -> Any:
    """`stringContains`: false where something is missing (automation.md section 4)."""
    for one in (source, value):
        if one is None or isinstance(one, Undefined):
            return False
    if not isinstance(source, str) or not isinstance(value, str) or not isinstance(ignore_case, bool):
        return UNKNOWN
    return value.lower() in source.lower() if ignore_case else value in source


def known(values: dict[tuple[str, ...], Any]) -> Lookup:
    """A lookup of what is known: a path that is given, or a member below one."""

    def lookup(path: tuple[str, ...]) -> Any:
        for length in range(len(path), 0, -1):
            if path[:length] in values:
                found = values[path[:length]]
                for name in path[length:]:
                    found = member(found, name)
                return found
        return UNKNOWN

    return lookup
