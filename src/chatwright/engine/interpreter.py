"""The interpreter: a turn runs every path of an instance until each has ended or waits for an event [A-PATH-1].

Inside a step the order is always the same [A-STEP-1]: evaluate inputs, act (perhaps wait), fill `step`, store
outputs, choose what follows while `step` is still there, clear `step`.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, assert_never

from chatwright.definitions import StepType, holder_of, level_of, step_id_of
from chatwright.desk.teams import NO_TEAMS, Teams
from chatwright.engine import limits
from chatwright.engine.journey import Journey
from chatwright.engine.late import send_instead, sent_with
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
    Sent,
    SentTooLate,
    Status,
    StepError,
    StepStatus,
    TimeIsUp,
)
from chatwright.engine.paths import descendants, finish_step, run_guarded
from chatwright.engine.state import dump_instance, own_copy
from chatwright.engine.steps import SENT_AS, START
from chatwright.engine.steps.http_request import results
from chatwright.engine.turn import (
    Done,
    Fault,
    IsClosed,
    Known,
    NeedsMoreTime,
    Refuse,
    Turn,
    Watch,
    failed_send,
)
from chatwright.expressions import Evaluator


def start(
    journey: Journey,
    *,
    instance_id: str,
    data: dict[str, Any],
    now: datetime,
    evaluator: Evaluator,
    refuse: Refuse | None = None,
    watch: Watch | None = None,
    is_closed: IsClosed | None = None,
    known: Known | None = None,
    teams: Teams = NO_TEAMS,
    at: str | None = None,
) -> Advance:
    """Begin an instance at the journey's entry [A-DEF-2], or `at` another step. Raises NeedsMoreTime."""
    instance = Instance(id=instance_id, data=dict(data))
    turn = Turn(journey, instance, now, evaluator, refuse, watch, is_closed, known, teams)
    enter(turn, at or journey.entry)
    return run(turn)


def enter(turn: Turn, address: str) -> Path:
    """Put a path at a step, as if the `If` steps that hold it had been gone through."""
    holder = holder_of(level_of(address))
    if not holder:
        path = Path(id=turn.number(), step=address)
    else:
        outer = enter(turn, holder)
        outer.parked, outer.log = Parked.CHILDREN, turn.number()
        turn.write(outer, turn.journey.steps[holder], StepStatus.RUNNING)
        path = Path(id=turn.number(), step=address, log=outer.log, parent=outer.id)
    turn.instance.paths.append(path)
    return path


def advance(
    journey: Journey,
    instance: Instance,
    event: Event,
    *,
    evaluator: Evaluator,
    refuse: Refuse | None = None,
    watch: Watch | None = None,
    is_closed: IsClosed | None = None,
    known: Known | None = None,
    teams: Teams = NO_TEAMS,
) -> Advance:
    """Give an event to an instance. One it does not wait for changes nothing. Raises NeedsMoreTime."""
    match event:
        case RetryStep():
            return retry(journey, instance, event, evaluator, refuse, watch, is_closed, known, teams)
        case SendRejected():
            return reject(instance, event, journey)
        case SentTooLate():
            return send_instead(journey, instance, event, evaluator, refuse, watch, known)
        case ReplyReceived() | DtmfReceived() | TimeIsUp() | HttpFinished():
            return resume(journey, instance, event, evaluator, refuse, watch, is_closed, known, teams)
        case _:
            assert_never(event)


def terminate(instance: Instance, now: datetime) -> Advance:
    """End an instance by hand: its open executions are cancelled and nothing is awaited any more."""
    if instance.status in (Status.COMPLETE, Status.TERMINATED):
        return Advance(instance)
    copy = own_copy(instance)
    copy.status = Status.TERMINATED
    log, released = cancel(copy.paths, now)
    copy.paths = []
    return Advance(copy, released=tuple(released), log=tuple(log))


def resume(
    journey: Journey,
    instance: Instance,
    event: ReplyReceived | DtmfReceived | TimeIsUp | HttpFinished,
    evaluator: Evaluator,
    refuse: Refuse | None,
    watch: Watch | None,
    is_closed: IsClosed | None,
    known: Known | None = None,
    teams: Teams = NO_TEAMS,
) -> Advance:
    """Let the path that waits for the event go on."""
    if instance.status is not Status.RUNNABLE:
        return Advance(instance)
    index = next((i for i, path in enumerate(instance.paths) if path.parked and path.key == event.key), None)
    outcome = None if index is None else outcome_of(instance.paths[index].parked, event)
    if index is None or outcome is None:
        return Advance(instance)
    turn = Turn(journey, own_copy(instance), event.now, evaluator, refuse, watch, is_closed, known, teams)
    path = turn.instance.paths[index]
    turn.released.append(path.key)
    path.parked, path.key = None, 0
    step = journey.steps[path.step]
    run_guarded(turn, path, step, outcome, event.warning if isinstance(event, HttpFinished) else None)
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
            return Done({"reply": None}, StepStatus.CANCELLED)
        case TimeIsUp(), Parked.DTMF:
            return Done({"dtmfData": None}, StepStatus.CANCELLED)
        case TimeIsUp(), Parked.TIMER:
            return Done()
        case _:
            return None


