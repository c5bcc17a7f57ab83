"""The step kinds, one module each: how a kind starts, and how it goes on when what it waited for comes."""

from collections.abc import Callable
from typing import Any

from chatwright.definitions import StepType
from chatwright.engine.journey import CompiledStep
from chatwright.engine.model import Path
from chatwright.engine.steps import (
    branch,
    chat_apps_message,
    http_request,
    if_,
    jump_to,
    send_to_converse,
    sms,
    voice_message,
    wait,
    wait_for_dtmf,
    wait_for_reply,
)
from chatwright.engine.turn import Outcome, Turn

Start = Callable[[Turn, Path, CompiledStep, dict[str, Any]], Outcome]

START: dict[StepType, Start] = {
    StepType.CHAT_APPS_MESSAGE: chat_apps_message.start,
    StepType.SMS: sms.start,
    StepType.HTTP_REQUEST: http_request.start,
    StepType.WAIT: wait.start,
    StepType.WAIT_FOR_REPLY: wait_for_reply.start,
    StepType.BRANCH: branch.start,
    StepType.IF: if_.start,
    StepType.VOICE_MESSAGE: voice_message.start,
    StepType.WAIT_FOR_DTMF: wait_for_dtmf.start,
    StepType.SEND_TO_CONVERSE: send_to_converse.start,
    StepType.JUMP_TO: jump_to.start,
}

SENT_AS = {StepType.CHAT_APPS_MESSAGE: chat_apps_message.SENT_AS, StepType.SMS: sms.SENT_AS}
"""What the step kinds that send call their message, for errors."""
