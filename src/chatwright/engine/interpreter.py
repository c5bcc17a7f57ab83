"""The interpreter: a turn runs every path of an instance until each has ended or waits for an event [A-PATH-1].

Inside a step the order is always the same [A-STEP-1]: evaluate inputs, act (perhaps wait), fill `step`, store
outputs, choose what follows while `step` is still there, clear `step`.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, assert_never

import msgspec

from chatwright.engine import limits
from chatwright.engine.journey import CompiledStep, Journey
from chatwright.engine.model import (
    Advance,
    DtmfReceived,
    Event,
    HttpFinished,
    Instance,
    LogEntry,
    Parked,
    Path,
    ReplyReceived,
    RetryStep,
    SendRejected,
    Status,
    StepError,
    StepStatus,
    TimeIsUp,
)
from chatwright.engine.steps import START
from chatwright.engine.steps.http_request import results
from chatwright.engine.turn import Done, Fault, Jump, Outcome, Park, Refuse, Split, Turn
from chatwright.expressions import Evaluator, ExpressionError

DOCUMENTED_SECONDS = 0.5
"""Time of an expression (automation.md section 7). An evaluator with less asks for more before it gives up."""


class NeedsMoreTime(Exception):
    """An expression needs longer than a hasty evaluator allows; run the turn again with one that has the time."""


def start(
    journey: Journey,
    *,
    instance_id: str,
    data: dict[str, Any],
    now: datetime,
    evaluator: Evaluator,
    refuse: Refuse | None = None,
) -> Advance:
    """Begin an instance at the journey's entry. Raises NeedsMoreTime."""
    instance = Instance(id=instance_id, data=dict(data))
    turn = open_turn(journey, instance, now, evaluator, refuse)
    instance.paths = [Path(id=turn.number(), step=journey.entry)]
    return run(turn)


def advance(
    journey: Journey,
    instance: Instance,
    event: Event,
    *,
    evaluator: Evaluator,
    refuse: Refuse | None = None,
) -> Advance:
    """Give an event to an instance. One it does not wait for changes nothing. Raises NeedsMoreTime."""
    match event:
        case RetryStep():
            if instance.status is not Status.TERMINATED or not instance.paths:
                return Advance(instance)
            copy = own_copy(instance)
            copy.status = Status.RUNNABLE
            for path in copy.paths:
                if path.parked is not Parked.CHILDREN:
                    path.parked, path.key = None, 0
            return run(open_turn(journey, copy, event.now, evaluator, refuse))
        case SendRejected():
            return reject(journey, instance, event)
        case ReplyReceived() | DtmfReceived() | TimeIsUp() | HttpFinished():
            return resume(journey, instance, event, evaluator, refuse)
        case _:
            assert_never(event)


def resume(
    journey: Journey,
    instance: Instance,
    event: ReplyReceived | DtmfReceived | TimeIsUp | HttpFinished,
    evaluator: Evaluator,
    refuse: Refuse | None,
) -> Advance:
    """Let the path that waits for the event go on."""
    if instance.status is not Status.RUNNABLE:
        return Advance(instance)
    index = next((i for i, path in enumerate(instance.paths) if path.key == event.key and path.parked), None)
    if index is None:
        return Advance(instance)
    outcome = outcome_of(instance.paths[index].parked, event)
    if outcome is None:
        return Advance(instance)
    copy = own_copy(instance)
    turn = open_turn(journey, copy, event.now, evaluator, refuse)
    path = copy.paths[index]
    turn.released.append(path.key)
    path.parked, path.key = None, 0
    note = event.warning if isinstance(event, HttpFinished) else None
    step = journey.steps.get(path.step)
    if step is None:
        end_path(turn, path)
        return run(turn)
    try:
        finish_step(turn, path, step, outcome, note=note)
    except (Fault, ExpressionError) as error:
        fault(turn, path, step, error)
        return closed(turn)
    return run(turn)


def outcome_of(parked: Parked | None, event: Event) -> Done | None:
    """What an event means for a path parked like this; None when it is not meant for it."""
    match event, parked:
        case ReplyReceived(), Parked.REPLY:
            return Done({"reply": event.event})
        case DtmfReceived(), Parked.DTMF:
            return Done({"dtmfData": event.data})
        case HttpFinished(), Parked.HTTP:
            return Done(results(event))
        case TimeIsUp(), Parked.REPLY:
            return Done({"reply": None}, timed_out="yes")
        case TimeIsUp(), Parked.DTMF:
            return Done({"dtmfData": None}, timed_out="yes")
        case TimeIsUp(), Parked.TIMER:
            return Done()
        case _:
            return None


