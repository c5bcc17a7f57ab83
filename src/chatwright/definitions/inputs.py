"""The inputs of each step kind: which exist, which are required, and of what kind a literal must be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from chatwright.definitions.durations import DurationError, parse_duration
from chatwright.definitions.model import Problem, Step, StepType
from chatwright.definitions.problems import problem


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a step kind takes (automation.md section 3). `duration` names the input that is a duration."""

    required: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    duration: str = ""


INPUTS: dict[StepType, Inputs] = {
    StepType.CHAT_APPS_MESSAGE: Inputs(
        required=("subAccountId", "user", "type", "content"),
        optional=("clientMessageId", "scheduled", "expiry", "dlrCallbackUrl", "channels", "context"),
        objects=("user", "content"),
    ),
    StepType.SMS: Inputs(
        required=("subAccountId", "destination", "text"),
        optional=(
            "source",
            "country",
            "clientMessageId",
            "encoding",
            "scheduled",
            "expiry",
            "dlrCallbackUrl",
        ),
    ),
    StepType.HTTP_REQUEST: Inputs(
        required=("url", "method"),
        optional=("headers", "parameters", "body", "timeoutSeconds"),
        objects=("headers", "parameters"),
    ),
    StepType.WAIT: Inputs(required=("duration",), duration="duration"),
    StepType.WAIT_FOR_REPLY: Inputs(required=("from", "channel"), optional=("timeout",), duration="timeout"),
    StepType.BRANCH: Inputs(),
    StepType.IF: Inputs(optional=("condition",)),
    StepType.VOICE_MESSAGE: Inputs(
        required=("params",), optional=("subAccountId", "clientRequestId", "action"), objects=("params",)
    ),
    StepType.WAIT_FOR_DTMF: Inputs(
        optional=("dtmfRequestId", "correlationId", "timeout"), duration="timeout"
    ),
    # All but the payload are ours, and of no use to a platform that does not know them (docs/adr/0017).
    StepType.SEND_TO_CONVERSE: Inputs(
        optional=("payload", "team", "skill", "priority", "note", "variables", "whenClosed"),
        objects=("variables",),
    ),
    StepType.JUMP_TO: Inputs(optional=("stepId", "nextStepId")),
}


def check_inputs(step: Step) -> Iterator[Problem]:
    """Required inputs, kinds of literals, durations [A-DUR-1], and inputs that nothing reads."""
    known = INPUTS[step.type]
    for name in known.required:
        if step.inputs.get(name) in (None, ""):
            yield problem("input_required", step, f"inputs.{name}", kind=step.type.value)
    for name in known.objects:
        value = step.inputs.get(name)
        if value not in (None, "") and not isinstance(value, dict) and not is_computed(value):
            yield problem("input_no_object", step, f"inputs.{name}")
    literal = step.inputs.get(known.duration)
    if literal is not None and not is_computed(literal):
        try:
            parse_duration(literal)
        except DurationError as error:
            yield problem("bad_duration", step, f"inputs.{known.duration}", reason=str(error))
    for name in step.inputs:
        if name not in known.required and name not in known.optional:
            yield problem("input_unknown", step, f"inputs.{name}", kind=step.type.value)
    yield from check_time_out(step)


def check_time_out(step: Step) -> Iterator[Problem]:
    """The time-out of an HTTP request is a number of seconds."""
    value = step.inputs.get("timeoutSeconds")
    if step.type is not StepType.HTTP_REQUEST or value in (None, "") or is_computed(value):
        return
    try:
        positive = not isinstance(value, bool) and float(str(value)) > 0
    except ValueError:
        positive = False
    if not positive:
        yield problem("bad_time_out", step, "inputs.timeoutSeconds", value=repr(value))


def is_computed(value: object) -> bool:
    """Whether a value holds an expression, so that nothing can be said about it yet."""
    return isinstance(value, str) and "{{" in value
