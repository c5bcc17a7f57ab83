"""`If`: when its condition is true, run every inner array of `do` as a path of its own, then go on [A-IF-1].

{"id": "out", "stepType": "If", "inputs": {"condition": "{{data.open == false}}"},
 "do": [[{"id": "closed", "stepType": "ChatAppsMessage", "inputs": {}}]], "nextStepId": "after"}

Source: automation.md section 3.
"""

from typing import Any

from chatwright.engine.journey import CompiledStep
from chatwright.engine.model import Path
from chatwright.engine.turn import Done, Outcome, Split, Turn


def start(turn: Turn, path: Path, step: CompiledStep, inputs: dict[str, Any]) -> Outcome:
    """Start the nested paths, if the condition holds and there are any."""
    if is_true(inputs.get("condition")) and step.branches:
        return Split(step.branches)
    return Done()


def is_true(value: Any) -> bool:
    """JavaScript truthiness; the texts "" and "false" are false (automation.md section 1)."""
    if isinstance(value, str):
        return value.lower() not in ("", "false")
    return isinstance(value, list | dict) or bool(value)
