"""`ChatAppsMessage`: send a message; the step is done when it is accepted, not when it is delivered [A-SND-1].

{"id": "hello", "stepType": "ChatAppsMessage", "inputs": {"subAccountId": "acme_chatapps",
 "user": {"msisdn": "{{data.payload.user.msisdn}}"}, "type": "text", "content": {"text": "Hi!"}}}

Source: automation.md section 3; what breaks a limit of WhatsApp faults here (messaging.md section 4).
"""

from typing import Any

from chatwright.definitions import WINDOW_CLOSED
from chatwright.engine.journey import CompiledStep
from chatwright.engine.model import Path, SendMessage
from chatwright.engine.turn import Done, Fault, Outcome, Turn, failed_send
from chatwright.messages.addresses import chosen_channel, international, is_bsuid, is_msisdn
from chatwright.messages.direct_send import direct_send_of
from chatwright.messages.outbound import Provider, check_client_message_id, validate_outbound
from chatwright.messages.templates_send import with_calm_spaces
from chatwright.messages.window import TEMPLATE, needs_open_window

SENT_AS = "chat apps message"
ANY: Provider = "any"
"""Who sends it is known where the message is taken over, which refuses what that provider does not have."""
NOT_SENT = {
    "umid": None,
    "status": WINDOW_CLOSED,
    "description": "The service window is closed.",
    "requestId": None,
}
"""The result of a step that says what to do when the window is closed (see `definitions.windows`)."""
OWN_INPUTS = frozenset(("subAccountId", "user", "type", "content"))


def start(turn: Turn, path: Path, step: CompiledStep, inputs: dict[str, Any]) -> Outcome:
    """Queue the message."""
    key = path.log

    def failed(reason: str, hint: str = "") -> Fault:
        return Fault(failed_send(turn.instance.id, key, SENT_AS, reason, hint))

    user = inputs.get("user")
    if not isinstance(user, dict) or not any(value not in (None, "", {}) for value in user.values()):
        raise failed("Empty 'user'", "Give user.msisdn or user.channelUserId.")
    user = with_phone_number(user)
    if user is None:
        raise failed("Invalid 'msisdn'.", "It must be an international phone number such as +6591234567.")
    type_, content = str(inputs.get("type") or ""), inputs.get("content")
    options = {name: value for name, value in inputs.items() if name not in OWN_INPUTS}
    for violation in (*validate_outbound(type_, content, ANY), *check_client_message_id(options)):
        raise failed(f"Invalid '{violation.field}'", violation.message)
    if type_.lower() == TEMPLATE:
        content = with_calm_spaces(content)
    umid = turn.unique_id(key)
    message = SendMessage(
        key=key,
        umid=umid,
        sub_account_id=str(inputs.get("subAccountId") or ""),
        user=user,
        type=type_,
        content=content if isinstance(content, dict) else {},
        options=options,
    )
    if step.minds_window and comes_too_late(turn, message):
        return Done(NOT_SENT)
    refused = turn.offer(message)
    if refused is not None:
        raise failed(refused)
    turn.remember_sent(path)
    return Done({"umid": umid, "status": "queued", "description": "Message accepted.", "requestId": umid})


def comes_too_late(turn: Turn, message: SendMessage) -> bool:
    """Whether WhatsApp's service window is closed for a message that needs it open [R-WIN-3, R-WIN-4]."""
    return (
        turn.is_closed is not None
        and chosen_channel(message.options) == "whatsapp"
        and needs_open_window(message.type)
        and direct_send_of(message.content) is None
        and turn.is_closed(message)
    )


def with_phone_number(user: dict[str, Any]) -> dict[str, Any] | None:
    """The user with its address as text, `msisdn` before `channelUserId`; None when it cannot be one.

    A number in national form needs `country` (messaging.md section 2.1). Where only a BSUID is known, both fields
    may hold it [A-TRG-3].
    """
    field = "channelUserId" if user.get("msisdn") in (None, "") else "msisdn"
    address, country = str(user.get(field) or "").strip(), user.get("country")
    if isinstance(country, str) and country and not is_bsuid(address):
        address = international(address, country) or ""
    if not is_msisdn(address) and not is_bsuid(address):
        return None
    return {**user, field: address}
