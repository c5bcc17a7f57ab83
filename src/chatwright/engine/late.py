"""A message whose window closed before it was handed over: its step's template goes out instead [R-WIN-5].

The path that sent it has gone on long since. So only the message itself is made good: of the outcome for a closed
window the template is sent, and nothing that follows it runs.
"""

from __future__ import annotations

from chatwright.definitions import StepType
from chatwright.engine.journey import CompiledStep, Journey
from chatwright.engine.model import Advance, Instance, Path, Sent, SentTooLate, Status, StepStatus
from chatwright.engine.state import own_copy
from chatwright.engine.steps import START
from chatwright.engine.steps.chat_apps_message import NOT_SENT
from chatwright.engine.turn import Fault, Known, Refuse, Turn, Watch
from chatwright.expressions import Evaluator
from chatwright.messages.window import needs_open_window


def sent_with(journey: Journey, instance: Instance, key: int, step_id: str) -> Sent | None:
    """Which step sent the message with this key; by its id when the instance does not remember."""
    sent = next((sent for sent in instance.sent if sent.key == key), None)
    if sent is not None:
        return sent
    known = (address for address, step in journey.steps.items() if step.id == step_id)
    return next((Sent(key, 0, address) for address in known), None)


def send_instead(
    journey: Journey,
    instance: Instance,
    event: SentTooLate,
    evaluator: Evaluator,
    refuse: Refuse | None,
    watch: Watch | None,
    known: Known | None = None,
) -> Advance:
    """Send the templates to which the step's outcome for a closed window leads; nothing when it has none."""
    sent = sent_with(journey, instance, event.key, event.step)
    step = journey.steps.get(sent.step) if sent else None
    if step is None or not step.minds_window or instance.status is Status.TERMINATED:
        return Advance(instance)
    turn = Turn(journey, own_copy(instance), event.now, evaluator, refuse, watch, known=known)
    try:
        targets = turn.choose(step, NOT_SENT)
    except Fault:
        return Advance(instance)
    for address in targets:
        if journey.steps[address].type is StepType.CHAT_APPS_MESSAGE:
            send_template(turn, journey.steps[address], event.key)
    if not turn.log:
        return Advance(instance)
    return Advance(turn.instance, tuple(turn.effects), log=tuple(turn.log))


def send_template(turn: Turn, step: CompiledStep, came_from: int) -> None:
    """Run one message step by itself, if it sends a template; a fault is noted and harms nothing else."""
    path = Path(id=0, step=step.address)
    try:
        inputs = turn.inputs(step)
        if needs_open_window(str(inputs.get("type") or "")):
            return
        path.log = turn.number()
        START[step.type](turn, path, step, inputs)
        turn.write(path, step, StepStatus.COMPLETE, came_from)
    except Fault as fault:
        turn.write(path, step, StepStatus.FAILED, came_from, str(fault).replace("\0", ""))
