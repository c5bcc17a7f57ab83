"""A definition compiled for running: every script a program, every link an address."""

from __future__ import annotations

from dataclasses import dataclass

from chatwright.definitions import Definition, Linked, StepType, jump_target, link, minds_window
from chatwright.expressions import (
    Conditions,
    Outputs,
    Value,
    compile_conditions,
    compile_outputs,
    compile_value,
)


@dataclass(frozen=True, slots=True)
class CompiledStep:
    """A step ready to run.

    `links` leads from the ids it may name to addresses, the innermost step of an id first [A-DEF-6]; a path that
    follows a missing one ends [A-SEL-3]. `minds_window`: one of its outcomes is for a closed service window.
    """

    id: str
    address: str
    type: StepType
    inputs: Value
    outputs: Outputs | None
    conditions: Conditions | None
    next_address: str | None
    branches: tuple[str, ...]
    links: dict[str, str]
    minds_window: bool = False


@dataclass(frozen=True, slots=True)
class Journey:
    """A compiled definition: steps by address, and the entry, which is the first of them [A-DEF-2]."""

    entry: str
    steps: dict[str, CompiledStep]


def compile(definition: Definition) -> Journey:
    """Compile a definition. Scripts that cannot run fault when they are reached."""
    steps = {address: compile_step(linked) for address, linked in link(definition).items()}
    return Journey(definition.steps[0].address, steps)


def compile_step(linked: Linked) -> CompiledStep:
    """Compile one step."""
    step = linked.step
    inputs = step.inputs
    if step.type is StepType.JUMP_TO:
        inputs = {**inputs, "stepId": jump_target(step)}
    return CompiledStep(
        id=step.id,
        address=step.address,
        type=step.type,
        inputs=compile_value(inputs),
        outputs=compile_outputs(step.outputs) if step.outputs else None,
        conditions=compile_conditions(step.select) if step.select else None,
        next_address=linked.next_address,
        branches=tuple(branch[0].address for branch in step.branches) if step.type is StepType.IF else (),
        links=linked.visible,
        minds_window=minds_window(step),
    )
