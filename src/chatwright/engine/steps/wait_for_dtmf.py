"""`WaitForDTMF`: listen for keys pressed in a call, until a time limit.

{"id": "keys", "stepType": "WaitForDTMF", "inputs": {"dtmfRequestId": "{{data.call}}", "timeout": "00:05:00"},
 "outputs": {"key": "{{step.dtmfData.actionDetails.dtmf}}"}}

Source: automation.md section 3 [A-VOICE-1]; `correlationId` is an alias from the published example.
"""

from typing import Any

from chatwright.engine.journey import CompiledStep
from chatwright.engine.model import AwaitDtmf, Parked, Path, StepStatus
from chatwright.engine.steps.wait import end_of, time_limit
from chatwright.engine.turn import Done, Fault, Outcome, Park, Turn


def start(turn: Turn, path: Path, step: CompiledStep, inputs: dict[str, Any]) -> Outcome:
    """Begin to listen."""
    request_id = inputs.get("dtmfRequestId") or inputs.get("correlationId")
    if not isinstance(request_id, str | int) or isinstance(request_id, bool) or not request_id:
        raise Fault("inputs.dtmfRequestId: is empty; it must be the clientRequestId or uid of the call.")
    deadline = end_of(turn.now, time_limit(inputs), "timeout")
    if deadline == turn.now:
        return Done({"dtmfData": None}, StepStatus.CANCELLED)
    turn.emit(AwaitDtmf(key=path.log, request_id=str(request_id).replace("\0", ""), deadline=deadline))
    return Park(Parked.DTMF, StepStatus.WAITING_FOR_EVENT)
