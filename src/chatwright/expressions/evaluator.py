"""Running programs in QuickJS, with limits, so that a hostile script costs its own instance an error and no more.

One context serves many turns. That is safe because everything shared in it is frozen before the first script
runs, scripts cannot assign, and each turn has data of its own; a context that hit a limit is thrown away.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from importlib.resources import files
from typing import Any, Literal

import msgspec
import quickjs

from chatwright.expressions.compiled import Conditions, Hole, Outputs, Program, Value
from chatwright.expressions.host import answer

PRELUDE = (files("chatwright.expressions") / "prelude.js").read_text()
SCOPES_PER_CONTEXT = 2_000
PROGRAMS_PER_CONTEXT = 5_000
QUESTIONS = 200
"""How many answers of the host one program may need."""

Kind = Literal["syntax", "refused", "fault", "time", "memory", "stack", "output"]


class ExpressionError(Exception):
    """An expression could not be evaluated. `path` leads to the text in the compiled value."""

    def __init__(
        self,
        kind: Kind,
        message: str,
        path: tuple[str | int, ...] = (),
        source: str = "",
        position: int | None = None,
    ) -> None:
        super().__init__(message)
        self.kind = kind
        self.message = message
        self.path = path
        self.source = source
        self.position = position


@dataclass(frozen=True, slots=True)
class Limits:
    """What one evaluation may take [A-EXP-4]; 500 ms is the documented time."""

    seconds: float = 0.5
    memory_bytes: int = 8 * 1024 * 1024
    stack_bytes: int = 256 * 1024
    output_bytes: int = 256 * 1024


class Context:
    """A warm JavaScript context with its compiled programs."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.js = quickjs.Context()
        self.js.set_max_stack_size(limits.stack_bytes)
        self.run = self.js.eval(PRELUDE)
        self.js.set_time_limit(limits.seconds)
        self.programs: dict[str, Any] = {}
        self.scopes = 0
        self.base = self.js.memory()["memory_used_size"]
        self.allow()

    def allow(self) -> None:
        """Allow the limit's memory above what is in use now."""
        used = self.js.memory()["memory_used_size"]
        self.js.set_memory_limit(used + self.limits.memory_bytes)

    def worn(self) -> bool:
        """Whether it is time for a fresh context."""
        return self.scopes >= SCOPES_PER_CONTEXT or len(self.programs) >= PROGRAMS_PER_CONTEXT

    def program(self, code: str) -> Any:
        """The function of a program, compiled once."""
        made = self.programs.get(code)
        if made is None:
            made = self.programs[code] = self.js.eval(code)
            self.allow()
        return made


class Evaluator:
    """Evaluates for one thread."""

    def __init__(self, limits: Limits = Limits()) -> None:
        self.limits = limits
        self._context: Context | None = None

    def scope(self, data: dict[str, Any], *, now: datetime, seed: str) -> Scope:
        """A scope for one turn: `data`, the recorded time, and a seed for chance."""
        if self._context is None or self._context.worn():
            self._context = Context(self.limits)
        self._context.scopes += 1
        return Scope(self, data, now, seed)

    def context(self) -> Context:
        """The context in use."""
        if self._context is None:
            self._context = Context(self.limits)
        return self._context

    def discard(self) -> None:
        """Throw the context away; the next evaluation makes a new one."""
        self._context = None


