"""`SMS`: send a text message to a phone.

{"id": "sms", "stepType": "SMS", "inputs": {"subAccountId": "acme_sms", "destination": "{{data.payload.source}}",
 "text": "Thank you!", "encoding": "AUTO"}}

Source: automation.md section 3 [A-SND-1].
"""

from typing import Any

from chatwright.engine.journey import CompiledStep
from chatwright.engine.model import Path, SendSms
from chatwright.engine.turn import Done, Fault, Outcome, Turn
from chatwright.messages.addresses import is_msisdn

FAILED = "Failed to send SMS because "
OWN_INPUTS = frozenset(("subAccountId", "destination", "text"))


def start(turn: Turn, path: Path, step: CompiledStep, inputs: dict[str, Any]) -> Outcome:
    """Queue the text message."""
    destination, text = str(inputs.get("destination") or ""), inputs.get("text")
    if not is_msisdn(destination):
        raise Fault(FAILED + f"Invalid 'destination'. {destination!r} is no phone number.")
    if text in (None, ""):
        raise Fault(FAILED + "Empty 'text'.")
    encoding = str(inputs.get("encoding") or "AUTO").upper()
    if encoding not in ("AUTO", "GSM7", "UCS2"):
        raise Fault(FAILED + f"Invalid 'encoding'. {encoding} is none of AUTO, GSM7, UCS2.")
    key = path.log
    umid = turn.unique_id(key)
    turn.emit(
        SendSms(
            key=key,
            umid=umid,
            sub_account_id=str(inputs.get("subAccountId") or ""),
            destination=destination,
            text=str(text),
            options={name: value for name, value in inputs.items() if name not in OWN_INPUTS},
        ),
        FAILED,
    )
    return Done(
        {
            "umid": umid,
            "status": "queued",
            "description": "Message accepted.",
            "destination": destination,
            "encoding": encoding,
            "clientMessageId": inputs.get("clientMessageId"),
            "requestId": umid,
        }
    )
