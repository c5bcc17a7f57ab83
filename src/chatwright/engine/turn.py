"""The work of one turn: what a step may use while it runs, and what the turn has brought about so far."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import NAMESPACE_URL, uuid5

from chatwright.engine.journey import CompiledStep, Journey
from chatwright.engine.model import (
    Effect,
    Instance,
    LogEntry,
    Parked,
    Path,
    StepError,
    StepStatus,
)

if TYPE_CHECKING:
    from chatwright.expressions import Scope

NAMESPACE = uuid5(NAMESPACE_URL, "chatwright:instance")

Refuse = Callable[[Effect], str | None]


class Fault(Exception):
    """A step failed, and with it its instance [A-ERR-1]."""


class Done:
    """A step is done; `results` is `step` for its outputs and conditions. `timed_out` when time ran out."""

    __slots__ = ("results", "timed_out")

    def __init__(self, results: dict[str, Any] | None = None, *, timed_out: str = "") -> None:
        self.results = results or {}
        self.timed_out = bool(timed_out)


class Park:
    """A step waits for an event; its execution reads `status` meanwhile."""

    __slots__ = ("parked", "status")

    def __init__(self, parked: Parked, status: StepStatus) -> None:
        self.parked = parked
        self.status = status


class Jump:
    """A step sends its path to another step."""

    __slots__ = ("target",)

    def __init__(self, target: str) -> None:
        self.target = target


class Split:
    """A step starts paths of its own, and is done when they have ended."""

    __slots__ = ("entries",)

    def __init__(self, entries: tuple[str, ...]) -> None:
        self.entries = entries


Outcome = Done | Park | Jump | Split


class Turn:
    """A turn under way. `instance` is its own copy."""

    __slots__ = (
        "effects",
        "errors",
        "instance",
        "journey",
        "log",
        "now",
        "refuse",
        "released",
        "scope",
        "steps_run",
    )

    def __init__(
        self, journey: Journey, instance: Instance, now: datetime, scope: Scope, refuse: Refuse | None
    ) -> None:
        self.journey = journey
        self.instance = instance
        self.now = now
        self.scope = scope
        self.refuse = refuse
        self.effects: list[Effect] = []
        self.released: list[int] = []
        self.log: list[LogEntry] = []
        self.errors: list[StepError] = []
        self.steps_run = 0

    def number(self) -> int:
        """The next number of the instance."""
        self.instance.sequence += 1
        return self.instance.sequence

    def unique_id(self, key: int) -> str:
        """An id that is the same however often the turn is repeated."""
        return str(uuid5(NAMESPACE, f"{self.instance.id}:{key}"))

    def emit(self, effect: Effect, because: str = "") -> None:
        """Ask for an effect; one that is refused faults, in the form `because` plus the reason."""
        if self.refuse is not None:
            reason = self.refuse(effect)
            if reason is not None:
                raise Fault(f"{because}{reason}")
        self.effects.append(effect)

    def write(
        self, path: Path, step: CompiledStep, status: StepStatus, came_from: int = 0, note: str | None = None
    ) -> None:
        """Add a line to the log about the step that the path is running."""
        self.log.append(
            LogEntry(seq=path.log, step=step.id, status=status, at=self.now, came_from=came_from, note=note)
        )

    def inputs(self, step: CompiledStep) -> dict[str, Any]:
        """The step's inputs, evaluated."""
        value = self.scope.value(step.inputs)
        return value if isinstance(value, dict) else {}
