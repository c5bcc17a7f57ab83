"""What is wrong or odd about a definition, with the step, the field and what to do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from chatwright.definitions.durations import DurationError, parse_duration
from chatwright.definitions.model import Definition, Problem, Step, StepType
from chatwright.expressions import compile_conditions, compile_outputs, compile_value
from chatwright.expressions.rewrite import Problem as ScriptProblem

REQUIRED: dict[StepType, tuple[str, ...]] = {
    StepType.CHAT_APPS_MESSAGE: ("subAccountId", "user", "type", "content"),
    StepType.SMS: ("subAccountId", "destination", "text"),
    StepType.HTTP_REQUEST: ("url", "method"),
    StepType.WAIT: ("duration",),
    StepType.WAIT_FOR_REPLY: ("from", "channel"),
    StepType.VOICE_MESSAGE: ("params",),
}
OBJECTS: dict[StepType, tuple[str, ...]] = {
    StepType.CHAT_APPS_MESSAGE: ("user", "content"),
    StepType.HTTP_REQUEST: ("headers", "parameters"),
    StepType.VOICE_MESSAGE: ("params",),
}
DURATIONS: dict[StepType, str] = {
    StepType.WAIT: "duration",
    StepType.WAIT_FOR_REPLY: "timeout",
    StepType.WAIT_FOR_DTMF: "timeout",
}


def validate(definition: Definition) -> list[Problem]:
    """All problems: errors forbid creating the definition, warnings are shown."""
    problems = list(definition.warnings)
    for step in definition.walk():
        problems.extend(check_inputs(step))
        problems.extend(check_scripts(step))
    problems.extend(check_targets(definition))
    return problems


def first_error(problems: list[Problem]) -> Problem | None:
    """The problem to refuse the definition with."""
    return next((problem for problem in problems if problem.level == "error"), None)


def check_inputs(step: Step) -> Iterator[Problem]:
    """Required inputs, their kinds, and literal durations."""
    for name in REQUIRED.get(step.type, ()):
        if step.inputs.get(name) in (None, ""):
            yield Problem("error", step.id, f"inputs.{name}", f"{step.type.value} requires it.", 5007)
    for name in OBJECTS.get(step.type, ()):
        value = step.inputs.get(name)
        if value not in (None, "") and not isinstance(value, dict) and "{{" not in str(value):
            yield Problem("error", step.id, f"inputs.{name}", "must be an object.", 5007)
    name = DURATIONS.get(step.type, "")
    value = step.inputs.get(name)
    if name and value is not None and "{{" not in str(value):
        try:
            parse_duration(value)
        except DurationError as error:
            yield Problem("error", step.id, f"inputs.{name}", str(error), 5007)
    if step.type is StepType.IF and step.inputs.get("condition") is None:
        yield Problem("warning", step.id, "inputs.condition", "there is none, so it counts as false.")
    if step.type is StepType.BRANCH and not step.select:
        yield Problem("warning", step.id, "selectNextStep", "there is none, so the path ends here.")


def check_scripts(step: Step) -> Iterator[Problem]:
    """Expressions that cannot run, and names that nothing defines [A-EXP-4], [A-EXP-6]."""
    yield from told(step, "inputs", compile_value(step.inputs).problems)
    yield from told(step, "outputs", compile_outputs(step.outputs).problems)
    yield from told(step, "selectNextStep", compile_conditions(step.select).problems)


def told(step: Step, root: str, problems: tuple[ScriptProblem, ...]) -> Iterator[Problem]:
    """Problems of scripts, as problems of the definition."""
    for problem in problems:
        field = root + "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in problem.path)
        message = f"{problem.message} (at character {problem.position + 1} of {{{{{problem.source[:60]}}}}})"
        yield Problem(problem.severity, step.id, field, message, 5006)


def targets_of(step: Step) -> list[str]:
    """The step ids a step may lead to."""
    if step.select:
        return [target for target, _ in step.select]
    target: Any = step.next_step
    if step.type is StepType.JUMP_TO:
        target = step.inputs.get("stepId") or step.inputs.get("nextStepId") or target
    return [target] if isinstance(target, str) and "{{" not in target else []


def check_targets(definition: Definition) -> Iterator[Problem]:
    """Links to steps that do not exist [A-SEL-3], and steps that nothing leads to."""
    yield from check_level(definition.steps, ())


def check_level(steps: tuple[Step, ...], outer: tuple[str, ...]) -> Iterator[Problem]:
    """The links of the steps of one level."""
    ids = {step.id for step in steps}
    reached = {steps[0].id} if steps else set()
    pending = list(reached)
    by_id = {step.id: step for step in steps}
    while pending:
        for target in targets_of(by_id[pending.pop()]):
            if target in by_id and target not in reached:
                reached.add(target)
                pending.append(target)
    for index, step in enumerate(steps):
        for target in targets_of(step):
            if target not in ids and target not in outer:
                field = f"selectNextStep.{target}" if step.select else "nextStepId"
                message = f'there is no step "{target}"; the path ends there.'
                yield Problem("warning", step.id, field, message, 5005)
        follows = outer and index and not targets_of(steps[index - 1])
        if step.id not in reached and not follows:
            yield Problem("warning", step.id, "", "no step leads here, so it never runs.")
        for branch in step.branches:
            yield from check_level(branch, (*outer, *ids))
