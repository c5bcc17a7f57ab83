"""The customer's phone in a rehearsal: what reaches it, and what can be done with it. WhatsApp's rules hold."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from chatwright.engine.model import SendMessage, SendSms
from chatwright.messages.addresses import chosen_channel, normalise, recipient
from chatwright.messages.choices import Choice, choices_of
from chatwright.messages.direct_send import direct_send_of
from chatwright.messages.flow_send import opening_of, opening_of_template
from chatwright.messages.from_customers import CONTACTS, MEDIA, REACTION, NotSendable, sent_by_customer
from chatwright.messages.incoming import make_chat_apps_event, make_sms_event, timestamp
from chatwright.messages.outbound import late_failure
from chatwright.messages.window import (
    TEMPLATE,
    closed_window_error,
    needs_open_window,
    open_until,
    opens_window,
    window_is_open,
)
from chatwright.rehearsal.model import Fills, Message, Sends, Stage, Taps, Transcript
from chatwright.rehearsal.templates import Templates, replies_of, show_template

NAMESPACE = uuid5(NAMESPACE_URL, "chatwright:rehearsal")
TYPES = {"location": "Location", "order": "Order", "contacts": CONTACTS, "reaction": REACTION, **MEDIA}
"""What the provider calls the types of inbound messages; all others are interactive."""


def show(
    transcript: Transcript,
    stage: Stage,
    effect: SendMessage | SendSms,
    templates: Templates,
    *,
    happening: int,
    run: int,
    step: str,
) -> Message:
    """Deliver what a step has sent: to the phone, or to somebody else."""
    if isinstance(effect, SendSms):
        channel, address = "sms", normalise(effect.destination)
        type_, content = "text", {"text": effect.text}
    else:
        channel, address = chosen_channel(effect.options), recipient(effect.user)
        type_, content = effect.type.lower(), effect.content
    message = Message(
        happening=happening,
        at=transcript.now,
        umid=effect.umid,
        direction="outbound",
        channel=channel,
        type=type_,
        content=content,
        run=run,
        seq=effect.key,
        step=step,
        to=None if address == stage.phone else address,
    )
    expires = transcript.window_expires_at if message.to is None else None
    needs_window = needs_open_window(type_) and direct_send_of(content) is None
    if channel != "sms" and needs_window and not window_is_open(expires, transcript.now):
        code, reason = closed_window_error()
        message.state, message.error = "undelivered", {"code": code, "message": reason}
    elif channel != "sms" and (failure := late_failure(type_, content)):
        message.state, message.error = "undelivered", {"code": failure[0], "message": failure[1]}
    elif channel != "sms" and type_ == TEMPLATE and effect.sub_account_id in templates:
        show_template(message, templates[effect.sub_account_id])
    transcript.messages.append(message)
    return message


def window_is_closed(transcript: Transcript, stage: Stage, message: SendMessage) -> bool:
    """Whether the service window is closed for a message; somebody else than the customer never wrote."""
    expires = transcript.window_expires_at if recipient(message.user) == stage.phone else None
    return not window_is_open(expires, transcript.now)


def is_on_screen(message: Message) -> bool:
    """Whether the customer sees a message of the business."""
    return message.direction == "outbound" and message.to is None and message.state == "delivered"


def find_tapped(transcript: Transcript, tap: Taps) -> tuple[Message, Choice] | None:
    """The message and choice that a tap means: by id on its message, by id on any, then by title; newest first."""
    shown = [message for message in reversed(transcript.messages) if is_on_screen(message)]
    offered = [(message, choice) for message in shown for choice in offered_by(message)]
    if tap.id is not None:
        same = [pair for pair in offered if pair[1].id == tap.id]
        if same:
            return next((pair for pair in same if pair[0].umid == tap.umid), same[0])
    return next((pair for pair in offered if tap.title and pair[1].title == tap.title), None)


def find_form(transcript: Transcript, form: Fills) -> tuple[Message, str] | None:
    """The message whose form is filled in, and its token; the newest that opens one, or the one that is told."""
    for message in reversed(transcript.messages):
        if is_on_screen(message) and form.umid in (None, message.umid):
            token = token_of(message.content)
            if token is not None:
                return message, token
    return None


def token_of(content: dict[str, Any]) -> str | None:
    """The token of the form that a message or a template opens; None when it opens none."""
    opening = opening_of(content)
    if opening is not None:
        return opening.token
    shown = content.get("rendered")
    buttons = shown["buttons"] if isinstance(shown, dict) else []
    if not any(button["type"] == "FLOW" for button in buttons):
        return None
    template = content.get("template")
    opening = opening_of_template([{"buttons": [{"type": "FLOW", "flowId": "-"}]}], template)
    return opening.token if opening else None


def offered_by(message: Message) -> list[Choice]:
    """What can be tapped on a message."""
    return [*choices_of(message.content), *replies_of(message.content)]


def receive(
    transcript: Transcript,
    stage: Stage,
    *,
    happening: int,
    type_: str,
    content: dict[str, Any],
    channel: str = "whatsapp",
    reply_to: str | None = None,
) -> dict[str, Any]:
    """Note a message of the customer, which opens the service window; the event as journeys get it."""
    now = transcript.now
    number = sum(message.direction == "inbound" for message in transcript.messages)
    umid = str(uuid5(NAMESPACE, f"inbound:{number}"))
    transcript.messages.append(
        Message(
            happening=happening,
            at=now,
            umid=umid,
            direction="inbound",
            channel=channel,
            type=type_.lower(),
            content=content,
            reply_to_umid=reply_to,
        )
    )
    if channel == "sms":
        text = str(content.get("text") or "")
        event = make_sms_event(
            umid=umid,
            sub_account_id=stage.sub_account_id,
            address=stage.phone,
            destination=stage.sub_account_id,
            moment=now,
            body=text,
        )
    else:
        if opens_window(type_):
            transcript.window_expires_at = open_until(now)
        event = make_chat_apps_event(
            umid=umid,
            sub_account_id=stage.sub_account_id,
            address=stage.phone,
            name=stage.name,
            channel_id=stage.sub_account_id,
            moment=now,
            type_=type_,
            content=content,
            reply_to_umid=reply_to,
        )
    return stamped(event, stage, now)


def stamped(event: dict[str, Any], stage: Stage, now: datetime) -> dict[str, Any]:
    """An event with what the runtime adds to each."""
    return {
        **event,
        "accountId": stage.account_id,
        "subAccountId": stage.sub_account_id,
        "triggeredAt": timestamp(now),
    }


def sent_as(sent: Sends) -> tuple[str, dict[str, Any]]:
    """Type and content of what the customer sends; what no phone would send is passed on as it is."""
    try:
        return sent_by_customer(sent.kind, sent.content, sent.at)
    except NotSendable:
        return TYPES.get(sent.kind, "Interactive"), sent.content
