"""The work of one turn: what a step may use while it runs, and what the turn has brought about so far."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import NAMESPACE_URL, uuid5

from chatwright.contacts.answers import Answered
from chatwright.contacts.person import Person
from chatwright.desk.teams import NO_TEAMS, Teams
from chatwright.engine import limits
from chatwright.engine.journey import CompiledStep, Journey
from chatwright.engine.model import (
    Effect,
    Instance,
    LogEntry,
    Parked,
    Path,
    SaveContact,
    Sent,
    Status,
    StepError,
    StepStatus,
)
from chatwright.expressions import ExpressionError

if TYPE_CHECKING:
    from chatwright.engine.model import SendMessage
    from chatwright.expressions import Evaluator, Scope

NAMESPACE = uuid5(NAMESPACE_URL, "chatwright:instance")

DOCUMENTED_SECONDS = 0.5
"""Time of an expression (automation.md section 7). An evaluator with less asks for more before it gives up."""

Refuse = Callable[[Effect], str | None]
"""Says why an effect cannot be had, before it is asked for, so that the step fails where it stands."""


IsClosed = Callable[["SendMessage"], bool]
"""Says whether WhatsApp's service window is closed for a message; asked only by steps that mind [R-WIN-3]."""

Known = Callable[[dict[str, Any]], Person]
"""Gives what is known of the person whom the instance with these data talks with; asked only when it is needed."""

Watch = Callable[[LogEntry, str, dict[str, Any]], None]
"""Is told of each line of the log as it is written: the address of its step, and the data as they are then."""


class NeedsMoreTime(Exception):
    """The turn needs longer than a hasty evaluator allows; run it again with one that has the documented time."""


class Fault(Exception):
    """A step failed, and with it its instance [A-ERR-1]."""


