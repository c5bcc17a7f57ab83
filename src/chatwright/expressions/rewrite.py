"""One script: is it allowed, and what JavaScript is run for it.

Member reads and method calls become optional ones, since reading a member of nothing gives nothing [A-EXP-5].
Functions look at the time when they are called, and operators at the length of what they make a number of.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import tree_sitter_javascript
from tree_sitter import Language, Node, Parser

from chatwright.expressions.grammar import (
    ALLOWED,
    CHANCE,
    COMPARING,
    FORBIDDEN_NAMES,
    FORBIDDEN_PROPERTIES,
    KNOWN_NAMES,
    MEMBER,
    MUTATORS,
    NO_NUMBER,
    OPERATIONS,
    PATH,
    REFUSED,
    RESERVED,
    SMALL,
    TO_NUMBER,
    ZONE_ARGUMENT,
    ZONED,
)
from chatwright.expressions.template import SCRIPT_CHARACTERS
from chatwright.expressions.timezones import resolve

IDENTIFIERS = ("identifier", "shorthand_property_identifier")


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a script: `path` leads to its text, `position` is in the script."""

    path: tuple[str | int, ...]
    source: str
    position: int
    message: str
    severity: Literal["error", "warning"] = "error"
    kind: Literal["syntax", "refused"] = "syntax"


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A script as it is run, or why it is not.

    `draws`: it may draw random numbers. `mutates`: it may change `data` or `step` in place. `is_path`: it only reads
    a member of them, so that what it gives is JSON already. `reads_contact`: it may ask what is known of the person.
    """

    source: str
    code: str
    problems: tuple[Problem, ...]
    draws: bool = False
    mutates: bool = False
    is_path: bool = False
    reads_contact: bool = False

    @property
    def error(self) -> Problem | None:
        """The first problem that forbids running it."""
        return next((problem for problem in self.problems if problem.severity == "error"), None)


@lru_cache(maxsize=1)
def parser() -> Parser:
    """The JavaScript parser."""
    return Parser(Language(tree_sitter_javascript.language()))


def rewrite(source: str) -> Rewritten:
    """Check a script and make its member reads safe."""
    if len(source) > SCRIPT_CHARACTERS:
        too_long = f"A script has at most {SCRIPT_CHARACTERS} characters, this one has {len(source)}."
        return failed(source, too_long, SCRIPT_CHARACTERS, "refused")
    return rewrite_short(source)


@lru_cache(maxsize=8_000)
def rewrite_short(source: str) -> Rewritten:
    """Check a script of a length that may be remembered."""
    if not source.strip():
        return failed(source, "There is nothing between {{ and }}.", 0)
    text = ("(" + unambiguous(source) + "\n)").encode()
    root = parser().parse(text).root_node
    if root.has_error or not is_one_expression(root, text):
        return failed(source, "This is not a JavaScript expression.", error_position(root, text))
    problems: list[Problem] = []
    insertions: list[tuple[int, bytes]] = []
    kinds: set[str] = set()
    for node in walk(root):
        kinds.add(node.type)
        problem = check(node, source, text)
        if problem is not None:
            problems.append(problem)
        insertions.extend(optional(node))
        insertions.extend(ticking(node))
        insertions.extend(bounded(node))
    problems.extend(unknown_names(root, source, text))
    code = bytearray(text)
    for position, inserted in sorted(insertions, reverse=True):
        code[position:position] = inserted
    return Rewritten(
        source,
        code.decode(),
        tuple(problems),
        draws=CHANCE.search(source) is not None,
        mutates=MUTATORS.search(source) is not None,
        is_path=kinds <= PATH and not kinds.isdisjoint(MEMBER),
        reads_contact=any(node.type in IDENTIFIERS and node.text == b"contact" for node in walk(root)),
    )


def failed(
    source: str, message: str, position: int, kind: Literal["syntax", "refused"] = "syntax"
) -> Rewritten:
    """A script that is not run at all."""
    return Rewritten(source, "", (Problem((), source, position, message, kind=kind),))


def unambiguous(source: str) -> str:
    """The script without characters that our parser and the engine's might read differently.

    Line separators end a comment for the one and not for the other; halves of surrogate pairs are no text.
    """
    source = source.replace("\r\n", "\n").replace("\r", "\n")
    source = source.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("\0", "\\u0000")
    return source.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def is_one_expression(root: Node, text: bytes) -> bool:
    """Whether the parentheses around the script are those of one expression, and hold all of it."""
    statements = [node for node in root.children if node.type != "comment"]
    if len(statements) != 1 or statements[0].type != "expression_statement":
        return False
    inner = [node for node in statements[0].children if node.type != "comment"]
    return (
        len(inner) == 1
        and inner[0].type == "parenthesized_expression"
        and (inner[0].start_byte, inner[0].end_byte) == (0, len(text))
    )


def walk(node: Node) -> Iterator[Node]:
    """A node and all named ones below it."""
    pending = [node]
    while pending:
        current = pending.pop()
        yield current
        pending.extend(reversed(current.named_children))


def character(position: int, text: bytes) -> int:
    """A byte position in the parsed text as a character position in the script."""
    return max(len(text[: max(position, 1)].decode(errors="ignore")) - 1, 0)


def error_position(root: Node, text: bytes) -> int:
    """Where the parser stumbled."""
    pending = [root]
    while pending:
        node = pending.pop()
        if node.is_error or node.is_missing:
            return character(node.start_byte, text)
        pending.extend(child for child in reversed(node.children) if child.has_error or child.is_missing)
    return 0


def check(node: Node, source: str, text: bytes) -> Problem | None:
    """Why this node is not allowed, if it is not."""

    def refused(message: str) -> Problem:
        return Problem((), source, character(node.start_byte, text), message, kind="refused")

    kind, own = node.type, (node.text or b"").decode(errors="replace")
    if kind == "number" and own.endswith("n"):
        return refused("Big integers such as 1n are not allowed in an expression.")
    if kind not in ALLOWED:
        return refused(f"{REFUSED.get(kind, own[:30])}: not allowed in an expression.")
    if kind == "new_expression":
        target = node.child_by_field_name("constructor")
        if target is None or target.text != b"Date":
            return refused("new: only new Date(...) is allowed in an expression.")
    if kind == "unary_expression" and own.startswith("delete"):
        return refused("delete: not allowed in an expression.")
    if kind == "arrow_function" and any(child.type == "async" for child in node.children):
        return refused("async: not allowed in an expression.")
    if kind == "call_expression":
        arguments = node.child_by_field_name("arguments")
        if arguments is not None and arguments.type == "template_string":
            return refused("Tagged templates are not allowed in an expression.")
    if "identifier" in kind:
        is_property = kind == "property_identifier"
        if own in (FORBIDDEN_PROPERTIES if is_property else FORBIDDEN_NAMES):
            return refused(f"{own}: not allowed in an expression.")
        if "\\" in own:
            return refused("Escapes in names are not allowed in an expression.")
        if not is_property and own.startswith(RESERVED):
            return refused(f"{own}: names that begin with {RESERVED} are not allowed in an expression.")
    if kind == "call_expression":
        return unknown_zone(node, source, text)
    return None


def unknown_zone(call: Node, source: str, text: bytes) -> Problem | None:
    """A call of isTimeOfDayBetween with a time zone that is written out and that there is not."""
    function, arguments = call.child_by_field_name("function"), call.child_by_field_name("arguments")
    if function is None or arguments is None or function.text not in ZONED:
        return None
    given = [node for node in arguments.named_children if node.type != "comment"]
    if len(given) < ZONE_ARGUMENT or any(node.type == "spread_element" for node in given[:ZONE_ARGUMENT]):
        return None
    zone = given[ZONE_ARGUMENT - 1]
    written = (zone.text or b"").decode(errors="replace")
    if zone.type != "string" or "\\" in written or resolve(written[1:-1]) is not None:
        return None
    message = f"isTimeOfDayBetween: there is no time zone {written}. Names are those of Windows or of IANA."
    return Problem((), source, character(zone.start_byte, text), message)


def optional(node: Node) -> list[tuple[int, bytes]]:
    """What to insert so that a read of, or a call on, nothing gives nothing."""
    if any(child.type == "optional_chain" for child in node.children):
        return []
    if node.type == "member_expression":
        return [(child.start_byte, b"?") for child in node.children if child.type == "."]
    if node.type == "subscript_expression":
        return [(child.start_byte, b"?.") for child in node.children if child.type == "["][:1]
    if node.type == "call_expression":
        function = node.child_by_field_name("function")
        arguments = node.child_by_field_name("arguments")
        methods = ("member_expression", "subscript_expression")
        if function is not None and arguments is not None and function.type in methods:
            return [(arguments.start_byte, b"?.")]
    return []


def ticking(node: Node) -> list[tuple[int, bytes]]:
    """What to insert so that a function looks at the time whenever it is called."""
    body = node.child_by_field_name("body") if node.type == "arrow_function" else None
    if body is None:
        return []
    return [(body.start_byte, b"(__tick(), "), (body.end_byte, b")")]


def bounded(node: Node) -> list[tuple[int, bytes]]:
    """What to insert so that no operator makes a number of a text without end."""
    operator = node.child_by_field_name("operator") if node.type in OPERATIONS else None
    if operator is None or operator.type not in TO_NUMBER:
        return []
    if operator.type == "+" and node.type == "binary_expression":
        return []
    operands = [child for child in node.children if child.is_named and child.type != "comment"]
    if operator.type in COMPARING and any(child.type in NO_NUMBER for child in operands):
        return []
    return [
        insertion
        for child in operands
        if child.type not in SMALL
        for insertion in ((child.start_byte, b"__number("), (child.end_byte, b")"))
    ]


def unknown_names(root: Node, source: str, text: bytes) -> list[Problem]:
    """Bare names that nothing defines: the script faults when it reads one [A-EXP-6]."""
    bound: set[bytes] = set()
    for node in walk(root):
        if node.type == "arrow_function":
            single = node.child_by_field_name("parameter")
            several = node.child_by_field_name("parameters")
            for holder in (single, several):
                if holder is not None:
                    bound |= {
                        inner.text or b""
                        for inner in walk(holder)
                        if inner.type in ("identifier", "shorthand_property_identifier_pattern")
                    }
    return [
        Problem(
            (),
            source,
            character(node.start_byte, text),
            f"{(node.text or b'').decode()} is not defined. Did you mean data.{(node.text or b'').decode()}?",
            "warning",
        )
        for node in walk(root)
        if node.type in ("identifier", "shorthand_property_identifier")
        and node.text not in bound
        and (node.text or b"").decode() not in KNOWN_NAMES | FORBIDDEN_NAMES
    ]
