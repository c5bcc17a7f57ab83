"""Values, outputs and conditions of a step, each compiled into one JavaScript program.

A program is called once for all the scripts of a value, and answers the JSON of a list. Constant values never
enter JavaScript.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from re import compile as pattern
from typing import Any

import msgspec

from chatwright.expressions.rewrite import Problem, Rewritten, rewrite
from chatwright.expressions.template import Part, Script, parse_text

Path = tuple[str | int, ...]

DEPTH = 100
"""How many levels of lists and objects a value may have; bounds.js has the same number."""

TOO_DEEP = f"Lists and objects are nested more than {DEPTH} levels deep."

INHERITED = frozenset(
    "constructor hasOwnProperty isPrototypeOf propertyIsEnumerable toLocaleString toString valueOf".split()
)
"""Names that every JavaScript object has already, and that cannot be assigned because those are frozen."""

PARAMETERS = (
    *("data", "step", "contact"),
    *("__at", "__text", "__truth", "__plain", "__json", "__tick", "__put", "__number", "__stringify"),
)
"""What a program is given, in the order of prelude.js."""

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
    """JavaScript to call, the texts it was made from, and what is wrong with them.

    `draws`: it may draw random numbers. `mutates`: its scripts may change what they are given in place. `writes`: it
    stores its values into `data` itself. `error`: the first problem, which forbids running it. `reads_contact`:
    it may ask what is known of the person.
    """

    code: str
    leaves: tuple[Leaf, ...]
    problems: tuple[Problem, ...]
    draws: bool
    mutates: bool
    error: Problem | None
    writes: bool = False
    reads_contact: bool = False


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
    try:
        return msgspec.json.encode(value).decode()
    except (UnicodeEncodeError, OverflowError):
        return json.dumps(value)


class Maker:
    """Collects the scripts of one program."""

    def __init__(self) -> None:
        self.leaves: list[Leaf] = []
        self.problems: list[Problem] = []
        self.draws = False
        self.mutates = False
        self.reads_contact = False

    def code(self, path: Path, parts: tuple[Part, ...]) -> str:
        """JavaScript for a text with scripts: JSON of any type when it is one script and nothing else [A-EXP-1]."""
        scripts = self.rewrite(path, parts)
        if is_whole(parts):
            return f"({self.at()}, {'__plain' if scripts[0].is_path else '__json'}({scripts[0].code}))"
        codes = iter(scripts)
        pieces = [literal(part) if isinstance(part, str) else f"__text({next(codes).code})" for part in parts]
        return f"({self.at()}, {' + '.join(pieces)})"

    def condition(self, path: Path, parts: tuple[Part, ...]) -> str:
        """JavaScript for the same as a condition: the value of one script is judged as it is."""
        if not is_whole(parts):
            return self.code(path, parts)
        [script] = self.rewrite(path, parts)
        return f"({self.at()}, {script.code})"

    def rewrite(self, path: Path, parts: tuple[Part, ...]) -> list[Rewritten]:
        """The scripts of a text, rewritten; what is wrong with them is kept."""
        self.leaves.append(Leaf(path, parts))
        made = [rewrite(part.source) for part in parts if isinstance(part, Script)]
        for script in made:
            self.problems.extend(replace(problem, path=path) for problem in script.problems)
            self.draws = self.draws or script.draws
            self.mutates = self.mutates or script.mutates
            self.reads_contact = self.reads_contact or script.reads_contact
        return made

    def at(self) -> str:
        """JavaScript that notes that the newest text comes now, so that its errors name it."""
        return f"__at({len(self.leaves) - 1})"

    def refuse(self, path: Path, message: str) -> None:
        """Note a problem of the value itself."""
        self.leaves.append(Leaf(path, ()))
        self.problems.append(Problem(path, "", 0, message, kind="refused"))

    def program(self, body: str) -> Program:
        """The finished program."""
        parameters = ", ".join(PARAMETERS)
        code = f"(({parameters}) => {{ {body} }})"
        error = next((problem for problem in self.problems if problem.severity == "error"), None)
        return Program(
            code,
            tuple(self.leaves),
            tuple(self.problems),
            self.draws,
            self.mutates,
            error,
            reads_contact=self.reads_contact,
        )


def is_whole(parts: tuple[Part, ...]) -> bool:
    """Whether a text is one script and nothing else but blanks."""
    return [isinstance(part, Script) for part in parts if not isinstance(part, str) or part.strip()] == [True]


def compile_value(tree: Any) -> Value:
    """Compile a JSON value; scripts may stand at any depth in values, never in keys."""
    maker = Maker()
    codes: list[str] = []

    def visit(node: Any, path: Path) -> Any:
        if len(path) > DEPTH:
            maker.refuse(path, TOO_DEEP)
            codes.append("null")
            return Hole(len(codes) - 1)
        match node:
            case str():
                parts = parse_text(node)
                if not any(isinstance(part, Script) for part in parts):
                    return node
                codes.append(maker.code(path, parts))
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
    return Value(holed, maker.program(f"return __stringify([{', '.join(codes)}]);"))


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
        key, kept_as = literal(name), f"__v{index}"
        store = f"__put(data, {key}, {kept_as})" if name in INHERITED else f"data[{key}] = {kept_as}"
        lines.append(f"const {kept_as} = {compiled}; {store};")
    values = ", ".join(f"__v{index}" for index in range(len(lines)))
    program = maker.program(" ".join(lines) + f" return __stringify([{values}]);")
    return Outputs(tuple(kept), {}, replace(program, writes=True))


def tree_code(maker: Maker, tree: Any, path: Path) -> str:
    """JavaScript for a JSON value with scripts inside."""
    if len(path) > DEPTH:
        maker.refuse(path, TOO_DEEP)
        return "null"
    match tree:
        case str():
            parts = parse_text(tree)
            if any(isinstance(part, Script) for part in parts):
                return maker.code(path, parts)
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
        parts = parse_text(condition) if isinstance(condition, str) else ()
        is_script = any(isinstance(part, Script) for part in parts)
        code = maker.condition((target,), parts) if is_script else tree_code(maker, condition, (target,))
        codes.append(f"__truth({code})")
    otherwise = tuple(target for target, condition in select if condition is None)
    program = maker.program(f"return __stringify([{', '.join(codes)}]);") if codes else None
    return Conditions(tuple(targets), otherwise, program)
