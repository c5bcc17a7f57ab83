"""A definition compiled for running: every script a program, every link an address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from chatwright.definitions import Definition, Step, StepType
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
    """A step ready to run. `links` leads from the ids it may name to addresses; a missing one ends the path."""

    id: str
    address: str
    type: StepType
    inputs: Value
    outputs: Outputs | None
    conditions: Conditions | None
    next_address: str | None
    branches: tuple[str, ...]
    links: dict[str, str]

    def address_of(self, target: str) -> str | None:
        """Where a target lies, the innermost step of that id first [A-DEF-6]; None when there is none [A-SEL-3]."""
        return self.links.get(target)


@dataclass(frozen=True, slots=True)
class Journey:
    """A compiled definition: steps by address, and the entry, which is the first of them [A-DEF-2]."""

    entry: str
    steps: dict[str, CompiledStep]


def compile(definition: Definition) -> Journey:
    """Compile a definition."""
    steps: dict[str, CompiledStep] = {}
    compile_level(definition.steps, {}, steps)
    return Journey(definition.steps[0].address, steps)


def compile_level(level: tuple[Step, ...], outer: dict[str, str], steps: dict[str, CompiledStep]) -> None:
    """Compile the steps of one level and those nested in them."""
    links = {**outer, **{step.id: step.address for step in level}}
    named = {target for step in level for target in linked(step)}
    for index, step in enumerate(level):
        next_address = links.get(step.next_step) if step.next_step else None
        if outer and not linked(step) and index + 1 < len(level) and level[index + 1].id not in named:
            # Inside an If, a step without a link goes on to its neighbour when nobody links to that one [A-IF-1].
            next_address = level[index + 1].address
        steps[step.address] = CompiledStep(
            id=step.id,
            address=step.address,
            type=step.type,
            inputs=compile_value(inputs_of(step)),
            outputs=compile_outputs(step.outputs) if step.outputs else None,
            conditions=compile_conditions(step.select) if step.select else None,
            next_address=next_address,
            branches=tuple(branch[0].address for branch in step.branches) if step.type is StepType.IF else (),
            links=links,
        )
        for branch in step.branches:
            compile_level(branch, links, steps)


def linked(step: Step) -> list[str]:
    """The ids that a step names as next."""
    return [target for target, _ in step.select] or ([step.next_step] if step.next_step else [])


def inputs_of(step: Step) -> dict[str, Any]:
    """The inputs to evaluate; a jump's target may stand in the link itself."""
    if step.type is StepType.JUMP_TO:
        target = step.inputs.get("stepId") or step.inputs.get("nextStepId") or step.next_step
        return {**step.inputs, "stepId": target}
    return step.inputs