def terminate(instance: Instance, now: datetime) -> Advance:
    """End an instance by hand: its open executions are cancelled and nothing is awaited any more."""
    copy = own_copy(instance)
    copy.status = Status.TERMINATED
    log = tuple(
        LogEntry(seq=path.log, step=path.step.rsplit("/", 1)[-1], status=StepStatus.CANCELLED, at=now)
        for path in copy.paths
        if path.parked
    )
    released = tuple(path.key for path in copy.paths if path.key)
    copy.paths = []
    return Advance(copy, released=released, log=log)


def reject(journey: Journey, instance: Instance, event: SendRejected) -> Advance:
    """A message that was accepted at first has been refused: the instance faults, even when it had ended."""
    copy = own_copy(instance)
    released = tuple(path.key for path in copy.paths if path.key)
    copy.status = Status.TERMINATED
    copy.sequence += 1
    address = next((step.address for step in journey.steps.values() if step.id == event.step), None)
    copy.paths = [Path(id=copy.sequence, step=address, log=event.key)] if address else []
    message = f"Failed to send chat apps message because {event.message}"
    entry = LogEntry(seq=event.key, step=event.step, status=StepStatus.FAILED, at=event.now, note=message)
    error = StepError(step=event.step, message=message, at=event.now)
    return Advance(copy, released=released, log=(entry,), errors=(error,))


def open_turn(
    journey: Journey, instance: Instance, now: datetime, evaluator: Evaluator, refuse: Refuse | None
) -> Turn:
    """A turn over the caller's own copy of an instance; chance is seeded by where the instance stands."""
    scope = evaluator.scope(instance.data, now=now, seed=f"{instance.id}:{instance.sequence}")
    return Turn(journey, instance, now, scope, refuse)


def own_copy(instance: Instance) -> Instance:
    """A copy whose data and paths may be changed."""
    return Instance(
        id=instance.id,
        status=instance.status,
        data=dict(instance.data),
        paths=[msgspec.structs.replace(path) for path in instance.paths],
        sequence=instance.sequence,
    )


def run(turn: Turn) -> Advance:
    """Run paths, one step at a time and in order of creation, until none can go on."""
    while turn.instance.status is Status.RUNNABLE:
        path = next((p for p in turn.instance.paths if p.parked is None), None)
        if path is None:
            break
        step = turn.journey.steps.get(path.step)
        if step is None:
            end_path(turn, path)
            continue
        came_from, path.log = path.log, turn.number()
        try:
            count_step(turn)
            outcome = START[step.type](turn, path, step, turn.inputs(step))
            finish_step(turn, path, step, outcome, came_from=came_from)
        except (Fault, ExpressionError) as error:
            fault(turn, path, step, error, came_from)
    return closed(turn)


def count_step(turn: Turn) -> None:
    """Keep a loop that never waits from running for ever."""
    turn.steps_run += 1
    if turn.steps_run > limits.STEPS_A_TURN:
        raise Fault(f"More than {limits.STEPS_A_TURN} steps ran without a wait. Put a wait into the loop.")


def finish_step(
    turn: Turn,
    path: Path,
    step: CompiledStep,
    outcome: Outcome,
    *,
    came_from: int = 0,
    note: str | None = None,
) -> None:
    """Do what the outcome of a step asks for."""
    match outcome:
        case Park():
            path.parked, path.key = outcome.parked, path.log
            turn.write(path, step, outcome.status, came_from)
        case Split():
            path.parked = Parked.CHILDREN
            turn.write(path, step, StepStatus.RUNNING, came_from)
            add_paths(turn, outcome.entries, came_from=path.log, parent=path.id)
        case Jump():
            turn.write(path, step, StepStatus.COMPLETE, came_from)
            move(turn, path, [step.address_of(outcome.target)])
        case Done():
            if step.outputs is not None:
                turn.instance.data.update(turn.scope.outputs(step.outputs, outcome.results))
            targets: list[str | None] = [step.next_address]
            if step.conditions is not None:
                chosen = turn.scope.select(step.conditions, outcome.results)
                targets = [step.address_of(target) for target in chosen]
            status = StepStatus.CANCELLED if outcome.timed_out else StepStatus.COMPLETE
            turn.write(path, step, status, came_from, note)
            move(turn, path, targets)
        case _:
            assert_never(outcome)


