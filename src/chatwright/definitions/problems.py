"""What can be said about a definition: every kind of problem has a code that stays, and a sentence with gaps.

The web application has the same codes and sentences in its own languages (`web/src/i18n/en/checks.ts`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from chatwright.definitions.model import DefinitionError, Problem, Step


class Text(NamedTuple):
    """A kind of problem: how bad it is, its sentence, and the Automation API's number for it."""

    level: Literal["error", "warning"]
    words: str
    number: int = 0


TEXTS: Mapping[str, Text] = {
    "unreadable": Text("error", "{reason}"),
    "input_required": Text("error", "{kind} requires it. Fill it in.", 5007),
    "input_no_object": Text("error", "must be an object.", 5007),
    "bad_duration": Text("error", "{reason}", 5007),
    "bad_time_out": Text("error", "is {value}; it must be a number of seconds above 0.", 5007),
    "input_unknown": Text("warning", "{kind} has no such input; it is kept and not used."),
    "condition_missing": Text("warning", "there is none, so it counts as false."),
    "branch_empty": Text("warning", "there is none, so the path ends here. Add an outcome."),
    "call_unknown": Text(
        "warning",
        "there is none, so the step will fail; give the clientRequestId or uid of the call.",
    ),
    "expression_broken": Text("error", "{reason} (at character {position} of {script})", 5006),
    "expression_refused": Text("error", "{reason} (at character {position} of {script})", 5006),
    "name_unknown": Text("warning", "{reason} (at character {position} of {script})", 5006),
    "target_missing": Text("warning", 'there is no step "{target}"; the path ends there.', 5005),
    "target_misspelt": Text(
        "warning", 'there is no step "{target}"; the path ends there. Did you mean "{meant}"?', 5005
    ),
    "unreachable": Text("warning", "no step leads here, so it never runs."),
    "loop_endless": Text(
        "warning", "this loop never waits, so it will be stopped with an error; put a wait into it."
    ),
    "outputs_in_inputs": Text(
        "warning", "outputs stand inside inputs; they are taken as the step's outputs."
    ),
    "two_ways_on": Text("warning", "selectNextStep is given too, and wins."),
    "nested_ignored": Text("warning", "only If runs nested steps, {kind} ignores them."),
    "id_hidden": Text("warning", "a step outside has the same id; links resolve to the innermost one."),
}


def tell(
    texts: Mapping[str, Text], code: str, step: Step | None, field: str, values: Mapping[str, str | int]
) -> Problem:
    """A problem of a kind, with the gaps of its sentence filled."""
    level, words, number = texts[code]
    return Problem(
        level=level,
        step=step.id if step else None,
        field=field,
        message=words.format_map(values),
        number=number,
        code=code,
        address=step.address if step else None,
        values=values,
    )


def problem(code: str, step: Step | None, field: str = "", /, **values: str | int) -> Problem:
    """A problem that the definition alone shows."""
    return tell(TEXTS, code, step, field, values)


def unreadable(error: DefinitionError) -> Problem:
    """Why a definition could not even be read, as its one problem."""
    found = problem("unreadable", None, reason=error.message)
    return Problem(
        found.level, None, "", found.message, number=error.code, code=found.code, values=found.values
    )