class Scope:
    """Evaluations of one turn: they see the same `data`, time and chance."""

    def __init__(self, evaluator: Evaluator, data: dict[str, Any], now: datetime, seed: str) -> None:
        self.limits = evaluator.limits
        self._evaluator = evaluator
        self._data = data
        self._extra: dict[str, Any] = {}
        self._now = float(int(now.timestamp() * 1000))
        self._seed = seed
        self._count = 0
        self._holder: Context | None = None
        self._js_data: Any = None
        self._last_step: Any = None
        self._js_step: Any = None

    def value(self, value: Value, step: Any = None) -> Any:
        """The value with its scripts evaluated. Raises ExpressionError."""
        if value.program is None:
            return value.tree
        return fill(value.tree, self._run(value.program, step))

    def outputs(self, outputs: Outputs, step: Any = None) -> dict[str, Any]:
        """The outputs, each of which saw those before it; later evaluations see them too. Raises ExpressionError."""
        if outputs.program is None:
            stored = dict(outputs.constants)
            self._holder = None if stored else self._holder
        else:
            stored = dict(zip(outputs.names, self._run(outputs.program, step), strict=True))
        self._extra.update(stored)
        return stored

    def select(self, conditions: Conditions, step: Any = None) -> list[str]:
        """The step ids to follow: every one whose condition is true, else the defaults. Raises ExpressionError."""
        if conditions.program is None:
            return list(conditions.otherwise)
        truths = self._run(conditions.program, step)
        chosen = [target for target, true in zip(conditions.targets, truths, strict=True) if true]
        return chosen or list(conditions.otherwise)

    def _run(self, program: Program, step: Any) -> list[Any]:
        problem = program.error
        if problem is not None:
            raise ExpressionError(
                problem.kind, problem.message, problem.path, problem.source, problem.position
            )
        self._count += 1
        seed = chance(f"{self._seed}:{self._count}") if program.chance else 0
        known: dict[str, Any] = {}
        for _ in range(QUESTIONS):
            text = self._call(program, step, seed, known)
            if text.startswith("["):
                if len(text) > self._evaluator.limits.output_bytes:
                    raise self._error(
                        program,
                        "output",
                        f"The result is larger than {self._evaluator.limits.output_bytes} bytes.",
                    )
                result: list[Any] = decode(text)
                return result
            told = decode(text)
            if "need" not in told:
                kind = limit_kind(told["fault"]) or "fault"
                if kind != "fault":
                    self._evaluator.discard()
                raise self._error(program, kind, told["fault"], told["at"])
            known[told["need"]] = answer(told["need"])
        raise self._error(program, "time", f"It asks the host more than {QUESTIONS} times.")

    def _call(self, program: Program, step: Any, seed: int, known: dict[str, Any]) -> str:
        context = self._evaluator.context()
        try:
            if self._holder is not context or self._js_data is None:
                self._js_data = context.js.parse_json(encode({**self._data, **self._extra}))
                self._holder, self._js_step = context, None
            if step is not self._last_step or self._js_step is None:
                self._js_step = context.js.parse_json(encode(step if step is not None else {}))
                self._last_step = step
            answers = encode(known) if known else ""
            made = context.program(program.code)
            return str(context.run(made, self._js_data, self._js_step, self._now, seed, answers))
        except (quickjs.JSException, quickjs.StackOverflow, MemoryError, SystemError) as error:
            self._evaluator.discard()
            raise self._error(program, limit_kind(str(error)) or "syntax", first_line(error)) from error

    def _error(self, program: Program, kind: Kind, message: str, at: int = 0) -> ExpressionError:
        leaf = program.leaves[at] if at < len(program.leaves) else None
        if kind == "time":
            message = f"It took longer than {self._evaluator.limits.seconds:g} s."
        elif kind == "memory":
            message = (
                f"It needs more than {self._evaluator.limits.memory_bytes // 1024 // 1024} MB of memory."
            )
        elif kind == "stack":
            message = "It calls itself too deeply."
        return ExpressionError(kind, message, leaf.path if leaf else (), leaf.source if leaf else "")


def fill(tree: Any, values: list[Any]) -> Any:
    """A copy of the tree with the holes filled."""
    if isinstance(tree, Hole):
        return values[tree.index]
    if isinstance(tree, dict):
        return {name: fill(inner, values) for name, inner in tree.items()}
    if isinstance(tree, list):
        return [fill(inner, values) for inner in tree]
    return tree


def encode(value: Any) -> str:
    """JSON for JavaScript."""
    try:
        return msgspec.json.encode(value).decode()
    except (UnicodeEncodeError, msgspec.ValidationError, ValueError):
        return json.dumps(value)


def decode(text: str) -> Any:
    """JSON from JavaScript; halves of surrogate pairs, which are no text, become U+FFFD."""
    try:
        return msgspec.json.decode(text)
    except msgspec.DecodeError:
        whole = json.dumps(json.loads(text), ensure_ascii=False).encode("utf-16", "surrogatepass")
        return json.loads(whole.decode("utf-16", "replace"))


def chance(seed: str) -> int:
    """A 31-bit number from a seed."""
    return int.from_bytes(hashlib.blake2b(seed.encode(), digest_size=4).digest()) >> 1


def limit_kind(message: str) -> Kind | None:
    """Which limit a message of QuickJS speaks of."""
    lowered = message.lower()
    if "interrupted" in lowered:
        return "time"
    if "out of memory" in lowered:
        return "memory"
    if "stack" in lowered and ("overflow" in lowered or "exceeded" in lowered or "size" in lowered):
        return "stack"
    return None


def first_line(error: BaseException) -> str:
    """The message without the trace."""
    return str(error).split("\n", 1)[0] or "out of memory"
