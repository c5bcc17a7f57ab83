"""Texts with `{{ }}`: where the expressions begin and end (automation.md section 4, [A-EXP-1], [A-EXP-2])."""

from __future__ import annotations

import re
from dataclasses import dataclass

OPEN, CLOSE = "{{", "}}"
SCRIPT_CHARACTERS = 1_000
"""Longest script (automation.md section 7)."""

TOKEN = re.compile(
    r"""
      (?P<blank>\s+)
    | (?P<comment>/\*.*?\*/ | //(?:(?!\}\})[^\n])*)
    | (?P<string>"(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*')
    | (?P<word>[\w$]+)
    | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
REGEX = re.compile(r"/(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/", re.DOTALL)
TEMPLATE_TEXT = re.compile(r"(?:[^`\\$]|\\.|\$(?!\{))*", re.DOTALL)
BEFORE_REGEX = frozenset(("", *"(,=:[!&|?{};+-*%<>~^", "typeof", "void", "in", "instanceof", "new"))
"""After these a slash begins a regular expression; after anything else it divides."""


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
    """Where the script that begins at `start` ends; braces in its strings and literals don't count. -1: nowhere.

    A script that is too long ends at the first `}}` after its longest length: it is refused anyway, and must not
    take long to be found.
    """
    farthest = min(len(text), start + SCRIPT_CHARACTERS + 1)
    opened: list[str] = []
    at, before = start, ""
    while at < farthest:
        if opened and opened[-1] == "`":
            at = after_template_text(text, at, farthest, opened)
            if at < 0:
                return -1
            before = "" if opened and opened[-1] == "${" else "`"
            continue
        token = TOKEN.match(text, at, farthest)
        if token is None:
            return -1
        at, found = token.end(), token[0]
        match token.lastgroup:
            case "blank" | "comment":
                continue
            case "other" if found in "\"'":
                return -1
            case "other" if (
                found == "/" and before in BEFORE_REGEX and (regex := REGEX.match(text, at - 1, farthest))
            ):
                at = regex.end()
            case "other" if found in "{`":
                opened.append(found)
            case "other" if found == "}" and opened:
                opened.pop()
            case "other" if found == "}" and text.startswith(CLOSE, at - 1):
                return at - 1
        before = found
    return text.find(CLOSE, farthest) if farthest < len(text) else -1


def after_template_text(text: str, at: int, end: int, opened: list[str]) -> int:
    """Past the characters of a template literal, to its end or into its next `${`; -1 when neither is there."""
    match = TEMPLATE_TEXT.match(text, at, end)
    at = match.end() if match else at
    if at >= end:
        return -1
    if text[at] == "`":
        opened.pop()
        return at + 1
    opened.append("${")
    return at + 2
