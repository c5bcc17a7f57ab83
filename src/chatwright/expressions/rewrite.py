"""One script: is it allowed, and what JavaScript is run for it.

The grammar is a list of what is allowed, so that what a later ECMAScript adds is refused until somebody has
thought about it [A-EXP-4]. Member reads and method calls become optional ones, since reading a member of
nothing gives nothing [A-EXP-5].
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import tree_sitter_javascript
from tree_sitter import Language, Node, Parser

SCRIPT_CHARACTERS = 1_000
"""Longest script (automation.md section 7)."""

ALLOWED = frozenset(
    [
        "program",
        "expression_statement",
        "parenthesized_expression",
        "identifier",
        "property_identifier",
        "shorthand_property_identifier",
        "member_expression",
        "subscript_expression",
        "call_expression",
        "arguments",
        "string",
        "string_fragment",
        "escape_sequence",
        "template_string",
        "template_substitution",
        "number",
        "true",
        "false",
        "null",
        "undefined",
        "unary_expression",
        "binary_expression",
        "ternary_expression",
        "array",
        "object",
        "pair",
        "computed_property_name",
        "spread_element",
        "arrow_function",
        "formal_parameters",
        "regex",
        "regex_pattern",
        "regex_flags",
        "new_expression",
        "optional_chain",
        "comment",
        "object_pattern",
        "array_pattern",
        "rest_pattern",
        "assignment_pattern",
        "pair_pattern",
        "shorthand_property_identifier_pattern",
    ]
)
REFUSED = {
    "assignment_expression": "assignments",
    "augmented_assignment_expression": "assignments",
    "update_expression": "++ and --",
    "sequence_expression": "several expressions joined by a comma",
    "class": "classes",
    "function_expression": "functions (arrow functions are allowed)",
    "function": "functions (arrow functions are allowed)",
    "statement_block": "statements",
    "await_expression": "await",
    "yield_expression": "yield",
    "this": "this",
    "method_definition": "methods",
}
FORBIDDEN_NAMES = frozenset(
    [
        "constructor",
        "__proto__",
        "prototype",
        "__defineGetter__",
        "__defineSetter__",
        "__lookupGetter__",
        "__lookupSetter__",
        "caller",
        "callee",
        "eval",
        "Function",
        "globalThis",
        "arguments",
    ]
)
KNOWN_NAMES = frozenset(
    [
        "data",
        "step",
        "undefined",
        "NaN",
        "Infinity",
        "Math",
        "Date",
        "JSON",
        "Object",
        "Array",
        "String",
        "Number",
        "Boolean",
        "RegExp",
        "BigInt",
        "Map",
        "Set",
        "Symbol",
        "Error",
        "parseInt",
        "parseFloat",
        "isNaN",
        "isFinite",
        "encodeURIComponent",
        "decodeURIComponent",
        "encodeURI",
        "decodeURI",
        "stringContains",
        "isCountryCode",
        "isTimeOfDayBetween",
        "IsTimeOfDayBetween",
        "isDayOfWeek",
        "IsDayOfWeek",
        "StringContains",
        "IsCountryCode",
        "uuid",
    ]
)


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
    """A script as it is run, or why it is not. `chance` tells whether it draws random numbers."""

    source: str
    code: str
    problems: tuple[Problem, ...]
    chance: bool

    @property
    def error(self) -> Problem | None:
        """The first problem that forbids running it."""
        return next((problem for problem in self.problems if problem.severity == "error"), None)


@lru_cache(maxsize=1)
def parser() -> Parser:
    """The JavaScript parser."""
    return Parser(Language(tree_sitter_javascript.language()))


@lru_cache(maxsize=10_000)
def rewrite(source: str) -> Rewritten:
    """Check a script and make its member reads safe."""
    problems: list[Problem] = []
    if len(source) > SCRIPT_CHARACTERS:
        too_long = f"A script has at most {SCRIPT_CHARACTERS} characters, this one has {len(source)}."
        return failed(source, too_long, SCRIPT_CHARACTERS, "refused")
    if not source.strip():
        return failed(source, "There is nothing between {{ and }}.", 0)
    text = ("(" + source + "\n)").encode()
    root = parser().parse(text).root_node
    if root.has_error or len([n for n in root.children if n.type != "comment"]) != 1:
        return failed(source, "This is not a JavaScript expression.", error_position(root, text))
    insertions: list[tuple[int, bytes]] = []
    for node in walk(root):
        problem = check(node, source, text)
        if problem is not None:
            problems.append(problem)
        insertions.extend(optional(node))
    problems.extend(unknown_names(root, source, text))
    code = bytearray(text)
    for position, inserted in sorted(insertions, reverse=True):
        code[position:position] = inserted
    names = {node.text for node in walk(root) if node.type in ("identifier", "property_identifier")}
    return Rewritten(source, code.decode(), tuple(problems), bool(names & {b"uuid", b"random"}))


def failed(
    source: str, message: str, position: int, kind: Literal["syntax", "refused"] = "syntax"
) -> Rewritten:
    """A script that is not run at all."""
    return Rewritten(source, "", (Problem((), source, position, message, kind=kind),), False)


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
    if "identifier" in kind and own in FORBIDDEN_NAMES:
        return refused(f"{own}: not allowed in an expression.")
    return None


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
