"""The ways through a definition: its steps, and where each may lead under which condition."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from chatwright.checks.scripts import Text, texts_of
from chatwright.definitions import Definition, Linked, Step, StepType, holder_of, level_of, link

AFTER = "@after:"
"""Before the address of an `If`: the place where its nested paths have ended."""
WAITS = frozenset((StepType.WAIT, StepType.WAIT_FOR_REPLY, StepType.WAIT_FOR_DTMF, StepType.HTTP_REQUEST))
"""Step kinds after which a turn ends."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A way from one place to another. `condition` is None where there is none to meet; `field` is where it is told.

    `is_default`: it is only gone when no other condition of the step was true.
    """

    source: str
    target: str
    condition: Any = None
    field: str = ""
    is_default: bool = False


@dataclass(frozen=True, slots=True)
class OpenOutcome:
    """An outcome that is drawn and leads nowhere."""

    id: str
    condition: Any


@dataclass(slots=True)
class Graph:
    """A definition with its drawing, as the checks look at it. Places are addresses of steps, or AFTER an `If`."""

    definition: Definition
    canvas: Mapping[str, Any]
    templates: list[dict[str, Any]] | None
    providers: Mapping[str, str] = field(default_factory=dict)
    teams: Collection[str] | None = None
    linked: dict[str, Linked] = field(init=False)
    out: dict[str, list[Edge]] = field(init=False)
    into: dict[str, list[Edge]] = field(init=False)
    kept: dict[str, tuple[Text, ...]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.linked = link(self.definition)
        self.out = {}
        self.into = {}
        for linked in self.linked.values():
            step = linked.step
            self.out.setdefault(step.address, [])
            for edge in self.edges(linked):
                self.out.setdefault(edge.source, []).append(edge)
                self.into.setdefault(edge.target, []).append(edge)

    @property
    def entry(self) -> str:
        """The address of the first step."""
        return self.definition.steps[0].address

    @property
    def steps(self) -> dict[str, Linked]:
        """The steps by address, in the order of the definition."""
        return self.linked

    def edges(self, linked: Linked) -> Iterator[Edge]:
        """The ways on from a step."""
        step, source = linked.step, linked.step.address
        if step.type is StepType.IF and step.branches:
            condition = step.inputs.get("condition")
            for branch in step.branches:
                yield Edge(source, branch[0].address, condition, "inputs.condition")
            source = AFTER + step.address
            yield Edge(step.address, source, is_default=True)
        ways = 0
        if step.select:
            for target, condition in step.select:
                if (address := linked.visible.get(target)) is not None:
                    ways += condition is None
                    place = f"selectNextStep.{target}"
                    yield Edge(source, address, condition, place, is_default=condition is None)
        else:
            for address in linked.targets():
                ways += 1
                yield Edge(source, address, None, "nextStepId")
        if not ways and (level := level_of(step.address)):
            yield Edge(source, AFTER + holder_of(level), is_default=True)

    def texts(self, step: Step) -> tuple[Text, ...]:
        """The texts of a step that hold a script."""
        if step.address not in self.kept:
            self.kept[step.address] = tuple(text for text in texts_of(step) if text.scripts)
        return self.kept[step.address]

    def open_outcomes(self, address: str) -> list[OpenOutcome]:
        """The outcomes of a step that are drawn and lead nowhere, as far as the drawing can be read."""
        drawn = self.canvas.get("open")
        found = drawn.get(address) if isinstance(drawn, Mapping) else None
        return [
            OpenOutcome(str(one.get("id")), one.get("condition"))
            for one in (found if isinstance(found, list) else ())
            if isinstance(one, Mapping)
        ]

    def of_type(self, *types: StepType) -> Iterator[Step]:
        """The steps of some kinds, in the order of the definition."""
        return (linked.step for linked in self.linked.values() if linked.step.type in types)


def order_of(graph: Graph) -> list[str]:
    """The places that can be reached from the first step, each after those that lead to it, but for loops."""
    done: list[str] = []
    seen = {graph.entry}
    trail = [(graph.entry, iter(graph.out.get(graph.entry, ())))]
    while trail:
        place, edges = trail[-1]
        for edge in edges:
            if edge.target not in seen:
                seen.add(edge.target)
                trail.append((edge.target, iter(graph.out.get(edge.target, ()))))
                break
        else:
            done.append(place)
            trail.pop()
    return done[::-1]


def reachable_from(graph: Graph, starts: list[str], *, stop: frozenset[StepType] = frozenset()) -> set[str]:
    """The places that can be reached from some, themselves included; not beyond steps of the kinds in `stop`."""
    found, pending = set(starts), list(starts)
    while pending:
        place = pending.pop()
        linked = graph.linked.get(place)
        if linked is not None and linked.step.type in stop:
            continue
        for edge in graph.out.get(place, ()):
            if edge.target not in found:
                found.add(edge.target)
                pending.append(edge.target)
    return found
