"""What is wrong or odd about a definition, with the step, the field and what to do."""

from __future__ import annotations

from collections.abc import Iterator

from chatwright.definitions.inputs import check_inputs
from chatwright.definitions.links import Linked, link, named
from chatwright.definitions.model import Definition, Problem, Step, StepType
from chatwright.definitions.nearest import nearest
from chatwright.definitions.problems import problem
from chatwright.expressions import Problem as ScriptProblem
from chatwright.expressions import compile_conditions, compile_outputs, compile_value

WAITING = frozenset((StepType.WAIT, StepType.WAIT_FOR_REPLY, StepType.WAIT_FOR_DTMF, StepType.HTTP_REQUEST))
"""Step kinds after which a turn ends, so that a loop through them is no endless one."""

SCRIPTS = {"syntax": "expression_broken", "refused": "expression_refused"}

MOST_MEANT = 20
"""For so many missing steps it is worked out which one is meant."""


def validate(definition: Definition) -> list[Problem]:
    """All problems: errors forbid creating the definition, warnings are shown."""
    problems = list(definition.warnings)
    for step in definition.walk():
        problems.extend(check_inputs(step))
        problems.extend(check_shape(step))
        problems.extend(check_scripts(step))
    steps = link(definition)
    problems.extend(check_targets(steps))
    problems.extend(check_reach(definition, steps))
    problems.extend(check_loops(steps))
    return problems


def first_error(problems: list[Problem]) -> Problem | None:
    """The problem to refuse the definition with."""
    return next((found for found in problems if found.level == "error"), None)


def check_shape(step: Step) -> Iterator[Problem]:
    """Steps that can run but lack what gives them sense."""
    if step.type is StepType.IF and step.inputs.get("condition") is None:
        yield problem("condition_missing", step, "inputs.condition")
    if step.type is StepType.BRANCH and not step.select and not step.next_step:
        yield problem("branch_empty", step, "selectNextStep")
    if step.type is StepType.WAIT_FOR_DTMF and not (
        step.inputs.get("dtmfRequestId") or step.inputs.get("correlationId")
    ):
        yield problem("call_unknown", step, "inputs.dtmfRequestId")


def check_scripts(step: Step) -> Iterator[Problem]:
    """Expressions that cannot run, and names that nothing defines [A-EXP-4], [A-EXP-6]."""
    yield from told(step, "inputs", compile_value(step.inputs).problems)
    yield from told(step, "outputs", compile_outputs(step.outputs).problems)
    yield from told(step, "selectNextStep", compile_conditions(step.select).problems)


def told(step: Step, root: str, problems: tuple[ScriptProblem, ...]) -> Iterator[Problem]:
    """Problems of scripts, as problems of the definition."""
    for found in problems:
        yield problem(
            "name_unknown" if found.severity == "warning" else SCRIPTS[found.kind],
            step,
            root + "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in found.path),
            reason=found.message,
            position=found.position + 1,
            script=f"{{{{{found.source[:60]}}}}}",
        )


def check_targets(steps: dict[str, Linked]) -> Iterator[Problem]:
    """Links to steps that do not exist [A-SEL-3]."""
    looked_for = 0
    for linked in steps.values():
        step = linked.step
        for target in named(step):
            if target not in linked.visible:
                field = f"selectNextStep.{target}" if step.select else "nextStepId"
                looked_for += 1
                meant = nearest(target, linked.visible) if looked_for <= MOST_MEANT else None
                if meant is None:
                    yield problem("target_missing", step, field, target=target)
                else:
                    yield problem("target_misspelt", step, field, target=target, meant=meant)


def check_reach(definition: Definition, steps: dict[str, Linked]) -> Iterator[Problem]:
    """Steps that nothing leads to. A computed jump may lead anywhere, so then nothing is said."""
    if any(
        step.type is StepType.JUMP_TO and not step.select and not named(step) for step in definition.walk()
    ):
        return
    reached = reachable(definition.steps[0].address, steps, set())
    for address, linked in steps.items():
        if address not in reached:
            yield problem("unreachable", linked.step)
            reached = reachable(address, steps, reached)


def reachable(start: str, steps: dict[str, Linked], reached: set[str]) -> set[str]:
    """What can be reached from a step, together with what is reached already."""
    found, pending = {start, *reached}, [start]
    while pending:
        linked = steps[pending.pop()]
        nested = linked.step.branches if linked.step.type is StepType.IF else ()
        for address in (*linked.targets(), *(branch[0].address for branch in nested)):
            if address not in found:
                found.add(address)
                pending.append(address)
    return found


def check_loops(steps: dict[str, Linked]) -> Iterator[Problem]:
    """Circles of links without a condition and without a wait, which can only end in a fault."""
    safe: set[str] = set()
    for address in steps:
        trail: list[str] = []
        at: str | None = address
        while at is not None and at not in safe and at not in trail:
            linked = steps[at]
            trail.append(at)
            targets = linked.targets()
            certain = len(targets) == 1 and not linked.step.select and linked.step.type not in WAITING
            at = targets[0] if certain else None
        if at in trail:
            yield problem("loop_endless", steps[at].step, "nextStepId")
        safe.update(trail)
