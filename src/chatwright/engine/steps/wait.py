"""`Wait`: sleep for a duration, then go on.

{"id": "pause", "stepType": "Wait", "inputs": {"duration": "0.00:01:00"}, "nextStepId": "ask"}

Source: automation.md section 3, durations [A-DUR-1].
"""

from datetime import datetime
from typing import Any

from chatwright.definitions import DurationError, parse_duration
from chatwright.engine.journey import CompiledStep
from chatwright.engine.limits import WAIT_TIMEOUT
from chatwright.engine.model import Parked, Path, StepStatus, WakeAt
from chatwright.engine.turn import Done, Fault, Outcome, Park, Turn


def start(turn: Turn, path: Path, step: CompiledStep, inputs: dict[str, Any]) -> Outcome:
    """Set the alarm."""
    at = end_of(turn.now, inputs.get("duration"), "duration")
    if at == turn.now:
        return Done()
    turn.emit(WakeAt(key=path.log, at=at))
    return Park(Parked.TIMER, StepStatus.SLEEPING)


def time_limit(inputs: dict[str, Any]) -> object:
    """The time limit of a wait; a null one counts as none given."""
    value = inputs.get("timeout")
    return WAIT_TIMEOUT if value in (None, "") else value


def end_of(now: datetime, duration: object, field: str) -> datetime:
    """When a computed duration that begins now is over. Raises Fault."""
    try:
        return now + parse_duration(duration)
    except DurationError as error:
        raise Fault(f"inputs.{field}: {error}") from error
    except OverflowError as error:
        raise Fault(f"inputs.{field}: {duration!r} ends after the last date there is.") from error
