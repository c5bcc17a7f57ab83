"""`Wait`: sleep for a duration, then go on.

{"id": "pause", "stepType": "Wait", "inputs": {"duration": "0.00:01:00"}, "nextStepId": "ask"}

Source: automation.md section 3, durations [A-DUR-1].
"""

from datetime import timedelta
from typing import Any

from chatwright.definitions import DurationError, parse_duration
from chatwright.engine.journey import CompiledStep
from chatwright.engine.model import Parked, Path, StepStatus, WakeAt
from chatwright.engine.turn import Done, Fault, Outcome, Park, Turn


def start(turn: Turn, path: Path, step: CompiledStep, inputs: dict[str, Any]) -> Outcome:
    """Set the alarm."""
    duration = duration_of(inputs.get("duration"), "duration")
    if not duration:
        return Done()
    turn.emit(WakeAt(key=path.log, at=turn.now + duration))
    return Park(Parked.TIMER, StepStatus.SLEEPING)


def duration_of(value: object, field: str) -> timedelta:
    """A computed duration. Raises Fault."""
    try:
        return parse_duration(value)
    except DurationError as error:
        raise Fault(f"inputs.{field}: {error}") from error
