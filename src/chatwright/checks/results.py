"""`step.` where it is empty, methods that there are not, and numbers that were meant as gaps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from chatwright.checks.graph import Graph
from chatwright.checks.scripts import Text, Tree, path_of, reads_of, tree_of
from chatwright.checks.texts import problem
from chatwright.definitions import Problem, Step, StepType
from chatwright.definitions.nearest import nearest

RESULTS: Mapping[StepType, tuple[str, ...]] = {
    StepType.CHAT_APPS_MESSAGE: ("umid", "status", "description", "requestId"),
    StepType.SMS: (
        "umid",
        "status",
        "description",
        "destination",
        "encoding",
        "clientMessageId",
        "requestId",
    ),
    StepType.HTTP_REQUEST: ("responseCode", "reasonPhrase", "responseBody"),
    StepType.WAIT_FOR_REPLY: ("reply",),
    StepType.VOICE_MESSAGE: ("response",),
    StepType.WAIT_FOR_DTMF: ("dtmfData",),
    StepType.SEND_TO_CONVERSE: ("ticketId", "isOpen", "opensAt", "team"),
}
"""What `step` holds after each kind (automation.md section 3)."""
TEXT_METHODS = (
    "at charAt charCodeAt codePointAt concat endsWith includes indexOf lastIndexOf localeCompare match matchAll"
    " normalize padEnd padStart repeat replace replaceAll search slice split startsWith substring substr toLowerCase"
    " toLocaleLowerCase toLocaleUpperCase toUpperCase toString trim trimEnd trimStart valueOf"
)
LIST_METHODS = (
    "every filter find findIndex findLast findLastIndex flat flatMap forEach join keys map pop push reduce"
    " reduceRight reverse shift some sort splice toReversed toSorted toSpliced unshift values with entries fill"
)
OTHER_METHODS = (
    "toFixed toPrecision toExponential toLocaleString toISOString toJSON getDate getDay getFullYear getHours"
    " getMilliseconds getMinutes getMonth getSeconds getTime getTimezoneOffset getUTCDate getUTCDay getUTCFullYear"
    " getUTCHours getUTCMinutes getUTCMonth getUTCSeconds toDateString toTimeString toUTCString toLocaleDateString"
    " toLocaleTimeString test exec hasOwnProperty isWellFormed toWellFormed copyWithin"
)
METHODS = frozenset((TEXT_METHODS + " " + LIST_METHODS + " " + OTHER_METHODS).split())
MEANT = {
    "contains": "includes",
    "tolower": "toLowerCase",
    "lower": "toLowerCase",
    "toupper": "toUpperCase",
    "upper": "toUpperCase",
    "strip": "trim",
}
"""What other languages call them."""


def check_results(graph: Graph) -> Iterator[Problem]:
    """Every script of every step."""
    for linked in graph.steps.values():
        step = linked.step
        for text in graph.texts(step):
            for script in text.scripts:
                yield from check_step_reads(step, text, script)
                tree = tree_of(script)
                if tree is None:
                    continue
                yield from check_methods(step, text, tree)
                if (
                    tree.kind == "literal"
                    and isinstance(tree.value, int)
                    and not isinstance(tree.value, bool)
                ):
                    yield problem("placeholder_number", step, text.field, number=tree.value)


def check_step_reads(step: Step, text: Text, script: str) -> Iterator[Problem]:
    """Reads of `step`: only in outputs and conditions, and only what the kind gives."""
    for read in reads_of(script):
        if read.root != "step":
            continue
        if text.root == "inputs":
            yield problem("step_in_inputs", step, text.field, path=".".join(("step", *read.path)))
            continue
        known = RESULTS.get(step.type, ())
        if not read.path or read.path[0] in known:
            continue
        if known:
            given = ", ".join(f"step.{name}" for name in known)
            yield problem(
                "step_field_unknown", step, text.field, kind=step.type.value, name=read.path[0], known=given
            )
        else:
            yield problem("step_empty", step, text.field, kind=step.type.value, name=read.path[0])


def check_methods(step: Step, text: Text, tree: Tree) -> Iterator[Problem]:
    """Calls of methods that no value has: they give nothing, and nobody is told [A-EXP-5]."""
    for call in tree.walk():
        if call.kind != "call" or call.parts[0].kind != "member":
            continue
        method = call.parts[0]
        path = path_of(method.parts[0])
        if (path is not None and path[0] not in ("data", "step")) or method.value in METHODS:
            continue  # Math, JSON and the like have methods of their own.
        meant = MEANT.get(method.value.lower()) or nearest(method.value, sorted(METHODS))
        if meant is None:
            yield problem("method_unknown", step, text.field, name=method.value)
        else:
            yield problem("method_misspelt", step, text.field, name=method.value, meant=meant)
