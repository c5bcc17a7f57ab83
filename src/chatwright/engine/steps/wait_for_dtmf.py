"""`WaitForDTMF`: listen for keys pressed in a call, until a time limit.

{"id": "keys", "stepType": "WaitForDTMF", "inputs": {"dtmfRequestId": "{{data.call}}", "timeout": "00:05:00"},
 "outputs": {"key": "{{step.dtmfData.actionDetails.dtmf}}"}}

Source: automation.md section 3 [A-VOICE-1]; `correlationId` is an alias from the published example.
"""

from typing import Any

from chatwright.engine.journey import CompiledStep
from chatwright.engine.limits import WAIT_TIMEOUT
from chatwright.engine.model import AwaitDtmf, Parked, Path, StepStatus
from chatwright.engine.steps.wait import duration_of
from chatwright.engine.turn import Done, Fault, Outcome, Park, Turn


def start(turn: Turn, path: Path, step: CompiledStep, inputs: dict[str, Any]) -> Outcome:
    """Begin to listen."""
    request_id = inputs.get("dtmfRequestId") or inputs.get("correlationId")
    if not request_id:
        raise Fault("inputs.dtmfRequestId: is empty; it must be the clientRequestId or uid of the call.")
    limit = duration_of(inputs.get("timeout") or WAIT_TIMEOUT, "timeout")
    if not limit:
        return Done({"dtmfData": None}, timed_out="at once")
    turn.emit(AwaitDtmf(key=path.log, request_id=str(request_id), deadline=turn.now + limit))
    return Park(Parked.DTMF, StepStatus.WAITING_FOR_EVENT)
