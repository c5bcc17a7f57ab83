"""Running programs in QuickJS, with limits, so that a hostile script costs its own instance an error and no more.

One context serves many turns. That is safe because everything shared in it is frozen before the first script
runs, scripts cannot assign, and each turn has data of its own; a context that hit a limit is thrown away.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from importlib.resources import files
from time import perf_counter, thread_time
from typing import Any, Literal

import quickjs

from chatwright.expressions.compiled import DEPTH, Conditions, Hole, Outputs, Program, Value
from chatwright.expressions.host import answer
from chatwright.expressions.json_text import decode, encode, is_deep

FOLDER = files("chatwright.expressions")
PRELUDE, BOUNDS = ((FOLDER / name).read_text() for name in ("prelude.js", "bounds.js"))
SCOPES_PER_CONTEXT = 2_000
PROGRAMS_PER_CONTEXT = 5_000
QUESTIONS = 200
"""How many answers of the host one program may need."""

TURN_SHARE = 4
"""How many times the time of one evaluation a turn may take in all, unless the limits say otherwise."""

PATIENCE = 2
"""How many times its time, as the wall clock has it, an evaluation gets before the functions it calls give up.

QuickJS counts the processor's time; this is only for functions in which it does not count.
"""

NEARLY = 0.9
"""What share of its time a thread must have worked for its expression to be the one that took it."""

GARBAGE_BYTES = 4 * 1024 * 1024
"""What a context may hold beyond its programs before its garbage is collected."""

TURN_TOO_LONG = "The expressions of this turn took longer than {:g} s together."
UNKNOWN_NAME = re.compile(r"ReferenceError: (\S+) is not defined")
OUT_OF_MEMORY = ("out of memory", "string too long", "null")

Contact = Callable[[], dict[str, Any]]
"""Gives what is known of the person."""

Kind = Literal["syntax", "refused", "fault", "time", "memory", "stack", "output"]


def nobody() -> dict[str, Any]:
    """What is known of nobody."""
    return {}


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
    """What one evaluation may take [A-EXP-4]; 500 ms is the documented time.

    `turn_seconds` is for all evaluations of one scope together; None: four times `seconds`.
    """

    seconds: float = 0.5
    turn_seconds: float | None = None
    memory_bytes: int = 8 * 1024 * 1024
    stack_bytes: int = 256 * 1024
    output_bytes: int = 256 * 1024


class Context:
    """A warm JavaScript context with its compiled programs."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.js = quickjs.Context()
        self.js.set_max_stack_size(limits.stack_bytes)
        self.nothing = self.js.eval("Object.freeze({})")
        self.run = self.js.eval(PRELUDE)(self.js.eval(BOUNDS))
        self.seconds = limits.seconds
        self.js.set_time_limit(limits.seconds)
        self.programs: dict[str, Any] = {}
        self.scopes = 0
        self.used = self.js.memory()["memory_used_size"]
        self.js.set_memory_limit(self.used + limits.memory_bytes)

    def allow_memory(self) -> None:
        """Allow the limit's memory above what the programs need."""
        used = self.js.memory()["memory_used_size"]
        if used > self.used + GARBAGE_BYTES:
            self.js.gc()
            used = self.js.memory()["memory_used_size"]
        self.used = used
        self.js.set_memory_limit(used + self.limits.memory_bytes)

    def allow_time(self, seconds: float) -> None:
        """Allow the next evaluation this much time."""
        self.js.set_time_limit(seconds)
        self.seconds = seconds

    def worn(self) -> bool:
        """Whether it is time for a fresh context."""
        return self.scopes >= SCOPES_PER_CONTEXT or len(self.programs) >= PROGRAMS_PER_CONTEXT

    def place(self) -> int:
        """Which text of its program was being evaluated when a limit was hit; 0 when it cannot be told."""
        try:
            return int(self.run(None))
        except (quickjs.JSException, quickjs.StackOverflow, MemoryError, SystemError, TypeError, ValueError):
            return 0

    def program(self, code: str) -> Any:
        """The function of a program, compiled and kept."""
        made = self.programs[code] = self.js.eval(code)
        self.allow_memory()
        return made


