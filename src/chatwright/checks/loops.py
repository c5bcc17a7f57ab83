"""Circles of steps that never wait, so that the engine has to stop them."""

from __future__ import annotations

from collections.abc import Iterator

from chatwright.checks.graph import WAITS, Graph
from chatwright.checks.scripts import script_of, tree_of
from chatwright.checks.texts import problem
from chatwright.checks.ways import shown, tested
from chatwright.definitions import Problem


def check_loops(graph: Graph) -> Iterator[Problem]:
    """Circles that never wait while their conditions stay true, and in which nothing changes them."""
    for circle in circles(graph):
        inside = set(circle)
        edges = [edge for place in circle for edge in graph.out[place] if edge.target in inside]
        conditions = [edge.condition for edge in edges if edge.condition is not None]
        if not conditions or any(tree_of(script_of(one) or "") is None for one in conditions):
            continue  # A circle without any condition is told of as an endless one.
        steps = [graph.linked[place].step for place in circle if place in graph.linked]
        looked_at = set().union(*map(tested, steps)) if steps else set()
        if steps and not any(looked_at & step.outputs.keys() for step in steps):
            names = [step.id for step in steps]
            way = " → ".join((*names[:5], "…") if len(names) > 5 else (*names, names[0]))
            yield problem(
                "loop_maybe_endless", steps[0], "selectNextStep", steps=way, condition=shown(conditions[0])
            )


def circles(graph: Graph) -> list[list[str]]:
    """The places that lead back to themselves without a wait between, each circle in the order of the definition."""
    ahead = {
        place: [] if place in graph.linked and graph.linked[place].step.type in WAITS else graph.out[place]
        for place in graph.out
    }
    number: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    on_stack: set[str] = set()
    found: list[list[str]] = []
    for start in graph.out:
        if start in number:
            continue
        trail = [(start, iter(ahead[start]))]
        number[start] = low[start] = len(number)
        stack.append(start)
        on_stack.add(start)
        while trail:
            place, edges = trail[-1]
            for edge in edges:
                target = edge.target
                if target not in number:
                    number[target] = low[target] = len(number)
                    stack.append(target)
                    on_stack.add(target)
                    trail.append((target, iter(ahead.get(target, ()))))
                    break
                if target in on_stack:
                    low[place] = min(low[place], number[target])
            else:
                trail.pop()
                if trail:
                    low[trail[-1][0]] = min(low[trail[-1][0]], low[place])
                if low[place] == number[place]:
                    members = []
                    while place in on_stack:
                        members.append(stack.pop())
                        on_stack.discard(members[-1])
                    if len(members) > 1 or any(edge.target == place for edge in ahead.get(place, ())):
                        found.append(members)
    order = {place: index for index, place in enumerate(graph.out)}
    return [sorted(members, key=order.__getitem__) for members in found]
