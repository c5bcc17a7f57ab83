"""Values, outputs and conditions of a step, each compiled into one JavaScript program.

A program is called once for all the scripts of a value, and answers the JSON of a list. Constant values never
enter JavaScript.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from re import compile as pattern
from typing import Any

import msgspec

from chatwright.expressions.rewrite import Problem, rewrite
from chatwright.expressions.template import Part, Script, parse_text

Path = tuple[str | int, ...]

DECLARATION = pattern(r"variable \d+")
"""What the portal writes to declare a parameter of an `http_request` trigger [A-OUT-1]."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A text with scripts, somewhere in a value."""

    path: Path
    parts: tuple[Part, ...]

    @property
    def source(self) -> str:
        """The text as it was written."""
        return "".join(part if isinstance(part, str) else "{{" + part.source + "}}" for part in self.parts)


@dataclass(frozen=True, slots=True)
class Program:
    """JavaScript to call, the texts it was made from, and what is wrong with them."""

    code: str
    leaves: tuple[Leaf, ...]
    problems: tuple[Problem, ...]
    chance: bool

    @property
    def error(self) -> Problem | None:
        """The first problem that forbids running the program."""
        return next((problem for problem in self.problems if problem.severity == "error"), None)


@dataclass(frozen=True, slots=True)
class Hole:
    """Where the value of the script with this index goes."""

    index: int


@dataclass(frozen=True, slots=True)
class Value:
    """A JSON value with scripts at any depth."""

    tree: Any
    program: Program | None

    @property
    def constant(self) -> bool:
        """Whether there is no script in it."""
        return self.program is None

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with its scripts."""
        return self.program.problems if self.program else ()


@dataclass(frozen=True, slots=True)
class Outputs:
    """Names and the values to store under them, in order."""

    names: tuple[str, ...]
    constants: dict[str, Any]
    program: Program | None

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with their scripts."""
        return self.program.problems if self.program else ()


@dataclass(frozen=True, slots=True)
class Conditions:
    """Step ids with their conditions; `otherwise` are those whose condition is null."""

    targets: tuple[str, ...]
    otherwise: tuple[str, ...]
    program: Program | None

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the conditions."""
        return self.program.problems if self.program else ()


def literal(value: Any) -> str:
    """A JSON value as a JavaScript literal."""
    return msgspec.json.encode(value).decode()


class Maker:
    """Collects the scripts of one program."""

    def __init__(self) -> None:
        self.leaves: list[Leaf] = []
        self.problems: list[Problem] = []
        self.chance = False

    def code(self, path: Path, parts: tuple[Part, ...]) -> str:
        """JavaScript for a text with scripts: the value itself when it is one script and nothing else [A-EXP-1]."""
        index = len(self.leaves)
        self.leaves.append(Leaf(path, parts))
        scripts = [part for part in parts if isinstance(part, Script)]
        for script in scripts:
            made = rewrite(script.source)
            self.problems.extend(replace(problem, path=path) for problem in made.problems)
            self.chance = self.chance or made.chance
        whole = len(scripts) == 1 and not any(isinstance(p, str) and p.strip() for p in parts)
        if whole:
            return f"(at({index}), {rewrite(scripts[0].source).code})"
        pieces = [
            literal(part) if isinstance(part, str) else f"text({rewrite(part.source).code})" for part in parts
        ]
        return f"(at({index}), {' + '.join(pieces)})"

    def program(self, body: str) -> Program:
        """The finished program."""
        code = f"((data, step, at, text, truth, plain) => {{ {body} }})"
        return Program(code, tuple(self.leaves), tuple(self.problems), self.chance)


def compile_value(tree: Any) -> Value:
    """Compile a JSON value; scripts may stand at any depth in values, never in keys."""
    maker = Maker()
    codes: list[str] = []

    def visit(node: Any, path: Path) -> Any:
        match node:
            case str():
                parts = parse_text(node)
                if not any(isinstance(part, Script) for part in parts):
                    return node
                codes.append(f"plain({maker.code(path, parts)})")
                return Hole(len(codes) - 1)
            case Mapping():
                return {name: visit(inner, (*path, name)) for name, inner in node.items()}
            case list() | tuple():
                return [visit(inner, (*path, index)) for index, inner in enumerate(node)]
            case _:
                return node

    holed = visit(tree, ())
    if not codes:
        return Value(tree, None)
    return Value(holed, maker.program(f"return JSON.stringify([{', '.join(codes)}]);"))


def compile_outputs(outputs: Mapping[str, Any]) -> Outputs:
    """Compile outputs; each may read those stored before it in the same step."""
    kept = {
        name: value
        for name, value in outputs.items()
        if not (isinstance(value, str) and DECLARATION.fullmatch(value))
    }
    if all(compile_value(value).constant for value in kept.values()):
        return Outputs(tuple(kept), kept, None)
    maker = Maker()
    lines = []
    for index, (name, value) in enumerate(kept.items()):
        compiled = tree_code(maker, value, (name,))
        key = literal(name) if name != "__proto__" else '["__proto__"]'
        lines.append(f"const v{index} = plain({compiled}); data[{key}] = v{index};")
    values = ", ".join(f"v{index}" for index in range(len(lines)))
    return Outputs(tuple(kept), {}, maker.program(" ".join(lines) + f" return JSON.stringify([{values}]);"))


def tree_code(maker: Maker, tree: Any, path: Path) -> str:
    """JavaScript for a JSON value with scripts inside."""
    match tree:
        case str():
            parts = parse_text(tree)
            if any(isinstance(part, Script) for part in parts):
                return f"plain({maker.code(path, parts)})"
            return literal(tree)
        case Mapping():
            inner = (
                f"[{literal(name)}]: {tree_code(maker, value, (*path, name))}" for name, value in tree.items()
            )
            return "({" + ", ".join(inner) + "})"
        case list() | tuple():
            return "[" + ", ".join(tree_code(maker, v, (*path, i)) for i, v in enumerate(tree)) + "]"
        case _:
            return literal(tree)


def compile_conditions(select: Sequence[tuple[str, Any]]) -> Conditions:
    """Compile `selectNextStep`, in its order [A-SEL-1]."""
    maker = Maker()
    targets, codes = [], []
    for target, condition in select:
        if condition is None:
            continue
        targets.append(target)
        codes.append(f"truth({tree_code(maker, condition, (target,))})")
    otherwise = tuple(target for target, condition in select if condition is None)
    program = maker.program(f"return JSON.stringify([{', '.join(codes)}]);") if codes else None
    return Conditions(tuple(targets), otherwise, program)
