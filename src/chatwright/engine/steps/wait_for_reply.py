"""`WaitForReply`: listen for the next message of a person, until a time limit.

{"id": "wait1", "stepType": "WaitForReply",
 "inputs": {"from": "{{data.payload.user.channelUserId}}", "channel": "whatsapp", "timeout": "0.00:05:00"},
 "outputs": {"answer": "{{step.reply.payload.content.text}}"},
 "selectNextStep": {"thanks": "{{step.reply != null}}", "sorry": "{{step.reply == null}}"}}

Source: automation.md section 3 [A-WFR-1]. When time runs out `step.reply` is null and the outputs are evaluated
all the same [A-EXP-5].
"""

from typing import Any

from chatwright.engine.journey import CompiledStep
from chatwright.engine.model import AwaitReply, Parked, Path, StepStatus
from chatwright.engine.steps.wait import end_of, time_limit
from chatwright.engine.turn import Done, Fault, Outcome, Park, Turn
from chatwright.messages.addresses import normalise


def start(turn: Turn, path: Path, step: CompiledStep, inputs: dict[str, Any]) -> Outcome:
    """Begin to listen."""
    sender, channel = inputs.get("from"), inputs.get("channel")
    if not isinstance(sender, str | int) or isinstance(sender, bool) or not sender:
        raise Fault("inputs.from: is empty; it must be the phone number or channel user id of the customer.")
    if not isinstance(channel, str) or not channel:
        raise Fault("inputs.channel: is empty; it must be a channel such as whatsapp or sms.")
    deadline = end_of(turn.now, time_limit(inputs), "timeout")
    if deadline == turn.now:
        return Done({"reply": None}, StepStatus.CANCELLED)
    turn.emit(
        AwaitReply(
            key=path.log,
            sender=normalise(str(sender)),
            channel=channel.strip().lower().replace("\0", ""),
            deadline=deadline,
        )
    )
    return Park(Parked.REPLY, StepStatus.WAITING_FOR_EVENT)
