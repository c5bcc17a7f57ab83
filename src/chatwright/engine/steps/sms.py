"""`SMS`: send a text message to a phone.

{"id": "sms", "stepType": "SMS", "inputs": {"subAccountId": "acme_sms", "destination": "{{data.payload.source}}",
 "text": "Thank you!", "encoding": "AUTO"}}

Source: automation.md section 3 [A-SND-1].
"""

from typing import Any

from chatwright.engine.journey import CompiledStep
from chatwright.engine.model import Path, SendSms
from chatwright.engine.turn import Done, Fault, Outcome, Turn, failed_send
from chatwright.messages.addresses import international, is_msisdn
from chatwright.messages.outbound import check_client_message_id

SENT_AS = "SMS"
OWN_INPUTS = frozenset(("subAccountId", "destination", "text"))
ENCODINGS = ("AUTO", "GSM7", "UCS2")


def start(turn: Turn, path: Path, step: CompiledStep, inputs: dict[str, Any]) -> Outcome:
    """Queue the text message."""
    key = path.log

    def failed(reason: str, hint: str = "") -> Fault:
        return Fault(failed_send(turn.instance.id, key, SENT_AS, reason, hint))

    destination, country = str(inputs.get("destination") or "").strip(), inputs.get("country")
    if isinstance(country, str) and country:
        destination = international(destination, country) or ""
    if not is_msisdn(destination):
        hint = "It must be an international phone number such as +6591234567."
        raise failed("Invalid 'destination'.", hint)
    text = inputs.get("text")
    if text in (None, "") or isinstance(text, dict | list):
        raise failed("Empty 'text'")
    encoding = str(inputs.get("encoding") or "AUTO").upper()
    if encoding not in ENCODINGS:
        raise failed("Invalid 'encoding'", f"It must be one of {', '.join(ENCODINGS)}.")
    options = {name: value for name, value in inputs.items() if name not in OWN_INPUTS}
    for violation in check_client_message_id(options):
        raise failed(f"Invalid '{violation.field}'", violation.message)
    umid = turn.unique_id(key)
    refused = turn.offer(
        SendSms(
            key=key,
            umid=umid,
            sub_account_id=str(inputs.get("subAccountId") or ""),
            destination=destination,
            text=str(text),
            options=options,
        )
    )
    if refused is not None:
        raise failed(refused)
    turn.remember_sent(path)
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
