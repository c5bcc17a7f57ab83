"""Texts with `{{ }}`: where the expressions begin and end (automation.md section 4, [A-EXP-1], [A-EXP-2])."""

from __future__ import annotations

from dataclasses import dataclass

OPEN, CLOSE = "{{", "}}"
BEFORE_REGEX = frozenset("(,=:[!&|?{};+-*%<>~^")


@dataclass(frozen=True, slots=True)
class Script:
    """An expression in a text; `position` is where its first character stands in that text."""

    source: str
    position: int


Part = str | Script


def parse_text(text: str) -> tuple[Part, ...]:
    """The literal parts and the scripts of a text, in order. A `{{` that is never closed is literal text."""
    parts: list[Part] = []
    at = 0
    while (start := text.find(OPEN, at)) >= 0:
        end = end_of_script(text, start + 2)
        if end < 0:
            end = text.find(CLOSE, start + 2)
        if end < 0:
            break
        if start > at:
            parts.append(text[at:start])
        parts.append(Script(text[start + 2 : end], start + 2))
        at = end + 2
    if at < len(text) or not parts:
        parts.append(text[at:])
    return tuple(parts)


def end_of_script(text: str, start: int) -> int:
    """Where the script that begins at `start` ends; braces in its strings and literals don't count. -1: nowhere."""
    depth, at, before = 0, start, ""
    while at < len(text):
        character = text[at]
        if character in "\"'":
            at = end_of_string(text, at)
        elif character == "`":
            at = end_of_template(text, at)
        elif character == "/" and text[at + 1 : at + 2] == "*":
            at = text.find("*/", at + 2) + 1
        elif character == "/" and (not before or before in BEFORE_REGEX):
            at = end_of_regex(text, at)
        elif character == "{":
            depth += 1
        elif character == "}":
            if depth:
                depth -= 1
            elif text[at + 1 : at + 2] == "}":
                return at
        if at <= 0:
            return -1
        if not character.isspace():
            before = character
        at += 1
    return -1


def end_of_string(text: str, start: int) -> int:
    """Where the string literal that begins at `start` has its closing quote; -1 when it has none."""
    quote, at = text[start], start + 1
    while at < len(text):
        if text[at] == "\\":
            at += 1
        elif text[at] == quote:
            return at
        elif text[at] == "\n":
            return -1
        at += 1
    return -1


def end_of_template(text: str, start: int) -> int:
    """Where the template literal that begins at `start` ends; -1 when it does not."""
    at = start + 1
    while at < len(text):
        if text[at] == "\\":
            at += 1
        elif text[at] == "`":
            return at
        elif text[at] == "$" and text[at + 1 : at + 2] == "{":
            at = end_of_substitution(text, at + 2)
            if at < 0:
                return -1
        at += 1
    return -1


def end_of_substitution(text: str, start: int) -> int:
    """Where the `${ }` whose inside begins at `start` has its closing brace; -1 when it has none."""
    depth, at = 0, start
    while at < len(text):
        character = text[at]
        if character in "\"'":
            at = end_of_string(text, at)
        elif character == "`":
            at = end_of_template(text, at)
        elif character == "{":
            depth += 1
        elif character == "}":
            if not depth:
                return at
            depth -= 1
        if at < 0:
            return -1
        at += 1
    return -1


def end_of_regex(text: str, start: int) -> int:
    """Where the regular expression that begins at `start` has its closing slash; `start` when it is a division."""
    in_class, at = False, start + 1
    while at < len(text) and text[at] != "\n":
        character = text[at]
        if character == "\\":
            at += 1
        elif character == "[":
            in_class = True
        elif character == "]":
            in_class = False
        elif character == "/" and not in_class:
            return at
        at += 1
    return start
