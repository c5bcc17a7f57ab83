"""`VoiceMessage`: place a call that says a text, plays a file, or asks for keys.

{"id": "call", "stepType": "VoiceMessage", "inputs": {"action": "say&capture", "clientRequestId": "{{uuid()}}",
 "params": {"source": "+6531381111", "destination": "+6591234567", "text": "Press 1 or 2"}},
 "outputs": {"call": "{{step.response.clientRequestId}}"}}

Source: automation.md section 3 [A-VOICE-1].
"""

from typing import Any

from chatwright.engine.journey import CompiledStep
from chatwright.engine.model import Path, PlaceCall
from chatwright.engine.turn import Done, Fault, Outcome, Turn

ACTIONS = {"say": "say", "say&capture": "say&capture", "playfile": "playFile"}


def start(turn: Turn, path: Path, step: CompiledStep, inputs: dict[str, Any]) -> Outcome:
    """Place the call; `response` always has both ids, since samples read either."""
    asked = str(inputs.get("action") or "say")
    action = ACTIONS.get(asked.lower())
    if action is None:
        raise Fault(f"inputs.action: {asked!r} is none of {', '.join(ACTIONS.values())}.")
    params = inputs.get("params")
    if not isinstance(params, dict) or not params.get("destination"):
        raise Fault("inputs.params.destination: is empty; it must be the phone number to call.")
    uid = turn.unique_id(path.log)
    client_request_id = str(inputs.get("clientRequestId") or uid).replace("\0", "")
    sub_account_id = inputs.get("subAccountId")
    turn.emit(
        PlaceCall(
            key=path.log,
            uid=uid,
            client_request_id=client_request_id,
            sub_account_id=str(sub_account_id) if sub_account_id else None,
            action=action,
            params=params,
        )
    )
    turn.remember_sent(path)
    return Done(
        {"response": {"uid": uid, "clientRequestId": client_request_id, "status": {"state": "queued"}}}
    )
