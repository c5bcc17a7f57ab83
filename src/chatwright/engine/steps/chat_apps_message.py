"""`ChatAppsMessage`: send a message; the step is done when it is accepted, not when it is delivered [A-SND-1].

{"id": "hello", "stepType": "ChatAppsMessage", "inputs": {"subAccountId": "acme_chatapps",
 "user": {"msisdn": "{{data.payload.user.msisdn}}"}, "type": "text", "content": {"text": "Hi!"}}}

Source: automation.md section 3; what breaks a limit of WhatsApp faults here (messaging.md section 4).
"""

from typing import Any

from chatwright.engine.journey import CompiledStep
from chatwright.engine.model import Path, SendMessage
from chatwright.engine.turn import Done, Fault, Outcome, Turn
from chatwright.messages.addresses import is_bsuid, is_msisdn
from chatwright.messages.outbound import validate_outbound

FAILED = "Failed to send chat apps message because "
OWN_INPUTS = frozenset(("subAccountId", "user", "type", "content"))


def start(turn: Turn, path: Path, step: CompiledStep, inputs: dict[str, Any]) -> Outcome:
    """Queue the message."""
    user = inputs.get("user")
    if not isinstance(user, dict) or not any(user.values()):
        raise Fault(FAILED + "Empty 'user'.")
    address = str(user.get("msisdn") or user.get("channelUserId") or "")
    if not is_msisdn(address) and not is_bsuid(address):
        raise Fault(FAILED + f"Invalid 'msisdn'. {address!r} is no phone number.")
    type_, content = str(inputs.get("type") or ""), inputs.get("content")
    for violation in validate_outbound(type_, content):
        raise Fault(FAILED + f"inputs.{violation}")
    key = path.log
    umid = turn.unique_id(key)
    turn.emit(
        SendMessage(
            key=key,
            umid=umid,
            sub_account_id=str(inputs.get("subAccountId") or ""),
            user=user,
            type=type_,
            content=content if isinstance(content, dict) else {},
            options={name: value for name, value in inputs.items() if name not in OWN_INPUTS},
        ),
        FAILED,
    )
    return Done({"umid": umid, "status": "queued", "description": "Message accepted.", "requestId": umid})