def move(turn: Turn, path: Path, targets: list[str | None]) -> None:
    """Send a path on; each further target gets a path of its own. Targets that do not exist end it [A-SEL-3]."""
    existing = [target for target in targets if target is not None]
    if not existing:
        end_path(turn, path)
        return
    path.step = existing[0]
    add_paths(turn, tuple(existing[1:]), came_from=path.log, parent=path.parent)


def add_paths(turn: Turn, entries: tuple[str, ...], *, came_from: int, parent: int) -> None:
    """Start paths at the given steps."""
    if len(turn.instance.paths) + len(entries) > limits.PATHS:
        raise Fault(f"More than {limits.PATHS} paths at once. Check the conditions of the branches.")
    for entry in entries:
        turn.instance.paths.append(Path(id=turn.number(), step=entry, log=came_from, parent=parent))


def end_path(turn: Turn, path: Path) -> None:
    """End a path; the `If` that started it goes on when it was the last."""
    turn.instance.paths.remove(path)
    if not path.parent or any(other.parent == path.parent for other in turn.instance.paths):
        return
    holder = next((other for other in turn.instance.paths if other.id == path.parent), None)
    if holder is None:
        return
    holder.parked = None
    step = turn.journey.steps[holder.step]
    try:
        finish_step(turn, holder, step, Done())
    except (Fault, ExpressionError) as error:
        fault(turn, holder, step, error)


def fault(
    turn: Turn,
    path: Path,
    step: CompiledStep,
    error: Fault | ExpressionError,
    came_from: int = 0,
) -> None:
    """End the instance with an error; its paths stay, so that the step can be retried [A-ERR-1]."""
    if isinstance(error, ExpressionError):
        if error.kind == "time" and turn.scope.limits.seconds < DOCUMENTED_SECONDS:
            raise NeedsMoreTime from error
        field = "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in error.path).lstrip(".")
        where = f" In {field}: {{{{{error.source.strip('{}')}}}}}" if error.source else ""
        message = f"Failed to evaluate the expression. Error: {error.message}{where}"
    else:
        message = str(error)
    turn.write(path, step, StepStatus.FAILED, came_from, message)
    turn.errors.append(StepError(step=step.id, message=message, at=turn.now))
    turn.instance.status = Status.TERMINATED


def closed(turn: Turn) -> Advance:
    """The outcome of the turn, with the instance's status set and nothing left armed when it has ended."""
    instance = turn.instance
    if instance.status is Status.RUNNABLE and not instance.paths:
        instance.status = Status.COMPLETE
    if instance.status is Status.RUNNABLE and len(dump_instance(instance)) > limits.STATE_BYTES:
        path = instance.paths[0]
        message = f"The instance holds more than {limits.STATE_BYTES} bytes of data."
        turn.errors.append(StepError(step=path.step, message=message, at=turn.now))
        instance.status, instance.data = Status.TERMINATED, {}
    released = list(turn.released)
    if instance.status is not Status.RUNNABLE:
        released += [path.key for path in instance.paths if path.key]
        for path in instance.paths:
            path.key = 0
    return Advance(instance, tuple(turn.effects), tuple(released), tuple(turn.log), tuple(turn.errors))


class State(msgspec.Struct, omit_defaults=True):
    """The part of an instance that is stored as JSON; the rest are columns."""

    data: dict[str, Any]
    paths: list[Path] = []
    sequence: int = 0


ENCODER = msgspec.json.Encoder()
DECODER = msgspec.json.Decoder(State)


def dump_instance(instance: Instance) -> bytes:
    """The instance's state as JSON."""
    return ENCODER.encode(State(instance.data, instance.paths, instance.sequence))


def load_instance(instance_id: str, status: Status, state: str | bytes) -> Instance:
    """An instance from its stored state."""
    loaded = DECODER.decode(state)
    return Instance(
        id=instance_id, status=status, data=loaded.data, paths=loaded.paths, sequence=loaded.sequence
    )
