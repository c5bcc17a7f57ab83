"""Where the links of steps lead: ids resolved to addresses, innermost first ([A-DEF-6], [A-SEL-3], [A-IF-1])."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from chatwright.definitions.model import Definition, Step, StepType


@dataclass(frozen=True, slots=True)
class Linked:
    """A step with the addresses of the ids it may name, and where it goes without being told (None: nowhere)."""

    step: Step
    visible: dict[str, str]
    next_address: str | None

    def targets(self) -> list[str]:
        """The addresses this step may lead to; missing targets are left out."""
        if self.step.select:
            found = [self.visible.get(target) for target, _ in self.step.select]
        elif self.step.type is StepType.JUMP_TO:
            found = [self.visible.get(target) for target in named(self.step)]
        else:
            found = [self.next_address]
        return [address for address in found if address is not None]


def link(definition: Definition) -> dict[str, Linked]:
    """Every step by its address, with its links resolved."""
    return {linked.step.address: linked for linked in link_level(definition.steps, {})}


def link_level(level: tuple[Step, ...], outer: dict[str, str]) -> Iterator[Linked]:
    """The steps of a level and those nested in them. An outer step is visible unless a nearer one hides it."""
    visible = {**outer, **{step.id: step.address for step in level}}
    linked_to = {target for top in level for step in top.walk() for target in named(step)}
    for index, step in enumerate(level):
        next_address = visible.get(step.next_step) if step.next_step else None
        if outer and not named(step) and index + 1 < len(level) and level[index + 1].id not in linked_to:
            # Inside an If, a step without a link goes on to its neighbour when nobody links to that one [A-IF-1].
            next_address = level[index + 1].address
        yield Linked(step, visible, next_address)
        for branch in step.branches:
            yield from link_level(branch, visible)


def named(step: Step) -> list[str]:
    """The step ids that a step names, as far as they are written out and not computed."""
    if step.select:
        return [target for target, _ in step.select]
    target = jump_target(step) if step.type is StepType.JUMP_TO else step.next_step
    return [target] if isinstance(target, str) and target and "{{" not in target else []


def jump_target(step: Step) -> object:
    """Where a `JumpTo` says its target: no JSON of it is published, so three places are looked at."""
    return step.inputs.get("stepId") or step.inputs.get("nextStepId") or step.next_step