class Evaluator:
    """Evaluates for one thread."""

    def __init__(self, limits: Limits = Limits()) -> None:
        self.limits = limits
        self._context: Context | None = None

    def scope(self, data: dict[str, Any], *, now: datetime, seed: str, contact: Contact = nobody) -> Scope:
        """A scope for one turn: `data`, the recorded time, and a seed for chance.

        `contact` is asked once for what is known of the person, and only when a script reads it.
        """
        if self._context is None or self._context.worn():
            self._context = Context(self.limits)
        self._context.scopes += 1
        return Scope(self, data, now, seed, contact)

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

    def __init__(
        self,
        evaluator: Evaluator,
        data: dict[str, Any],
        now: datetime,
        seed: str,
        contact: Contact = nobody,
    ) -> None:
        self._contact = contact
        self._js_contact: Any = None
        self.limits = evaluator.limits
        self._evaluator = evaluator
        self._data = data
        self._extra: dict[str, Any] = {}
        self._now = float(int(now.timestamp() * 1000))
        self._seed = seed
        self._count = 0
        self._spent = 0.0
        self._since = thread_time()
        turn_seconds = self.limits.turn_seconds
        self._turn_seconds = TURN_SHARE * self.limits.seconds if turn_seconds is None else turn_seconds
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
            try:
                stored = dict(zip(outputs.names, self._run(outputs.program, step), strict=True))
            except ExpressionError:
                self._forget()
                raise
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
        seed = chance(f"{self._seed}:{self._count}") if program.draws else ""
        seconds = self.limits.seconds
        began = perf_counter()
        try:
            if self._turn_seconds - self._spent < seconds:
                seconds = self._seconds_left(program)
            text = self._call(self._evaluator.context(), program, step, seed, "", seconds)
            if text[0] != "[":
                text = self._asked(program, step, seed, text, began)
            elif program.mutates:
                self._forget()
        finally:
            self._spent += perf_counter() - began
        return self._read(program, text)

    def _asked(self, program: Program, step: Any, seed: str, text: str, began: float) -> str:
        """What a program gives once it has the answers it asks for. Raises ExpressionError when it failed."""
        known: dict[str, Any] = {}
        for _ in range(QUESTIONS):
            if program.mutates or program.writes:
                self._forget()
            if text[0] == "[":
                return text
            told = decode(text)
            context = self._evaluator.context()
            if "need" in told:
                known[told["need"]] = answer(told["need"])
            elif self._is_final(context, told):
                raise self._error(program, kind_of(told), told["message"], told["at"])
            seconds = self._seconds_left(program, perf_counter() - began)
            text = self._call(self._evaluator.context(), program, step, seed, encode(known), seconds)
        raise self._error(program, "fault", f"It calls functions of the library more than {QUESTIONS} times.")

    def _seconds_left(self, program: Program, more: float = 0.0) -> float:
        """The seconds that an evaluation may take. Raises ExpressionError when the turn has had its time."""
        left = self._turn_seconds - self._spent - more
        if left < self.limits.seconds:
            # By the wall clock, which also runs while others have the processor: look at our own time.
            left = max(left, self._turn_seconds - self._processor_seconds())
        if left <= 0:
            raise self._error(program, "time", TURN_TOO_LONG.format(self._turn_seconds))
        return min(left, self.limits.seconds)

    def _processor_seconds(self) -> float:
        """What this thread has worked since the scope was made."""
        return thread_time() - self._since

    def _is_final(self, context: Context, told: dict[str, Any]) -> bool:
        """Whether what a program told is its own fault, and not that of others.

        They may have left garbage in its context, or had the processor while it waited.
        """
        kind = kind_of(told)
        if kind != "fault":
            self._evaluator.discard()
        match kind:
            case "memory":
                return context.scopes <= 1
            case "time":
                return self._processor_seconds() > context.seconds * NEARLY
        return True

    def _forget(self) -> None:
        """Take what scripts are given from JSON again: they changed it."""
        self._js_data = self._js_step = self._js_contact = None

    def contact_changed(self) -> None:
        """Ask anew for what is known of the person: something of it was saved."""
        self._js_contact = None

    def _read(self, program: Program, text: str) -> list[Any]:
        """The values in a program's answer."""
        limit = self.limits.output_bytes
        if len(text) > limit or (not text.isascii() and len(text.encode()) > limit):
            raise self._error(program, "output")
        if is_deep(text):
            raise self._error(program, "output", f"The result is nested more than {DEPTH} levels deep.")
        result: list[Any] = decode(text)
        return result

    def _call(
        self, context: Context, program: Program, step: Any, seed: str, known: str, seconds: float
    ) -> str:
        """What the program answers: a list of values, or an object that tells what it needs or why it failed."""
        try:
            if self._holder is not context or self._js_data is None:
                self._js_data = context.js.parse_json(encode({**self._data, **self._extra}))
                self._holder, self._js_step, self._js_contact = context, None, None
            if step is None:
                js_step = context.nothing
            elif step is self._last_step and self._js_step is not None:
                js_step = self._js_step
            else:
                js_step = self._js_step = context.js.parse_json(encode(step))
                self._last_step = step
            js_contact = context.nothing
            if program.reads_contact:
                if self._js_contact is None:
                    self._js_contact = context.js.parse_json(encode(self._contact()))
                js_contact = self._js_contact
            made = context.programs.get(program.code) or context.program(program.code)
            if seconds != context.seconds:
                context.allow_time(seconds)
            patience = seconds * 1000 * PATIENCE
            text: str = context.run(
                made, self._js_data, js_step, js_contact, self._now, seed, known, patience
            )
        except RecursionError:
            return encode({"kind": "stack", "message": "", "at": 0})
        except (quickjs.JSException, quickjs.StackOverflow, MemoryError, SystemError) as error:
            message = first_line(error)
            kind = limit_kind(message) or "syntax"
            return encode({"kind": kind, "message": message, "at": context.place()})
        return text

    def _error(self, program: Program, kind: Kind, message: str = "", at: int = 0) -> ExpressionError:
        leaf = program.leaves[at] if at < len(program.leaves) else None
        path, source, position = (leaf.path, leaf.source, None) if leaf else ((), "", None)
        unknown = UNKNOWN_NAME.match(message)
        match kind:
            case "time" if not message.startswith("The "):
                message = f"It took longer than {self.limits.seconds:g} s."
            case "memory":
                message = f"It needs more than {self.limits.memory_bytes // 1024 // 1024} MB of memory."
            case "stack":
                message = "It calls itself, or is nested, too deeply."
            case "output" if not message.startswith("The "):
                message = f"The result is larger than {self.limits.output_bytes} bytes."
            case "fault" if unknown:
                warned = (p for p in program.problems if p.path == path and p.message.startswith(unknown[1]))
                for problem in warned:
                    source, position = problem.source, problem.position
        return ExpressionError(kind, message, path, source, position)


def fill(tree: Any, values: list[Any]) -> Any:
    """A copy of the tree with the holes filled."""
    kind = type(tree)
    if kind is dict:
        return {name: inner if type(inner) is str else fill(inner, values) for name, inner in tree.items()}
    if kind is list:
        return [fill(inner, values) for inner in tree]
    if kind is Hole:
        return values[tree.index]
    return tree


def chance(seed: str) -> str:
    """128 bits from a seed, in hexadecimal."""
    return hashlib.blake2b(seed.encode("utf-8", "replace"), digest_size=16).hexdigest()


def kind_of(told: dict[str, Any]) -> Kind:
    """Why a program failed, as it told."""
    kind: Kind = told.get("kind") or limit_kind(told["message"]) or "fault"
    return kind


def limit_kind(message: str) -> Kind | None:
    """Which limit an error of QuickJS speaks of."""
    if message == "InternalError: interrupted":
        return "time"
    if message.removeprefix("InternalError: ").startswith(OUT_OF_MEMORY):
        return "memory"
    return "stack" if message == "RangeError: Maximum call stack size exceeded" else None


def first_line(error: BaseException) -> str:
    """The message without the trace."""
    return str(error).split("\n", 1)[0] or "out of memory"