class Done:
    """A step is done; `results` is `step` for its outputs and conditions. `Cancelled` when time ran out."""

    __slots__ = ("results", "status")

    def __init__(
        self, results: dict[str, Any] | None = None, status: StepStatus = StepStatus.COMPLETE
    ) -> None:
        self.results = results or {}
        self.status = status


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
    """A turn under way. `instance` is its own copy; chance is seeded by where the instance stands."""

    __slots__ = (
        "effects",
        "errors",
        "instance",
        "is_closed",
        "journey",
        "known",
        "log",
        "now",
        "person",
        "refuse",
        "released",
        "scope",
        "steps_run",
        "teams",
        "watch",
    )

    def __init__(
        self,
        journey: Journey,
        instance: Instance,
        now: datetime,
        evaluator: Evaluator,
        refuse: Refuse | None,
        watch: Watch | None = None,
        is_closed: IsClosed | None = None,
        known: Known | None = None,
        teams: Teams = NO_TEAMS,
    ) -> None:
        self.journey = journey
        self.instance = instance
        self.now = now
        self.known = known
        self.person: Person | None = None
        self.scope: Scope = evaluator.scope(
            instance.data,
            now=now,
            seed=f"{instance.id}:{instance.sequence}",
            contact=lambda: self.contact().told,
        )
        self.refuse = refuse
        self.watch = watch
        self.is_closed = is_closed
        self.teams = teams
        self.effects: list[Effect] = []
        self.released: list[int] = []
        self.log: list[LogEntry] = []
        self.errors: list[StepError] = []
        self.steps_run = 0

    @property
    def is_hasty(self) -> bool:
        """Whether expressions get less than the documented time, because somebody is waiting."""
        return self.scope.limits.seconds < DOCUMENTED_SECONDS

    def number(self) -> int:
        """The next number of the instance."""
        self.instance.sequence += 1
        return self.instance.sequence

    def unique_id(self, key: int) -> str:
        """The id of what the effect with this key makes: a message, a call, a hand-over."""
        return unique_id(self.instance.id, key)

    def emit(self, effect: Effect) -> None:
        """Ask for an effect. Raises Fault when it is refused."""
        reason = self.offer(effect)
        if reason is not None:
            raise Fault(reason)

    def offer(self, effect: Effect) -> str | None:
        """Ask for an effect; the reason when it is refused."""
        reason = self.refuse(effect) if self.refuse is not None else None
        if reason is None:
            self.effects.append(effect)
        return reason

    def contact(self) -> Person:
        """What is known of the person, with what this turn has saved."""
        if self.person is None:
            self.person = self.known(self.instance.data) if self.known is not None else Person()
        return self.person

    def save(self, key: int, answered: Answered) -> None:
        """Save an answer. Raises Fault when there is nobody whose answer it could be."""
        person = self.contact()
        if person.address is None:
            raise Fault("There is nobody whose answer could be saved: no message began this journey.")
        before = person.value(answered.name)
        self.emit(
            SaveContact(
                key=key,
                contact_id=person.id,
                address=person.address,
                name=answered.name,
                value=answered.value,
                before=before,
                tags=answered.tags,
                defines=answered.defines,
            )
        )
        self.person = person.with_answer(answered)
        self.scope.contact_changed()

    def remember_sent(self, path: Path) -> None:
        """Remember that the step which the path is running sent something."""
        kept = self.instance.sent[1 - limits.SENDS_REMEMBERED :]
        self.instance.sent = [*kept, Sent(path.log, path.id, path.step)]

    def write(
        self, path: Path, step: CompiledStep, status: StepStatus, came_from: int = 0, note: str | None = None
    ) -> None:
        """Add a line to the log about the step that the path is running."""
        entry = LogEntry(
            seq=path.log, step=step.id, status=status, at=self.now, came_from=came_from, note=note
        )
        self.log.append(entry)
        if self.watch is not None:
            self.watch(entry, step.address, self.instance.data)

    def fail(self, path: Path, step: CompiledStep, message: str, came_from: int = 0) -> None:
        """End the instance with an error; its paths stay, so that the step can be retried [A-ERR-1]."""
        message = message.replace("\0", "")
        self.write(path, step, StepStatus.FAILED, came_from, message)
        self.errors.append(StepError(step=step.id, message=message, at=self.now))
        self.instance.status = Status.TERMINATED

    def inputs(self, step: CompiledStep) -> dict[str, Any]:
        """The step's inputs, evaluated against `data` alone. Raises Fault."""
        try:
            value = self.scope.value(step.inputs)
        except ExpressionError as error:
            raise self.failed_script(error, "inputs") from error
        return value if isinstance(value, dict) else {}

    def store_outputs(self, step: CompiledStep, results: dict[str, Any]) -> None:
        """Evaluate the step's outputs, in order, into the instance's data. Raises Fault."""
        if step.outputs is None:
            return
        try:
            self.instance.data.update(self.scope.outputs(step.outputs, results))
        except ExpressionError as error:
            raise self.failed_script(error, "outputs") from error

    def choose(self, step: CompiledStep, results: dict[str, Any]) -> list[str]:
        """The addresses to go on to: of every condition that is true [A-SEL-1], or the one link. Raises Fault."""
        if step.conditions is None:
            return [step.next_address] if step.next_address is not None else []
        try:
            chosen = self.scope.select(step.conditions, results)
        except ExpressionError as error:
            raise self.failed_script(error, "selectNextStep") from error
        return [step.links[target] for target in chosen if target in step.links]

    def failed_script(self, error: ExpressionError, root: str) -> Fault:
        """What an expression's error means for the step. Raises NeedsMoreTime when it was given little time."""
        if error.kind == "time" and self.is_hasty:
            raise NeedsMoreTime from error
        field = root + "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in error.path)
        at = "" if error.position is None else f", character {error.position + 1}"
        source = f" of {error.source}" if error.source else ""
        return Fault(f"Failed to evaluate the expression. Error: {error.message} ({field}{at}{source})")


def unique_id(instance_id: str, key: int, what: str = "") -> str:
    """A UUID that is the same however often the turn is repeated; `what` tells several of one key apart."""
    return str(uuid5(NAMESPACE, f"{instance_id}:{key}{what}"))


def failed_send(instance_id: str, key: int, what: str, reason: str, hint: str = "") -> str:
    """Why a send failed, in the documented form [A-SND-1]; `hint` says what to do."""
    error_id = unique_id(instance_id, key, ":error")
    return f"Failed to send {what} because {reason}. Error id: {error_id}{' ' if hint else ''}{hint}"
