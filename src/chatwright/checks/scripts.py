"""Scripts as small trees, and the texts of a step that hold them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from tree_sitter import Node

from chatwright.definitions import Step
from chatwright.expressions.compiled import DECLARATION, DEPTH, is_whole
from chatwright.expressions.rewrite import parser, rewrite, unambiguous
from chatwright.expressions.template import Part, Script, parse_text


@dataclass(frozen=True, slots=True)
class Tree:
    """A part of a script. `kind` says what `value` and `parts` are.

    `literal`: a value. `name`: a bare name. `member`: a part of `parts[0]`, called `value`. `index`: of `parts[0]`,
    at `parts[1]`. `call`: of `parts[0]` with the others. `unary`, `binary`: the operator. `choice`: `?:`. `text`: a
    template literal. `function`: an arrow function. `other`: anything else.
    """

    kind: str
    value: Any = None
    parts: tuple[Tree, ...] = ()

    def walk(self) -> Iterator[Tree]:
        """The part and all below it."""
        pending = [self]
        while pending:
            one = pending.pop()
            yield one
            pending.extend(reversed(one.parts))


class Undefined:
    """JavaScript's `undefined`."""

    def __repr__(self) -> str:
        return "undefined"


UNDEFINED = Undefined()
OTHER = Tree("other")
ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(\n|.))", re.DOTALL)
LETTERS = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0", "\n": ""}
CONSTANTS: Mapping[str, Any] = {"true": True, "false": False, "null": None, "undefined": UNDEFINED}
DEEPEST = 60
"""Scripts that are nested deeper than this are taken for something unknown from there on."""


@lru_cache(maxsize=8_000)
def tree_of(source: str) -> Tree | None:
    """The tree of a script; None when it cannot run."""
    if rewrite(source).error is not None:
        return None
    root = parser().parse(("(" + unambiguous(source) + "\n)").encode()).root_node
    return convert(root, 0)


def convert(node: Node, depth: int) -> Tree:
    """The tree of a part of the parser's tree."""
    if depth > DEEPEST:
        return OTHER
    kind = node.type
    if kind in CONSTANTS:
        return Tree("literal", CONSTANTS[kind])
    inner = [child for child in node.named_children if child.type not in ("comment", "optional_chain")]
    match kind:
        case "program" | "expression_statement" | "parenthesized_expression" if len(inner) == 1:
            return convert(inner[0], depth + 1)
        case "number":
            return number(own(node))
        case "string":
            return Tree("literal", unescaped(own(node)[1:-1]))
        case "identifier":
            name = own(node)
            return Tree("literal", UNDEFINED) if name == "undefined" else Tree("name", name)
    parts = tuple(convert(child, depth + 1) for child in inner)
    match kind:
        case "member_expression" if len(inner) == 2:
            return Tree("member", own(inner[1]), parts[:1])
        case "subscript_expression" if len(parts) == 2:
            if parts[1].kind == "literal" and isinstance(parts[1].value, str):
                return Tree("member", parts[1].value, parts[:1])
            return Tree("index", None, parts)
        case "call_expression" if len(parts) == 2:
            return Tree("call", None, (parts[0], *parts[1].parts))
        case "unary_expression" if len(parts) == 1:
            return Tree("unary", own(node.children[0]), parts)
        case "binary_expression" if len(parts) == 2:
            operator = node.child_by_field_name("operator")
            return Tree("binary", operator.type if operator else "", parts)
        case "ternary_expression" if len(parts) == 3:
            return Tree("choice", None, parts)
        case "template_string":
            return Tree("text", None, tuple(template_part(child, depth) for child in inner))
        case "arrow_function":
            return Tree("function", None, parts)
    return Tree("other", None, parts)


def own(node: Node) -> str:
    """The characters of a node."""
    return (node.text or b"").decode(errors="replace")


def template_part(node: Node, depth: int) -> Tree:
    """A stretch of a template literal."""
    if node.type == "template_substitution" and node.named_children:
        return convert(node.named_children[0], depth + 1)
    return Tree("literal", unescaped(own(node)))