def retry(
    journey: Journey,
    instance: Instance,
    event: RetryStep,
    evaluator: Evaluator,
    refuse: Refuse | None,
    watch: Watch | None,
    is_closed: IsClosed | None,
    known: Known | None = None,
    teams: Teams = NO_TEAMS,
) -> Advance:
    """Run the failed step of a faulted instance again.

    The fault ended all its paths, so the others go on too: each starts the step it stood at again.
    """
    if instance.status is not Status.TERMINATED or not instance.paths:
        return Advance(instance)
    turn = Turn(journey, own_copy(instance), event.now, evaluator, refuse, watch, is_closed, known, teams)
    turn.instance.status = Status.RUNNABLE
    for path in turn.instance.paths:
        if path.parked is not Parked.CHILDREN:
            path.parked, path.key = None, 0
    return run(turn)


def reject(instance: Instance, event: SendRejected, journey: Journey) -> Advance:
    """A message that was accepted at first has been refused: the instance faults, even when it had ended.

    The path that sent it goes back to the step that did, for a retry.
    """
    if instance.status is Status.TERMINATED:
        return Advance(instance)
    sent = sent_with(journey, instance, event.key, event.step)
    copy = own_copy(instance)
    copy.status = Status.TERMINATED
    step = journey.steps.get(sent.step) if sent else None
    message = event.message
    if step is not None and step.type is not StepType.VOICE_MESSAGE:
        message = failed_send(copy.id, event.key, SENT_AS[step.type], message)
    message = message.replace("\0", "")
    step_id = step.id if step else event.step
    failed = LogEntry(seq=event.key, step=step_id, status=StepStatus.FAILED, at=event.now, note=message)
    log, released = cancel(copy.paths, event.now)
    if sent is not None:
        send_back(copy, sent)
    error = StepError(step=step_id, message=message, at=event.now)
    return Advance(copy, released=tuple(released), log=(failed, *log), errors=(error,))


def send_back(instance: Instance, sent: Sent) -> None:
    """Put the path that sent a message back to the step that did; a new one when it has ended."""
    path = next((path for path in instance.paths if path.id == sent.path), None)
    if path is None:
        instance.sequence += 1
        instance.paths.append(Path(id=instance.sequence, step=sent.step, log=sent.key))
        return
    nested = descendants(instance.paths, path.id)
    instance.paths = [other for other in instance.paths if other.id not in nested]
    if level_of(path.step) != level_of(sent.step):
        path.parent = 0
    path.step, path.log, path.parked = sent.step, sent.key, None
    while empty := [p for p in instance.paths if is_empty(p, instance.paths)]:
        instance.paths = [path for path in instance.paths if path not in empty]


def is_empty(path: Path, paths: list[Path]) -> bool:
    """Whether a path holds nested paths of which none is left, so that nothing would ever let it go on."""
    return path.parked is Parked.CHILDREN and not any(other.parent == path.id for other in paths)


def run(turn: Turn) -> Advance:
    """Run the paths in order of creation, one step of each at a time, until none can go on."""
    instance = turn.instance
    while instance.status is Status.RUNNABLE:
        ready = [path for path in instance.paths if path.parked is None]
        if not ready:
            break
        for path in ready:
            if instance.status is Status.RUNNABLE:
                run_step(turn, path)
    return close(turn)


def run_step(turn: Turn, path: Path) -> None:
    """Start the step at which a path stands."""
    step = turn.journey.steps[path.step]
    came_from, path.log = path.log, turn.number()
    try:
        count_step(turn)
        outcome = START[step.type](turn, path, step, turn.inputs(step))
        finish_step(turn, path, step, outcome, came_from=came_from)
    except Fault as fault:
        turn.fail(path, step, str(fault), came_from)


def count_step(turn: Turn) -> None:
    """Keep a loop that never waits from running for ever. Raises Fault, NeedsMoreTime."""
    turn.steps_run += 1
    if turn.steps_run > limits.STEPS_A_TURN:
        raise Fault(f"More than {limits.STEPS_A_TURN} steps ran without a wait. Put a wait into the loop.")
    if turn.steps_run > limits.QUICK_STEPS and turn.is_hasty:
        raise NeedsMoreTime


def close(turn: Turn) -> Advance:
    """The outcome of the turn, with the instance's status set, and nothing left armed when it has ended."""
    instance, is_lost = turn.instance, False
    if instance.status is Status.RUNNABLE:
        if not instance.paths:
            instance.status = Status.COMPLETE
        elif len(dump_instance(instance)) > limits.STATE_BYTES:
            message = f"The instance holds more than {limits.STATE_BYTES} bytes of data."
            step_id = step_id_of(instance.paths[0].step)
            turn.errors.append(StepError(step=step_id, message=message, at=turn.now))
            instance.status, instance.data, is_lost = Status.TERMINATED, {}, True
    if instance.status is Status.TERMINATED:
        log, released = cancel(instance.paths, turn.now)
        turn.log += log
        turn.released += released
        if is_lost:
            instance.paths = []  # without its data it can't be retried
    return Advance(instance, tuple(turn.effects), tuple(turn.released), tuple(turn.log), tuple(turn.errors))


def cancel(paths: list[Path], now: datetime) -> tuple[list[LogEntry], list[int]]:
    """Cancel what paths wait for: the lines for the log, and the keys to release."""
    log, released = [], []
    for path in paths:
        if path.parked is not None:
            step_id = step_id_of(path.step)
            log.append(LogEntry(seq=path.log, step=step_id, status=StepStatus.CANCELLED, at=now))
        if path.key:
            released.append(path.key)
            path.key = 0
    return log, released
