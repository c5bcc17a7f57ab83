"""Variables that are read where they are empty: never saved, saved later, or saved on another way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from chatwright.checks.event import ROOT, declared_names, field_problem
from chatwright.checks.graph import AFTER, Graph, order_of, reachable_from
from chatwright.checks.scripts import Read, Text, reads_of
from chatwright.checks.texts import problem
from chatwright.definitions import Problem, Step, StepType, Trigger
from chatwright.definitions.nearest import nearest
from chatwright.expressions.compiled import DECLARATION

NAMES_TOLD = 3
MOST_MEANT = 50
"""For so many unknown names it is worked out which one is meant."""


@dataclass(slots=True)
class Saved:
    """Which variables are saved where: a bit a name. `may` and `must` are those saved before a place is reached."""

    bits: dict[str, int]
    by: dict[str, list[str]]
    gives: dict[str, int]
    may: dict[str, int]
    must: dict[str, int]


def check_variables(graph: Graph) -> Iterator[Problem]:
    """Every variable that a step reads."""
    saved = saved_in(graph)
    declared = declared_names(graph.definition)
    looked_for = 0
    for linked in graph.steps.values():
        step = linked.step
        told: set[tuple[str, str]] = set()
        own: set[str] = set()
        for text in graph.texts(step):
            for script in text.scripts:
                for read in reads_of(script):
                    if read.root != "data" or not read.path:
                        continue
                    name = read.path[0]
                    if (text.field, name) in told:
                        continue
                    found = None
                    if name in saved.bits:
                        if name not in own or text.root == "inputs":
                            found = unsaved(graph, saved, step, text, read)
                    elif name in ROOT or name in declared:
                        found = field_problem(graph.definition.trigger, step, text.field, read.path)
                    else:
                        looked_for += 1
                        found = unknown(graph, saved, declared, step, text, name, looked_for)
                    if found is not None:
                        told.add((text.field, name))
                        yield found
            if text.root == "outputs":
                own.add(str(text.path[0]))


def saved_in(graph: Graph) -> Saved:
    """Forward over the ways: what may be saved and what is certainly saved before each place."""
    bits: dict[str, int] = {}
    by: dict[str, list[str]] = {}
    gives: dict[str, int] = {}
    for address, linked in graph.steps.items():
        step = linked.step
        place = AFTER + address if step.type is StepType.IF and step.branches else address
        for name, value in step.outputs.items():
            if isinstance(value, str) and DECLARATION.fullmatch(value):
                continue
            bit = bits.setdefault(name, 1 << len(bits))
            by.setdefault(name, []).append(address)
            gives[place] = gives.get(place, 0) | bit
    order = order_of(graph)
    everything = (1 << len(bits)) - 1
    may = dict.fromkeys(order, 0)
    must = dict.fromkeys(order, everything)
    must[graph.entry] = 0
    changed = True
    while changed:
        changed = False
        for place in order:
            edges = graph.into.get(place, ())
            sources = [edge.source for edge in edges if edge.source in may]
            possible, certain = 0, everything if place != graph.entry else 0
            for source in sources:
                given = gives.get(source, 0)
                possible |= may[source] | given
                certain &= must[source] | given
            if possible != may[place] or certain != must[place]:
                may[place], must[place] = possible, certain
                changed = True
    return Saved(bits, by, gives, may, must)


def unsaved(graph: Graph, saved: Saved, step: Step, text: Text, read: Read) -> Problem | None:
    """A variable that some step saves: does it do so before this one?"""
    name, address = read.path[0], step.address
    bit = saved.bits[name]
    at = AFTER + address if text.root != "inputs" and AFTER + address in saved.may else address
    if address not in saved.may or read.is_guarded:
        return None
    if text.root == "selectNextStep" and saved.gives.get(at, 0) & bit:
        return None
    # What the caller sends, or the event brings, may have the name too.
    if graph.definition.trigger is Trigger.HTTP_REQUEST or name in ROOT:
        return None
    if not saved.may[at] & bit:
        setters = saved.by[name]
        ahead = reachable_from(graph, [address])
        later = [one for one in setters if one in ahead]
        code = "variable_set_later" if later else "variable_set_elsewhere"
        return problem(code, step, text.field, name=name, steps=names_of(graph, later or setters))
    if not saved.must[at] & bit and text.root == "inputs":
        way = way_without(graph, saved, at, bit)
        if way is not None:
            steps = names_of(graph, saved.by[name])
            return problem("variable_maybe_unset", step, text.field, name=name, way=way, steps=steps)
    return None


def way_without(graph: Graph, saved: Saved, place: str, bit: int) -> str | None:
    """The last step before a place through which one comes without the variable."""
    for edge in graph.into.get(place, ()):
        source = edge.source
        if source in saved.must and not (saved.must[source] | saved.gives.get(source, 0)) & bit:
            linked = graph.linked.get(source.removeprefix(AFTER))
            return linked.step.id if linked else None
    return None


def names_of(graph: Graph, addresses: list[str]) -> str:
    """Steps by their names, so many that one can read them."""
    ids = list(dict.fromkeys(graph.linked[address].step.id for address in addresses))
    return ", ".join((*ids[:NAMES_TOLD], "…") if len(ids) > NAMES_TOLD else ids)


def unknown(
    graph: Graph, saved: Saved, declared: set[str], step: Step, text: Text, name: str, count: int
) -> Problem | None:
    """A variable that nothing saves and that the event does not bring."""
    by_request = graph.definition.trigger is Trigger.HTTP_REQUEST
    candidates = [*saved.bits, *sorted(declared), *(() if by_request else sorted(ROOT))]
    meant = nearest(name, candidates) if count <= MOST_MEANT else None
    if meant is not None:
        return problem("variable_misspelt", step, text.field, name=name, meant=meant)
    if not by_request:
        return problem("variable_unknown", step, text.field, name=name)
    # A request brings what its sender likes, unless the journey says what it expects.
    return problem("variable_undeclared", step, text.field, name=name) if declared else None
