"""Which outcomes of a step fit when something is known of its result."""

from __future__ import annotations

from typing import Any

from chatwright.checks.graph import Graph
from chatwright.checks.scripts import script_of, tree_of
from chatwright.checks.values import UNKNOWN, Lookup, known, truth_of, value_of
from chatwright.definitions import Step
from chatwright.expressions.compiled import DECLARATION

Facts = dict[tuple[str, ...], Any]
NO_REPLY: Facts = {("step", "reply"): None}
NO_DIGITS: Facts = {("step", "dtmfData"): None}
NO_ANSWER: Facts = {("step", "responseCode"): 0, ("step", "responseBody"): None}


def after(step: Step, facts: Facts) -> Lookup:
    """What is known once the step has stored its outputs."""
    values = dict(facts)
    lookup = known(values)
    for name, value in step.outputs.items():
        if isinstance(value, str) and DECLARATION.fullmatch(value):
            continue
        values["data", name] = output(value, lookup)
    return lookup


def output(value: Any, lookup: Lookup) -> Any:
    """What an output gives."""
    if not isinstance(value, str):
        return value if isinstance(value, int | float | bool) or value is None else UNKNOWN
    if "{{" not in value:
        return value
    script = script_of(value)
    tree = tree_of(script) if script is not None else None
    return UNKNOWN if tree is None else value_of(tree, lookup)


def fits(graph: Graph, step: Step, lookup: Lookup) -> bool:
    """Whether some outcome may fit, of those that lead somewhere or are drawn to lead nowhere."""
    conditions = [condition for _, condition in step.select]
    conditions += [outcome.condition for outcome in graph.open_outcomes(step.address)]
    return any(condition is None or truth_of(condition, lookup) is not False for condition in conditions)


def has_outcomes(graph: Graph, step: Step) -> bool:
    """Whether a step chooses between ways, drawn to the end or not."""
    return bool(step.select or graph.open_outcomes(step.address))