def number(text: str) -> Tree:
    """A number that is written out."""
    try:
        return Tree("literal", int(text) if text.isdigit() else float(text.replace("_", "")))
    except ValueError:
        return OTHER


def unescaped(text: str) -> str:
    """The text that a string literal means."""
    if "\\" not in text:
        return text

    def meant(found: re.Match[str]) -> str:
        code = found[1] or found[2]
        return chr(int(code, 16)) if code else LETTERS.get(found[3], found[3])

    return ESCAPE.sub(meant, text)


@dataclass(frozen=True, slots=True)
class Read:
    """A read of `data` or `step`: the names after it. `is_guarded`: the script looks whether it is there."""

    root: str
    path: tuple[str, ...]
    is_guarded: bool


GUARDS = frozenset(("||", "??", "&&"))
COMPARES = frozenset(("==", "!=", "===", "!=="))


@lru_cache(maxsize=8_000)
def reads_of(source: str) -> tuple[Read, ...]:
    """What a script reads, each with the longest path that is written out."""
    tree = tree_of(source)
    return tuple(reads(tree, False)) if tree is not None else ()


def reads(tree: Tree, guarded: bool) -> Iterator[Read]:
    """The reads in a tree."""
    path = path_of(tree)
    if path is not None and path[0] in ("data", "step"):
        yield Read(path[0], path[1:], guarded)
        return
    if tree.kind == "call" and tree.parts[0].kind == "member":
        # The name of a method is no part of the data.
        method = tree.parts[0]
        yield from reads(method.parts[0], guarded)
        for part in tree.parts[1:]:
            yield from reads(part, guarded)
        return
    inner = guarded or tree.kind == "choice" or (tree.kind == "binary" and tree.value in GUARDS | COMPARES)
    inner = inner or (tree.kind == "unary" and tree.value in ("!", "typeof"))
    for part in tree.parts:
        yield from reads(part, inner)


def path_of(tree: Tree) -> tuple[str, ...] | None:
    """The names of a plain path such as `data.payload.user`; None for anything else."""
    names: list[str] = []
    while tree.kind == "member":
        names.append(tree.value)
        tree = tree.parts[0]
    if tree.kind != "name":
        return None
    return (tree.value, *reversed(names))


@dataclass(frozen=True, slots=True)
class Text:
    """A text of a step, where it stands, and its parts. `root` is `inputs`, `outputs` or `selectNextStep`."""

    root: str
    path: tuple[str | int, ...]
    source: str
    parts: tuple[Part, ...]
    scripts: tuple[str, ...] = ()

    @property
    def field(self) -> str:
        """Where it stands, as a problem says it."""
        return self.root + "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in self.path)


parts_of = lru_cache(maxsize=8_000)(parse_text)


def texts_of(step: Step) -> Iterator[Text]:
    """All texts of a step, also those without a script."""
    yield from texts_in("inputs", (), step.inputs)
    for name, value in step.outputs.items():
        if not (isinstance(value, str) and DECLARATION.fullmatch(value)):
            yield from texts_in("outputs", (name,), value)
    for target, condition in step.select:
        yield from texts_in("selectNextStep", (target,), condition)


def texts_in(root: str, path: tuple[str | int, ...], value: Any) -> Iterator[Text]:
    """The texts of a JSON value, at any depth that could run."""
    if len(path) > DEPTH:
        return
    if isinstance(value, str):
        parts = parts_of(value) if "{{" in value else (value,)
        yield Text(root, path, value, parts, tuple(one.source for one in parts if isinstance(one, Script)))
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield from texts_in(root, (*path, name), inner)
    elif isinstance(value, list | tuple):
        for index, inner in enumerate(value):
            yield from texts_in(root, (*path, index), inner)


def script_of(condition: Any) -> str | None:
    """The script of a condition that is one script and nothing else."""
    return whole_script(condition) if isinstance(condition, str) and "{{" in condition else None


@lru_cache(maxsize=8_000)
def whole_script(condition: str) -> str | None:
    """The same for a text with scripts."""
    parts = parts_of(condition)
    return next(part.source for part in parts if isinstance(part, Script)) if is_whole(parts) else None
